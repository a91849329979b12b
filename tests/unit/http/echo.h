// A server whose handler says what it was asked.
#pragma once

#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "server/http/server.h"

namespace affecta::http::test {

// "METHOD TARGET BODY"
inline std::string told(const Request& request) {
  std::string text(to_text(request.method()));
  text.append(" ").append(request.target()).append(" ").append(request.body());
  return text;
}

inline Response text(std::string body) {
  Response response;
  response.content_type = "text/plain";
  response.body = std::move(body);
  return response;
}

inline void echo(const Request& request, Answer answer) { answer(text(told(request))); }

// On a free port, with two threads.
inline Server start(Handler handler = echo, Options options = {}) {
  options.port = 0;
  if (options.threads == 0) options.threads = 2;
  auto server = Server::start(options, std::move(handler));
  REQUIRE(server);
  return *std::move(server);
}

inline Server start(const Limits& limits, Handler handler = echo) {
  Options options;
  options.limits = limits;
  return start(std::move(handler), options);
}

}  // namespace affecta::http::test
