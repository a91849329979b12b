// Formations: what everybody reads of them, and what they read of their groups.
#include <algorithm>

#include "server/api/list.h"
#include "server/api/round_book.h"
#include "server/http/accepts.h"
#include "server/routes/look_up.h"
#include "server/routes/routes.h"
#include "server/views/file_text.h"
#include "server/views/formation.h"
#include "server/views/group_outcome.h"
#include "server/views/group_wishes.h"

namespace affecta::routes {

namespace {

using namespace affecta::campaign;
using api::Call;
using api::Context;
using api::Page;
using api::View;

// What a list of formations is narrowed down by; empty: by nothing.
struct Sought {
  std::string_view academy;
  std::string_view kind;
  std::string text;  // of the name, folded
};

Result<Sought> sought(const Call& call) {
  Sought sought{call.query("academy").value_or(""), call.query("kind").value_or(""), {}};
  const std::string_view text = call.query("q").value_or("");
  if (text.empty()) return sought;
  auto folded = views::FormationCatalog::fold(text);
  if (!folded) return api::wrong_parameter("q", text, "a text with a letter or a digit");
  sought.text = *std::move(folded);
  return sought;
}

bool is_sought(const Context& context, const Sought& sought, FormationIndex formation) {
  const FormationFiles& files = context.country.formations;
  return (sought.academy.empty() || views::file_text(files.academy, formation) == sought.academy) &&
         (sought.kind.empty() || views::file_text(files.kind, formation) == sought.kind) &&
         (sought.text.empty() || context.formations.name_has(formation, sought.text));
}

std::vector<FormationIndex> page_of_sought(const Context& context, const Sought& sought,
                                           const Page& page) {
  const auto& keys = context.country.formations.key;
  std::vector<FormationIndex> found;
  for (const FormationIndex formation : keys.indices()) {
    if (found.size() == api::rows_wanted(page)) break;
    if (page.after && keys[formation] <= *page.after) continue;
    if (is_sought(context, sought, formation)) found.push_back(formation);
  }
  return found;
}

Result<View> formations(const Context& context, const Call& call) {
  const auto page = api::page_of(call);
  if (!page) return tl::make_unexpected(page.error());
  const auto narrowed = sought(call);
  if (!narrowed) return tl::make_unexpected(narrowed.error());
  const std::vector<FormationIndex> found = page_of_sought(context, *narrowed, *page);
  return read(context, [&](const Campaign& live) {
    return api::list(
        live.state.day, *page, found, [&](FormationIndex each) { return live.key(each); },
        [&](views::Json& json, FormationIndex each) {
          views::write_formation(json, live, context.country, context.formations, each);
        });
  });
}

Result<View> formation(const Context& context, const Call& call) {
  return read_formation(context, call, [&](const Campaign& live, FormationIndex found) {
    views::Json json;
    views::write_formation(json, live, context.country, context.formations, found);
    return View{std::move(json).take(), live.state.day, {}};
  });
}

Result<View> outcome(const Context& context, const Call& call) {
  return read_group(context, call, [&](const Campaign& live, GroupIndex group) {
    views::Json json;
    views::write_group_outcome(json, live, context.rounds.displays(group), group);
    return View{std::move(json).take(), live.state.day, {}};
  });
}

View table_of(const Context& context, const Campaign& live, const Page& page,
              std::vector<views::ListedWish> found) {
  View view;
  view.day = live.state.day;
  view.content_type = "text/csv; charset=utf-8; header=present";
  if (found.size() > page.limit) {
    found.resize(page.limit);
    view.next = std::to_string(found.back().key);
  }
  view.body = views::group_wishes_csv(live, context.country, found);
  return view;
}

// A page of wishes, as JSON or, where the request asks for it, as CSV.
View wishes_view(const Context& context, const Call& call, const Campaign& live, const Page& page,
                 std::vector<views::ListedWish> found) {
  if (http::accepts(call.request.field("Accept"), "text/csv")) {
    return table_of(context, live, page, std::move(found));
  }
  return api::list(
      live.state.day, page, found, [](const views::ListedWish& each) { return each.key; },
      [&](views::Json& json, const views::ListedWish& each) {
        views::write_group_wish(json, live, context.country, each.wish);
      });
}

Result<View> call_order(const Context& context, const Call& call) {
  const auto page = api::page_of(call);
  if (!page) return tl::make_unexpected(page.error());
  return read_group(context, call, [&](const Campaign& live, GroupIndex group) {
    return wishes_view(
        context, call, live, *page,
        views::wishes_in_call_order(live, group, {page->after, api::rows_wanted(*page)}));
  });
}

Result<std::optional<WishState>> status_of(const Call& call) {
  const auto text = call.query("status");
  if (!text) return std::optional<WishState>();
  const auto found = std::ranges::find(wish_state_names, *text);
  if (found != wish_state_names.end()) {
    return std::optional(static_cast<WishState>(found - wish_state_names.begin()));
  }
  std::string known;
  for (const std::string_view name : wish_state_names) {
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  return api::wrong_parameter("status", *text, "one of " + known);
}

Result<View> candidates(const Context& context, const Call& call) {
  const auto page = api::page_of(call);
  if (!page) return tl::make_unexpected(page.error());
  const auto status = status_of(call);
  if (!status) return tl::make_unexpected(status.error());
  return read_group(context, call, [&](const Campaign& live, GroupIndex group) {
    return wishes_view(
        context, call, live, *page,
        views::wishes_by_candidate(live, group, *status, {page->after, api::rows_wanted(*page)}));
  });
}

}  // namespace

std::vector<api::Route> formation_routes() {
  using enum http::Method;
  const api::Access own = {{auth::Role::formation, auth::Role::training_centre}, "formation"};
  const api::Read read_all = formations, read_one = formation;
  return {
      {get,
       "/v1/formations",
       "formations",
       {},
       {"academy", "kind", "q", "limit", "after"},
       read_all},
      {get, "/v1/formations/{formation}", "formation", {}, {}, read_one},
      {get,
       "/v1/formations/{formation}/groups/{group}/outcome",
       "groupOutcome",
       own,
       {},
       api::Read(outcome)},
      {get,
       "/v1/formations/{formation}/groups/{group}/call-order",
       "groupCallOrder",
       own,
       {"limit", "after"},
       api::Read(call_order)},
      {get,
       "/v1/formations/{formation}/groups/{group}/candidates",
       "groupCandidates",
       own,
       {"status", "limit", "after"},
       api::Read(candidates)},
  };
}

}  // namespace affecta::routes
