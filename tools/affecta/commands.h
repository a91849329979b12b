// The subcommands, one file each.
//
// Each function declares its subcommand's options and returns what runs it; run() is called once
// the command line is understood, and gives the exit code. Messages go to standard error,
// documents where the options say ("-" is standard input or output).
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

namespace affecta::cli {

enum ExitCode : int {
  done = 0,
  refused = 1,      // the input is refused, or a file cannot be read or written
  wrong_usage = 2,  // the command line is not understood
  done_with_alert = 3,
  check_failed = 4,
};

struct Command {
  CLI::App* app;
  std::function<int()> run;
};

Command call_order_command(CLI::App& program);
Command round_command(CLI::App& program);
Command days_command(CLI::App& program);
Command verify_command(CLI::App& program);
Command conformance_command(CLI::App& program);
Command convert_command(CLI::App& program);
Command inspect_command(CLI::App& program);
Command generate_command(CLI::App& program);
Command campaign_command(CLI::App& program);
Command refusals_command(CLI::App& program);
Command simulate_command(CLI::App& program);
Command serve_command(CLI::App& program);

}  // namespace affecta::cli
