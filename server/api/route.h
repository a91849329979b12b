// Routes: which request is served by what, for whom.
//
// Purpose: a table of values that the server dispatches by, that the tests hold against
// docs/openapi.yaml, and that says all there is to know of a route's rights.
// Thread safety: immutable.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/refusal.h"
#include "engine/campaign/command.h"
#include "server/api/call.h"
#include "server/api/context.h"
#include "server/api/view.h"
#include "server/auth/principal.h"
#include "server/http/message.h"

namespace affecta::api {

// For whom. Operators and support see what is anybody's; the others what is theirs: `owner` is the
// parameter of the path that must be one of their ids.
struct Access {
  std::vector<auth::Role> roles;  // empty: everybody, without a token too
  std::string_view owner = {};
};

// What is looked up; the dispatcher makes ETag, 304, compression, the day and the next page's link.
using Read = Result<View> (*)(const Context&, const Call&);
// What is looked up in the background, because it waits for the disk or takes longer than an io
// thread may: parameters are read at once; what is left to do does not use the call.
using Later = Result<std::function<Result<View>()>> (*)(const Context&, const Call&);
// The command to give; the dispatcher adds its author, its id and its time, waits for the answer
// without holding a thread up, and shows it.
using Write = Result<campaign::Request> (*)(const Context&, const Call&);
// What is served whatever the campaign is at, also while it is opened.
using Always = std::function<http::Response(const http::Request&)>;
// Answers by itself, now or later.
using Serve = void (*)(Context&, const Call&, http::Answer);

struct Route {
  http::Method method = http::Method::get;
  std::string_view path;       // "/v1/candidates/{candidate}/wishes"
  std::string_view operation;  // the operationId of docs/openapi.yaml; names it in logs and metrics
  Access access;
  std::vector<std::string_view> parameters;  // that its query may have
  std::variant<Read, Later, Write, Serve, Always> serve;
};

}  // namespace affecta::api
