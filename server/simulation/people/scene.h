// What everybody sees when a day of a simulated campaign opens, and the draws that are theirs.
//
// Purpose: decisions of a day are made from the state in which it opens, so that candidates can be
// asked side by side; what one does during the day, others see the next morning.
// Draws: a stream of its own for each matter and person: the same commands for any number of
// threads, and a changed parameter changes nothing else that is drawn.
// Thread safety: immutable.
#pragma once

#include <cstdint>
#include <vector>

#include "datasets/synthetic/draws.h"
#include "engine/campaign/command.h"
#include "server/simulation/people/behaviour.h"
#include "server/simulation/places.h"
#include "server/simulation/world.h"

namespace affecta::simulation {

using campaign::Campaign;
using campaign::Command;
using campaign::Instant;
using synthetic::Draws;

// What is drawn; the place of each is part of what a seed gives.
enum class Matter : std::uint64_t {
  pace,
  answering_day,
  answer,
  leaving,
  settling,
  hope,
  confirming,
  ordering,
  responder,
  lateness,
  complementary,
  help,
  reexamination,
  contract,
  contract_answer,
  restoration,
  hour,
  formation,
  formation_answer,
  capacity,
  commission,
  centre,
  ranking_error,
  acceptance,
};

// A command, and when it is given.
struct Act {
  Instant at;
  Command command;
};

struct Scene {
  const Campaign& campaign;
  const World& world;
  const Behaviour& behaviour;
  const Places& places;
  std::uint64_t seed = 0;
  Day day = 0;
  Instant opens;  // to answers
  Instant closes;

  const campaign::Calendar& calendar() const { return *campaign.calendar; }
  Day on(campaign::Mark mark) const { return calendar()[mark].day; }
  bool from_to(campaign::Mark first, campaign::Mark last) const {
    return day >= on(first) && day <= on(last);
  }

  // `row`: whose; `part`: which of them, a day or a wish.
  Draws draws(Matter matter, std::uint64_t row, std::uint64_t part = 0) const {
    return {seed, synthetic::Purpose::campaign, row,
            (static_cast<std::uint64_t>(matter) << 40) + part};
  }
  // A time of the day, in its last hour (or last twenty-fourth) where `late`.
  Instant time(Draws draws, bool late = false) const;
};

inline bool happens(Draws& draws, Permille chance) {
  return draws.chance(static_cast<std::uint32_t>(chance));
}
// One of the days, both included.
inline Day drawn_day(Draws& draws, Day first, Day last) {
  return first + static_cast<Day>(draws.below(static_cast<std::uint32_t>(last - first + 1)));
}

// A day's acts of one person: each comes a little after the one before.
class Hand {
 public:
  Hand(std::vector<Act>& acts, campaign::Author author, Instant first)
      : acts_(acts), author_(author), next_(first) {}
  void give(campaign::Request request) {
    acts_.push_back({next_, {author_, std::move(request)}});
    next_ = next_ + 1;
  }

 private:
  std::vector<Act>& acts_;
  campaign::Author author_;
  Instant next_;
};

}  // namespace affecta::simulation
