// What a pass prepares (matching-rules 3.1), one sentence a test.
#include "tests/support/scenario/as_drawn.h"

namespace affecta::test {
namespace {

TEST_CASE("vacancies are the capacity less the candidates who hold: accepted or unanswered") {
  expect_as_drawn(R"(
day 5
formation F: 3 places
  call order | without boarding
  1 A        | accepted
  2 B        | unanswered
  3 C        | refused
  4 D        | PROPOSED
  5 E        | waits
)");
}

TEST_CASE("a candidate who holds two wishes of a group takes one place") {
  expect_as_drawn(R"(
day 5
formation F: 2 places
  call order | without boarding | with boarding
  1 A        | unanswered       | accepted
  2 B        | PROPOSED         |
  3 C        | waits            |
)");
}

TEST_CASE("a candidate who holds wishes with one boarding house takes one bed") {
  expect_as_drawn(R"(
day 5, reservation over
formation F: 2 places
  call order | with boarding in I
  1 A        | accepted
  2 B        | PROPOSED
formation G: 1 place
  call order | with boarding in I
  1 A        | accepted
boarding house I: 2 beds, position no limit
  ranking: A B
)");
}

TEST_CASE("places held outside the main procedure count, and beds") {
  expect_as_drawn(R"(
day 5, reservation over
formation F: 3 places
  call order | without boarding         | with boarding in I
  1 A        | accepted (outside main)  |
  2 B        |                          | accepted (outside main)
  3 C        | PROPOSED                 | waits
  4 D        | waits                    |
boarding house I: 1 bed, position 1
  ranking: B C
)");
}

TEST_CASE("there are never fewer than 0 vacancies") {
  expect_as_drawn(R"(
day 5, reservation over
formation F: 1 place
  call order | without boarding | with boarding in I
  1 A        |                  | accepted
  2 B        |                  | accepted
  3 C        | waits            | waits
formation G: 2 places
  call order | without boarding | with boarding in I
  1 C        | PROPOSED         | waits
  2 D        | PROPOSED         | waits
boarding house I: 1 bed, position 2
  ranking: A B C D
)");
}

TEST_CASE("what an earlier pass of the day proposed is held in the next") {
  expect_as_drawn(R"(
day 10, 2 passes
formation F: 2 places
  call order | without boarding
  1 A        | accepted -> proposal given up by responder
  2 B        | PROPOSED
  3 C        | PROPOSED
  4 D        | waits
formation G: 1 place
  call order | without boarding
  1 A        | PROPOSED and accepted
A has the automatic responder
A prefers G > F
)");
}

TEST_CASE("the responder is active when it is on and the wish has a preference rank") {
  expect_as_drawn(R"(
day 50, ordered wishes from day 45, ordering until day 60
formation F: 5 places
  call order | without boarding
  1 A        | PROPOSED and accepted
  2 B        | PROPOSED
  3 C        | PROPOSED
A has the automatic responder
A prefers F
B has the automatic responder
C prefers F
)");
}

TEST_CASE("a place that a pass frees is not proposed in the same pass") {
  // B, who comes next in F, would be given up by the responder were it proposed with G.
  expect_as_drawn(R"(
day 10, 2 passes
formation F: 1 place
  call order | without boarding
  1 A        | accepted -> proposal given up by responder
  2 B        | wish given up by responder
  3 C        | PROPOSED
formation G: 2 places
  call order | without boarding
  1 A        | PROPOSED and accepted
  2 B        | PROPOSED and accepted
A has the automatic responder
A prefers G > F
B has the automatic responder
B prefers G > F
)");
}

}  // namespace
}  // namespace affecta::test
