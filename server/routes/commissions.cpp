// The commissions of the regions (CAES): who asked for help, places, proposals.
#include <algorithm>
#include <array>

#include "server/api/list.h"
#include "server/params/body.h"
#include "server/routes/look_up.h"
#include "server/routes/routes.h"
#include "server/views/commission.h"
#include "server/views/formation_catalog.h"
#include "server/views/in_trays.h"

namespace affecta::routes {

namespace {

using namespace affecta::campaign;
using api::Call;
using api::Context;
using api::Page;
using api::View;
using params::into;
using params::into_key;
using params::Part;

// What one request looks at, at most; then the page ends, with a `next`.
constexpr std::size_t most_wishes = 100'000;
constexpr std::size_t most_requests = 5'000;

Result<std::int32_t> region_of(const Context& context, const Call& call) {
  const auto region = call.number("region");
  if (!region) return tl::make_unexpected(region.error());
  if (*region >= 1 && *region <= context.formations.region_count()) return *region;
  return no_such("region", std::to_string(*region));
}

// look(live, region, page) of a list.
template <class Look>
Result<View> read_region(const Context& context, const Call& call, const Look& look) {
  const auto page = api::page_of(call);
  if (!page) return tl::make_unexpected(page.error());
  const auto region = region_of(context, call);
  if (!region) return tl::make_unexpected(region.error());
  return read(context,
              [&](const Campaign& live) -> Result<View> { return look(live, *region, *page); });
}

Result<View> requests(const Context& context, const Call& call) {
  return read_region(context, call, [&](const Campaign& live, std::int32_t region, Page page) {
    return api::list(
        live.state.day, page,
        context.in_trays.help(live, region, {page.after, api::rows_wanted(page)}),
        [](HelpIndex each) { return each.value; },
        [&](views::Json& json, HelpIndex each) {
          views::write_help(json, live, context.country, each);
        });
  });
}

// The region's formations that may have places for it: one in apprenticeship proposes by contract.
std::vector<FormationIndex> formations_of(const Context& context, const Campaign& live,
                                          std::int32_t region, std::optional<std::int64_t> after) {
  std::vector<FormationIndex> found;
  for (const FormationIndex formation : live.opening->formations.key.indices()) {
    if (context.formations.region_of(formation) != region) continue;
    if (live.opening->formations.apprenticeship[formation] != 0) continue;
    if (!after || live.key(formation) > *after) found.push_back(formation);
  }
  return found;
}

Result<View> free_places(const Context& context, const Call& call) {
  return read_region(context, call, [&](const Campaign& live, std::int32_t region, Page page) {
    const auto found = formations_of(context, live, region, page.after);
    return api::list(live.state.day, [&](views::Json& json) {
      std::size_t written = 0, looked_at = 0;
      for (const FormationIndex formation : found) {
        const auto places = views::free_places(live, context.formations.groups_of(formation));
        looked_at += places.looked_at;
        if (!places.groups.empty()) {
          views::write_places(json, live, context.country, formation, places);
          ++written;
        }
        const bool full = written == page.limit || looked_at >= most_wishes;
        if (full && formation != found.back()) {
          return std::optional<std::int64_t>(live.key(formation));
        }
      }
      return std::optional<std::int64_t>();
    });
  });
}

// Those who asked, each at their first request; a page ends with all proposals to a candidate.
Result<View> proposals(const Context& context, const Call& call) {
  return read_region(context, call, [&](const Campaign& live, std::int32_t region, Page page) {
    const auto asked = context.in_trays.help(live, region, {page.after, most_requests});
    return api::list(live.state.day, [&](views::Json& json) {
      std::size_t written = 0;
      for (const HelpIndex each : asked) {
        const HelpRequest& request = live.state.help[each.value];
        if (request.previous_of_candidate) continue;
        written += views::write_proposals_to(json, live, context.country, request.candidate);
        if (written >= page.limit) return std::optional<std::int64_t>(each.value);
      }
      if (asked.size() < most_requests) return std::optional<std::int64_t>();
      return std::optional<std::int64_t>(asked.back().value);
    });
  });
}

struct Proposal {
  CandidateKey candidate = 0;
  std::int32_t formation = 0;
  bool with_boarding = false;
  std::optional<BoardingKey> boarding_house;
  bool extra_place = false;
};

constexpr std::array<Part<Proposal>, 5> proposal_parts = {{
    {"candidate", into_key<&Proposal::candidate>},
    {"formation", into_key<&Proposal::formation>},
    {"with_boarding", into<&Proposal::with_boarding>, false},
    {"boarding_house", into<&Proposal::boarding_house>, false},
    {"extra_place", into<&Proposal::extra_place>, false},
}};

Result<Request> propose(const Context&, const Call& call) {
  const auto given = params::read_body(call.request, proposal_parts);
  if (!given) return tl::make_unexpected(given.error());
  return ProposeByCommission{{given->candidate, given->formation, given->with_boarding},
                             given->boarding_house,
                             given->extra_place};
}

Result<Request> withdraw(const Context&, const Call& call) {
  if (auto none = params::check_no_body(call.request); !none) {
    return tl::make_unexpected(none.error());
  }
  const auto candidate = call.number("candidate");
  if (!candidate) return tl::make_unexpected(candidate.error());
  const auto formation = call.number("formation");
  if (!formation) return tl::make_unexpected(formation.error());
  const auto with_boarding = call.query_flag("with_boarding");
  if (!with_boarding) return tl::make_unexpected(with_boarding.error());
  return WithdrawByCommission{{*candidate, *formation, *with_boarding}};
}

}  // namespace

std::vector<api::Route> commission_routes() {
  using enum http::Method;
  const api::Access own = {{auth::Role::caes}, "region"};
  return {
      {get,
       "/v1/commissions/{region}/requests",
       "helpRequests",
       own,
       {"limit", "after"},
       api::Read(requests)},
      {get,
       "/v1/commissions/{region}/formations",
       "freePlaces",
       own,
       {"limit", "after"},
       api::Read(free_places)},
      {get,
       "/v1/commissions/{region}/proposals",
       "commissionProposals",
       own,
       {"limit", "after"},
       api::Read(proposals)},
      {post, "/v1/commissions/{region}/proposals", "propose", own, {}, api::Write(propose)},
      {delete_,
       "/v1/commissions/{region}/proposals/{candidate}/{formation}",
       "withdrawProposal",
       own,
       {"with_boarding"},
       api::Write(withdraw)},
  };
}

}  // namespace affecta::routes
