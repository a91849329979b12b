// Answers of routes that answer by themselves.
//
// Thread safety: pure.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "server/http/message.h"

namespace affecta::routes {

inline http::Response json_response(std::uint16_t status, std::string body) {
  http::Response response;
  response.status = status;
  response.content_type = "application/json";
  response.fields = {{"Cache-Control", "no-store"}};
  response.body = std::move(body);
  return response;
}

}  // namespace affecta::routes
