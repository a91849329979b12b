// The configuration of a server: every setting, its default, its bounds, in one table.
//
// Purpose: limits are settings; a refusal that names one can be acted on. The table reads the file
// (TOML, by toml++), writes the documented default file (docs/server.toml) and checks bounds.
// Errors: file_unreadable, malformed_document, unknown_setting, wrong_type, wrong_setting,
// missing_field, with "FILE:LINE:COLUMN", the setting, its value and its bounds. Thread safety:
// values.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "engine/base/refusal.h"
#include "server/auth/tokens.h"
#include "server/http/server.h"

namespace affecta::settings {

struct Log {
  std::string file = "-";  // "-": standard error
  std::string level = "info";
  bool requests = true;  // one line a request
};

struct Campaign {
  unsigned threads = 0;  // of the day turn
  int turn_niceness = 19;
  std::size_t queue_limit = 200'000;
  int snapshot_every_days = 1;
};

struct Settings {
  http::Options http;
  std::chrono::milliseconds grace{10'000};  // to finish what was accepted, at the end
  std::size_t compress_from = 1024;         // bytes of a body
  Log log;
  Campaign campaign;
  std::vector<auth::Token> tokens;
};

Result<Settings> read_settings(const std::string& path);
// `name`: of the file, for messages.
Result<Settings> parse_settings(std::string_view text, const std::string& name);

// A file with every setting at its default, each with its meaning and its bounds.
std::string documented_defaults();

}  // namespace affecta::settings
