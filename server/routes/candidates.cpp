// What candidates read.
#include "server/api/list.h"
#include "server/api/tag.h"
#include "server/routes/look_up.h"
#include "server/routes/routes.h"
#include "server/views/commission.h"
#include "server/views/in_trays.h"
#include "server/views/own_wishes.h"
#include "server/views/transparency.h"

namespace affecta::routes {

namespace {

using namespace affecta::campaign;
using api::Call;
using api::Context;
using api::View;

// Most who come back find nothing new: the page is written for the others.
Result<View> own_wishes(const Context& context, const Call& call) {
  return read_candidate(context, call, [&](const Campaign& live, CandidateIndex candidate) {
    View view;
    view.day = live.state.day;
    view.version = context.campaign.versions().of(candidate) + views::own_wishes_version;
    const std::string_view known = call.request.field("If-None-Match");
    if (!known.empty() && api::is_known(known, api::tag_of(*view.version))) return view;
    const auto& board = context.displays.of(live);
    views::Json json;
    views::write_own_wishes(json, live, context.country, context.formations, *board, candidate);
    view.body = std::move(json).take();
    return view;
  });
}

// All of what one candidate has of a kind: write(json, live, candidate).
template <class Write>
Result<View> own_list(const Context& context, const Call& call, const Write& write) {
  return read_candidate(context, call, [&](const Campaign& live, CandidateIndex candidate) {
    return api::list(live.state.day, [&](views::Json& json) {
      write(json, live, candidate);
      return std::optional<std::int64_t>();
    });
  });
}

Result<View> own_help(const Context& context, const Call& call) {
  return own_list(context, call,
                  [](views::Json& json, const Campaign& live, CandidateIndex candidate) {
                    for (HelpIndex each = live.state.candidates.last_help[candidate]; each;
                         each = live.state.help[each.value].previous_of_candidate) {
                      views::write_own_help(json, live, each);
                    }
                  });
}

Result<View> own_contracts(const Context& context, const Call& call) {
  return own_list(context, call,
                  [&](views::Json& json, const Campaign& live, CandidateIndex candidate) {
                    views::write_own_contracts(json, live, context.country, candidate);
                  });
}

Result<View> own_grounds(const Context& context, const Call& call) {
  return own_list(context, call,
                  [&](views::Json& json, const Campaign& live, CandidateIndex candidate) {
                    const views::Wanted all = {{}, live.state.grounds.size()};
                    for (const GroundsIndex each : context.in_trays.grounds(live, candidate, all)) {
                      views::write_grounds(json, live, context.country, each);
                    }
                  });
}

// Who may read it was checked: operators and support see what the candidate sees.
Result<View> history(const Context& context, const Call& call) {
  const Instant now = context.campaign.now();
  const auto key = call.number("candidate");
  if (!key) return tl::make_unexpected(key.error());
  return read(context, [&](const Campaign& live) -> Result<View> {
    const auto lines = campaign::history(live, {Role::candidate, *key}, *key, now);
    if (!lines) return tl::make_unexpected(lines.error());
    views::Json json;
    views::write_history(json, live, context.country, *key, *lines);
    return View{std::move(json).take(), live.state.day, {}};
  });
}

}  // namespace

std::vector<api::Route> candidate_routes() {
  using enum http::Method;
  const api::Access own = {{auth::Role::candidate}, "candidate"};
  const api::Read read_history = history;
  return {
      {get, "/v1/candidates/{candidate}/wishes", "ownWishes", own, {}, api::Read(own_wishes)},
      {get,
       "/v1/candidates/{candidate}/help-requests",
       "ownHelpRequests",
       own,
       {},
       api::Read(own_help)},
      {get,
       "/v1/candidates/{candidate}/contracts",
       "ownContracts",
       own,
       {},
       api::Read(own_contracts)},
      {get, "/v1/candidates/{candidate}/history", "history", own, {}, read_history},
      {get,
       "/v1/candidates/{candidate}/grounds-requests",
       "ownGrounds",
       own,
       {},
       api::Read(own_grounds)},
  };
}

}  // namespace affecta::routes
