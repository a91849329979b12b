// Requests and answers of HTTP, as values: what the rest of the server sees of the protocol.
//
// Purpose: everything above the protocol (routes, views) is written against these few types and
// compiles without Beast.
// Thread safety: a Request is read by one thread; an Answer may be given by any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/check.h"

namespace affecta::http {

enum class Method : std::uint8_t { get, head, post, put, patch, delete_, options, other };
std::string_view to_text(Method method);  // "GET"; "?" for other

// A whole request. Views stay valid until it is answered.
class Request {
 public:
  virtual ~Request() = default;
  virtual Method method() const = 0;
  virtual std::string_view target() const = 0;  // path and query, as they came
  virtual std::string_view body() const = 0;
  // The first field of the name, whatever its case; empty: there is none.
  virtual std::string_view field(std::string_view name) const = 0;
};

// What is sent bit by bit (server-sent events). A copy is the same stream.
// Thread safety: full. What is sent after the client went away is dropped.
class Stream {
 public:
  virtual ~Stream() = default;
  virtual void send(std::string bytes) = 0;
  virtual void close() = 0;
  virtual bool is_open() const = 0;
};

struct Response {
  std::uint16_t status = 200;
  std::string_view content_type;  // a literal; empty: there is no body
  // Others, whose names are literals; Content-Length is made.
  std::vector<std::pair<std::string_view, std::string>> fields;
  std::string body;
  std::string_view refusal;  // of a problem document: the catalogue's name, for the log
  // When set the body is what is sent to it, for as long as it is open; called once, by the thread
  // of the connection, after the head was sent.
  std::function<void(std::shared_ptr<Stream>)> stream;
};

// To be called once; a call after the first is an error of the program (AFFECTA_CHECK).
// Brief for the caller: it hands the response to the connection's thread.
// Dropped without a call: the client is answered server_failed.
class Answer {
 public:
  struct Target {
    virtual ~Target() = default;
    virtual void answer(Response response) = 0;
  };
  explicit Answer(std::shared_ptr<Target> target) : target_(std::move(target)) {}
  void operator()(Response response) {
    AFFECTA_CHECK(target_ != nullptr);
    std::exchange(target_, {})->answer(std::move(response));
  }

 private:
  std::shared_ptr<Target> target_;
};

// Called by an io thread for each whole request: must not block, nor compute for long. It may
// answer at once, or keep the Answer (and views of the Request until it is given) and answer later
// from any thread.
using Handler = std::function<void(const Request&, Answer)>;

}  // namespace affecta::http
