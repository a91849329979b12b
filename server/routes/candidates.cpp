// What candidates read.
#include "server/routes/routes.h"
#include "server/views/own_wishes.h"

namespace affecta::routes {

namespace {

using namespace affecta::campaign;
using api::Call;
using api::Context;
using api::View;

tl::unexpected<Refusal> no_such_candidate(CandidateKey key) {
  return refuse(RefusalCode::nothing_such, "candidate " + std::to_string(key), "no such candidate");
}

Result<View> own_wishes(const Context& context, const Call& call) {
  const auto key = call.number("candidate");
  if (!key) return tl::make_unexpected(key.error());
  Result<View> view = no_such_candidate(*key);
  context.campaign.read([&](const Campaign& live) {
    const CandidateIndex candidate = live.find_candidate(*key);
    if (!candidate) return;
    views::Json json;
    json.reserve(4096);
    const auto board = context.displays.of(live);
    views::write_own_wishes(json, live, context.country, *board, candidate);
    view = View{std::move(json).take(), live.state.day, {}};
  });
  return view;
}

}  // namespace

std::vector<api::Route> candidate_routes() {
  using enum http::Method;
  const api::Access own = {{auth::Role::candidate}, "candidate"};
  return {
      {get, "/v1/candidates/{candidate}/wishes", "ownWishes", own, {}, api::Read(own_wishes)},
  };
}

}  // namespace affecta::routes
