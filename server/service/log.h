// The server's log: JSON, one line an event, by spdlog.
//
// Purpose: a line for each request, and for what happens to the server. No personal data beyond
// ids: neither queries nor bodies are logged.
// Lines are collected in memory and written by a thread of their own: whoever logs never waits for
// the disk. When the disk does not keep up lines are dropped, and counted.
// Errors: file_not_writable. Thread safety: full. Cost of a line: about half a microsecond.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/refusal.h"
#include "server/settings/settings.h"

namespace affecta::service {

struct RequestLine {
  std::string_view id;
  std::string_view method;
  std::string_view path;       // without its query
  std::string_view operation;  // of the route; empty: none was found
  std::string_view role;       // empty: nobody signed in
  std::int32_t owner = 0;      // whose: the candidate, the formation, …
  std::string_view refusal;    // the catalogue's name; empty: not refused
  unsigned status = 0;
  double milliseconds = 0;
  std::size_t bytes = 0;  // of the body
};

class Log {
 public:
  static Result<Log> open(const settings::Log& settings);
  Log(Log&&) noexcept;
  Log& operator=(Log&&) noexcept;
  ~Log();  // writes what was collected

  void request(const RequestLine& line);
  void info(std::string_view what);
  void warn(std::string_view what);
  void error(std::string_view what);

  std::uint64_t dropped() const;

 private:
  struct Sinks;
  explicit Log(std::unique_ptr<Sinks> sinks);
  std::unique_ptr<Sinks> sinks_;
};

}  // namespace affecta::service
