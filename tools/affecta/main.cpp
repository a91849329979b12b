// affecta: the command line.
#include <csignal>
#include <exception>
#include <new>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "tools/affecta/commands.h"

namespace {

using namespace affecta::cli;

constexpr const char* description =
    "affecta: the daily computation of the national admission procedure.";

constexpr const char* footer = R"(
Files: "-" means standard input or standard output everywhere.

Exit codes:
  0  done
  1  the input is refused, or a file cannot be read or written
  2  wrong usage
  3  done with an alert: proposals of today are withdrawn
  4  a check failed

Examples:
  affecta call-order ranking.json -o orders.json
  affecta round day.json -o result.json --report report.json
  affecta days country.affecta --changed 0.01
  affecta verify day.json result.json
  affecta conformance tests/conformance
  affecta convert day.json day.affecta
  affecta inspect day.affecta
  affecta generate country.affecta
  affecta campaign create demo --data country.affecta --test-clock
  affecta simulate country.affecta
  affecta serve demo --port 8080

`affecta COMMAND --help` tells more about one command.)";

int run(int argc, char** argv) {
  CLI::App program(description, "affecta");
  program.footer(footer);
  program.set_version_flag("--version", "affecta " AFFECTA_VERSION);
  program.require_subcommand(1);
  const Command commands[] = {
      call_order_command(program), round_command(program),       days_command(program),
      verify_command(program),     conformance_command(program), convert_command(program),
      inspect_command(program),    generate_command(program),    campaign_command(program),
      simulate_command(program),   serve_command(program),       refusals_command(program)};
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and version are no errors.
    return program.exit(error) == 0 ? done : wrong_usage;
  }
  for (const Command& command : commands) {
    if (command.app->parsed()) return command.run();
  }
  return wrong_usage;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is a write error like another
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "affecta: not enough memory\n");
  } catch (const std::exception& error) {
    fmt::print(stderr, "affecta: {}\n", error.what());
  }
  return refused;
}
