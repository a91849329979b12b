// The naive implementation on the conformance cases (see tests/conformance/README.md). An oracle is
// only worth something once it gives every published answer.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "tests/support/naive/day_json.h"

namespace fs = std::filesystem;
using namespace affecta::naive;

namespace {

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

// $AFFECTA_CONFORMANCE, the folder beside the repository, or the cases kept in it.
fs::path conformance_folder() {
  const fs::path source(AFFECTA_SOURCE_DIR);
  const char* chosen = std::getenv("AFFECTA_CONFORMANCE");
  if (chosen) return chosen;
  const fs::path shared = source / "../shared/conformance";
  return fs::is_directory(shared) ? shared : source / "tests/conformance";
}

std::vector<fs::path> inputs_under(const char* kind) {
  const std::string suffix = ".input.json";
  std::vector<fs::path> result;
  for (const auto& entry : fs::recursive_directory_iterator(conformance_folder() / kind)) {
    if (entry.path().string().ends_with(suffix)) result.push_back(entry.path());
  }
  std::sort(result.begin(), result.end());
  REQUIRE_FALSE(result.empty());
  return result;
}

fs::path expected_of(const fs::path& input) {
  std::string path = input.string();
  return path.replace(path.rfind(".input.json"), std::string::npos, ".expected.json");
}

// What the spec leaves to us, taken out before comparing.
Outcome comparable(Outcome outcome) {
  for (auto& [key, wish] : outcome.wishes) {
    wish.pass = 0;
    if (outcome.alert) wish.waiting_rank = 0;
  }
  outcome.passes = 0;
  outcome.violations.clear();
  outcome.invalid_groups.clear();
  if (outcome.alert) {
    outcome.groups.clear();
    outcome.boarding_houses.clear();
  }
  return outcome;
}

void check_days(const char* kind) {
  for (const fs::path& input : inputs_under(kind)) {
    CAPTURE(input.string());
    const RoundResult expected = outcome_of_json(contents(expected_of(input)));
    const RoundResult result = play_round(day_of_json(contents(input)));
    REQUIRE(std::holds_alternative<Refusal>(expected) == std::holds_alternative<Refusal>(result));
    if (std::holds_alternative<Refusal>(expected)) continue;
    const Outcome right = comparable(std::get<Outcome>(expected));
    const Outcome ours = comparable(std::get<Outcome>(result));
    CHECK(ours.alert == right.alert);
    CHECK(ours.warning == right.warning);
    CHECK(ours.excluded_groups == right.excluded_groups);
    CHECK(ours.groups == right.groups);
    CHECK(ours.boarding_houses == right.boarding_houses);
    CHECK(ours.wishes == right.wishes);
  }
}

}  // namespace

TEST_CASE("naive: the days of the conformance campaigns", "[naive]") { check_days("campaigns"); }

TEST_CASE("naive: the conformance days that raise an alert", "[naive]") { check_days("alerts"); }

TEST_CASE("naive: the conformance inputs to refuse", "[naive]") {
  for (const fs::path& input : inputs_under("refused")) {
    CAPTURE(input.string());
    const std::string kind = input.filename().string();
    const std::string text = contents(input);
    if (kind.starts_with("unknown_status")) {
      CHECK_THROWS_AS(day_of_json(text), FormatError);
    } else {
      CHECK(std::holds_alternative<Refusal>(play_round(day_of_json(text))));
    }
  }
}

TEST_CASE("naive: the conformance call orders", "[naive]") {
  for (const fs::path& path : inputs_under("call-order")) {
    CAPTURE(path.string());
    const CallOrderInput input = call_order_input_of_json(contents(path));
    const CallOrderResult expected = call_order_outcome_of_json(contents(expected_of(path)));
    const CallOrderResult result = call_orders(input);
    if (std::holds_alternative<CallOrderRefusal>(expected)) {
      CHECK(std::holds_alternative<CallOrderRefusal>(result));
      continue;
    }
    REQUIRE(std::holds_alternative<CallOrderOutcome>(result));
    CHECK(std::get<CallOrderOutcome>(result) == std::get<CallOrderOutcome>(expected));
    for (const RankingGroup& group : input.groups) {
      const CallOrder& order = std::get<CallOrderOutcome>(result).orders.at(group.key);
      CHECK(broken_guarantees(group, order).empty());
    }
  }
}
