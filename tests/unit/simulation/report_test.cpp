// The report: all days, one page that needs nothing else, tables without gnuplot.
#include "server/simulation/report/report.h"

#include <cstdlib>
#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.h"
#include "tests/unit/simulation/small_country.h"

namespace affecta::simulation {
namespace {

using affecta::test::TemporaryFolder;
using test::small_country;

const Told& two_months() {
  static const Told told = [] {
    SimulationOptions options;
    options.last_day = 60;
    return test::lived(small_country(), options);
  }();
  return told;
}

ReportInput input() { return {small_country().world, two_months(), 7}; }

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

TEST_CASE("a report has every day, seven charts, and a page that holds them") {
  const TemporaryFolder folder;
  const auto written = write_report(folder / "report", input());
  REQUIRE(written);
  CHECK(written->no_charts.empty());
  const std::string days = affecta::test::read_file(folder / "report/days.csv");
  CHECK(count(days, "\n") == 61);
  CHECK(days.find("day,date,round,alert,proposals") == 0);
  CHECK(days.find("\n60,2024-07-28,") != std::string::npos);
  const std::string page = affecta::test::read_file(folder / "report/index.html");
  CHECK(count(page, "<svg") == 7);
  // Nothing is fetched.
  CHECK(page.find("src=") == std::string::npos);
  CHECK(page.find("<link") == std::string::npos);
  CHECK(page.find("73,3 % (2018)") != std::string::npos);
  CHECK(page.find("55,3 % (2023)") != std::string::npos);
  for (const char* const chart : {"with_proposal", "acceptances", "waiting", "proposals",
                                  "free_places", "fill", "last_called"}) {
    CHECK(std::filesystem::exists(folder / ("report/" + std::string(chart) + ".svg")));
  }
}

TEST_CASE("the same campaign gives the same page, and takes the place of the one before") {
  const TemporaryFolder folder;
  REQUIRE(write_report(folder / "report", input()));
  const std::string first = affecta::test::read_file(folder / "report/index.html");
  REQUIRE(write_report(folder / "report", input()));
  CHECK(affecta::test::read_file(folder / "report/index.html") == first);
}

TEST_CASE("a folder that holds something else is not replaced") {
  const TemporaryFolder folder;
  affecta::test::write_file(folder / "report/letters.txt", "mine");
  const auto written = write_report(folder / "report", input());
  REQUIRE_FALSE(written);
  CHECK(written.error().code == RefusalCode::file_not_writable);
  CHECK(affecta::test::read_file(folder / "report/letters.txt") == "mine");
}

TEST_CASE("without gnuplot the tables are written, and it is said why there are no charts") {
  const TemporaryFolder folder;
  const std::string path = std::getenv("PATH");
  ::setenv("PATH", folder.path().c_str(), 1);
  const auto written = write_report(folder / "report", input());
  ::setenv("PATH", path.c_str(), 1);
  REQUIRE(written);
  CHECK(written->no_charts.find("gnuplot cannot be started") != std::string::npos);
  CHECK(std::filesystem::exists(folder / "report/days.csv"));
  CHECK_FALSE(std::filesystem::exists(folder / "report/index.html"));
}

}  // namespace
}  // namespace affecta::simulation
