// Own wishes and their versions: another page has another version.
//
// Each seed is a small country that is lived through, with commands of every kind.
#include "server/views/own_wishes.h"

#include <cstring>
#include <map>

#include <catch2/catch.hpp>

#include "engine/campaign/apply.h"
#include "engine/campaign/decide.h"
#include "server/running/versions.h"
#include "tests/support/campaign/calendars.h"
#include "tests/support/campaign/country_of.h"
#include "tests/support/campaign/random_campaign.h"

namespace affecta::views {
namespace {

using campaign::Campaign;
using campaign::Instant;
using campaign::test::RandomCommands;
using naive::Random;

// Pages that were seen, each at one version.
class Pages {
 public:
  explicit Pages(const campaign::Opening& opening)
      : country_(campaign::test::country_of(opening)), formations_(country_, opening) {}

  void look(const Campaign& live, CandidateIndex candidate, std::uint64_t version) {
    const auto board = displays_.of(live);
    Json json;
    write_own_wishes(json, live, country_, formations_, *board, candidate);
    const std::string page = std::move(json).take();
    CHECK(page_of_.emplace(std::pair(candidate, version), page).first->second == page);
  }
  std::size_t count() const { return page_of_.size(); }

 private:
  const Country country_;
  const FormationCatalog formations_;
  const DisplayBoard displays_;
  std::map<std::pair<CandidateIndex, std::uint64_t>, std::string> page_of_;
};

class Life {
 public:
  explicit Life(std::uint64_t seed)
      : random_(seed),
        sizes_{campaign::test::small(random_.between(5, 30)),
               campaign::test::small(random_.between(3, 9))},
        live_(open_campaign(
            random_world(random_, sizes_).open(),
            std::make_shared<const campaign::Calendar>(campaign::test::shipped("2024")))),
        pages_(*live_.opening),
        versions_(live_.instance().candidate_count(), {}),
        commands_(random_, sizes_) {}

  void run() {
    const campaign::Calendar& calendar = *live_.calendar;
    const Day last = calendar[campaign::Mark::cutoff].day + 1;
    for (Day day = 1; day <= last; ++day) {
      give({{campaign::Role::operator_, 0}, campaign::Advance{day, true}}, calendar.turns(day));
      look_at_all();
      const std::int64_t opens = calendar.turns(day).microseconds;
      const std::int64_t length = calendar.closes(day).microseconds - opens;
      for (int i = 0; i < commands_a_day; ++i) {
        give(commands_.draw(live_), {opens + length * i / commands_a_day});
        look_at_all();
      }
    }
  }
  std::size_t pages() const { return pages_.count(); }

 private:
  static constexpr int commands_a_day = 12;

  void give(const campaign::Command& command, Instant now) {
    const auto decision = decide(live_, command, now, workers_);
    if (!decision || !decision->event) return;
    REQUIRE(apply(live_, *decision->event));
    const std::uint64_t sequence = ++position_.sequence;
    std::memcpy(position_.hash.data(), &sequence, sizeof sequence);
    versions_.note(*decision->event, live_, position_);
  }
  void look_at_all() {
    for (std::size_t i = 0; i < live_.instance().candidate_count(); ++i) {
      const CandidateIndex candidate = CandidateIndex::at(i);
      pages_.look(live_, candidate, versions_.of(candidate));
    }
  }

  Random random_;
  campaign::test::Sizes sizes_;
  Campaign live_;
  Pages pages_;
  running::Versions versions_;
  store::Position position_;
  RandomCommands commands_;
  const Workers workers_{1};
};

TEST_CASE("own wishes have another version when the page is another") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    INFO("seed " << seed);
    Life life(seed);
    life.run();
    CHECK(life.pages() > 300);
  }
}

}  // namespace
}  // namespace affecta::views
