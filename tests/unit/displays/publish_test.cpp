// What is published from day to day (section 5, "published"; section 6, exclusion).
#include "engine/displays/publish.h"

#include <catch2/catch.hpp>

#include "tests/unit/displays/drawn_day.h"

namespace affecta {
namespace {

BoardingKey boarding_key(std::int32_t boarding) { return {boarding, 0, 0}; }

// `invalid`: formations.
Published publish_day(const ShownDay& shown, Published before,
                      std::initializer_list<std::int32_t> invalid = {}) {
  Array<GroupIndex, std::uint8_t> flags(shown.instance.group_count(), 0);
  for (const std::int32_t formation : invalid) flags[shown.group(formation)] = 1;
  return publish(std::move(before), shown.instance, shown.displays, flags);
}

// Formation 1: last called 50, one waiting.
DrawnDay plain_day() {
  DrawnDay day(2);
  day.wish(1, 1, 50, proposed);
  day.wish(2, 1, 60);
  return day;
}

TEST_CASE("the published last called rank is the highest of all days") {
  Published before;
  before.groups[group_key(1)] = {80, 7};
  CHECK(publish_day(ShownDay(plain_day()), before).groups.at(group_key(1)) ==
        PublishedGroup{80, 1});
  before.groups[group_key(1)] = {20, 7};
  CHECK(publish_day(ShownDay(plain_day()), before).groups.at(group_key(1)) ==
        PublishedGroup{50, 1});
}

TEST_CASE("a group not known yet starts from what the input says was published") {
  DrawnDay day(2);
  day.group(1).last_called_displayed = 70;
  day.group(1).number_waiting = 9;
  day.wish(1, 1, 50, proposed);
  const ShownDay shown(day);
  CHECK(publish_day(shown, {}).groups.at(group_key(1)) == PublishedGroup{70, 0});
  CHECK(publish_day(shown, {}, {1}).groups.at(group_key(1)) == PublishedGroup{70, 9});
}

TEST_CASE("absent and excluded groups keep what was published before") {
  Published before;
  before.groups[group_key(1)] = {20, 7};
  before.groups[group_key(5)] = {30, 8};  // not in the day's input
  const Published after = publish_day(ShownDay(plain_day()), before, {1});
  CHECK(after == before);
}

// Boarding house 90 in formation 1: call bar 50, boarding bar 6.
DrawnDay boarding_day() {
  DrawnDay day(2);
  day.boarding_wish(1, 1, 50, 90, 6, proposed);
  day.boarding_wish(2, 1, 60, 90, 8);
  return day;
}

PublishedBar bar_after(const PublishedBar& before) {
  Published published;
  published.bars[boarding_key(90)][group_key(1)] = before;
  return publish_day(ShownDay(boarding_day()), published)
      .bars.at(boarding_key(90))
      .at(group_key(1));
}

TEST_CASE("a pair of bars is replaced only by one that falls in neither value") {
  CHECK(bar_after({0, 0}) == PublishedBar{50, 6});
  CHECK(bar_after({40, 6}) == PublishedBar{50, 6});
  CHECK(bar_after({50, 6}) == PublishedBar{50, 6});
  CHECK(bar_after({51, 5}) == PublishedBar{51, 5});
  CHECK(bar_after({40, 7}) == PublishedBar{40, 7});
  CHECK(bar_after({90, 9}) == PublishedBar{90, 9});
}

TEST_CASE("groups and boarding houses without bars of today keep theirs") {
  Published before;
  before.bars[boarding_key(90)][group_key(3)] = {5, 5};
  before.bars[boarding_key(91)][group_key(1)] = {6, 6};
  const Published after = publish_day(ShownDay(boarding_day()), before);
  CHECK(after.bars.at(boarding_key(90)).at(group_key(3)) == PublishedBar{5, 5});
  CHECK(after.bars.at(boarding_key(90)).at(group_key(1)) == PublishedBar{50, 6});
  CHECK(after.bars.at(boarding_key(91)).at(group_key(1)) == PublishedBar{6, 6});
}

TEST_CASE("a boarding house with a waiting wish in an invalid group publishes nothing") {
  DrawnDay day = boarding_day();
  day.boarding_wish(3, 2, 70, 90, 9);
  day.boarding_wish(4, 2, 71, 91, 1, proposed);
  day.boarding_wish(5, 4, 72, 92, 1);
  day.boarding_wish(6, 4, 71, 92, 2, proposed);
  Published before;
  before.bars[boarding_key(90)][group_key(1)] = {10, 2};
  const Published after = publish_day(ShownDay(day), before, {2});
  CHECK(after.bars.at(boarding_key(90)) == before.bars.at(boarding_key(90)));
  CHECK(!after.bars.contains(boarding_key(91)));
  CHECK(after.bars.contains(boarding_key(92)));
}

TEST_CASE("in invalid groups yesterday's waiting-list ranks stay") {
  DrawnDay day(2);
  for (const std::int32_t formation : {1, 2}) {
    day.wish(1, formation, 1, proposed).waiting_rank_yesterday = 4;
    day.wish(2, formation, 2).waiting_rank_yesterday = 5;
    day.wish(3, formation, 3, {WishStatus::waiting_resigned_by_order, 1}).waiting_rank_yesterday =
        6;
    day.wish(4, formation, 4);
  }
  const ShownDay shown(day);
  Array<GroupIndex, std::uint8_t> invalid(shown.instance.group_count(), 0);
  invalid[shown.group(1)] = 1;
  const auto ranks = published_waiting_ranks(shown.instance, shown.result, shown.displays, invalid);
  const auto of = [&](std::int32_t formation) {
    std::vector<std::int32_t> found;
    for (const WishIndex wish : shown.instance.wishes_of_group[shown.group(formation)]) {
      found.push_back(ranks[wish]);
    }
    return found;
  };
  CHECK(of(1) == std::vector<std::int32_t>{4, 5, 0, 0});  // the proposal is withdrawn: it waits
  CHECK(of(2) == std::vector<std::int32_t>{0, 1, 0, 2});
}

}  // namespace
}  // namespace affecta
