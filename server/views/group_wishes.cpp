#include "server/views/group_wishes.h"

#include <algorithm>
#include <array>
#include <variant>

#include "datasets/tables/values.h"
#include "server/views/file_text.h"
#include "server/views/own_wishes.h"

namespace affecta::views {

namespace {

using namespace affecta::campaign;

using Value = std::variant<std::monostate, bool, std::int32_t, std::string_view>;

struct Looking {
  const Campaign& live;
  const Country& country;
  CampaignWish wish;

  CandidateIndex candidate() const { return live.candidate_of(wish); }
  Value text(const TextColumn<CandidateIndex>& column) const {
    const auto found = file_text(column, candidate());
    return found ? Value(*found) : Value();
  }
  const WishTable& wishes() const { return live.state.wishes; }
};

struct WishColumn {
  std::string_view name;
  Value (*value)(const Looking&);
};

Value date(const Looking& at, Day day) {
  if (day == 0) return {};
  return std::string_view(at.live.calendar->on(day).date);
}

constexpr std::array<WishColumn, 14> columns = {{
    {"candidate",
     [](const Looking& at) { return Value(at.live.instance().candidates.key[at.candidate()]); }},
    {"name", [](const Looking& at) { return at.text(at.country.candidates.name); }},
    {"first_name", [](const Looking& at) { return at.text(at.country.candidates.first_name); }},
    {"with_boarding", [](const Looking& at) { return Value(at.live.with_boarding(at.wish)); }},
    {"origin", [](const Looking& at) { return Value(origin_of(at.live, at.wish)); }},
    {"status", [](const Looking& at) { return Value(to_text(at.live.state_of(at.wish))); }},
    {"rank",
     [](const Looking& at) {
       if (at.live.is_added(at.wish)) return Value(0);
       return Value(at.live.opening->board_rank[at.live.opening->row[at.wish]]);
     }},
    {"call_rank", [](const Looking& at) { return Value(at.wishes().call_rank[at.wish]); }},
    {"displayed_call_rank",
     [](const Looking& at) { return Value(at.wishes().displayed_call_rank[at.wish]); }},
    {"waiting_rank", [](const Looking& at) { return Value(at.wishes().waiting_rank[at.wish]); }},
    {"boarding_rank", [](const Looking& at) { return Value(at.live.boarding_rank(at.wish)); }},
    {"with_conditions", [](const Looking& at) { return Value(at.live.has_conditions(at.wish)); }},
    {"decided", [](const Looking& at) { return date(at, at.wishes().decided[at.wish]); }},
    {"answer_by", [](const Looking& at) { return date(at, at.wishes().deadline[at.wish]); }},
}};

struct ToJson {
  Json& json;
  void operator()(std::monostate) const { json.null(); }
  void operator()(bool flag) const { json.value(flag); }
  void operator()(std::int32_t number) const { json.value(number); }
  void operator()(std::string_view text) const { json.value(text); }
};

struct ToCsv {
  CsvWriter& csv;
  void operator()(std::monostate) const { csv.field(); }
  void operator()(bool flag) const { csv.value(flag); }
  void operator()(std::int32_t number) const { csv.value(number); }
  void operator()(std::string_view text) const { csv.field(text); }
};

// The first of them by key, in order.
std::vector<ListedWish> page(std::vector<ListedWish> found, std::size_t limit) {
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
  std::ranges::partial_sort(found, end, {}, &ListedWish::key);
  found.erase(end, found.end());
  return found;
}

}  // namespace

std::vector<ListedWish> wishes_by_candidate(const Campaign& live, GroupIndex group,
                                            std::optional<WishState> status, const Wanted& wanted) {
  std::vector<ListedWish> found;
  live.each_wish_of(group, [&](CampaignWish wish) {
    if (status && live.state_of(wish) != *status) return;
    if (wish.value > wanted.after.value_or(-1)) found.push_back({wish.value, wish});
  });
  return page(std::move(found), wanted.limit);
}

// A candidate's two wishes, without boarding and with, share a call rank.
std::vector<ListedWish> wishes_in_call_order(const Campaign& live, GroupIndex group,
                                             const Wanted& wanted) {
  std::vector<ListedWish> found;
  live.each_wish_of(group, [&](CampaignWish wish) {
    const std::int64_t rank = live.state.wishes.call_rank[wish];
    const std::int64_t key = rank * 2 + (live.with_boarding(wish) ? 1 : 0);
    if (rank > 0 && key > wanted.after.value_or(-1)) found.push_back({key, wish});
  });
  return page(std::move(found), wanted.limit);
}

void write_group_wish(Json& json, const Campaign& live, const Country& country, CampaignWish wish) {
  const Looking at{live, country, wish};
  json.object([&] {
    for (const WishColumn& column : columns) {
      json.name(column.name);
      std::visit(ToJson{json}, column.value(at));
    }
  });
}

std::string group_wishes_csv(const Campaign& live, const Country& country,
                             std::span<const ListedWish> wishes) {
  CsvWriter csv;
  for (const WishColumn& column : columns) csv.field(column.name);
  csv.end_record();
  for (const ListedWish& each : wishes) {
    for (const WishColumn& column : columns) {
      std::visit(ToCsv{csv}, column.value({live, country, each.wish}));
    }
    csv.end_record();
  }
  return csv.str();
}

}  // namespace affecta::views
