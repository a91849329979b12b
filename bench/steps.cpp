// The steps of a day, one by one, at four sizes and for one and two threads.
//
// Counters: wishes/s; "day_bytes/wish": the most that a day allocates, the instance apart;
// "x_bandwidth": how many times longer than reading once, from memory, the
// bytes that the step cannot do without (bytes_needed below), at the bandwidth measured in this
// run.

#include <chrono>
#include <numeric>

#include <benchmark/benchmark.h>
#include <dlfcn.h>

#include "bench/countries.h"
#include "datasets/ranking_groups.h"
#include "engine/call_order/call_order.h"
#include "engine/day/daily_round.h"
#include "engine/verify/verify.h"

namespace affecta::bench {

namespace {

// ---------------------------------------------------------------- memory bandwidth

// Bytes per second of reading memory front to back with these threads; measured once.
double measure_bandwidth(unsigned threads) {
  static const std::vector<std::uint64_t> values(std::size_t{1} << 26, 1);  // 512 MiB
  const Workers workers(threads);
  double best = 0;
  for (int attempt = 0; attempt < 5; ++attempt) {
    const auto begin = std::chrono::steady_clock::now();
    const auto sums = workers.map_chunks(
        values.size(), std::size_t{1} << 20, [&](std::size_t from, std::size_t to) {
          return std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(from),
                                 values.begin() + static_cast<std::ptrdiff_t>(to),
                                 std::uint64_t{0});
        });
    benchmark::DoNotOptimize(sums.data());
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
    best = std::max(best,
                    static_cast<double>(values.size() * sizeof(std::uint64_t)) / elapsed.count());
  }
  return best;
}

double bandwidth(unsigned threads) {
  static const double one = measure_bandwidth(1);
  static const double two = measure_bandwidth(2);
  return threads == 1 ? one : two;
}

void memory_bandwidth(benchmark::State& state) {
  const auto threads = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(bandwidth(threads));
  state.counters["bytes_per_second"] = bandwidth(threads);
}
BENCHMARK(memory_bandwidth)->Arg(1)->Arg(2)->ArgName("threads")->Iterations(1);

// ---------------------------------------------------------------- steps

// Bytes a wish that a step must read or write at least once.
namespace bytes_needed {
constexpr double propose = 2 + 5;       // status, flags; status and pass of the result
constexpr double displays = 6 + 4 + 4;  // status, flags, pass; a rank; the waiting-list rank
constexpr double verify = 6 + 4;        // status, flags, pass; a call rank
constexpr double day = propose + displays + verify;
}  // namespace bytes_needed

struct Setting {
  explicit Setting(const benchmark::State& state)
      : instance(country_of(static_cast<std::size_t>(state.range(0))).instance),
        workers(static_cast<unsigned>(state.range(1))) {}

  const Instance& instance;
  Workers workers;
};

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  }

 private:
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

// The most that the body allocates at a time, in bytes, on this thread; 0 where jemalloc is not
// linked.
template <class Body>
double peak_allocated(const Body& body) {
  using Control = int (*)(const char*, void*, std::size_t*, void*, std::size_t);
  void* const found = dlsym(RTLD_DEFAULT, "mallctl");
  if (found == nullptr) return 0;
  const auto control = reinterpret_cast<Control>(found);
  if (control("thread.peak.reset", nullptr, nullptr, nullptr, 0) != 0) return 0;
  body();
  std::uint64_t peak = 0;
  std::size_t size = sizeof peak;
  return control("thread.peak.read", &peak, &size, nullptr, 0) == 0 ? static_cast<double>(peak) : 0;
}

void count(benchmark::State& state, const Setting& setting, const Stopwatch& watch, double bytes) {
  const double seconds = watch.seconds();
  const auto wishes = static_cast<double>(setting.instance.wish_count());
  const auto iterations = static_cast<double>(state.iterations());
  using benchmark::Counter;
  state.counters["wishes"] = wishes;
  state.counters["wishes/s"] = Counter(wishes * iterations, Counter::kIsRate);
  // How many times longer than its bytes take at the bandwidth of this run.
  state.counters["x_bandwidth"] =
      seconds / (iterations * wishes * bytes / bandwidth(setting.workers.threads()));
}

void first_pass(benchmark::State& state) {
  const Setting setting(state);
  const Stopwatch watch;
  for (auto _ : state) {
    Round round(setting.instance, setting.workers);
    round.propose();
    benchmark::DoNotOptimize(round.counts().data());
  }
  count(state, setting, watch, bytes_needed::propose);
}

void every_pass(benchmark::State& state) {
  const Setting setting(state);
  const Stopwatch watch;
  for (auto _ : state) {
    Round round(setting.instance, setting.workers);
    do {
      round.propose();
      round.apply_ordered_wishes();
      benchmark::DoNotOptimize(round.apply_responder());
    } while (round.freed_a_place());
  }
  count(state, setting, watch, bytes_needed::propose);
}

void displays(benchmark::State& state) {
  const Setting setting(state);
  const auto day = daily_round_2024(setting.instance, setting.workers).value();
  const Stopwatch watch;
  for (auto _ : state) {
    benchmark::DoNotOptimize(compute_displays(setting.instance, day.round, setting.workers));
  }
  count(state, setting, watch, bytes_needed::displays);
}

void verification(benchmark::State& state) {
  const Setting setting(state);
  const auto day = daily_round_2024(setting.instance, setting.workers).value();
  const Stopwatch watch;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        verify_round(setting.instance, day.round, &day.displays, setting.workers));
  }
  count(state, setting, watch, bytes_needed::verify);
}

void whole_day(benchmark::State& state) {
  const Setting setting(state);
  const Stopwatch watch;
  for (auto _ : state) {
    benchmark::DoNotOptimize(daily_round_2024(setting.instance, setting.workers));
  }
  count(state, setting, watch, bytes_needed::day);
  if (setting.workers.threads() == 1) {
    const double peak = peak_allocated(
        [&] { benchmark::DoNotOptimize(daily_round_2024(setting.instance, setting.workers)); });
    state.counters["day_bytes/wish"] = peak / static_cast<double>(setting.instance.wish_count());
  }
  state.counters["instance_bytes/wish"] = static_cast<double>(setting.instance.bytes()) /
                                          static_cast<double>(setting.instance.wish_count());
}

void call_orders(benchmark::State& state) {
  const Setting setting(state);
  const Country& country = country_of(static_cast<std::size_t>(state.range(0)));
  const auto groups = ranking_groups(country, "synthetic country", setting.workers).value();
  const Stopwatch watch;
  for (auto _ : state) {
    benchmark::DoNotOptimize(compute_call_orders(groups, setting.workers));
  }
  count(state, setting, watch, 9);  // candidate, rank, type
}

void sizes_and_threads(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgNames({"wishes", "threads"})->Unit(benchmark::kMillisecond)->UseRealTime();
  for (const std::int64_t wishes : {10'000, 100'000, 1'000'000, 12'300'000}) {
    for (const std::int64_t threads : {1, 2}) benchmark->Args({wishes, threads});
  }
}

BENCHMARK(first_pass)->Apply(sizes_and_threads);
BENCHMARK(every_pass)->Apply(sizes_and_threads);
BENCHMARK(displays)->Apply(sizes_and_threads);
BENCHMARK(verification)->Apply(sizes_and_threads);
BENCHMARK(whole_day)->Apply(sizes_and_threads);
BENCHMARK(call_orders)->Apply(sizes_and_threads);

}  // namespace

}  // namespace affecta::bench

BENCHMARK_MAIN();
