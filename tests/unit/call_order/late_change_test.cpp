// Late changes (section 2, last paragraph).
#include "engine/call_order/late_change.h"

#include <limits>

#include <catch2/catch.hpp>

#include "tests/support/drawn_ranking.h"

namespace affecta {
namespace {

constexpr std::int32_t largest = std::numeric_limits<std::int32_t>::max();

TEST_CASE("the changed ranking: the old entry out, the new one before its rank's holder") {
  RankingGroup group = draw_ranking("C1 B2 C3", 0, 0).group;  // candidates 1001, 1002, 1003
  group.rank = {10, 20, 30};
  const auto candidates_with = [&](const RankedCandidate& entry) {
    return with_change(group, entry).value().candidate;
  };
  using Candidates = std::vector<CandidateKey>;
  SECTION("a new candidate on a rank that is taken pushes its holder down") {
    CHECK(candidates_with({7, 20, {}}) == Candidates{1001, 7, 1002, 1003});
  }
  SECTION("on a free rank, first, or after everybody") {
    CHECK(candidates_with({7, 11, {}}) == Candidates{1001, 7, 1002, 1003});
    CHECK(candidates_with({7, 1, {}}) == Candidates{7, 1001, 1002, 1003});
    CHECK(candidates_with({7, 31, {}}) == Candidates{1001, 1002, 1003, 7});
  }
  SECTION("the rank of the old entry stays empty: the others do not move up before the change") {
    // Were the gap closed first, 1003 would have rank 20 and be pushed down by a change at 20.
    CHECK(candidates_with({1001, 20, {}}) == Candidates{1001, 1002, 1003});
    CHECK(candidates_with({1001, 21, {}}) == Candidates{1002, 1001, 1003});
  }
  SECTION("to the candidate's own rank: nothing moves, the type may change") {
    const auto changed = with_change(group, {1002, 20, CandidateType::both}).value();
    CHECK(changed.candidate == Candidates{1001, 1002, 1003});
    CHECK(changed.type[1] == CandidateType::both);
  }
  SECTION("at the largest rank nothing overflows") {
    group.rank[2] = largest;
    CHECK(candidates_with({7, largest, {}}) == Candidates{1001, 1002, 7, 1003});
  }
}

TEST_CASE("the new call rank is that of the whole group computed anew") {
  // A9 with B7 found at rank 3: B6 C1 C2 B7 C3 would break nothing; B7 is the best holder, so
  // first.
  const DrawnRanking drawn = draw_ranking("C1 C2 C3 C4 C5 B6 B7 C8", 20, 0);
  CHECK(late_change(drawn.group, {1007, 3, CandidateType::scholarship}).value() == 1);
  CHECK(late_change(drawn.group, {1006, 8, CandidateType::scholarship}).value() == 6);
  CHECK(late_change(drawn.group, {1003, 1, CandidateType::neither}).value() == 2);
  CHECK(late_change(drawn.group, {1006, 6, CandidateType::neither}).value() == 7);
}

TEST_CASE("the changes of a document are each made on the original rankings") {
  std::vector<RankingGroup> groups = {draw_ranking("C1 C2 C3", 0, 0).group,
                                      draw_ranking("C1 B2", 50, 0).group};
  groups[1].key = 13;
  const std::vector<LateChange> changes = {{12, {1003, 1, CandidateType::neither}},
                                           {12, {1002, 1, CandidateType::neither}},
                                           {13, {1001, 1, CandidateType::scholarship}},
                                           {12, {1001, 2, CandidateType::neither}}};
  const Workers workers(GENERATE(1U, 2U));
  CHECK(late_changes(groups, changes, workers).value() == std::vector<std::int32_t>{1, 1, 1, 1});
  CHECK(late_changes(groups, {}, workers).value().empty());
}

TEST_CASE("bad changes are refused, the first one named") {
  const std::vector<RankingGroup> groups = {draw_ranking("C1 C2 C3", 0, 0).group};
  const Workers workers(2);
  SECTION("rank not positive") {
    const std::vector<LateChange> changes = {{12, {5, 1, {}}}, {12, {6, 0, {}}}, {99, {7, 1, {}}}};
    const auto ranks = late_changes(groups, changes, workers);
    REQUIRE(!ranks.has_value());
    CHECK(ranks.error().code == RefusalCode::rank_not_positive);
    CHECK(ranks.error().where == "ranking group 12, late change of candidate 6");
    CHECK(ranks.error().what == "rank 0, the least is 1");
    CHECK(ranks.error().row == 1);
  }
  SECTION("unknown group") {
    const std::vector<LateChange> changes = {{99, {7, 1, {}}}};
    const auto ranks = late_changes(groups, changes, workers);
    REQUIRE(!ranks.has_value());
    CHECK(ranks.error().code == RefusalCode::unknown_group);
    CHECK(ranks.error().where == "ranking group 99, late change of candidate 7");
  }
  SECTION("a change of a bad group names the group") {
    RankingGroup bad = groups[0];
    bad.rank[0] = 2;
    const auto rank = late_change(bad, {5, 1, {}});
    REQUIRE(!rank.has_value());
    CHECK(rank.error().code == RefusalCode::rank_shared);
    CHECK(rank.error().where == "ranking group 12");
  }
}

TEST_CASE("in the live campaign the others move down, and only in the engine's call ranks") {
  const LiveCallRanks before = {
      {1, 2, 2, 3, 4, 5}, {1, 2, 2, 3, 5, 0}, {1, 2, 2, 3, 4, 0}};  // 2 has two wishes, 5 no rank
  SECTION("a candidate who was further down") {
    const auto after = insert_in_live_order(before, 4, 2).value();
    CHECK(after.call_rank == std::vector<std::int32_t>{1, 3, 3, 4, 2, 0});
    CHECK(after.displayed_call_rank == std::vector<std::int32_t>{1, 2, 2, 3, 2, 0});
  }
  SECTION("both wishes of the mended candidate") {
    const auto after = insert_in_live_order(before, 2, 3).value();
    CHECK(after.call_rank == std::vector<std::int32_t>{1, 3, 3, 4, 6, 0});
    CHECK(after.displayed_call_rank == std::vector<std::int32_t>{1, 3, 3, 3, 4, 0});
  }
  SECTION("where the candidate has no wish the others move all the same") {
    const auto after = insert_in_live_order(before, 77, 1).value();
    CHECK(after.call_rank == std::vector<std::int32_t>{2, 3, 3, 4, 6, 0});
    CHECK(after.displayed_call_rank == before.displayed_call_rank);
  }
  SECTION("refusals") {
    CHECK(insert_in_live_order(before, 4, 0).error().code == RefusalCode::rank_not_positive);
    LiveCallRanks full = before;
    full.call_rank[0] = largest;
    CHECK(insert_in_live_order(full, 4, 2).error().code == RefusalCode::integer_out_of_range);
    CHECK(insert_in_live_order(full, 1, 2).has_value());
  }
}

}  // namespace
}  // namespace affecta
