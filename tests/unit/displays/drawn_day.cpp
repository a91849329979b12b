#include "tests/unit/displays/drawn_day.h"

#include <algorithm>
#include <stdexcept>

namespace affecta {

namespace {

template <class Keys, class Key>
auto index_of(const Keys& keys, const Key& key) {
  for (const auto index : keys.indices()) {
    if (keys[index] == key) return index;
  }
  throw std::invalid_argument("not drawn: " + to_text(key));
}

}  // namespace

GroupRow& DrawnDay::group(std::int32_t formation) {
  const auto found = std::find_if(input_.groups.begin(), input_.groups.end(),
                                  [&](const auto& row) { return row.key == group_key(formation); });
  if (found != input_.groups.end()) return *found;
  return input_.groups.emplace_back(GroupRow{.key = group_key(formation)});
}

WishRow& DrawnDay::draw(WishRow row, Became became) {
  const auto has = [](const auto& rows, const auto& key) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](const auto& other) { return other.key == key; });
  };
  if (!has(input_.groups, row.group)) input_.groups.push_back({.key = row.group});
  if (row.boarding && !has(input_.boardings, *row.boarding)) {
    input_.boardings.push_back({*row.boarding, 1});
  }
  row.displayed_call_rank = row.call_rank;
  became_[row.key] = became;
  return input_.wishes.emplace_back(row);
}

WishRow& DrawnDay::wish(CandidateKey candidate, std::int32_t formation, std::int32_t call_rank,
                        Became became) {
  return draw({.key = {candidate, formation, false},
               .group = group_key(formation),
               .boarding = {},
               .call_rank = call_rank},
              became);
}

WishRow& DrawnDay::boarding_wish(CandidateKey candidate, std::int32_t formation,
                                 std::int32_t call_rank, std::int32_t boarding,
                                 std::int32_t boarding_rank, Became became) {
  return draw({.key = {candidate, formation, true},
               .group = group_key(formation),
               .boarding = BoardingKey{boarding, 0, 0},
               .call_rank = call_rank,
               .boarding_rank = boarding_rank},
              became);
}

Instance DrawnDay::instance() const {
  auto instance = build_instance(input_, Workers(1));
  if (!instance) throw std::invalid_argument(instance.error().message());
  return std::move(*instance);
}

RoundResult DrawnDay::result(const Instance& instance) const {
  RoundResult result;
  result.status = instance.wishes.status.copy();
  result.pass = Array<WishIndex, std::uint32_t>(instance.wish_count());
  result.position = Array<BoardingIndex, std::int32_t>(instance.boarding_count(), no_limit);
  result.maximum = result.position;
  result.passes = 1;
  for (const WishIndex wish : result.status.indices()) {
    const Became& became = became_.at(instance.key(wish));
    result.pass[wish] = became.pass;
    if (became.pass > 0) result.status[wish] = became.status;
    result.passes = std::max(result.passes, became.pass);
  }
  for (const auto& [boarding, position] : positions_) {
    result.position[index_of(instance.boardings.key, BoardingKey{boarding, 0, 0})] = position;
  }
  return result;
}

ShownDay::ShownDay(const DrawnDay& day, unsigned threads)
    : instance(day.instance()),
      result(day.result(instance)),
      displays(compute_displays(instance, result, Workers(threads))) {}

std::int32_t ShownDay::waiting_rank(CandidateKey candidate, std::int32_t formation,
                                    bool with_boarding) const {
  for (const WishIndex wish : displays.waiting_rank.indices()) {
    if (instance.key(wish) == WishKey{candidate, formation, with_boarding}) {
      return displays.waiting_rank[wish];
    }
  }
  throw std::invalid_argument("no such wish was drawn");
}

GroupIndex ShownDay::group(std::int32_t formation) const {
  return index_of(instance.groups.key, group_key(formation));
}

std::int32_t ShownDay::last_called(std::int32_t formation) const {
  return displays.last_called[group(formation)];
}

std::int32_t ShownDay::number_waiting(std::int32_t formation) const {
  return displays.number_waiting[group(formation)];
}

std::map<std::int32_t, std::pair<std::int32_t, std::int32_t>> ShownDay::bars(
    std::int32_t boarding) const {
  std::map<std::int32_t, std::pair<std::int32_t, std::int32_t>> bars;
  for (const Bar& bar :
       displays.bars[index_of(instance.boardings.key, BoardingKey{boarding, 0, 0})]) {
    bars[instance.groups.key[bar.group].formation] = {bar.call_bar, bar.boarding_bar};
  }
  return bars;
}

}  // namespace affecta
