// How a group proposes for given positions (matching-rules 3.2), one sentence a test.
#include "tests/support/scenario/as_drawn.h"

namespace affecta::test {
namespace {

TEST_CASE("a group proposes down its call order while it has vacancies") {
  expect_as_drawn(R"(
day 1
formation F: 2 places
  call order | without boarding
  3 A        | PROPOSED
  4 B        | PROPOSED
  9 C        | waits
)");
}

TEST_CASE("groups of one formation propose each for itself") {
  expect_as_drawn(R"(
day 1
formation F / general: 1 place
  call order | without boarding
  1 A        | PROPOSED
  2 B        | waits
formation F / technological: 1 place
  call order | without boarding
  1 C        | PROPOSED
  2 D        | waits
)");
}

TEST_CASE("wishes that name a rank beyond the boarding position are blocked and skipped") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 1 place
  call order | with boarding in I
  1 A        | waits
  2 B        | PROPOSED
boarding house I: 1 bed, position 4
  ranking: 4 B A
)");
}

TEST_CASE("a wish at the boarding position itself is not blocked") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 2 places
  call order | with boarding in I
  1 A        | PROPOSED
  2 B        | PROPOSED
boarding house I: 2 beds, position 2
  ranking: A B
)");
}

TEST_CASE("who holds the boarding house is not blocked") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 1 place
  call order | with boarding in I
  1 A        | accepted
formation G: 2 places
  call order | with boarding in I
  1 A        | PROPOSED
  2 B        | waits
boarding house I: 1 bed, position 0
  ranking: A B
)");
}

TEST_CASE("holding another boarding house does not help") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 1 place
  call order | with boarding in J
  1 A        | accepted
formation G: 2 places
  call order | with boarding in I
  1 A        | waits
  2 B        | PROPOSED
boarding house I: 1 bed, position 1
  ranking: B A
boarding house J: 1 bed
  ranking: A
)");
}

TEST_CASE("with boarding in a house without its own ranking nothing blocks") {
  expect_as_drawn(R"(
day 1, reservation until day 30
formation F: 2 places
  call order | with boarding
  1 A        | PROPOSED
  2 B        | PROPOSED
  3 C        | waits
)");
}

TEST_CASE("up to the block-call limit everybody is proposed to, and takes a place") {
  expect_as_drawn(R"(
day 1
formation F: 1 place, block call up to 2
  call order | without boarding
  1 A        | PROPOSED
  2 B        | PROPOSED
  3 C        | waits
)");
  expect_as_drawn(R"(
day 1
formation F: 3 places, block call up to 2
  call order | without boarding
  1 A        | PROPOSED
  2 B        | PROPOSED
  3 C        | PROPOSED
  4 D        | waits
)");
}

TEST_CASE("the block-call limit is compared with the call rank, not with the displayed one") {
  expect_as_drawn(R"(
day 1
formation F: 0 places, block call up to 2
  call order    | without boarding
  1 (shown 7) A | PROPOSED
  2 (shown 8) B | PROPOSED
  3 (shown 1) C | waits
)");
}

TEST_CASE("a blocked wish within the block-call limit stays blocked") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 0 places, block call up to 2
  call order | with boarding in I
  1 A        | waits
  2 B        | PROPOSED
boarding house I: 1 bed, position 1
  ranking: B A
)");
}

TEST_CASE("who holds the group already is proposed without a vacancy, wherever in the order") {
  expect_as_drawn(R"(
day 5
formation F: 1 place
  call order | without boarding | with boarding
  1 A        | waits            |
  2 B        | accepted         | PROPOSED
)");
}

TEST_CASE("who holds the group already takes no further place") {
  expect_as_drawn(R"(
day 5
formation F: 2 places
  call order | without boarding | with boarding
  1 A        | accepted         | PROPOSED
  2 B        | PROPOSED         |
  3 C        | waits            |
)");
}

TEST_CASE("holding another group of the formation does not help") {
  expect_as_drawn(R"(
day 5
formation F / general: 1 place
  call order | without boarding
  1 A        | accepted
formation F / technological: 1 place
  call order | without boarding | with boarding
  1 B        | PROPOSED         |
  2 A        |                  | waits
)");
}

TEST_CASE("both wishes of a candidate are proposed, and take one place") {
  expect_as_drawn(R"(
day 1
formation F: 2 places
  call order | without boarding | with boarding
  1 A        | PROPOSED         | PROPOSED
  2 B        | PROPOSED         | PROPOSED
  3 C        | waits            | waits
)");
}

TEST_CASE("a proposal to a candidate whose responder is active is accepted at once") {
  expect_as_drawn(R"(
day 1
formation F: 2 places
  call order | without boarding
  1 A        | PROPOSED and accepted
  2 B        | PROPOSED
A has the automatic responder
A prefers F
)");
}

TEST_CASE("a stopped group proposes nothing: not by block call, not to those who hold it") {
  expect_as_drawn(R"(
day 5
formation F: 5 places, block call up to 9, stopped
  call order | without boarding | with boarding
  1 A        | waits            |
  2 B        | accepted         | waits
)");
  expect_as_drawn(R"(
day 5, reservation over
formation F: 5 places, block call up to 9, stopped
  call order | without boarding | with boarding in I
  1 A        | waits            | waits
  2 B        | accepted         | waits
boarding house I: 5 beds, position no limit
  ranking: A B
)");
}

}  // namespace
}  // namespace affecta::test
