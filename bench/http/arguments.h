// What the servers of a comparison are told: --port, --threads, --bytes of the fixed body.
#pragma once

#include <cstdint>
#include <string>

#include <CLI/CLI.hpp>

namespace affecta::bench {

struct Arguments {
  std::uint16_t port = 8080;
  unsigned threads = 1;
  std::size_t bytes = 300;

  std::string body() const { return std::string(bytes, 'x'); }
};

inline Arguments arguments_of(int count, char** texts) {
  Arguments arguments;
  CLI::App program("Answers every request with a fixed body, on 127.0.0.1, until it is killed");
  program.add_option("--port", arguments.port);
  program.add_option("--threads", arguments.threads);
  program.add_option("--bytes", arguments.bytes);
  try {
    program.parse(count, texts);
  } catch (const CLI::ParseError& error) {
    std::exit(program.exit(error));
  }
  return arguments;
}

}  // namespace affecta::bench
