#pragma once
// Random campaigns: small countries, and commands of every kind, many of them wrong.

#include <string>
#include <vector>

#include "engine/campaign/campaign.h"
#include "engine/campaign/command.h"
#include "tests/support/campaign/world.h"
#include "tests/support/random_day.h"

namespace affecta::campaign::test {

struct Sizes {
  std::int32_t candidates, formations;
};

// Candidates rank in an order of their own in each formation, and in each house.
World random_world(naive::Random& random, const Sizes& sizes);

class RandomCommands {
 public:
  // `sizes`: of the world. Draws from a generator that others may draw from too.
  RandomCommands(naive::Random& random, const Sizes& sizes) : random_(random), sizes_(sizes) {}

  // Mostly one that can be given in this state.
  Command draw(const Campaign& campaign);

 private:
  CandidateKey candidate();
  std::int32_t formation();
  // Mostly a wish that is there.
  WishKey wish();
  // Mostly one in this state, where there is any.
  WishKey wish_that_is(WishState state);
  std::vector<WishKey> waiting_of(CandidateKey key, naive::Int chance);
  Command by_operator(Request request);
  Command any();
  Command answer();
  Command special_answer();
  Command outside_main();
  Command contract_command(CandidateKey key);
  Command operation();

  naive::Random& random_;
  const Sizes sizes_;
  const Campaign* campaign_ = nullptr;  // while a command is drawn
};

template <class T>
std::int32_t small(T value) {
  return static_cast<std::int32_t>(value);
}

}  // namespace affecta::campaign::test
