// The builder: dense order, indexes, and the first fault in document order.

#include "engine/model/builder.h"

#include <catch2/catch.hpp>

namespace affecta {
namespace {

const Workers workers(2);

const GroupKey group_a{1, 10, 100};
const GroupKey group_b{2, 10, 101};
const BoardingKey house{5, 10, 0};

WishRow wish(CandidateKey candidate, const GroupKey& group, std::int32_t call_rank) {
  WishRow row;
  row.key = {candidate, group.formation, false};
  row.group = group;
  row.call_rank = row.displayed_call_rank = call_rank;
  return row;
}

WishRow boarder(CandidateKey candidate, const GroupKey& group, std::int32_t call_rank,
                std::int32_t boarding_rank) {
  WishRow row = wish(candidate, group, call_rank);
  row.key.with_boarding = true;
  row.boarding = house;
  row.boarding_rank = boarding_rank;
  return row;
}

// Two groups, one boarding house, no wish.
DayInput empty_day() {
  DayInput day;
  day.groups = {{group_b, 3}, {group_a, 2}};
  day.boardings = {{house, 1}};
  return day;
}

struct Fault {
  Subject subject;
  std::size_t row;
  RefusalCode code;
  friend bool operator==(const Fault&, const Fault&) = default;
};

std::ostream& operator<<(std::ostream& out, const Fault& fault) {
  return out << "subject " << static_cast<int>(fault.subject) << " row " << fault.row << " "
             << catalogue_entry(fault.code).name;
}

Fault fault_of(const DayInput& day) {
  const auto built = build_instance(day, workers);
  REQUIRE_FALSE(built.has_value());
  for (const unsigned threads : {1U, 8U}) {
    const auto again = build_instance(day, Workers(threads));
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().message() == built.error().message());
  }
  return {built.error().subject, built.error().row, built.error().code};
}

TEST_CASE("keys become dense indices in their order, wishes follow the call order") {
  DayInput day = empty_day();
  day.wishes = {wish(30, group_a, 2), wish(20, group_b, 1), boarder(10, group_a, 1, 7),
                wish(10, group_a, 1)};
  day.wishes[0].preference = 1;
  day.responders = {30, 99};
  const auto built = build_instance_with_rows(day, workers);
  REQUIRE(built);
  const Instance& instance = built->instance;

  CHECK(instance.groups.key[GroupIndex{0}] == group_a);
  CHECK(instance.groups.capacity[GroupIndex{0}] == 2);
  CHECK(instance.candidate_count() == 4);  // 99 has a responder and no wish
  CHECK(instance.candidates.key[CandidateIndex{3}] == 99);
  CHECK(instance.candidates.responder[CandidateIndex{2}] == 1);
  CHECK(built->row_of == Array<WishIndex, std::uint32_t>(std::vector<std::uint32_t>{3, 2, 0, 1}));
  CHECK(instance.key(WishIndex{1}) == WishKey{10, 100, true});
  CHECK(instance.wishes_of_group[GroupIndex{0}].size() == 3);
  CHECK(instance.has(WishIndex{2}, wish_flag::responder));
  CHECK_FALSE(instance.has(WishIndex{0}, wish_flag::responder));
  CHECK(instance.wishes_of_candidate[CandidateIndex{0}][1] == WishIndex{1});
  CHECK(instance.wishes_of_boarding[BoardingIndex{0}][0] == WishIndex{1});
}

TEST_CASE("siblings are found next door and further away, also across groups") {
  DayInput day = empty_day();
  const GroupKey other_group{9, 10, 100};  // another ranking group of the same formation
  day.groups.push_back({other_group, 1});
  WishRow far = boarder(1, other_group, 4, 1);
  day.wishes = {wish(1, group_a, 1), far, wish(2, group_a, 2), boarder(2, group_a, 2, 2),
                wish(3, group_a, 3)};
  const auto instance = build_instance(day, workers);
  REQUIRE(instance);
  const auto sibling_key = [&](const WishKey& key) {
    for (const WishIndex own : instance->wishes.status.indices()) {
      if (instance->key(own) != key) continue;
      const WishIndex sibling = instance->sibling(own);
      return sibling ? instance->key(sibling) : WishKey{};
    }
    return WishKey{};
  };
  CHECK(sibling_key({1, 100, false}) == WishKey{1, 100, true});
  CHECK(sibling_key({1, 100, true}) == WishKey{1, 100, false});
  CHECK(sibling_key({2, 100, true}) == WishKey{2, 100, false});
  CHECK(sibling_key({3, 100, false}) == WishKey{});
}

TEST_CASE("an instance without anything is an instance") {
  const auto instance = build_instance({}, workers);
  REQUIRE(instance);
  CHECK(instance->wish_count() == 0);
  CHECK(instance->wishes_of_group.size() == 0);
}

TEST_CASE("a row that is wrong by itself is refused") {
  DayInput day = empty_day();
  day.wishes = {wish(1, group_a, 1), wish(2, group_a, 2)};
  WishRow& bad = day.wishes[1];
  RefusalCode code{};
  SECTION("unknown group") {
    bad.group = {7, 10, 100};
    code = RefusalCode::unknown_group;
  }
  SECTION("formation of another group") {
    bad.key.formation = 101;
    code = RefusalCode::wrong_formation;
  }
  SECTION("unknown boarding house") {
    bad.boarding = BoardingKey{6, 0, 0};
    bad.boarding_rank = 1;
    code = RefusalCode::unknown_boarding;
  }
  SECTION("boarding house of another formation") {
    day.boardings.push_back({{8, 10, 101}, 1});
    bad.boarding = day.boardings.back().key;
    bad.boarding_rank = 1;
    code = RefusalCode::wrong_boarding_formation;
  }
  SECTION("status of a result") {
    bad.status = WishStatus::proposed_today;
    code = RefusalCode::status_of_a_result;
  }
  SECTION("no call rank") {
    bad.call_rank = 0;
    code = RefusalCode::missing_call_rank;
  }
  SECTION("no call rank, refused or resigned") {
    bad.call_rank = 0;
    bad.status = WishStatus::refused_or_resigned;
    code = RefusalCode::missing_call_rank;
  }
  SECTION("no boarding rank") {
    bad.boarding = house;
    code = RefusalCode::missing_boarding_rank;
  }
  SECTION("outside the main procedure and waiting") {
    bad.outside_main = true;
    code = RefusalCode::outside_main_not_proposed_before;
  }
  SECTION("a negative rank of each kind") {
    code = RefusalCode::negative_value;
    SECTION("call rank") { bad.call_rank = -1; }
    SECTION("displayed call rank") { bad.displayed_call_rank = -1; }
    SECTION("boarding rank") { bad.boarding_rank = -1; }
    SECTION("preference rank") { bad.preference = -1; }
    SECTION("yesterday's rank") { bad.waiting_rank_yesterday = -1; }
  }
  CHECK(fault_of(day) == Fault{Subject::wish, 1, code});
}

TEST_CASE("a wish without a call rank is accepted when proposed before, or not ranked") {
  for (const WishStatus status :
       {WishStatus::proposed_before_unanswered, WishStatus::proposed_before_accepted,
        WishStatus::proposed_before_refused, WishStatus::not_ranked}) {
    DayInput day = empty_day();
    day.wishes = {wish(1, group_a, 0)};
    day.wishes[0].status = status;
    CHECK(build_instance(day, workers));
  }
}

TEST_CASE("rows that contradict rows before them are refused, the later one named") {
  DayInput day = empty_day();
  SECTION("a wish twice") {
    day.wishes = {wish(1, group_a, 1), wish(2, group_a, 2), wish(1, group_a, 1),
                  wish(1, group_a, 1)};
    CHECK(fault_of(day) == Fault{Subject::wish, 2, RefusalCode::duplicate_wish});
  }
  SECTION("two candidates on one call rank") {
    day.wishes = {wish(9, group_a, 4), wish(1, group_b, 4), wish(2, group_a, 4)};
    CHECK(fault_of(day) == Fault{Subject::wish, 2, RefusalCode::call_rank_shared});
  }
  SECTION("one candidate on two call ranks of a group") {
    day.wishes = {boarder(1, group_a, 2, 1), wish(2, group_a, 3), wish(1, group_a, 4)};
    CHECK(fault_of(day) == Fault{Subject::wish, 2, RefusalCode::two_call_ranks});
  }
  SECTION("two candidates on one boarding rank") {
    day.wishes = {boarder(1, group_a, 1, 3), boarder(2, group_b, 1, 3)};
    CHECK(fault_of(day) == Fault{Subject::wish, 1, RefusalCode::boarding_rank_shared});
  }
  SECTION("one candidate on two boarding ranks of a house") {
    day.wishes = {boarder(1, group_a, 1, 3), boarder(1, group_b, 1, 4)};
    CHECK(fault_of(day) == Fault{Subject::wish, 1, RefusalCode::two_boarding_ranks});
  }
  SECTION("a group twice") {
    day.groups.push_back({group_a, 1});
    CHECK(fault_of(day) == Fault{Subject::group, 2, RefusalCode::duplicate_group});
  }
  SECTION("a boarding house twice") {
    day.boardings.push_back({house, 1});
    CHECK(fault_of(day) == Fault{Subject::boarding, 1, RefusalCode::duplicate_boarding});
  }
  SECTION("one cGiCod with two kinds of sharing") {
    day.boardings.push_back({{5, 0, 0}, 1});
    CHECK(fault_of(day) == Fault{Subject::boarding, 1, RefusalCode::boarding_sharing_mixed});
  }
  SECTION("a candidate with the responder twice") {
    day.responders = {1, 2, 1};
    CHECK(fault_of(day) == Fault{Subject::responder, 2, RefusalCode::duplicate_candidate});
  }
}

TEST_CASE("ranks shared by wishes that do not wait are no fault") {
  DayInput day = empty_day();
  day.wishes = {wish(1, group_a, 1), wish(2, group_a, 1)};
  day.wishes[1].status = WishStatus::proposed_before_accepted;
  CHECK(build_instance(day, workers));
}

TEST_CASE("a candidate with the responder") {
  DayInput day = empty_day();
  day.responders = {1};
  day.wishes = {wish(1, group_a, 1), wish(1, group_b, 1)};
  day.wishes[0].preference = 1;
  day.wishes[1].preference = 2;
  WishRow& first = day.wishes[0];
  WishRow& second = day.wishes[1];
  SECTION("may wait in the order of preference") { CHECK(build_instance(day, workers)); }
  SECTION("P7.2: holds at most one proposal within the main procedure") {
    first.status = WishStatus::proposed_before_accepted;
    second.status = WishStatus::proposed_before_unanswered;
    CHECK(fault_of(day) == Fault{Subject::wish, 1, RefusalCode::responder_two_held});
    second.outside_main = true;
    CHECK(build_instance(day, workers));
  }
  SECTION("P7.4: has a preference rank for every wish not proposed before") {
    second.preference = 0;
    CHECK(fault_of(day) == Fault{Subject::wish, 1, RefusalCode::responder_without_preference});
    second.status = WishStatus::not_ranked;
    CHECK(fault_of(day) == Fault{Subject::wish, 1, RefusalCode::responder_without_preference});
    second.status = WishStatus::proposed_before_refused;
    CHECK(build_instance(day, workers));
  }
  SECTION("P7.5: has no preference rank twice") {
    second.preference = 1;
    CHECK(fault_of(day) == Fault{Subject::wish, 1, RefusalCode::responder_same_preference});
  }
  SECTION("P7.6: prefers what waits to what is held, whichever comes first in the document") {
    first.status = WishStatus::proposed_before_accepted;
    CHECK(fault_of(day) == Fault{Subject::wish, 1, RefusalCode::responder_waiting_not_preferred});
    std::swap(day.wishes[0], day.wishes[1]);
    CHECK(fault_of(day) == Fault{Subject::wish, 1, RefusalCode::responder_waiting_not_preferred});
    day.wishes[1].preference = 0;
    CHECK(build_instance(day, workers));
  }
  SECTION("is not checked while candidates are ordering") {
    second.preference = 0;
    day.parameters = {33, 30, 33, 36};
    CHECK(build_instance(day, workers));
    day.parameters.day = 36;
    CHECK(fault_of(day) == Fault{Subject::wish, 1, RefusalCode::responder_without_preference});
  }
}

TEST_CASE("of several faults, the first in document order is named") {
  DayInput day = empty_day();
  day.wishes = {wish(1, group_a, 1), wish(2, group_a, 1), wish(3, group_a, -1),
                wish(4, group_a, 5)};
  SECTION("a contradiction before a row that is wrong by itself") {
    CHECK(fault_of(day) == Fault{Subject::wish, 1, RefusalCode::call_rank_shared});
  }
  SECTION("a row that is wrong by itself before a contradiction") {
    std::swap(day.wishes[0], day.wishes[2]);
    CHECK(fault_of(day) == Fault{Subject::wish, 0, RefusalCode::negative_value});
  }
  SECTION("wishes before groups, in the usual order of the sections") {
    day.groups.push_back({group_a, 1});
    CHECK(fault_of(day) == Fault{Subject::wish, 1, RefusalCode::call_rank_shared});
  }
  SECTION("groups before wishes where the document says so") {
    day.groups.push_back({group_a, 1});
    day.sections = {Subject::group, Subject::parameters, Subject::wish, Subject::boarding,
                    Subject::responder};
    CHECK(fault_of(day) == Fault{Subject::group, 2, RefusalCode::duplicate_group});
  }
  SECTION("the day before everything") {
    day.parameters.day = 0;
    CHECK(fault_of(day) == Fault{Subject::parameters, 0, RefusalCode::day_not_positive});
  }
}

TEST_CASE("values of groups and boarding houses are not negative") {
  DayInput day = empty_day();
  SECTION("capacity") { day.groups[1].capacity = -1; }
  SECTION("block-call limit") { day.groups[1].block_call_limit = -1; }
  SECTION("estimate") { day.groups[1].estimate = -1; }
  SECTION("last called rank") { day.groups[1].last_called_displayed = -1; }
  CHECK(fault_of(day) == Fault{Subject::group, 1, RefusalCode::negative_value});
}

TEST_CASE("the beds of a boarding house are not negative") {
  DayInput day = empty_day();
  day.boardings[0].capacity = -1;
  CHECK(fault_of(day) == Fault{Subject::boarding, 0, RefusalCode::negative_value});
}

TEST_CASE("an instance takes 39 bytes a wish, indexes included") {
  DayInput day = empty_day();
  day.groups[1].capacity = 0;
  const std::size_t wishes = 10'000;
  for (std::size_t i = 0; i < wishes; ++i) {
    day.wishes.push_back(
        wish(static_cast<CandidateKey>(i / 10), group_a, static_cast<std::int32_t>(i + 1)));
    day.wishes.back().key.formation = day.wishes.back().group.formation =
        static_cast<std::int32_t>(i % 10);
    day.wishes.back().group.ranking_group = 50;
  }
  for (std::int32_t i = 0; i < 10; ++i) day.groups.push_back({{50, 10, i}, 1});
  const auto instance = build_instance(day, workers);
  REQUIRE(instance);
  const std::size_t candidates = instance->candidate_count() * 9 + 1'000;  // keys and offsets
  CHECK(instance->bytes() <= wishes * 39 + candidates);
}

}  // namespace
}  // namespace affecta
