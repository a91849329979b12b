#include "server/service/router.h"

#include "engine/base/check.h"

namespace affecta::service {

namespace {

using http::Method;

// "/v1/candidates/{candidate}" without its leading slash, segment by segment.
template <class Visit>
void each_segment(std::string_view path, const Visit& visit) {
  AFFECTA_CHECK(path.starts_with('/'));
  if (path == "/") return;  // it has none
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    visit(path.substr(0, end));
    path.remove_prefix(end);
  }
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }

}  // namespace

Router::Router(std::vector<api::Route> routes) : routes_(std::move(routes)) {
  for (const api::Route& each : routes_) add(each);
}

void Router::add(const api::Route& route) {
  Node* node = &root_;
  each_segment(route.path, [&](std::string_view segment) {
    if (is_parameter(segment)) {
      const std::string_view name = segment.substr(1, segment.size() - 2);
      if (!node->parameter) node->parameter = std::make_unique<Node>();
      AFFECTA_CHECK(node->parameter_name.empty() || node->parameter_name == name);
      node->parameter_name = name;
      node = node->parameter.get();
    } else {
      auto& next = node->literals[std::string(segment)];
      if (!next) next = std::make_unique<Node>();
      node = next.get();
    }
  });
  const api::Route*& place = node->by_method[static_cast<std::size_t>(route.method)];
  AFFECTA_CHECK(place == nullptr);
  place = &route;
}

const Router::Node* Router::walk(const api::Target& target, Match& match) const {
  const Node* node = &root_;
  for (const std::string& segment : target.segments) {
    if (const auto literal = node->literals.find(segment); literal != node->literals.end()) {
      node = literal->second.get();
    } else if (node->parameter) {
      match.path.emplace_back(node->parameter_name, segment);
      node = node->parameter.get();
    } else {
      return nullptr;
    }
  }
  return node;
}

Result<Match> Router::find(Method method, const api::Target& target) const {
  Match match;
  const Node* const node = walk(target, match);
  const Method as = method == Method::head ? Method::get : method;
  if (node != nullptr && as != Method::other) {
    match.route = node->by_method[static_cast<std::size_t>(as)];
    if (match.route != nullptr) return match;
  }
  const std::string methods = allowed(target);
  if (methods.empty()) {
    return refuse(RefusalCode::unknown_route, "the path of the request", "there is nothing here");
  }
  auto refusal = refuse(RefusalCode::method_not_allowed, "the method of the request",
                        std::string(http::to_text(method)) + ", the path takes " + methods);
  refusal.value().value = http::to_text(method);
  refusal.value().limit = methods;
  return refusal;
}

std::string Router::allowed(const api::Target& target) const {
  Match match;
  const Node* const node = walk(target, match);
  std::string methods;
  for (std::size_t i = 0; node != nullptr && i < node->by_method.size(); ++i) {
    if (node->by_method[i] == nullptr) continue;
    methods += (methods.empty() ? "" : ", ") + std::string(to_text(static_cast<Method>(i)));
    if (static_cast<Method>(i) == Method::get) methods += ", HEAD";
  }
  return methods;
}

}  // namespace affecta::service
