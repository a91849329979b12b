// A day of an engine kept in memory, by the share of the wishes that changed since yesterday.
//
// Measured: publishing yesterday and opening today, being told, and everything that the day
// computes: input checks of what changed, round, displays, verification. Not measured: drawing the
// changes. Beside it, the same day from scratch ("everything").

#include "engine/day/day_after_day.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/countries.h"
#include "datasets/synthetic/overnight.h"
#include "engine/base/check.h"

namespace affecta::bench {

namespace {

DayParameters day_after(DayParameters parameters) {
  ++parameters.day;
  return parameters;
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Seconds in each step, over all days.
class StepSeconds : public StepObserver {
 public:
  void begin(std::string_view step, unsigned) override {
    end();
    step_ = step;
    since_ = std::chrono::steady_clock::now();
  }
  void end() {
    if (!step_.empty()) seconds_[std::string(step_)] += seconds_since(since_);
    step_ = {};
  }
  const std::map<std::string, double>& seconds() const { return seconds_; }

 private:
  std::string_view step_;
  std::chrono::steady_clock::time_point since_;
  std::map<std::string, double> seconds_;
};

// changed: in hundredths of a percent of the wishes.
void play(benchmark::State& state, Extent extent) {
  const Instance& first_day = country_of(static_cast<std::size_t>(state.range(0))).instance;
  const Workers workers(static_cast<unsigned>(state.range(1)));
  const std::size_t changed =
      first_day.wish_count() * static_cast<std::size_t>(state.range(2)) / 10'000;
  DayAfterDay days(first_day, workers);
  AFFECTA_CHECK(days.compute().has_value());
  // The first day proposes to most candidates: the second hears of all that, whoever answers.
  days.next_day(day_after(days.instance().parameters));
  AFFECTA_CHECK(days.compute().has_value());
  StepSeconds steps;
  std::uint64_t proposed = 0;
  std::uint64_t wishes = 0;
  for (auto _ : state) {
    auto begin = std::chrono::steady_clock::now();
    steps.begin("next day", 0);
    days.next_day(day_after(days.instance().parameters));
    steps.end();
    const double opening = seconds_since(begin);
    const DayChanges changes = synthetic::draw_overnight(days, changed, 1);
    begin = std::chrono::steady_clock::now();
    steps.begin("change", 0);
    AFFECTA_CHECK(days.change(changes).has_value());
    AFFECTA_CHECK(days.compute(extent, steps).has_value());
    steps.end();
    state.SetIterationTime(opening + seconds_since(begin));
    wishes += changes.wishes.size();
    for (const PassCounts& pass : days.outcome().passes) proposed += pass.proposed;
  }
  const auto count = static_cast<double>(state.iterations());
  state.counters["wishes"] = static_cast<double>(first_day.wish_count());
  state.counters["changed"] = static_cast<double>(wishes) / count;
  state.counters["proposed"] = static_cast<double>(proposed) / count;
  for (const auto& [step, seconds] : steps.seconds()) {
    state.counters[step + "_ms"] = 1000 * seconds / count;
  }
}

void day_after_day(benchmark::State& state) { play(state, Extent::what_changed); }
void day_after_day_everything(benchmark::State& state) { play(state, Extent::everything); }

// Ten days each, the first days of a campaign: medians over repetitions are `bench/run`'s.
void shares_and_threads(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgNames({"wishes", "threads", "changed"})
      ->Unit(benchmark::kMillisecond)
      ->UseManualTime()
      ->Iterations(10);
  for (const std::int64_t threads : {1, 2}) {
    for (const std::int64_t changed : {1, 10, 100, 1000}) {
      benchmark->Args({12'300'000, threads, changed});
    }
  }
}

BENCHMARK(day_after_day)->Apply(shares_and_threads);
BENCHMARK(day_after_day_everything)->Apply(shares_and_threads);

}  // namespace

}  // namespace affecta::bench
