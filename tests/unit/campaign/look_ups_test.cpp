// What a campaign finds by key: candidates whose keys leave gaps, and nobody else.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/unit/campaign/stage.h"

namespace affecta::campaign {
namespace {

void check_found(const std::vector<CandidateKey>& keys) {
  test::World world;
  world.formation(101, 1).formation(102, 1);
  std::int32_t rank = 0;
  for (const CandidateKey key : keys) {
    ++rank;
    world.wish(key, 101, rank).wish(key, 102, rank);
  }
  const test::Stage stage(world);
  const Campaign& campaign = stage.campaign();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    CHECK(campaign.find_candidate(keys[i]) == CandidateIndex::at(i));
    const CampaignWish wish = campaign.find_wish({keys[i], 102, false});
    REQUIRE(wish);
    CHECK(campaign.key(wish) == WishKey{keys[i], 102, false});
    CHECK_FALSE(campaign.find_wish({keys[i], 102, true}));
    CHECK_FALSE(campaign.find_wish({keys[i], 103, false}));
    for (const CandidateKey other : {keys[i] - 1, keys[i] + 1}) {
      const bool there = std::ranges::binary_search(keys, other);
      CHECK(static_cast<bool>(campaign.find_candidate(other)) == there);
    }
  }
}

TEST_CASE("candidates are found whatever gaps their keys leave") {
  check_found({7});
  check_found({1, 2, 3, 4});
  check_found({1, 2, 3, 1000, 1001, 2'000'000'000});
  check_found({1, 1'999'999'998, 1'999'999'999, 2'000'000'000});
  check_found({10, 20, 21, 40, 41, 42, 80, 160, 161});
}

}  // namespace
}  // namespace affecta::campaign
