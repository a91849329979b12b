#include "bench/countries.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "datasets/snapshot/snapshot.h"
#include "datasets/synthetic/synthetic_country.h"

namespace affecta::bench {

namespace {

constexpr std::size_t wishes_per_candidate = 14;  // about, see docs/synthetic-country.md
constexpr std::size_t kept_from = 1'000'000;

// A benchmark without its country has nothing to measure.
template <class T>
T value_or_exit(Result<T> result) {
  if (result) return *std::move(result);
  std::fprintf(stderr, "affecta_bench: %s\n", result.error().message().c_str());
  std::exit(1);
}

Country make(std::size_t wishes) {
  static NoProgress nobody;
  CountryOptions options;
  options.candidates =
      std::max(least_candidates, static_cast<std::int32_t>(wishes / wishes_per_candidate));
  options.seed = 1;
  return value_or_exit(make_country(options, Workers(), nobody));
}

Country open(const std::string& path) {
  static NoProgress nobody;
  return value_or_exit(read_snapshot(path, Workers(), nobody));
}

}  // namespace

std::string snapshot_of(std::size_t wishes) {
  if (wishes < kept_from) return {};
  return "build/bench/country-" + std::to_string(wishes) + ".affecta";
}

const Country& country_of(std::size_t wishes) {
  static std::map<std::size_t, Country> countries;
  const auto found = countries.find(wishes);
  if (found != countries.end()) return found->second;
  const std::string path = snapshot_of(wishes);
  if (!path.empty() && !std::filesystem::exists(path)) {
    std::fprintf(stderr, "affecta_bench: making %s\n", path.c_str());
    std::filesystem::create_directories("build/bench");
    static NoProgress nobody;
    const auto written = write_snapshot(make(wishes), path, Workers(), nobody);
    if (!written) std::fprintf(stderr, "affecta_bench: %s\n", written.error().message().c_str());
  }
  return countries.emplace(wishes, path.empty() ? make(wishes) : open(path)).first->second;
}

}  // namespace affecta::bench
