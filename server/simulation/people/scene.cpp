#include "server/simulation/people/scene.h"

namespace affecta::simulation {

namespace {

// Between a person's first act of the day and its end: room for the others.
constexpr std::int64_t room = 1'000;

}  // namespace

Instant Scene::time(Draws draws, bool late) const {
  const std::int64_t length = closes.microseconds - opens.microseconds - room;
  const std::int64_t span = late ? length / 24 : length;
  constexpr std::int64_t fine = 1 << 30;
  const std::int64_t part = draws.below(fine);
  // In two steps: a day has too many microseconds to be multiplied at once.
  const std::int64_t from_start = span / fine * part + span % fine * part / fine;
  return opens + (length - span + from_start);
}

}  // namespace affecta::simulation
