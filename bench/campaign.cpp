// A campaign at national size: the steps of a day turn, and of coming back from a snapshot and the
// journal.
//
// The day measured is the second: of those who hold a proposal after the first, half have answered.
// Nothing is read from a disk here.

#include "engine/campaign/campaign.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/countries.h"
#include "datasets/calendars/calendar_reader.h"
#include "datasets/campaign_opening.h"
#include "engine/base/check.h"
#include "engine/campaign/apply.h"
#include "engine/campaign/bytes.h"
#include "engine/campaign/close_day.h"
#include "engine/campaign/day_turn.h"
#include "engine/campaign/decide.h"
#include "engine/campaign/invariants.h"
#include "engine/campaign/round_of_day.h"
#include "engine/campaign/turn_changes.h"

namespace affecta::campaign::bench {

namespace {

using affecta::bench::country_of;

template <class T>
T value_or_exit(Result<T> result) {
  if (result) return *std::move(result);
  std::fprintf(stderr, "affecta_bench: %s\n", result.error().message().c_str());
  std::exit(1);
}

// A candidate who holds proposals accepts the first and keeps all that waits, or half of them
// accept it and keep nothing: by the candidate's number.
std::vector<Command> answers(const Campaign& campaign) {
  std::vector<Command> commands;
  for (const CandidateIndex candidate : campaign.instance().candidates.key.indices()) {
    if (candidate.value % 2 == 1) continue;
    CampaignWish held;
    std::vector<WishKey> waiting;
    campaign.each_wish_of(candidate, [&](CampaignWish wish) {
      if (campaign.state_of(wish) == WishState::proposed && !held) held = wish;
      if (campaign.state_of(wish) == WishState::waiting) waiting.push_back(campaign.key(wish));
    });
    if (!held) continue;
    if (candidate.value % 4 == 2) waiting.clear();
    const Author author{Role::candidate, campaign.instance().candidates.key[candidate]};
    commands.push_back({author, Accept{campaign.key(held), std::move(waiting), true}});
  }
  return commands;
}

// A campaign in the evening of its first day, and the answers that led there.
struct FirstDay {
  Campaign morning;
  std::vector<std::string> events;  // of the answers
  Campaign evening;

  static FirstDay of(std::size_t wishes) {
    const Workers workers;
    const auto calendar = std::make_shared<const Calendar>(
        value_or_exit(read_calendar("datasets/calendars/2024.json")));
    Campaign campaign =
        open_campaign(value_or_exit(campaign_opening(country_of(wishes))), calendar);
    const Event turned = value_or_exit(compute_turn(campaign, calendar->turns(1), workers));
    AFFECTA_CHECK(campaign::apply(campaign, turned).has_value());
    FirstDay day{campaign, {}, {}};
    const Instant evening = calendar->closes(1) + -second;
    for (const Command& command : answers(campaign)) {
      const Decision decision = value_or_exit(decide(campaign, command, evening, workers));
      day.events.push_back(encode(*decision.event));
      AFFECTA_CHECK(campaign::apply(campaign, *decision.event).has_value());
    }
    day.evening = std::move(campaign);
    return day;
  }
};

const FirstDay& first_day(const benchmark::State& state) {
  static std::map<std::size_t, FirstDay> days;
  const auto wishes = static_cast<std::size_t>(state.range(0));
  auto found = days.find(wishes);
  if (found == days.end()) found = days.emplace(wishes, FirstDay::of(wishes)).first;
  return found->second;
}

struct Setting {
  explicit Setting(benchmark::State& state)
      : campaign(first_day(state).evening), workers(static_cast<unsigned>(state.range(1))) {
    state.counters["wishes"] = static_cast<double>(campaign.wish_count());
  }
  DayTurned turn() const {
    return value_or_exit(compute_turn(campaign, campaign.calendar->turns(2), workers));
  }
  const Campaign& campaign;
  Workers workers;
};

// ---------------------------------------------------------------- the day turn

void campaign_turn(benchmark::State& state) {
  const Setting setting(state);
  for (auto _ : state) benchmark::DoNotOptimize(setting.turn());
}

void campaign_copy(benchmark::State& state) {
  const Setting setting(state);
  for (auto _ : state) benchmark::DoNotOptimize(Campaign(setting.campaign));
}

void campaign_hash(benchmark::State& state) {
  const Setting setting(state);
  for (auto _ : state) benchmark::DoNotOptimize(hash_of(setting.campaign.state));
}

void campaign_close_day(benchmark::State& state) {
  const Setting setting(state);
  for (auto _ : state) {
    state.PauseTiming();
    Campaign next = setting.campaign;
    state.ResumeTiming();
    benchmark::DoNotOptimize(close_day(next, 2, 2));
  }
}

void campaign_instance(benchmark::State& state) {
  const Setting setting(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(instance_of_day(setting.campaign, 2, setting.workers).value());
  }
}

void campaign_round(benchmark::State& state) {
  const Setting setting(state);
  const DayInstance today = instance_of_day(setting.campaign, 2, setting.workers).value();
  for (auto _ : state) {
    benchmark::DoNotOptimize(daily_round_2024(today.instance, setting.workers).value());
  }
}

void campaign_put_round(benchmark::State& state) {
  const Setting setting(state);
  const DayInstance today = instance_of_day(setting.campaign, 2, setting.workers).value();
  const DayOutcome outcome = daily_round_2024(today.instance, setting.workers).value();
  for (auto _ : state) {
    state.PauseTiming();
    Campaign next = setting.campaign;
    DayOutcome given = outcome;
    state.ResumeTiming();
    benchmark::DoNotOptimize(put_round(next, 2, 3, today, std::move(given), setting.workers));
  }
}

void campaign_changes(benchmark::State& state) {
  const Setting setting(state);
  Campaign next = setting.campaign;
  AFFECTA_CHECK(campaign::apply(next, setting.turn()).has_value());
  for (auto _ : state) {
    benchmark::DoNotOptimize(changes_between(setting.campaign, next, setting.workers));
  }
}

void campaign_invariants(benchmark::State& state) {
  const Setting setting(state);
  Campaign next = setting.campaign;
  AFFECTA_CHECK(campaign::apply(next, setting.turn()).has_value());
  for (auto _ : state) {
    AFFECTA_CHECK(check_invariants(setting.campaign, next, setting.workers).has_value());
  }
}

// ---------------------------------------------------------------- its event

void campaign_encode_turn(benchmark::State& state) {
  const Setting setting(state);
  const Event turned = setting.turn();
  for (auto _ : state) benchmark::DoNotOptimize(encode(turned));
  state.counters["bytes"] = static_cast<double>(encode(turned).size());
}

void campaign_decode_turn(benchmark::State& state) {
  const Setting setting(state);
  const std::string bytes = encode(Event(setting.turn()));
  for (auto _ : state) benchmark::DoNotOptimize(decode_event(bytes).value());
}

void campaign_apply_turn(benchmark::State& state) {
  const Setting setting(state);
  const Event turned = setting.turn();
  for (auto _ : state) {
    state.PauseTiming();
    Campaign next = setting.campaign;
    state.ResumeTiming();
    AFFECTA_CHECK(campaign::apply(next, turned).has_value());
  }
}

// ---------------------------------------------------------------- coming back

// Of one answer: decoded and applied.
void campaign_replay_answers(benchmark::State& state) {
  const Setting setting(state);
  const FirstDay& day = first_day(state);
  for (auto _ : state) {
    state.PauseTiming();
    Campaign again = day.morning;
    state.ResumeTiming();
    for (const std::string& bytes : day.events) {
      AFFECTA_CHECK(campaign::apply(again, decode_event(bytes).value()).has_value());
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(day.events.size()));
}

void campaign_encode_state(benchmark::State& state) {
  const Setting setting(state);
  for (auto _ : state) benchmark::DoNotOptimize(encode(setting.campaign.state));
}

void campaign_restore(benchmark::State& state) {
  const Setting setting(state);
  const Campaign& campaign = setting.campaign;
  const std::string bytes = encode(campaign.state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        restore(campaign.opening, campaign.calendar, decode_state(bytes).value()).value());
  }
}

void campaign_opening(benchmark::State& state) {
  const Setting setting(state);
  const Country& country = country_of(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(affecta::campaign_opening(country).value());
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgNames({"wishes", "threads"})->Unit(benchmark::kMillisecond)->UseRealTime();
  for (const std::int64_t wishes : {1'000'000, 12'300'000}) benchmark->Args({wishes, 2});
}

BENCHMARK(campaign_turn)->Apply(sizes);
BENCHMARK(campaign_copy)->Apply(sizes);
BENCHMARK(campaign_hash)->Apply(sizes);
BENCHMARK(campaign_close_day)->Apply(sizes);
BENCHMARK(campaign_instance)->Apply(sizes);
BENCHMARK(campaign_round)->Apply(sizes);
BENCHMARK(campaign_put_round)->Apply(sizes);
BENCHMARK(campaign_changes)->Apply(sizes);
BENCHMARK(campaign_invariants)->Apply(sizes);
BENCHMARK(campaign_encode_turn)->Apply(sizes);
BENCHMARK(campaign_decode_turn)->Apply(sizes);
BENCHMARK(campaign_apply_turn)->Apply(sizes);
BENCHMARK(campaign_replay_answers)->Apply(sizes);
BENCHMARK(campaign_encode_state)->Apply(sizes);
BENCHMARK(campaign_restore)->Apply(sizes);
BENCHMARK(campaign_opening)->Apply(sizes);

}  // namespace

}  // namespace affecta::campaign::bench
