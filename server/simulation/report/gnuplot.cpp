#include "server/simulation/report/gnuplot.h"

#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "datasets/official/output.h"

namespace affecta::simulation {

namespace {

constexpr std::string_view terminal =
    "set terminal svg size 860,400 dynamic font 'sans-serif,13' background 'white' noenhanced\n"
    "set encoding utf8\n";

// gnuplot reads `script` and writes `path`. Returns 0, or an errno of what could not be started.
int run(const std::string& script, const std::string& path, int& status) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, script.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, path.c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0666);
  char name[] = "gnuplot";
  char* const arguments[] = {name, nullptr};
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, name, &files, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&files);
  if (error == 0) ::waitpid(child, &status, 0);
  return error;
}

}  // namespace

tl::expected<void, std::string> draw_svg(const std::string& script, const std::string& path) {
  const std::string script_path = path + ".gnuplot";
  auto output = Output::open(script_path);
  if (!output) return tl::make_unexpected(output.error().message());
  output->write(terminal);
  output->write(script);
  if (auto written = output->commit(); !written) {
    return tl::make_unexpected(written.error().message());
  }
  int status = 0;
  const int error = run(script_path, path, status);
  std::filesystem::remove(script_path);
  if (error != 0) {
    return tl::make_unexpected(std::string("gnuplot cannot be started (") + std::strerror(error) +
                               "): install Debian's gnuplot-nox");
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return tl::make_unexpected("gnuplot does not draw " + path);
}

}  // namespace affecta::simulation
