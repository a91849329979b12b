#include "server/service/dispatcher.h"

#include <algorithm>
#include <utility>

#include <xxhash.h>

#include "server/api/background.h"
#include "server/api/command_fields.h"
#include "server/api/tag.h"
#include "server/views/done.h"

namespace affecta::service {

namespace {

using api::Call;
using api::Route;
using auth::Role;

// ------------------------------------------------------------ what is shown

std::string tag_of(const api::View& view) {
  return api::tag_of(view.version ? *view.version
                                  : XXH3_64bits(view.body.data(), view.body.size()));
}

bool takes(const Route& route, std::string_view parameter) {
  return std::ranges::find(route.parameters, parameter) != route.parameters.end();
}

// What the answer to a read depends on beside the view; also when the call is over.
struct Asked {
  Asked(const Route& route, const Call& call)
      : is_public(call.who == nullptr), known(call.request.field("If-None-Match")) {
    if (!takes(route, "after")) return;
    const std::string_view target = call.request.target();
    page = std::string(target.substr(0, target.find('?'))) + "?";
    for (std::size_t i = 0; i < call.target.parameters.size(); ++i) {
      if (call.target.parameters[i].first != "after") page += call.target.written[i] + "&";
    }
  }
  bool is_public;
  std::string known;
  std::string page;  // of a list, its address, up to `after`
};

http::Response shown(const Asked& asked, api::View view) {
  http::Response response;
  std::string tag = tag_of(view);
  const bool known = api::is_known(asked.known, tag);
  constexpr std::size_t usual_fields = 6;
  response.fields.reserve(usual_fields);
  response.fields.emplace_back("ETag", std::move(tag));
  response.fields.emplace_back("Affecta-Day", std::to_string(view.day));
  response.fields.emplace_back("Cache-Control", asked.is_public ? "no-cache" : "private, no-cache");
  if (view.next) {
    response.fields.emplace_back("Link",
                                 "<" + asked.page + "after=" + *view.next + ">; rel=\"next\"");
  }
  if (known) {
    response.status = 304;
    return response;
  }
  response.content_type = view.content_type;
  response.body = std::move(view.body);
  return response;
}

void show(const Asked& asked, Result<api::View> view, Exchange& exchange) {
  if (!view) return exchange.refuse(view.error());
  exchange.answer(shown(asked, *std::move(view)));
}

// ------------------------------------------------------------ who gives a command

std::int32_t own_id(const Route& route, const Call& call) {
  return route.access.owner.empty() ? 0 : call.number(route.access.owner).value_or(0);
}

campaign::Author author_of(const Route& route, const Call& call) {
  const std::int32_t id = own_id(route, call);
  switch (call.who->role) {
    case Role::operator_:
      return {campaign::Role::operator_, 0};
    case Role::support:
      return {campaign::Role::support, 0};
    case Role::formation:
    case Role::training_centre:
      return {campaign::Role::formation, id};
    case Role::caes:
      return {campaign::Role::commission, id};
    default:
      return {campaign::Role::candidate, id};
  }
}

bool has_no_ids(Role role) { return role == Role::operator_ || role == Role::support; }

// Who asks, for the log: the id that the path names, where it is theirs, or the first of theirs.
std::int32_t id_in_log(const Route& route, const Call& call, bool is_allowed) {
  if (has_no_ids(call.who->role)) return 0;
  const std::int32_t named = is_allowed ? own_id(route, call) : 0;
  if (named != 0 || call.who->ids.empty()) return named;
  return call.who->ids.front();
}

std::string roles_text(const std::vector<Role>& roles) {
  std::string text;
  for (const Role role : roles) text += (text.empty() ? "" : ", ") + std::string(to_text(role));
  return text;
}

bool may_read_all(const Route& route, Role role) {
  const bool reads = std::holds_alternative<api::Read>(route.serve) ||
                     std::holds_alternative<api::Later>(route.serve);
  return reads && has_no_ids(role);
}

}  // namespace

Dispatcher::Dispatcher(std::vector<Route> routes, auth::Tokens tokens,
                       const Exchange::Office& office)
    : router_(std::move(routes)), tokens_(std::move(tokens)), office_(office) {}

void Dispatcher::operator()(const http::Request& request, http::Answer answer) {
  const auto exchange = std::make_shared<Exchange>(office_, request, std::move(answer));
  if (const auto served = serve(request, exchange); !served) exchange->refuse(served.error());
}

Result<void> Dispatcher::serve(const http::Request& request,
                               const std::shared_ptr<Exchange>& exchange) {
  const auto target = api::read_target(request.target());
  if (!target) return tl::make_unexpected(target.error());
  auto match = router_.find(request.method(), *target);
  if (!match) return tl::make_unexpected(match.error());
  const Route& route = *match->route;
  exchange->found(static_cast<std::size_t>(&route - router_.routes().data()), route.operation);
  if (auto known = check_parameters(route, *target); !known) return known;
  if (const auto* const always = std::get_if<api::Always>(&route.serve)) {
    exchange->answer((*always)(request));
    return {};
  }
  api::Context* const context = context_;
  if (context == nullptr) {
    return refuse(RefusalCode::not_ready, "the server", "it opens the campaign, or it stops");
  }
  Call call{request, *target, std::move(match->path)};
  if (!route.access.roles.empty()) {
    const auto who = tokens_.sign_in(request.field("Authorization"));
    if (!who) return tl::make_unexpected(who.error());
    call.who = *who;
    const auto allowed = check_access(route, call);
    exchange->signed_in(to_text(call.who->role), id_in_log(route, call, allowed.has_value()));
    if (!allowed) return allowed;
  }
  if (const auto* const read = std::get_if<api::Read>(&route.serve)) {
    show(Asked(route, call), (*read)(*context, call), *exchange);
    return {};
  }
  if (const auto* const later = std::get_if<api::Later>(&route.serve)) {
    auto rest = (*later)(*context, call);
    if (!rest) return tl::make_unexpected(rest.error());
    return context->background.run([asked = Asked(route, call), rest = *std::move(rest), exchange] {
      show(asked, rest(), *exchange);
    });
  }
  if (const auto* const write = std::get_if<api::Write>(&route.serve)) {
    auto command = (*write)(*context, call);
    if (!command) return tl::make_unexpected(command.error());
    return submit(route, call, *context, *std::move(command), exchange);
  }
  std::get<api::Serve>(route.serve)(*context, call, http::Answer(exchange));
  return {};
}

Result<void> Dispatcher::check_parameters(const Route& route, const api::Target& target) const {
  for (const auto& [name, value] : target.parameters) {
    if (takes(route, name)) continue;
    std::string known;
    for (const auto each : route.parameters)
      known += (known.empty() ? "" : ", ") + std::string(each);
    auto refusal = refuse(RefusalCode::unknown_parameter, name,
                          known.empty() ? "the path takes none" : "there are " + known);
    refusal.value().limit = known;
    return refusal;
  }
  return {};
}

Result<void> Dispatcher::check_access(const Route& route, const Call& call) const {
  const api::Access& access = route.access;
  const Role role = call.who->role;
  if (may_read_all(route, role)) return {};
  if (std::ranges::find(access.roles, role) == access.roles.end()) {
    auto refusal = refuse(RefusalCode::role_not_allowed, std::string(to_text(role)),
                          "the roles are " + roles_text(access.roles));
    refusal.value().value = to_text(role);
    refusal.value().limit = roles_text(access.roles);
    return refusal;
  }
  if (access.owner.empty() || has_no_ids(role)) return {};
  const auto id = call.number(access.owner);
  if (!id) return tl::make_unexpected(id.error());
  if (call.who->owns(*id)) return {};
  return refuse(RefusalCode::not_yours,
                std::string(access.owner) + " " + std::string(call.text(access.owner)),
                "it is not one of this " + std::string(to_text(role)) + "'s");
}

Result<void> Dispatcher::submit(const Route& route, const Call& call, api::Context& context,
                                campaign::Request request,
                                const std::shared_ptr<Exchange>& exchange) const {
  auto fields = api::command_fields(call.request, context);
  if (!fields) return tl::make_unexpected(fields.error());
  auto done = [exchange, id = fields->id](Result<running::Reply> reply) mutable {
    if (!reply) return exchange->refuse(api::told(std::move(reply.error())));
    http::Response response;
    response.content_type = "application/json";
    response.body = views::done(*reply);
    response.fields.emplace_back("Idempotency-Key", std::move(id));
    response.fields.emplace_back("Cache-Control", "no-store");
    exchange->answer(std::move(response));
  };
  context.campaign.submit({author_of(route, call), std::move(request)}, std::move(fields->id),
                          fields->now, std::move(done));
  return {};
}

}  // namespace affecta::service
