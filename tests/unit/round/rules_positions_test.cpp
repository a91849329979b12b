// Overfull boarding houses and the greatest positions (matching-rules 3.2), one sentence a test.
#include "tests/support/scenario/as_drawn.h"

namespace affecta::test {
namespace {

TEST_CASE("the position drops to just below the rank that went over") {
  expect_as_drawn(R"(
day 10, reservation over
formation F: 3 places
  call order | without boarding | with boarding in I
  1 A        | PROPOSED         | waits
  2 B        | PROPOSED         | PROPOSED
  3 C        | PROPOSED         | waits
boarding house I: 1 bed, position 6
  ranking: 3 B  7 C  20 A
)");
}

TEST_CASE("as many proposals as free beds do not overfill") {
  expect_as_drawn(R"(
day 10, reservation over
formation F: 2 places
  call order | with boarding in I
  1 A        | PROPOSED
  2 B        | PROPOSED
  3 C        | waits
boarding house I: 2 beds, position no limit
  ranking: C B A
)");
}

TEST_CASE("who holds the boarding house takes no further bed") {
  expect_as_drawn(R"(
day 10, reservation over
formation F: 1 place
  call order | with boarding in I
  1 A        | accepted
formation G: 2 places
  call order | with boarding in I
  1 A        | PROPOSED
  2 B        | PROPOSED
boarding house I: 2 beds, position no limit
  ranking: A B
)");
}

TEST_CASE("a candidate with proposals in two formations takes one bed") {
  expect_as_drawn(R"(
day 10, reservation over
formation F: 1 place
  call order | with boarding in I
  1 A        | PROPOSED
formation G: 2 places
  call order | with boarding in I
  1 A        | PROPOSED
  2 B        | PROPOSED
boarding house I: 2 beds, position no limit
  ranking: A B
)");
}

TEST_CASE("wishes that are not proposed take no bed") {
  expect_as_drawn(R"(
day 10, reservation over
formation F: 1 place
  call order | with boarding in I
  1 A        | PROPOSED
  2 B        | waits
  3 C        | waits
boarding house I: 1 bed, position no limit
  ranking: B C A
)");
}

TEST_CASE("the place of a candidate who is blocked goes to the next in the call order") {
  expect_as_drawn(R"(
day 10, reservation over
formation F: 2 places
  call order | without boarding | with boarding in I
  1 A        |                  | PROPOSED
  2 B        |                  | waits
  3 C        | PROPOSED         |
  4 D        | waits            |
boarding house I: 1 bed, position 1
  ranking: A B
)");
}

TEST_CASE("lowering a position can make the same boarding house fuller") {
  expect_as_drawn(R"(
day 10, reservation over
formation F: 2 places
  call order | with boarding in I
  1 A        | waits
  2 B        | waits
  3 C        | PROPOSED
boarding house I: 1 bed, position 1
  ranking: C B A
)");
}

TEST_CASE("lowering a position can make another boarding house overfull") {
  // A does not get the bed of I, so F calls B, whose bed in J is D's: F calls C.
  expect_as_drawn(R"(
day 10, reservation over
formation F: 1 place
  call order | without boarding | with boarding in I | with boarding in J
  1 A        |                  | waits              |
  2 B        |                  |                    | waits
  3 C        | PROPOSED         |                    |
formation G: 2 places
  call order | with boarding in I | with boarding in J
  1 E        | PROPOSED           |
  2 D        |                    | PROPOSED
boarding house I: 1 bed, position 1
  ranking: E A
boarding house J: 1 bed, position 1
  ranking: D B
)");
}

TEST_CASE("the positions are the greatest under the maxima") {
  // At 1 B would have place and bed; 2 overfills nothing either, and is greater.
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 1 place
  call order | with boarding in I
  1 A        | PROPOSED
  2 B        | waits
boarding house I: 2 beds, position 2, maximum 2
  ranking: B A
)");
}

TEST_CASE("a later pass finds all positions anew, and takes no bed back") {
  // In the first pass F has no place left: the bed is C's. In the second A, ahead of C in the
  // ranking of I, takes F, and C keeps the bed it was given. P3 makes no exemption for that: the
  // day is right and raises an alert.
  expect_as_drawn(R"(
day 10, reservation over, 2 passes, alert
formation F: 1 place
  call order | without boarding | with boarding in I
  1 B        | accepted -> proposal given up by responder |
  2 A        | PROPOSED         | waits
formation G: 1 place
  call order | with boarding in I
  1 C        | PROPOSED
formation H: 1 place
  call order | without boarding
  1 B        | PROPOSED and accepted
boarding house I: 1 bed, position 0
  ranking: A C
B has the automatic responder
B prefers H > F
)");
}

}  // namespace
}  // namespace affecta::test
