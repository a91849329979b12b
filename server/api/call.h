// A request that found its route: who asks, for what, with which parameters.
//
// Purpose: what every route reads; nothing of the protocol is decoded anywhere else.
// Errors: wrong_parameter, naming the parameter, its value and its bounds.
// Thread safety: read by one thread. Views live as long as the call.
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/refusal.h"
#include "engine/model/keys.h"
#include "server/api/target.h"
#include "server/auth/principal.h"
#include "server/http/message.h"

namespace affecta::api {

// Of a route's path: name and value.
using PathParameters = std::vector<std::pair<std::string_view, std::string_view>>;

struct Call {
  const http::Request& request;
  const Target& target;
  PathParameters path;
  const auth::Principal* who = nullptr;  // none: nobody signed in, the route is public

  // A parameter of the path; there is one of the name.
  std::string_view text(std::string_view name) const;
  Result<std::int32_t> number(std::string_view name) const;
  // {group}, "7:3", of {formation}.
  Result<GroupKey> group() const;

  // Of the query; none: it is not given.
  std::optional<std::string_view> query(std::string_view name) const;
  Result<std::optional<std::int64_t>> query_number(std::string_view name, std::int64_t least,
                                                   std::int64_t most) const;
  Result<bool> query_flag(std::string_view name) const;  // "true", "false"; not given: false
};

// Rows of a list: `limit` of them after `after`, which is the last key of the page before.
struct Page {
  std::size_t limit = 0;
  std::optional<std::int64_t> after;
};
inline constexpr std::array<std::string_view, 2> page_parameters = {"limit", "after"};
inline constexpr std::size_t page_default = 100, page_most = 1000;
Result<Page> page_of(const Call& call);

tl::unexpected<Refusal> wrong_parameter(std::string_view name, std::string_view value,
                                        const std::string& bounds);

}  // namespace affecta::api
