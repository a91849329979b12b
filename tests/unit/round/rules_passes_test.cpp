// The loop of a day (matching-rules section 3), one sentence a test. The drawings are explained in
// tests/scenarios/README.md; the engine and the naive oracle must both give them.
#include "tests/support/scenario/as_drawn.h"

namespace affecta::test {
namespace {

TEST_CASE("a pass that frees a place is followed by another one") {
  expect_as_drawn(R"(
day 10, 2 passes
formation F: 1 place
  call order | without boarding
  1 A        | accepted -> proposal given up by responder
  2 B        | PROPOSED
formation G: 1 place
  call order | without boarding
  1 A        | PROPOSED and accepted
A has the automatic responder
A prefers G > F
)");
}

TEST_CASE("each pass may free the place that the next one fills") {
  expect_as_drawn(R"(
day 10, 3 passes
formation F: 1 place
  call order | without boarding
  1 A        | accepted -> proposal given up by responder
  2 B        | PROPOSED and accepted
formation G: 1 place
  call order | without boarding
  1 A        | PROPOSED and accepted
formation H: 1 place
  call order | without boarding
  1 B        | accepted -> proposal given up by responder
  2 C        | PROPOSED
A has the automatic responder
A prefers G > F
B has the automatic responder
B prefers F > H
)");
}

TEST_CASE("a waiting wish given up frees no place: the pass is the last one") {
  expect_as_drawn(R"(
day 10, 1 pass
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

TEST_CASE("a place freed by the ordered-wishes rule is proposed in the next pass too") {
  expect_as_drawn(R"(
day 50, ordered wishes from day 45, 2 passes
formation F: 1 place
  call order | without boarding
  1 A        | unanswered -> proposal given up by order
  2 B        | PROPOSED
formation G: 1 place
  call order | without boarding
  1 A        | PROPOSED
A prefers G > F
)");
}

}  // namespace
}  // namespace affecta::test
