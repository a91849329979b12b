// What everybody may read: the calendar, the displays of the day, the catalogue of refusals.
#include <algorithm>

#include "server/api/list.h"
#include "server/routes/look_up.h"
#include "server/routes/routes.h"
#include "server/views/calendar.h"
#include "server/views/display_board.h"
#include "server/views/group_name.h"
#include "server/views/written_keys.h"

namespace affecta::routes {

namespace {

using namespace affecta::campaign;
using api::Call;
using api::Context;
using api::Page;
using api::View;
using views::Json;

Result<View> calendar(const Context& context, const Call&) {
  return read(context, [](const Campaign& live) -> Result<View> {
    Json json;
    json.object([&] {
      json.member("day", live.state.day);
      views::write_calendar(json, *live.calendar);
    });
    return View{std::move(json).take(), live.state.day, {}};
  });
}

// ------------------------------------------------------------ displays

using Formation = std::optional<std::int64_t>;  // none: all of them

bool is_of(const GroupKey& group, const Formation& formation) {
  return !formation || group.formation == *formation;
}

// What comes after the last row of the page before.
template <class Index>
Index first_of(const Page& page) {
  const std::int64_t before =
      std::min<std::int64_t>(page.after.value_or(-1), Index::none_value - 1);
  return Index{static_cast<std::uint32_t>(before + 1)};
}

View groups(const Campaign& live, const views::DisplayBoard::Board& board, const Page& page,
            const Formation& formation) {
  const auto& keys = live.instance().groups.key;
  std::vector<GroupIndex> rows;
  for (GroupIndex each = first_of<GroupIndex>(page);
       each.value < keys.size() && rows.size() < rows_wanted(page); ++each.value) {
    if (is_of(keys[each], formation)) rows.push_back(each);
  }
  return api::list(
      live.state.day, page, rows, [](GroupIndex group) { return group.value; },
      [&](Json& json, GroupIndex group) {
        json.object([&] {
          views::write_group(json, keys[group]);
          json.member("last_called_rank", board.groups[group].last_called);
          json.member("number_waiting", board.groups[group].number_waiting);
        });
      });
}

// ------------------------------------------------------------ bars

using Bars = std::map<GroupKey, PublishedBar>;

// Of a house, where a bar is displayed; none otherwise.
const Bars* bars_of(const Campaign& live, BoardingIndex house, const Formation& formation) {
  const auto& all = live.state.published.bars;
  const auto found = all.find(live.instance().boardings.key[house]);
  if (found == all.end()) return nullptr;
  const bool shown = std::ranges::any_of(
      found->second, [&](const auto& bar) { return is_of(bar.first, formation); });
  return shown ? &found->second : nullptr;
}

void write_house(Json& json, const BoardingKey& house, const Bars& bars,
                 const Formation& formation) {
  json.object([&] {
    json.member("boarding_house", views::written(house));
    json.name("bars").array([&] {
      for (const auto& [group, bar] : bars) {
        if (!is_of(group, formation)) continue;
        json.object([&, &key = group, &value = bar] {
          views::write_group(json, key);
          json.member("call_bar", value.call_bar);
          json.member("boarding_bar", value.boarding_bar);
        });
      }
    });
  });
}

View houses(const Campaign& live, const Page& page, const Formation& formation) {
  const auto& keys = live.instance().boardings.key;
  std::vector<BoardingIndex> rows;
  for (BoardingIndex each = first_of<BoardingIndex>(page);
       each.value < keys.size() && rows.size() < rows_wanted(page); ++each.value) {
    if (bars_of(live, each, formation) != nullptr) rows.push_back(each);
  }
  return api::list(
      live.state.day, page, rows, [](BoardingIndex house) { return house.value; },
      [&](Json& json, BoardingIndex house) {
        write_house(json, keys[house], *bars_of(live, house, formation), formation);
      });
}

Result<View> displays(const Context& context, const Call& call) {
  const auto page = api::page_of(call);
  if (!page) return tl::make_unexpected(page.error());
  const auto formation =
      call.query_number("formation", 0, std::numeric_limits<std::int32_t>::max());
  if (!formation) return tl::make_unexpected(formation.error());
  const auto bars = call.query_flag("bars");
  if (!bars) return tl::make_unexpected(bars.error());
  return read(context, [&](const Campaign& live) -> Result<View> {
    if (*bars) return houses(live, *page, *formation);
    return groups(live, *context.displays.of(live), *page, *formation);
  });
}

// ------------------------------------------------------------ refusals

Result<View> problem(const Context& context, const Call& call) {
  const std::string_view name = call.text("code");
  for (std::size_t i = 0; i < static_cast<std::size_t>(RefusalCode::count_); ++i) {
    const RefusalEntry& entry = catalogue_entry(static_cast<RefusalCode>(i));
    if (entry.name != name) continue;
    Json json;
    json.object([&] {
      json.member("code", entry.name);
      json.member("title", entry.rule);
      json.member("advice", entry.advice);
      json.member("status", entry.http);
      json.member("retry", entry.retry);
    });
    return View{std::move(json).take(), context.campaign.published()->day, {}};
  }
  return no_such("refusal", name);
}

}  // namespace

std::vector<api::Route> public_routes() {
  using enum http::Method;
  return {
      {get, "/v1/calendar", "calendar", {}, {}, api::Read(calendar)},
      {get,
       "/v1/displays",
       "displays",
       {},
       {"formation", "bars", "limit", "after"},
       api::Read(displays)},
      {get, "/v1/problems/{code}", "problem", {}, {}, api::Read(problem)},
  };
}

}  // namespace affecta::routes
