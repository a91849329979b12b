// The maximum of a boarding position (matching-rules 3.2), one sentence a test.
#include "tests/support/scenario/as_drawn.h"

namespace affecta::test {
namespace {

TEST_CASE("no limit from the day on which the reservation ends") {
  expect_as_drawn(R"(
day 10, reservation until day 10
formation F: 2 places
  call order | with boarding in I
  1 A        | PROPOSED
  2 B        | waits
boarding house I: 1 bed, position 1, maximum no limit
  ranking: A B
)");
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 2 places
  call order | with boarding in I
  1 A        | waits
  2 B        | PROPOSED
boarding house I: 1 bed, position 1, maximum 1
  ranking: B A
)");
}

TEST_CASE("no limit when one who waits does so in a group whose reservation has ended") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 1 place
  call order | with boarding in I
  1 A        | PROPOSED
  2 B        | waits
formation G: 0 places, reservation ended
  call order | with boarding in I
  1 C        | waits
boarding house I: 1 bed, maximum no limit
  ranking: B C A
)");
}

TEST_CASE("a held wish of a group whose reservation has ended opens nothing") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 1 place
  call order | with boarding in I
  1 A        | waits
  2 B        | PROPOSED
formation G: 1 place, reservation ended
  call order | without boarding | with boarding in I
  1 C        |                  | accepted
  2 D        | waits            |
boarding house I: 2 beds, maximum 2
  ranking: C B A
)");
}

TEST_CASE("candidates are counted by boarding rank until they are as many as the free beds") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 4 places
  call order | with boarding in I
  1 A        | waits
  2 B        | PROPOSED
  3 C        | PROPOSED
  4 D        | waits
boarding house I: 2 beds, position 7, maximum 7
  ranking: 3 C  7 B  8 A D
)");
}

TEST_CASE("where fewer wait than there are beds, the maximum is the last one's rank") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 4 places
  call order | with boarding in I
  1 A        | PROPOSED
boarding house I: 2 beds, position 5, maximum 5
  ranking: 5 A
)");
}

TEST_CASE("who is beyond the estimate is not counted") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 1 place, estimate 2
  call order | with boarding in I
  1 A        | waits
  2 B        | PROPOSED
  3 C        | waits
boarding house I: 1 bed, position 2, maximum 2
  ranking: C B A
)");
}

TEST_CASE("the estimate is compared with the call rank, not with the displayed one") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 1 place, estimate 2
  call order    | with boarding in I
  1 A           | waits
  2 (shown 9) B | PROPOSED
  3 (shown 2) C | waits
boarding house I: 1 bed, position 2, maximum 2
  ranking: C B A
)");
}

TEST_CASE("a candidate who waits for the boarding house in two formations is counted once") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 2 places
  call order | with boarding in I
  1 A        | PROPOSED
  2 B        | PROPOSED
formation G: 0 places
  call order | with boarding in I
  1 A        | waits
boarding house I: 2 beds, position 2, maximum 2
  ranking: A B
)");
}

TEST_CASE("who holds the boarding house is not counted") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 1 place
  call order | with boarding in I
  1 A        | accepted
formation G: 1 place
  call order | without boarding | with boarding in I
  1 B        |                  | PROPOSED
  2 A        | waits            | waits
boarding house I: 2 beds, position 2, maximum 2
  ranking: A B
)");
}

TEST_CASE("without a free bed the maximum is 0") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 2 places
  call order | without boarding | with boarding in I
  1 A        |                  | accepted
  2 B        | PROPOSED         | waits
boarding house I: 1 bed, position 0, maximum 0
  ranking: A B
)");
}

TEST_CASE("who waits in a stopped group is counted") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 1 place, stopped
  call order | with boarding in I
  1 A        | waits
formation G: 1 place
  call order | with boarding in I
  1 B        | waits
boarding house I: 1 bed, position 1, maximum 1
  ranking: A B
)");
}

TEST_CASE("maxima are computed anew at each pass") {
  // A's bed is given back: 0 in the first pass, the rank of B in the second.
  expect_as_drawn(R"(
day 9, reservation until day 10, 2 passes
formation F: 1 place
  call order | with boarding in I
  1 A        | accepted -> proposal given up by responder
  2 B        | PROPOSED
formation G: 1 place
  call order | without boarding
  1 A        | PROPOSED and accepted
boarding house I: 1 bed, position 2, maximum 2
  ranking: A B
A has the automatic responder
A prefers G > F with boarding
)");
}

TEST_CASE("a boarding house for which nobody waits keeps its maximum as its position") {
  expect_as_drawn(R"(
day 9, reservation until day 10
formation F: 1 place
  call order | with boarding in I
  1 A        | accepted
boarding house I: 1 bed, position 0, maximum 0
  ranking: A
)");
  expect_as_drawn(R"(
day 10, reservation until day 10
formation F: 1 place
  call order | with boarding in I
  1 A        | accepted
boarding house I: 1 bed, position no limit, maximum no limit
  ranking: A
)");
}

}  // namespace
}  // namespace affecta::test
