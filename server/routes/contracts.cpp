// Training centres: the apprenticeship contracts of their formations.
#include "server/views/contracts.h"

#include <array>

#include "server/api/list.h"
#include "server/params/body.h"
#include "server/routes/look_up.h"
#include "server/routes/routes.h"
#include "server/views/in_trays.h"

namespace affecta::routes {

namespace {

using namespace affecta::campaign;
using api::Call;
using api::Context;
using api::View;
using params::into;
using params::into_key;
using params::Part;

Result<View> contracts(const Context& context, const Call& call) {
  const auto page = api::page_of(call);
  if (!page) return tl::make_unexpected(page.error());
  return read_formation(context, call, [&](const Campaign& live, FormationIndex formation) {
    return api::list(
        live.state.day, *page,
        context.in_trays.contracts(live, formation, {page->after, api::rows_wanted(*page)}),
        [](ContractIndex each) { return each.value; },
        [&](views::Json& json, ContractIndex each) {
          views::write_contract(json, live, context.country, each);
        });
  });
}

// {"candidate": 4012, "siret": "…", "company": "…"}
constexpr std::array<Part<EnterContract>, 3> enter_parts = {{
    {"candidate", into_key<&EnterContract::candidate>},
    {"siret", into<&EnterContract::siret>},
    {"company", into<&EnterContract::company>},
}};

Result<Request> enter(const Context&, const Call& call) {
  const auto formation = call.number("formation");
  if (!formation) return tl::make_unexpected(formation.error());
  auto entered = params::read_body(call.request, enter_parts);
  if (!entered) return tl::make_unexpected(entered.error());
  entered->formation = *formation;
  return *std::move(entered);
}

constexpr std::array<Part<CorrectContract>, 2> correct_parts = {{
    {"siret", into<&CorrectContract::siret>},
    {"company", into<&CorrectContract::company>},
}};

Result<Request> correct(const Context&, const Call& call) {
  const auto formation = call.number("formation");
  if (!formation) return tl::make_unexpected(formation.error());
  const auto candidate = call.number("candidate");
  if (!candidate) return tl::make_unexpected(candidate.error());
  auto corrected = params::read_body(call.request, correct_parts);
  if (!corrected) return tl::make_unexpected(corrected.error());
  corrected->formation = *formation;
  corrected->candidate = *candidate;
  return *std::move(corrected);
}

Result<Request> cancel(const Context&, const Call& call) {
  if (auto none = params::check_no_body(call.request); !none) {
    return tl::make_unexpected(none.error());
  }
  const auto formation = call.number("formation");
  if (!formation) return tl::make_unexpected(formation.error());
  const auto candidate = call.number("candidate");
  if (!candidate) return tl::make_unexpected(candidate.error());
  return CancelContract{*candidate, *formation};
}

}  // namespace

std::vector<api::Route> contract_routes() {
  using enum http::Method;
  const api::Access own = {{auth::Role::training_centre}, "formation"};
  return {
      {get,
       "/v1/formations/{formation}/contracts",
       "contracts",
       own,
       {"limit", "after"},
       api::Read(contracts)},
      {post, "/v1/formations/{formation}/contracts", "enterContract", own, {}, api::Write(enter)},
      {put,
       "/v1/formations/{formation}/contracts/{candidate}",
       "correctContract",
       own,
       {},
       api::Write(correct)},
      {delete_,
       "/v1/formations/{formation}/contracts/{candidate}",
       "cancelContract",
       own,
       {},
       api::Write(cancel)},
  };
}

}  // namespace affecta::routes
