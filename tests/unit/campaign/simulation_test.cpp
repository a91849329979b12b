// Whole campaigns of random commands: what can never happen does not (campaign-rules section 9).
//
// Each seed is a small country and every day of one of the shipped calendars, with commands at
// random times, many of them wrong. A watcher that knows nothing of the rules' code looks at every
// event.
#include <map>

#include <catch2/catch.hpp>

#include "engine/campaign/bytes.h"
#include "engine/campaign/round_of_day.h"
#include "engine/model/builder.h"
#include "tests/support/campaign/random_campaign.h"
#include "tests/support/same_instance.h"
#include "tests/unit/campaign/rows_of_day.h"
#include "tests/unit/campaign/stage.h"

namespace affecta::campaign {
namespace {

using naive::Random;
using test::random_world;
using test::small;
using test::Stage;

constexpr std::string_view calendars[] = {"2024", "2025", "noumea-2024", "minutes"};

// What may never happen, seen from outside: states before and after each event.
class Watcher {
 public:
  void look(const Campaign& before, const Campaign& after, const Event& event, Instant now) {
    const bool turn =
        std::holds_alternative<DayTurned>(event) || std::holds_alternative<DayPublished>(event);
    const bool late = after.calendar->over(Mark::cutoff, now);
    for (const CampaignWish wish : after.state.wishes.state.indices()) {
      const bool there = wish.value < before.wish_count();
      const WishState was = there ? before.state_of(wish) : WishState::withdrawn;
      const WishState is = after.state_of(wish);
      if (!is_held(was) && is_held(is)) {
        CHECK_FALSE(proposed_[wish.value]);
        CHECK_FALSE(late);
        proposed_[wish.value] = true;
      }
      if (is == WishState::withdrawn || (!turn && was != is && is == WishState::waiting)) {
        proposed_[wish.value] = false;  // withdrawn or restored
      }
      const bool answered = was == WishState::proposed && is != was && !turn;
      if (answered && is != WishState::withdrawn && is != WishState::waiting) {
        const Day deadline = before.state.wishes.deadline[wish];
        CHECK(now < before.calendar->closes(deadline));
      }
      if (turn && there && was == WishState::waiting && is == was &&
          before.state.wishes.waiting_rank[wish] > 0) {
        CHECK(after.state.wishes.waiting_rank[wish] <= before.state.wishes.waiting_rank[wish]);
      }
    }
    std::map<std::uint32_t, int> accepted;
    for (const CampaignWish wish : after.state.wishes.state.indices()) {
      if (after.state_of(wish) != WishState::accepted) continue;
      CHECK(++accepted[after.candidate_of(wish).value] == 1);
    }
    for (const Contract& contract : after.state.contracts) {
      if (contract.state == ContractState::accepted) {
        CHECK(++accepted[contract.candidate.value] == 1);
      }
    }
    for (const auto& [key, shown] : before.state.published.groups) {
      CHECK(after.state.published.groups.at(key).last_called >= shown.last_called);
    }
  }

 private:
  std::map<std::uint32_t, bool> proposed_;  // since it was last restored
};

// The day's instance is what its rows, one by one, give.
void check_instance(const Campaign& campaign, Day day) {
  const Workers workers(2);
  const auto rows = test::rows_of_day(campaign, day).value();
  const auto built = build_instance_with_rows(rows.day, workers).value();
  const DayInstance made = instance_of_day(campaign, day, workers).value();
  CHECK(affecta::test::same_instance(made.instance, built.instance));
  for (const WishIndex wish : made.wish_of.indices()) {
    CHECK(made.wish_of[wish] == rows.wish_of_row[built.row_of[wish]]);
  }
}

class Simulation {
 public:
  explicit Simulation(std::uint64_t seed)
      : random_(seed),
        sizes_{small(random_.between(5, 60)), small(random_.between(3, 9))},
        stage_(random_world(random_, sizes_), std::string(calendars[seed % 4])),
        commands_(random_, sizes_) {}

  void run() {
    const Calendar& calendar = *stage_.campaign().calendar;
    for (Day day = 1; day <= calendar[Mark::archive_open].day; ++day) {
      turn_to(day);
      std::vector<std::int64_t> times;
      const std::int64_t opens = calendar.turns(day).microseconds;
      const std::int64_t length = calendar.closes(day).microseconds - opens;
      for (auto i = random_.below(40); i > 0; --i) times.push_back(random_.below(length));
      // The last second of the day, and the first of the next, before its turn.
      if (random_.percent(20)) times.push_back(length - 1);
      if (random_.percent(20)) times.push_back(length + random_.below(second));
      std::ranges::sort(times);
      for (const std::int64_t time : times) give(commands_.draw(stage_.campaign()), {opens + time});
    }
  }

  const Stage& stage() const { return stage_; }
  std::map<std::string, int> told;   // how often each answer was given
  std::map<std::string, int> kinds;  // of events

 private:
  void turn_to(Day day) {
    check_instance(stage_.campaign(), day);
    const Instant now = stage_.campaign().calendar->closes(day - 1) + second;
    const Instant begins = stage_.campaign().calendar->turns(day);
    const Command advance{{Role::operator_, 0}, Advance{day, random_.percent(50)}};
    REQUIRE(give(advance, std::max(now, begins)) == "done");
    if (!stage_.campaign().state.waiting_day) return;
    ++told["a day waited"];
    if (random_.percent(50)) {
      give({{Role::operator_, 0}, HoldDay{day, "to be mended"}}, begins);
      give({{Role::operator_, 0}, Advance{day, true}}, std::max(now, begins));
    } else {
      give({{Role::operator_, 0}, PublishDay{day}}, begins);
    }
    REQUIRE(stage_.campaign().state.day == day);
  }

  std::string give(const Command& command, Instant now) {
    const Campaign before = stage_.campaign();
    const std::size_t events = stage_.journal().size();
    std::string answer = stage_.give(command, now);
    ++told[answer];
    if (stage_.journal().size() == events) {
      CHECK(stage_.campaign().state == before.state);
    } else {
      const Event event = decode_event(stage_.journal().back()).value();
      ++kinds[std::string(kind_of(event))];
      watcher_.look(before, stage_.campaign(), event, now);
    }
    return answer;
  }

  Random random_;
  test::Sizes sizes_;
  Stage stage_;
  test::RandomCommands commands_;
  Watcher watcher_;
};

// The journal gives the state again, bit by bit; so does a snapshot and the rest of the journal.
void check_replay(const Stage& stage) {
  const State replayed = stage.replayed();
  CHECK(replayed == stage.campaign().state);
  CHECK(encode(replayed) == encode(stage.campaign().state));
  CHECK(decode_state(encode(replayed)).value() == replayed);
}

TEST_CASE("random campaigns are lived to their end, and replayed") {
  std::map<std::string, int> told, kinds;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    Simulation simulation(seed);
    simulation.run();
    check_replay(simulation.stage());
    for (const auto& [answer, count] : simulation.told) told[answer] += count;
    for (const auto& [kind, count] : simulation.kinds) kinds[kind] += count;
  }
  // Every kind of event took place.
  std::string seen;
  for (const auto& [kind, count] : kinds) seen += kind + " " + std::to_string(count) + ", ";
  for (const auto& [answer, count] : told) seen += answer + " " + std::to_string(count) + ", ";
  INFO(seen);
  CHECK(kinds.size() >= std::variant_size_v<Event> - 2);
}

TEST_CASE("many random campaigns", "[long]") {
  for (std::uint64_t seed = 1000; seed < 1500; ++seed) {
    INFO("seed " << seed);
    Simulation simulation(seed);
    simulation.run();
    check_replay(simulation.stage());
  }
}

}  // namespace
}  // namespace affecta::campaign
