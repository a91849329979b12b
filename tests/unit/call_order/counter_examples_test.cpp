// The counter-examples of docs/call-order-properties.md, by the names it gives them: what one would
// expect of a change, and does not hold. What does hold:
// tests/exhaustive/call_order_properties_test.
#include <catch2/catch.hpp>

#include "tests/support/drawn_ranking.h"

namespace affecta {
namespace {

TEST_CASE("S1 with two rates: an exchange of neighbours moves somebody else") {
  CHECK(called(50, 50, "N1 B2 R3 D4") == "D4 N1 B2 R3");
  CHECK(called(50, 50, "B2 N1 R3 D4") == "D4 B2 R3 N1");
}

TEST_CASE("S2 with two rates: a holder moved up makes another, whom he does not overtake, later") {
  CHECK(called(50, 50, "N1 B2 R3 D4 D5") == "D4 N1 D5 B2 R3");
  CHECK(called(50, 50, "B2 N1 R3 D4 D5") == "D4 B2 R3 N1 D5");
}

TEST_CASE("S3 with two rates: a departure makes somebody later") {
  CHECK(called(20, 20, "N1 B2 R3 D4") == "D4 N1 B2 R3");
  CHECK(called(20, 20, "N1 B2 R3") == "B2 R3 N1");
}

TEST_CASE("S4 with two rates: a higher qB makes a holder later, and a non-holder earlier") {
  CHECK(called(20, 50, "N1 R2 B3 D4 D5") == "D4 N1 R2 B3 D5");
  CHECK(called(50, 50, "N1 R2 B3 D4 D5") == "D4 N1 D5 R2 B3");
  CHECK(called(50, 50, "N1 B2 R3 D4") == "D4 N1 B2 R3");
  CHECK(called(75, 50, "N1 B2 R3 D4") == "D4 B2 R3 N1");
}

TEST_CASE("S4 needs that there be no sector rate, not that the other one be 0 before") {
  CHECK(called(0, 20, "R1 B2 D3") == "R1 B2 D3");
  CHECK(called(20, 20, "R1 B2 D3") == "D3 R1 B2");
}

TEST_CASE("S5 with two rates: a new holder makes another holder earlier") {
  CHECK(called(20, 20, "R1 B2 D3") == "D3 R1 B2");
  CHECK(called(20, 20, "D1 B2 D3") == "D1 B2 D3");
}

TEST_CASE("S6 with two rates: a candidate overtaken, not the neighbour, is called earlier") {
  CHECK(called(50, 50, "N1 R2 B3 D4") == "D4 N1 B3 R2");
  CHECK(called(50, 50, "B3 N1 R2 D4") == "D4 B3 R2 N1");
}

TEST_CASE("with one rate, a new holder may help others, and a departure by two places") {
  CHECK(called(20, 0, "N1 N2 B3") == "B3 N1 N2");
  CHECK(called(20, 0, "B1 N2 B3") == "B1 N2 B3");
  CHECK(called(20, 0, "N1 B2 B3") == "B2 N1 B3");
  CHECK(called(20, 0, "N1 B3") == "B3 N1");
}

}  // namespace
}  // namespace affecta
