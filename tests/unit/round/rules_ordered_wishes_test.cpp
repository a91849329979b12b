// The ordered-wishes rule (matching-rules 3.3), one sentence a test.
#include "tests/support/scenario/as_drawn.h"

namespace affecta::test {
namespace {

TEST_CASE("the rule applies from the start of the GDD on") {
  expect_as_drawn(R"(
day 45, ordered wishes from day 45
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED
formation G: 0 places
  call order | without boarding
  1 A        | wish given up by order
A prefers F > G
)");
  expect_as_drawn(R"(
day 44, ordered wishes from day 45
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED
formation G: 0 places
  call order | without boarding
  1 A        | waits
A prefers F > G
)");
}

TEST_CASE("it applies while candidates are ordering, too") {
  expect_as_drawn(R"(
day 46, ordered wishes from day 45, ordering until day 50
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED
formation G: 0 places
  call order | without boarding
  1 A        | wish given up by order
A prefers F > G
)");
}

TEST_CASE("candidates with the responder are the responder's") {
  expect_as_drawn(R"(
day 45, ordered wishes from day 45
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED and accepted
formation G: 0 places
  call order | without boarding
  1 A        | wish given up by responder
A has the automatic responder
A prefers F > G
)");
}

TEST_CASE("what comes after the best proposal of today is given up, that of today included") {
  expect_as_drawn(R"(
day 45, ordered wishes from day 45
formation E: 0 places
  call order | without boarding
  1 A        | waits
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED
formation G: 1 place
  call order | without boarding
  1 A        | proposal given up by order
formation H: 0 places
  call order | without boarding
  1 A        | wish given up by order
A prefers E > F > G > H
)");
}

TEST_CASE("a proposal of today without preference rank gives nothing up") {
  expect_as_drawn(R"(
day 45, ordered wishes from day 45
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED
formation G: 0 places
  call order | without boarding
  1 A        | waits
A prefers G
)");
}

TEST_CASE("a wish without preference rank is not given up") {
  expect_as_drawn(R"(
day 45, ordered wishes from day 45
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED
formation G: 0 places
  call order | without boarding
  1 A        | waits
formation H: 1 place
  call order | without boarding
  1 A        | unanswered
formation K: 1 place
  call order | without boarding
  1 A        | PROPOSED
A prefers F
)");
}

TEST_CASE("the best is the smallest preference rank above 0 among the proposals of today") {
  expect_as_drawn(R"(
day 45, ordered wishes from day 45
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED
formation G: 0 places
  call order | without boarding
  1 A        | wish given up by order
formation K: 1 place
  call order | without boarding
  1 A        | PROPOSED
A prefers F > G
)");
}

TEST_CASE("without a proposal of today nothing is given up") {
  expect_as_drawn(R"(
day 45, ordered wishes from day 45
formation F: 1 place
  call order | without boarding
  1 A        | unanswered
formation G: 0 places
  call order | without boarding
  1 A        | waits
A prefers F > G
)");
}

TEST_CASE("an unanswered proposal that comes after is given up and frees its place") {
  expect_as_drawn(R"(
day 45, ordered wishes from day 45, 2 passes
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED
formation G: 1 place
  call order | without boarding
  1 A        | unanswered -> proposal given up by order
  2 B        | PROPOSED
A prefers F > G
)");
}

TEST_CASE("an unanswered proposal outside the main procedure is kept") {
  expect_as_drawn(R"(
day 45, ordered wishes from day 45
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED
formation G: 1 place
  call order | without boarding
  1 A        | unanswered (outside main)
A prefers F > G
)");
}

TEST_CASE("an accepted proposal is kept") {
  expect_as_drawn(R"(
day 45, ordered wishes from day 45
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED
formation G: 1 place
  call order | without boarding
  1 A        | accepted
A prefers F > G
)");
}

TEST_CASE("a better unanswered proposal is kept") {
  expect_as_drawn(R"(
day 45, ordered wishes from day 45
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED
formation G: 1 place
  call order | without boarding
  1 A        | unanswered
A prefers G > F
)");
}

TEST_CASE("refused and resigned wishes stay what they are") {
  expect_as_drawn(R"(
day 45, ordered wishes from day 45
formation F: 1 place
  call order | without boarding
  1 A        | PROPOSED
formation G: 0 places
  call order | without boarding
  1 A        | refused
formation H: 0 places
  call order | without boarding
  1 A        | resigned
A prefers F > G > H
)");
}

TEST_CASE("a proposal of an earlier pass is one of today") {
  // The second pass proposes F to A; G, of the first pass, is given up and goes to C in the third.
  expect_as_drawn(R"(
day 45, ordered wishes from day 45, 3 passes
formation E: 1 place
  call order | without boarding
  1 B        | PROPOSED
formation F: 1 place
  call order | without boarding
  1 B        | unanswered -> proposal given up by order
  2 A        | PROPOSED
formation G: 1 place
  call order | without boarding
  1 A        | proposal given up by order
  2 C        | PROPOSED
A prefers F > G
B prefers E > F
)");
}

}  // namespace
}  // namespace affecta::test
