// The hand-worked sample gives what its page says.

#include <algorithm>
#include <string>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <catch2/catch.hpp>

#include "datasets/official/call_order_json.h"
#include "datasets/official/day_reader.h"
#include "datasets/official/result_writer.h"
#include "engine/day/daily_round.h"

namespace affecta::test {
namespace {

Document sample(const std::string& name) {
  auto document = Document::open(AFFECTA_SOURCE_DIR "/datasets/samples/" + name);
  if (!document) FAIL(document.error().message());
  return *document;
}

boost::json::value json_of(std::string_view text) {
  return boost::json::parse({text.data(), text.size()});
}

TEST_CASE("the sample day gives the result worked by hand") {
  const Workers workers(2);
  const Document document = sample("day.json");
  const auto input = parse_day(document);
  REQUIRE(input.has_value());
  const auto instance = build_day(*input, document, workers);
  REQUIRE(instance.has_value());
  const auto day = daily_round_2024(*instance, workers);
  REQUIRE(day.has_value());
  CHECK(day->passes.size() == 2);
  std::string text;
  Output output = Output::to_text(text);
  write_result(*instance, {day->round, day->displays, day->verdict.alert, day->verdict.warning, {}},
               workers, output);
  CHECK(json_of(text) == json_of(sample("day.expected.json").text()));
}

TEST_CASE("the sample rankings give the call orders worked by hand") {
  const Workers workers(2);
  const auto rankings = parse_rankings(sample("ranking.json"));
  REQUIRE(rankings.has_value());
  const auto orders = compute_call_orders(rankings->groups, workers);
  REQUIRE(orders.has_value());
  const auto ranks = late_changes(rankings->groups, *rankings->changes, workers);
  REQUIRE(ranks.has_value());
  std::string text;
  Output output = Output::to_text(text);
  write_call_orders(*rankings, {*orders, *ranks}, workers, output);
  CHECK(json_of(text) == json_of(sample("ranking.expected.json").text()));
}

TEST_CASE("the call ranks of the sample day are those of the sample rankings") {
  const auto rankings = parse_rankings(sample("ranking.json"));
  const auto day = parse_day(sample("day.json"));
  REQUIRE(rankings.has_value());
  REQUIRE(day.has_value());
  const auto orders = compute_call_orders(rankings->groups, Workers(1));
  REQUIRE(orders.has_value());
  for (const WishRow& wish : day->wishes) {
    const auto group =
        std::ranges::find(rankings->groups, wish.group.ranking_group, &RankingGroup::key);
    REQUIRE(group != rankings->groups.end());
    const CallOrder& order = orders->at(static_cast<std::size_t>(group - rankings->groups.begin()));
    REQUIRE(wish.call_rank <= static_cast<std::int32_t>(order.size()));
    const RankedIndex row = order[static_cast<std::size_t>(wish.call_rank - 1)];
    CHECK(group->row(row).candidate == wish.key.candidate);
  }
}

}  // namespace
}  // namespace affecta::test
