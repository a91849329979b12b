// Reading a country: tables, snapshot, official JSON, to a validated instance, with a warm cache;
// and making one. Beside them `wc -l`, in the same run: the least that anything reading text does.

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>

#include <benchmark/benchmark.h>

#include "bench/countries.h"
#include "datasets/official/day_reader.h"
#include "datasets/official/day_writer.h"
#include "datasets/snapshot/snapshot.h"
#include "datasets/synthetic/synthetic_country.h"
#include "datasets/tables/tables.h"

namespace affecta::bench {

namespace {

constexpr std::size_t national = 12'300'000;
NoProgress nobody;

void require(benchmark::State& state, const Result<void>& done) {
  if (!done) state.SkipWithError(done.error().message().c_str());
}

// The tables of the national country, written once.
std::string tables_path(benchmark::State& state) {
  const std::string path = "build/bench/tables";
  if (!std::filesystem::exists(path)) {
    require(state, write_tables(country_of(national), path, Compression::none, Workers(), nobody));
  }
  return path;
}

// A million wishes: at 12 million the document would be over the 4 GiB that one may have.
std::string json_path(benchmark::State& state) {
  const std::string path = "build/bench/day.json";
  if (!std::filesystem::exists(path)) {
    auto output = Output::open(path);
    if (!output) {
      state.SkipWithError(output.error().message().c_str());
      return path;
    }
    write_day(country_of(1'000'000).instance, Spelling::full, Workers(), *output);
    require(state, output->commit());
  }
  return path;
}

double bytes_below(const std::string& path) {
  if (!std::filesystem::is_directory(path)) {
    return static_cast<double>(std::filesystem::file_size(path));
  }
  double bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(path)) {
    bytes += static_cast<double>(file.file_size());
  }
  return bytes;
}

void read_repeatedly(benchmark::State& state, const std::string& path, std::size_t wishes,
                     const std::function<bool(const Workers&)>& read) {
  const Workers workers(2);
  for (auto _ : state) {
    if (!read(workers)) state.SkipWithError("refused");
  }
  using benchmark::Counter;
  const auto iterations = static_cast<double>(state.iterations());
  state.counters["bytes/s"] = Counter(bytes_below(path) * iterations, Counter::kIsRate);
  state.counters["wishes/s"] = Counter(static_cast<double>(wishes) * iterations, Counter::kIsRate);
}

void read_national_tables(benchmark::State& state) {
  const std::string path = tables_path(state);
  read_repeatedly(state, path, national, [&](const Workers& workers) {
    return read_tables(path, workers, nobody).has_value();
  });
}

void count_lines_of_national_wishes(benchmark::State& state) {
  const std::string command = "wc -l " + tables_path(state) + "/wishes.csv >/dev/null";
  for (auto _ : state) {
    if (std::system(command.c_str()) != 0) state.SkipWithError("wc failed");
  }
}

void read_national_snapshot(benchmark::State& state) {
  country_of(national);  // written if it was not
  const std::string path = snapshot_of(national);
  read_repeatedly(state, path, national, [&](const Workers& workers) {
    return read_snapshot(path, workers, nobody).has_value();
  });
}

void read_official_json(benchmark::State& state) {
  const std::string path = json_path(state);
  read_repeatedly(state, path, 1'000'000,
                  [&](const Workers& workers) { return read_day(path, workers).has_value(); });
}

void make_national_country(benchmark::State& state) {
  const Workers workers(2);
  for (auto _ : state) {
    benchmark::DoNotOptimize(make_country(CountryOptions{}, workers, nobody));
  }
}

void settings(benchmark::internal::Benchmark* benchmark) {
  benchmark->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);
}

BENCHMARK(count_lines_of_national_wishes)->Apply(settings);
BENCHMARK(read_national_tables)->Apply(settings);
BENCHMARK(read_national_snapshot)->Apply(settings);
BENCHMARK(read_official_json)->Apply(settings);
BENCHMARK(make_national_country)->Apply(settings);

}  // namespace

}  // namespace affecta::bench
