// P1–P5 of section 2: each is found where it is broken, and nowhere else.
#include "engine/call_order/guarantees.h"

#include <catch2/catch.hpp>

#include "tests/support/drawn_ranking.h"

namespace affecta {
namespace {

// "P2 B4@3": the guarantees broken by an order, with the name and the place of each.
std::string broken(int scholarship_percent, int sector_percent, const std::string& ranking,
                   const std::string& order) {
  const DrawnRanking drawn = draw_ranking(ranking, scholarship_percent, sector_percent);
  std::string text;
  for (const BrokenGuarantee& breach : verify_call_order(drawn.group, order_of(drawn, order))) {
    text += text.empty() ? "" : ", ";
    text += "P" + std::to_string(static_cast<int>(breach.guarantee)) + " " +
            drawn.names[static_cast<std::size_t>(breach.candidate - 1001)] + "@" +
            std::to_string(breach.call_rank);
  }
  return text;
}

TEST_CASE("an order that is not of everybody once") {
  const DrawnRanking drawn = draw_ranking("C1 B2 C3", 0, 0);
  const auto first = [&](const CallOrder& order) {
    return verify_call_order(drawn.group, order).at(0);
  };
  const RankedIndex c1{0}, b2{1}, c3{2};
  CHECK(verify_call_order(drawn.group, {c1, b2, c3}).empty());
  CHECK(first({c1, b2}) == BrokenGuarantee{Guarantee::everybody_once, 1003, 0});
  CHECK(first({c1, b2, b2, c3}) == BrokenGuarantee{Guarantee::everybody_once, 1002, 3});
  CHECK(first({c1, b2, RankedIndex{3}}) == BrokenGuarantee{Guarantee::everybody_once, 0, 3});
}

TEST_CASE("P1: the first k hold the rate of scholarship holders, or none comes after") {
  CHECK(broken(20, 0, "C1 C2 C3 C4 C5 B6", "B6 C1 C2 C3 C4 C5").empty());
  // One in five still holds at place 5; at place 6 it does not, and B7 comes after.
  CHECK(broken(20, 0, "B1 C2 C3 C4 C5 C6 B7", "B1 C2 C3 C4 C5 C6 B7") == "P1 C6@6");
  CHECK(broken(20, 0, "B1 C2 C3 C4 C5 B6 C7", "B1 C2 C3 C4 C5 B6 C7").empty());
  CHECK(broken(0, 0, "C1 B2", "C1 B2").empty());
}

TEST_CASE("P2: a scholarship holder of the sector is never overtaken") {
  CHECK(broken(0, 10, "D1 R2", "R2 D1") == "P2 D1@2");
  // Any scholarship holder where there is no sector rate.
  CHECK(broken(0, 0, "B1 B2", "B2 B1") == "P2 B1@2");
  CHECK(broken(0, 10, "B1 R2", "R2 B1").empty());
}

TEST_CASE("P3: a non-holder of the sector is overtaken by scholarship holders only") {
  CHECK(broken(0, 10, "R1 R2", "R2 R1") == "P3 R1@2");
  CHECK(broken(50, 10, "R1 D2", "D2 R1").empty());
  // Everybody counts as from the sector where there is no sector rate.
  CHECK(broken(0, 0, "C1 R2", "R2 C1") == "P3 C1@2");
}

TEST_CASE("P4: with a sector rate, a holder from outside is overtaken by the sector only") {
  CHECK(broken(0, 50, "B1 R2", "R2 B1").empty());
  CHECK(broken(0, 50, "B1 B2", "B2 B1") == "P4 B1@2");
}

TEST_CASE("P5: a non-holder from outside overtakes nobody") {
  CHECK(broken(0, 50, "B1 N2", "N2 B1") == "P4 B1@2, P5 N2@1");
  CHECK(broken(0, 50, "R1 N2", "N2 R1") == "P3 R1@2, P5 N2@1");
  CHECK(broken(0, 50, "N1 R2", "R2 N1").empty());
}

TEST_CASE("A12: how late a candidate may be called") {
  // P3: 1 + 10 + floor(10·25/75) = 14.
  CHECK(broken(25, 0, "B1..B9 C10 B11..B19", "B1..B9 B11..B14 C10 B15..B19").empty());
  CHECK(broken(25, 0, "B1..B9 C10 B11..B19", "B1..B9 B11..B15 C10 B16..B19") == "P3 C10@15");
  // P4: rank 2, sector rate 50 %: floor(1 + 2·2) = 5.
  CHECK(broken(0, 50, "B1 B2 R3..R9", "R3..R5 B1 B2 R6..R9") == "P4 B1@4");
  CHECK(broken(0, 50, "B1 B2 R3..R9", "B1 R3..R5 B2 R6..R9").empty());
  CHECK(broken(0, 50, "B1 B2 R3..R9", "B1 R3..R6 B2 R7..R9") == "P4 B2@6");
  // P5: rank 1, 25 % and 50 %: ceil(2·4) = 8; 20 % and 10 %: ceil(2/0.7) = 3.
  CHECK(broken(25, 50, "N1 D2..D9", "D2..D8 N1 D9").empty());
  CHECK(broken(25, 50, "N1 D2..D9", "D2..D9 N1") == "P5 N1@9");
  CHECK(broken(20, 10, "N1 D2..D9", "D2 D3 N1 D4..D9").empty());
  CHECK(broken(20, 10, "N1 D2..D9", "D2..D4 N1 D5..D9") == "P5 N1@4");
  // A rate of 100 % bounds nothing.
  CHECK(broken(100, 0, "C1 B2..B90", "B2..B90 C1").empty());
  CHECK(broken(50, 50, "N1 D2..D90", "D2..D90 N1").empty());
}

TEST_CASE("a broken guarantee is told in words") {
  CHECK(to_text({Guarantee::p2, 42, 3}) ==
        "P2: a scholarship holder of the sector is never overtaken; it does not hold for candidate "
        "42 at call rank 3");
}

}  // namespace
}  // namespace affecta
