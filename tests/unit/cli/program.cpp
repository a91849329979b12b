#include "tests/unit/cli/program.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>
#include <sys/wait.h>

namespace affecta::test {

namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Program::Program() {
  std::string name = (std::filesystem::temp_directory_path() / "affecta-cli-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  folder_ = name;
}

Program::~Program() { std::filesystem::remove_all(folder_); }

Run Program::run(const std::string& arguments, const std::string& standard_input) const {
  write(".in", standard_input);
  // Without separators, "$DIR" and "$SAMPLES" stay one word each: a clone may lie in any folder.
  const std::string command = "IFS=; DIR=\"" + folder_.string() +
                              "\"; SAMPLES=\"" AFFECTA_SOURCE_DIR
                              "/datasets/samples\"; \"" AFFECTA_BINARY "\" " +
                              arguments + " <$DIR/.in >$DIR/.out 2>$DIR/.err";
  const int status = std::system(command.c_str());
  REQUIRE(WIFEXITED(status));  // not killed by a signal
  return {WEXITSTATUS(status), read(".out"), read(".err")};
}

void Program::write(const std::string& name, const std::string& text) const {
  std::ofstream(folder_ / name) << text;
}

std::string Program::read(const std::string& name) const { return content(folder_ / name); }

std::string source_file(const std::string& name) {
  return content(std::string(AFFECTA_SOURCE_DIR) + "/" + name);
}

}  // namespace affecta::test
