#pragma once
// Formations 101 and 102 have one place each; candidates 1 to 4 wait for both, in this order. 105
// is in apprenticeship.

#include "tests/support/campaign/lived_campaign.h"

namespace affecta::running::test {

inline support::World small_world() {
  support::World world;
  world.formation(101, 1).formation(102, 1).formation(105, 1, {false, true});
  for (CandidateKey key = 1; key <= 4; ++key) world.wish(key, 101, key).wish(key, 102, key);
  return world;
}

inline const WishKey in_101(CandidateKey key) { return {key, 101, false}; }
inline const WishKey in_102(CandidateKey key) { return {key, 102, false}; }

inline campaign::Command accept(CandidateKey key, std::int32_t formation,
                                std::vector<WishKey> keep = {}) {
  return by_candidate(key, campaign::Accept{{key, formation, false}, std::move(keep), false});
}
inline campaign::Command refuse_proposal(CandidateKey key, std::int32_t formation) {
  return by_candidate(key, campaign::Refuse{{key, formation, false}});
}

inline campaign::Command resign(const WishKey& wish) {
  return by_candidate(wish.candidate, campaign::Resign{wish});
}

constexpr const char* first_evening = "2024-05-30 22:00:00";

}  // namespace affecta::running::test
