// The automatic responder (matching-rules 3.4), one sentence a test.
#include "tests/support/scenario/as_drawn.h"

namespace affecta::test {
namespace {

TEST_CASE("only candidates with the responder are concerned") {
  expect_as_drawn(R"(
day 10
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED
formation G: 1 place
  call order | without boarding
  1 A        | unanswered
formation H: 0 places
  call order | without boarding
  1 A        | waits
A prefers F > G > H
)");
}

TEST_CASE("what comes after the best proposal of today is given up, what comes before waits on") {
  expect_as_drawn(R"(
day 10
formation E: 0 places
  call order | without boarding
  1 A        | waits
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED and accepted
formation G: 0 places
  call order | without boarding
  1 A        | wish given up by responder
A has the automatic responder
A prefers E > F > G
)");
}

TEST_CASE("of several proposals of today the best is kept, the others free their places") {
  expect_as_drawn(R"(
day 10, 2 passes
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED and accepted
formation G: 1 place
  call order | without boarding
  1 A        | proposal given up by responder
  2 B        | PROPOSED
A has the automatic responder
A prefers F > G
)");
}

TEST_CASE("a proposal held from before is given up, accepted or not, with or without preference") {
  expect_as_drawn(R"(
day 10, 2 passes
formation F: 1 place
  call order | without boarding
  1 A        | accepted -> proposal given up by responder
  2 C        | PROPOSED
formation G: 1 place
  call order | without boarding
  1 A        | PROPOSED and accepted
A has the automatic responder
A prefers G
)");
  expect_as_drawn(R"(
day 10, 2 passes
formation F: 1 place
  call order | without boarding
  1 A        | unanswered -> proposal given up by responder
  2 C        | PROPOSED
formation G: 1 place
  call order | without boarding
  1 A        | PROPOSED and accepted
A has the automatic responder
A prefers G > F
)");
}

TEST_CASE("wishes outside the main procedure are left out") {
  expect_as_drawn(R"(
day 10
formation F: 1 place
  call order | without boarding
  1 A        | accepted (outside main)
formation G: 1 place
  call order | without boarding
  1 A        | PROPOSED and accepted
A has the automatic responder
A prefers G > F
)");
}

TEST_CASE("without a proposal of today the responder gives nothing up") {
  expect_as_drawn(R"(
day 10
formation F: 1 place
  call order | without boarding
  1 A        | accepted
formation G: 0 places
  call order | without boarding
  1 A        | waits
A has the automatic responder
A prefers G > F
)");
}

TEST_CASE("the other wish for the same formation is one like any other") {
  expect_as_drawn(R"(
day 10
formation F: 1 place
  call order | without boarding               | with boarding
  1 A        | proposal given up by responder | PROPOSED and accepted
A has the automatic responder
A prefers F with boarding > F
)");
}

TEST_CASE("a wish that still waits must have a preference rank, also while candidates order") {
  expect_as_drawn(R"(
day 50, ordered wishes from day 45, ordering until day 60, refused as responder-without-preference
formation F: 0 places
  call order | without boarding
  1 A        | waits
A has the automatic responder
)");
  expect_as_drawn(R"(
day 50, ordered wishes from day 45, ordering until day 60
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED
A has the automatic responder
)");
}

TEST_CASE("for the responder too a proposal of an earlier pass is one of today") {
  expect_as_drawn(R"(
day 10, 3 passes
formation E: 1 place
  call order | without boarding
  1 B        | PROPOSED and accepted
formation F: 1 place
  call order | without boarding
  1 B        | accepted -> proposal given up by responder
  2 A        | PROPOSED and accepted
formation G: 1 place
  call order | without boarding
  1 A        | proposal given up by responder
  2 C        | PROPOSED
A has the automatic responder
A prefers F > G
B has the automatic responder
B prefers E > F
)");
}

TEST_CASE("a refused wish stays refused") {
  expect_as_drawn(R"(
day 10
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED and accepted
formation G: 1 place
  call order | without boarding
  1 A        | refused
A has the automatic responder
A prefers F > G
)");
}

}  // namespace
}  // namespace affecta::test
