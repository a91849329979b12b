// The whole national campaign, end to end: 945,500 candidates, day 1 to the day after the cutoff,
// every command through the journal.
#include <chrono>
#include <filesystem>
#include <iostream>
#include <optional>

#include <catch2/catch.hpp>
#include <sys/resource.h>

#include "datasets/synthetic/synthetic_country.h"
#include "server/simulation/report/parts.h"
#include "server/simulation/report/real_campaigns.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/simulation/lived_through_journal.h"

namespace affecta::simulation {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

double peak_gibibytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / (1 << 20);
}

// The country is given up once the campaign's folder holds it.
void create_national(const std::string& folder) {
  const Workers workers(2);
  NoProgress nobody;
  test::create(folder, make_country({}, workers, nobody).value());
}

double percent(std::int64_t of_ten_thousand) { return static_cast<double>(of_ten_thousand) / 100; }

TEST_CASE("the national campaign is simulated end to end", "[long]") {
  const affecta::test::TemporaryFolder folder;
  const std::string place = folder / "campaign";
  create_national(place);
  const double peak_before = peak_gibibytes();
  const auto begin = Clock::now();
  auto campaign = test::open(place);
  const Workers workers(2);
  std::optional<World> world;
  {
    NoProgress nobody;
    const auto country = running::open_folder(place, workers, nobody).value().country;
    campaign.read(
        [&](const Campaign& live) { world = make_world(country, live.opening, workers); });
  }
  test::Nobody nobody;
  const auto told = simulate(*desk_of(campaign), *world, {}, workers, nobody);
  const double seconds = seconds_since(begin);
  INFO((told ? "" : told.error().message()));
  REQUIRE(told);
  REQUIRE(told->days.size() == 139);

  const ReportInput input{*world, *told, 1};
  std::uint64_t commands = 0, proposals = 0;
  for (const DayFigures& day : told->days) {
    commands += day.commands;
    proposals += day.turn.proposals;
  }
  const std::int32_t first = share(input, told->days.front().with_proposal);
  const DayFigures& july = *day_of(input, "07-20");
  const std::int32_t good = share(input, july.in(Situation::accepted_for_good));
  const std::int32_t choosing = share(input, july.in(Situation::still_choosing));
  const SituationsOfDay& real = situations_2018().back();
  const std::int32_t real_good = real.in(Situation::accepted_for_good);
  const std::int32_t real_held = real_good + real.in(Situation::still_choosing);
  const std::int32_t real_first = proposals_2023().front().with_proposal;
  const auto journal = std::filesystem::file_size(running::FolderPaths(place).journal);
  const running::RunningCampaign::Counts counts = campaign.counts();
  std::cout << "measured: national campaign, " << world->instance().wish_count() << " wishes, "
            << commands << " commands, " << proposals << " proposals, 139 days: " << seconds
            << " s, peak memory " << peak_gibibytes() << " GiB (" << peak_before
            << " GiB when the country was made), journal "
            << static_cast<double>(journal) / (1 << 30) << " GiB, " << counts.events
            << " events in " << counts.commits << " commits\n"
            << "measured: candidates with a proposal on day 1: " << percent(first)
            << " % (2023: " << percent(real_first)
            << "); candidates who hold a proposal on 20 July: " << percent(good + choosing)
            << " % (2018: " << percent(real_held) << "), accepted for good " << percent(good)
            << " % (2018: " << percent(real_good) << ")\n";
  CHECK(seconds <= 600);
  CHECK(peak_gibibytes() <= 6);
  CHECK(journal <= std::uintmax_t{4} << 30);
  CHECK(std::abs(first - real_first) <= 500);
  CHECK(std::abs(good + choosing - real_held) <= 500);
  CHECK(commands > 3'000'000);
}

}  // namespace
}  // namespace affecta::simulation
