// The call orders of the procedure's public documents (worked-examples A1–A11; A12, the bounds, is
// in guarantees_test.cpp), and the guarantees on each of them.
#include <catch2/catch.hpp>

#include "engine/call_order/guarantees.h"
#include "tests/support/drawn_ranking.h"

namespace affecta {
namespace {

void expect_call_order(int scholarship_percent, int sector_percent, const std::string& ranking,
                       const std::string& call_order) {
  const DrawnRanking drawn = draw_ranking(ranking, scholarship_percent, sector_percent);
  const CallOrder order = compute_call_order(drawn.group).value();
  CHECK(called(drawn, order) == write_out(call_order));
  CHECK(verify_call_order(drawn.group, order).empty());
}

TEST_CASE("A1: a quarter of scholarship holders") {
  expect_call_order(25, 0, "C1 C2 B1 C3 C4 C5 B2 C6 C7 C8 C9 C10 C11 C12 C13 C14 B3 C15 C16 C17",
                    "B1 C1 C2 C3 B2 C4 C5 C6 B3 C7 C8 C9 C10 C11 C12 C13 C14 C15 C16 C17");
}

TEST_CASE("A2: both rates") {
  expect_call_order(20, 90, "R1 R2 N1 R3 R4 R5 R6 R7 R8 R9 R10 R11 B1 R12 B2 R13 R14 D1 R15 R16",
                    "D1 R1 R2 R3 R4 B1 R5 R6 R7 R8 B2 R9 R10 R11 R12 R13 R14 R15 R16 N1");
}

TEST_CASE("A3: the best is a scholarship holder already") {
  expect_call_order(20, 0, "B1 C2 C3 C4 C5 C6 B7 C8 C9 C10 C11 C12",
                    "B1 C2 C3 C4 C5 B7 C6 C8 C9 C10 C11 C12");
}

TEST_CASE("A4: a rate of 2 % puts one scholarship holder first") {
  expect_call_order(2, 0, "C1 C2 C3 C4 C5 B6 C7 C8 C9 C10 C11",
                    "B6 C1 C2 C3 C4 C5 C7 C8 C9 C10 C11");
}

TEST_CASE("A5: one in ten, from the bottom of the ranking") {
  const DrawnRanking drawn = draw_ranking("C1..C900 B901..B1000 C1001..C1100", 10, 0);
  const CallOrder order = compute_call_order(drawn.group).value();
  int scholarships = 0;
  for (std::size_t k = 0; k < 250; ++k) {
    const std::string name =
        k % 10 == 0 ? "B" + std::to_string(901 + k / 10) : "C" + std::to_string(k - k / 10);
    CHECK(drawn.names[order[k].value] == name);
    scholarships += name[0] == 'B' ? 1 : 0;
  }
  CHECK(scholarships == 25);
  CHECK(verify_call_order(drawn.group, order).empty());
}

TEST_CASE("A6: a rate that one candidate meets for a while") {
  const int rate = GENERATE(10, 20);
  expect_call_order(rate, 0, "C1 B2 B3 C4 C5 C6 C7 B8 C9 C10", "B2 C1 B3 C4 C5 C6 C7 B8 C9 C10");
}

TEST_CASE("A7: where the rates conflict, scholarship holders come first") {
  const std::string first_hundred =
      "BR1 BR2 R3..R19 C20 BR21 BR22 R23..R39 C40 BR41 R42..R50 B51 R52..R60 B61 R62..R70 B71 "
      "R72..R80 B81 R82..R90 B91 R92..R100";
  expect_call_order(10, 95, first_hundred, first_hundred);
}

TEST_CASE("A8: scholarship holders from outside take their rate, the sector the rest") {
  expect_call_order(10, 95, "R1..R100 B101..B111",
                    "B101 R1..R9 B102 R10..R18 B103 R19..R27 B104 R28..R36 B105 R37..R45 "
                    "B106 R46..R54 B107 R55..R63 B108 R64..R72 B109 R73..R81 B110 R82..R90 "
                    "B111 R91..R100");
}

TEST_CASE("A9: one in five") {
  expect_call_order(20, 0, "C1 C2 C3 C4 C5 B6 B7 C8", "B6 C1 C2 C3 C4 B7 C5 C8");
}

TEST_CASE("A10: two percent") {
  expect_call_order(2, 0, "C1 C2 C3 C4 C5 B6 C7 C8", "B6 C1 C2 C3 C4 C5 C7 C8");
}

TEST_CASE("A11: twenty candidates, by id") {
  RankingGroup group{.key = 1,
                     .min_scholarship_percent = 25,
                     .min_sector_percent = 0,
                     .candidate = {},
                     .rank = {},
                     .type = {}};
  for (int id = 0; id < 20; ++id) {
    const bool scholarship = id == 2 || id == 6 || id == 16;
    group.add({id, id + 1, scholarship ? CandidateType::scholarship : CandidateType::neither});
  }
  const CallOrder order = compute_call_order(group).value();
  std::vector<CandidateKey> ids;
  for (const RankedIndex row : order) ids.push_back(group.candidate[row.value]);
  CHECK(ids == std::vector<CandidateKey>{2, 0,  1,  3,  6,  4,  5,  7,  16, 8,
                                         9, 10, 11, 12, 13, 14, 15, 17, 18, 19});
}

}  // namespace
}  // namespace affecta
