// Finds the route of a request.
//
// Invariant: where a path has both a literal segment and a parameter in one place, the literal is
// preferred. Two routes with the same method and path are an error of the program.
// Errors: unknown_route; method_not_allowed, whose limit is the field Allow.
// Thread safety: immutable. Cost: a look-up for each segment of the path.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/refusal.h"
#include "server/api/route.h"

namespace affecta::service {

struct Match {
  const api::Route* route = nullptr;
  api::PathParameters path;
};

class Router {
 public:
  explicit Router(std::vector<api::Route> routes);

  const std::vector<api::Route>& routes() const { return routes_; }
  // HEAD is found as GET. Views into `target`.
  Result<Match> find(http::Method method, const api::Target& target) const;
  // The methods of a path, "GET, POST"; empty: there is no such path.
  std::string allowed(const api::Target& target) const;

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> parameter;
    std::string_view parameter_name;
    std::array<const api::Route*, static_cast<std::size_t>(http::Method::other)> by_method{};
  };
  void add(const api::Route& route);
  const Node* walk(const api::Target& target, Match& match) const;

  const std::vector<api::Route> routes_;
  Node root_;
};

}  // namespace affecta::service
