// Small campaigns for tests: what they open with, said in a few words.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/campaign/opening.h"
#include "engine/model/day_input.h"

namespace affecta::campaign::test {

// Formation 101 has the admission group (101, 1101, 101), of ranking group 101.
inline GroupKey group_of(std::int32_t formation) {
  return {formation, formation + 1000, formation};
}
// The boarding house that a formation has to itself.
inline BoardingKey house_of(std::int32_t formation) { return {formation, 0, formation}; }

struct Kind {
  bool selective = false;
  bool apprenticeship = false;
};

class World {
 public:
  World& formation(std::int32_t key, std::int32_t capacity, Kind kind = {});
  World& house(std::int32_t formation, std::int32_t beds);
  // A waiting wish; `call_rank` is the board's rank too. 0: not ranked.
  World& wish(CandidateKey candidate, std::int32_t formation, std::int32_t call_rank,
              bool conditions = false);
  World& boarder(CandidateKey candidate, std::int32_t formation, std::int32_t call_rank,
                 std::int32_t boarding_rank);
  World& candidate(CandidateKey key, std::uint16_t region = 0);
  // Of the wish said last.
  World& preferred(std::int32_t preference);
  World& in_house(const BoardingKey& house, std::int32_t boarding_rank);
  // A house of an establishment, and a candidate whose responder is on from the start.
  World& shared_house(std::int32_t key, std::int32_t beds);
  World& responder(CandidateKey key);
  World& scholarship(CandidateKey key);
  // Of scholarship holders, in every group.
  World& minimum_rate(std::int32_t percent);

  std::shared_ptr<const Opening> open() const;

 private:
  struct Formation {
    std::int32_t key;
    Kind kind;
  };
  struct Region {
    CandidateKey candidate;
    std::uint16_t region;
  };
  DayInput input_;
  std::vector<Formation> formations_;
  std::vector<Region> regions_;
  std::vector<bool> conditions_;  // by row
  std::vector<CandidateKey> scholarships_;
  std::int32_t minimum_rate_ = 0;
};

// Its day 2 raises an alert by P3, once group 102 has a place and its reservation is over, and
// group 103 a place: candidate 2 gets the one bed of the shared house in the first pass, then
// candidate 1, whom the house prefers, gets the place that 3 gives up.
World world_with_an_alert();

}  // namespace affecta::campaign::test
