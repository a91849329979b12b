#include "server/settings/table.h"

#include <array>

namespace affecta::settings {

namespace {

constexpr std::int64_t kib = 1024, mib = 1024 * kib;
constexpr std::int64_t day_ms = 24LL * 3600 * 1000;

// A number somewhere in the settings: `place` is a pointer to member, or two.
template <auto first, auto... rest>
constexpr auto& at(auto& settings) {
  if constexpr (sizeof...(rest) == 0) {
    return settings.*first;
  } else {
    return at<rest...>(settings.*first);
  }
}

template <auto... place>
constexpr IntegerSetting integer(std::int64_t least, std::int64_t most) {
  using Number = std::remove_cvref_t<decltype(at<place...>(std::declval<Settings&>()))>;
  return {
      least, most,
      [](const Settings& settings) { return static_cast<std::int64_t>(at<place...>(settings)); },
      [](Settings& settings, std::int64_t value) {
        at<place...>(settings) = static_cast<Number>(value);
      }};
}

template <auto... place>
constexpr IntegerSetting milliseconds(std::int64_t least, std::int64_t most) {
  return {least, most,
          [](const Settings& settings) {
            return static_cast<std::int64_t>(at<place...>(settings).count());
          },
          [](Settings& settings, std::int64_t value) {
            at<place...>(settings) = std::chrono::milliseconds(value);
          }};
}

template <auto... place>
constexpr TextSetting text(std::string_view one_of = {}) {
  return {[](const Settings& settings) -> const std::string& { return at<place...>(settings); },
          [](Settings& settings) -> std::string& { return at<place...>(settings); }, one_of};
}

using S = Settings;
using H = http::Options;
using L = http::Limits;

const std::array all = {
    Setting{"server", "address", "Where the server listens.", text<&S::http, &H::address>()},
    Setting{"server", "port", "0: one that is free.", integer<&S::http, &H::port>(0, 65535)},
    Setting{"server", "threads", "Threads that answer; 0: as many as the machine has.",
            integer<&S::http, &H::threads>(0, 1024)},
    Setting{"server", "grace", "Milliseconds to finish what was accepted, when the server stops.",
            milliseconds<&S::grace>(0, day_ms)},
    Setting{"server", "compress_from", "Bytes from which an answer is compressed when asked.",
            integer<&S::compress_from>(0, 1024 * mib)},

    Setting{"tls", "certificate", "A PEM file, the whole chain; empty: no TLS.",
            text<&S::http, &H::certificate>()},
    Setting{"tls", "private_key", "Its key, a PEM file.", text<&S::http, &H::private_key>()},

    Setting{"limits", "header_bytes", "Bytes of a request's head.",
            integer<&S::http, &H::limits, &L::header_bytes>(256, mib)},
    Setting{"limits", "body_bytes", "Bytes of a request's body.",
            integer<&S::http, &H::limits, &L::body_bytes>(0, 1024 * mib)},
    Setting{"limits", "connections", "Connections open at once.",
            integer<&S::http, &H::limits, &L::connections>(1, 1'000'000)},
    Setting{"limits", "requests_per_connection",
            "After so many the connection is closed; the last answer says so.",
            integer<&S::http, &H::limits, &L::requests_per_connection>(
                1, std::numeric_limits<std::int64_t>::max())},
    Setting{"limits", "first_byte", "Milliseconds until a new connection sends something.",
            milliseconds<&S::http, &H::limits, &L::first_byte>(10, day_ms)},
    Setting{"limits", "header_time", "Milliseconds from a request's first byte to its whole head.",
            milliseconds<&S::http, &H::limits, &L::header_time>(10, day_ms)},
    Setting{"limits", "body_time", "Milliseconds from there to its end.",
            milliseconds<&S::http, &H::limits, &L::body_time>(10, day_ms)},
    Setting{"limits", "idle", "Milliseconds between two requests of a connection.",
            milliseconds<&S::http, &H::limits, &L::idle>(10, day_ms)},
    Setting{"limits", "write_time", "Milliseconds for the client to take an answer.",
            milliseconds<&S::http, &H::limits, &L::write_time>(10, day_ms)},

    Setting{"log", "file", "Where log lines (JSON) go; \"-\": standard error.",
            text<&S::log, &Log::file>()},
    Setting{"log", "level", "The least that is logged.",
            text<&S::log, &Log::level>("debug, info, warning, error")},
    Setting{"log", "requests", "A line for each request.",
            FlagSetting{[](const S& settings) { return settings.log.requests; },
                        [](S& settings) -> bool& { return settings.log.requests; }}},

    Setting{"campaign", "threads", "Threads of a day turn; 0: as many as the machine has.",
            integer<&S::campaign, &Campaign::threads>(0, 1024)},
    Setting{"campaign", "turn_niceness", "Their niceness: a day turn gives way to who answers.",
            integer<&S::campaign, &Campaign::turn_niceness>(0, 19)},
    Setting{"campaign", "queue_limit", "Commands that may wait for their answer.",
            integer<&S::campaign, &Campaign::queue_limit>(1, 100'000'000)},
    Setting{"campaign", "snapshot_every_days", "Days between two snapshots of the state; 0: none.",
            integer<&S::campaign, &Campaign::snapshot_every_days>(0, 1000)},
};

}  // namespace

std::span<const Setting> table() { return all; }

}  // namespace affecta::settings
