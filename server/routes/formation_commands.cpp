// Formations: what they say. Capacities and limits, complementary wishes, rankings, grounds.
#include <algorithm>
#include <array>

#include "server/api/list.h"
#include "server/params/body.h"
#include "server/params/ranking_change.h"
#include "server/routes/look_up.h"
#include "server/routes/routes.h"
#include "server/views/formation_catalog.h"
#include "server/views/in_trays.h"
#include "server/views/transparency.h"

namespace affecta::routes {

namespace {

using namespace affecta::campaign;
using api::Call;
using api::Context;
using api::View;
using params::Part;
using params::Reading;
namespace json = params::json;

constexpr std::array<Part<SetGroup>, 4> group_parts = {{
    {"capacity", params::into<&SetGroup::capacity>, false},
    {"block_call_limit", params::into<&SetGroup::block_call_limit>, false},
    {"stopped", params::into<&SetGroup::stopped>, false},
    {"reservation_ended", params::into<&SetGroup::reservation_ended>, false},
}};

Result<Request> set_group(const Context&, const Call& call) {
  const auto group = call.group();
  if (!group) return tl::make_unexpected(group.error());
  auto set = params::read_body(call.request, group_parts);
  if (!set) return tl::make_unexpected(set.error());
  set->group = *group;
  return *std::move(set);
}

// The wish of the candidate for the formation, both named by the path.
Result<WishKey> wish_of_path(const Call& call, bool with_boarding) {
  const auto formation = call.number("formation");
  if (!formation) return tl::make_unexpected(formation.error());
  const auto candidate = call.number("candidate");
  if (!candidate) return tl::make_unexpected(candidate.error());
  return WishKey{*candidate, *formation, with_boarding};
}

// {"answer": "propose", "with_boarding": true}
struct ComplementaryAnswer {
  bool propose = false;
  bool with_boarding = false;
};

bool read_answer(Reading& reading, json::value value, ComplementaryAnswer& answer) {
  constexpr std::array<std::string_view, 2> words = {"propose", "refuse"};
  std::size_t chosen = 0;
  if (!params::read_choice(reading, value, words, chosen)) return false;
  answer.propose = chosen == 0;
  return true;
}

constexpr std::array<Part<ComplementaryAnswer>, 2> complementary_parts = {{
    {"answer", read_answer},
    {"with_boarding", params::into<&ComplementaryAnswer::with_boarding>, false},
}};

Result<Request> answer_complementary(const Context&, const Call& call) {
  const auto answer = params::read_body(call.request, complementary_parts);
  if (!answer) return tl::make_unexpected(answer.error());
  const auto wish = wish_of_path(call, answer->with_boarding);
  if (!wish) return tl::make_unexpected(wish.error());
  return AnswerComplementary{*wish, answer->propose};
}

// Of a ranking group that the formation recruits by.
Result<Request> change_ranking(const Context& context, const Call& call) {
  const auto key = call.number("formation");
  if (!key) return tl::make_unexpected(key.error());
  auto change = params::read_ranking_change(call.request);
  if (!change) return tl::make_unexpected(change.error());
  bool known = false;
  context.campaign.read([&](const Campaign& live) {
    const FormationIndex formation = live.find_formation(*key);
    if (!formation) return;
    known = std::ranges::any_of(context.formations.groups_of(formation), [&](GroupIndex group) {
      return live.instance().groups.key[group].ranking_group == change->ranking_group;
    });
  });
  if (known) return *std::move(change);
  return no_such("ranking group of formation " + std::to_string(*key),
                 std::to_string(change->ranking_group));
}

// {"letter": "…", "with_boarding": false}
struct Letter {
  std::string letter;
  bool with_boarding = false;
};

constexpr std::array<Part<Letter>, 2> letter_parts = {{
    {"letter", params::into<&Letter::letter>},
    {"with_boarding", params::into<&Letter::with_boarding>, false},
}};

Result<Request> give_grounds(const Context&, const Call& call) {
  auto given = params::read_body(call.request, letter_parts);
  if (!given) return tl::make_unexpected(given.error());
  const auto wish = wish_of_path(call, given->with_boarding);
  if (!wish) return tl::make_unexpected(wish.error());
  return GiveGrounds{*wish, std::move(given->letter)};
}

// What was asked of the formation, and what it answered.
Result<View> grounds(const Context& context, const Call& call) {
  const auto page = api::page_of(call);
  if (!page) return tl::make_unexpected(page.error());
  return read_formation(context, call, [&](const Campaign& live, FormationIndex formation) {
    const auto found =
        context.in_trays.grounds(live, formation, {page->after, api::rows_wanted(*page)});
    return api::list(
        live.state.day, *page, found, [](GroundsIndex each) { return each.value; },
        [&](views::Json& json, GroundsIndex each) {
          views::write_grounds(json, live, context.country, each);
        });
  });
}

}  // namespace

std::vector<api::Route> formation_command_routes() {
  using enum http::Method;
  const api::Access own = {{auth::Role::formation}, "formation"};
  const api::Access changes = {{auth::Role::operator_, auth::Role::formation}, "formation"};
  return {
      {patch,
       "/v1/formations/{formation}/groups/{group}",
       "setGroup",
       changes,
       {},
       api::Write(set_group)},
      {post,
       "/v1/formations/{formation}/complementary-wishes/{candidate}/answer",
       "answerComplementaryWish",
       own,
       {},
       api::Write(answer_complementary)},
      {post,
       "/v1/formations/{formation}/ranking-changes",
       "changeRanking",
       changes,
       {},
       api::Write(change_ranking)},
      {get,
       "/v1/formations/{formation}/grounds",
       "groundsOfFormation",
       own,
       {"limit", "after"},
       api::Read(grounds)},
      {post,
       "/v1/formations/{formation}/grounds/{candidate}",
       "giveGrounds",
       own,
       {},
       api::Write(give_grounds)},
  };
}

}  // namespace affecta::routes
