// An HTTP/1.1 server: connections in, whole requests to a handler, answers out.
//
// Purpose: the protocol and nothing else (Beast and Asio do it): keep-alive, pipelined requests
// (answered in order), TCP_NODELAY, limits and timeouts, TLS when a certificate is given, streams,
// an end that finishes what was accepted. One io_context and one listening socket a thread
// (SO_REUSEPORT): connections share nothing.
// Limits: a request that exceeds one is answered with its problem document, which names value,
// limit and setting, and the connection is closed; idle connections are closed without a word.
// Errors: cannot_listen, certificate_unusable.
// Thread safety: start and stop by one thread; the handler is called by all io threads.
// Cost: an idle connection keeps less than 2 KB, with TLS 70 KB.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "engine/base/refusal.h"
#include "server/http/message.h"

namespace affecta::http {

// Each is a setting of the configuration, section [limits], by the same name (server/settings).
struct Limits {
  std::size_t header_bytes = 16'384;
  std::size_t body_bytes = 1'048'576;
  std::size_t connections = 20'000;                   // or what RLIMIT_NOFILE leaves
  std::uint64_t requests_per_connection = 1'000'000;  // the last answer says Connection: close
  std::chrono::milliseconds first_byte{10'000};       // of a new connection, TLS included
  std::chrono::milliseconds header_time{10'000};      // from a request's first byte to its head
  std::chrono::milliseconds body_time{30'000};        // from there to its end
  std::chrono::milliseconds idle{75'000};             // between requests
  std::chrono::milliseconds write_time{30'000};       // to take an answer
};

struct Options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: one that is free
  unsigned threads = 0;       // io threads; 0: as many as the machine has
  std::string certificate;    // PEM files; TLS when given
  std::string private_key;
  Limits limits;
  // Told what the protocol refuses before a handler sees it, by the thread of the connection.
  // Returns the id that the answer carries (X-Request-Id); empty: none.
  std::function<std::string(const Refusal&)> on_refusal;
};

// What was counted since the start.
struct Counts {
  std::uint64_t connections = 0;         // accepted
  std::uint64_t open = 0;                // now
  std::uint64_t requests = 0;            // whole ones
  std::uint64_t refused = 0;             // by the protocol
  std::uint64_t received = 0, sent = 0;  // bytes
};

class Server {
 public:
  static Result<Server> start(const Options& options, Handler handler);
  // Whether the address is one and the certificate can be used; nothing listens.
  static Result<void> check(const Options& options);
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();  // stops at once

  std::uint16_t port() const;
  Counts counts() const;
  // Accepts nothing new, answers what was received, closes idle connections and streams; returns
  // when all are closed, or when `grace` is over. True: everything was finished.
  bool stop(std::chrono::milliseconds grace);

 private:
  class Life;
  explicit Server(std::unique_ptr<Life> life);
  std::unique_ptr<Life> life_;
};

}  // namespace affecta::http
