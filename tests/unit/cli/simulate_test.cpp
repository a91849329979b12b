// affecta simulate, run as a user runs it.
#include <catch2/catch.hpp>

#include "tests/unit/cli/program.h"

namespace affecta::test {
namespace {

TEST_CASE("simulate lives some days through the journal and writes a report") {
  const Program program;
  REQUIRE(program.run("generate $DIR/small.affecta --candidates 1000").exit_code == 0);
  const Run run =
      program.run("simulate $DIR/small.affecta --days 6 --seed 7 -o $DIR/report --campaign $DIR/c");
  INFO(run.err);
  CHECK(run.exit_code == 0);
  CHECK(run.out == program.path("report/index.html") + "\n");
  CHECK(program.exists("c/journal.sqlite"));
  CHECK_FALSE(program.exists("report.campaign"));
  const std::string days = program.read("report/days.csv");
  CHECK(days.find("\n6,2024-06-04,1,") != std::string::npos);
  const Run again =
      program.run("simulate $DIR/small.affecta --days 6 --seed 7 -o $DIR/other --no-journal");
  CHECK(again.exit_code == 0);
  CHECK(program.read("other/days.csv") == days);
}

TEST_CASE("simulate refuses what it cannot use, and says what that is") {
  const Program program;
  REQUIRE(program.run("generate $DIR/small.affecta --candidates 1000").exit_code == 0);
  CHECK(program.run("simulate").exit_code == 2);
  CHECK(program.run("simulate $DIR/small.affecta --no-journal --campaign $DIR/c").exit_code == 2);
  const Run nothing = program.run("simulate $DIR/nothing.affecta");
  CHECK(nothing.exit_code == 1);
  CHECK(nothing.err.find("nothing.affecta") != std::string::npos);
  const Run calendar = program.run("simulate $DIR/small.affecta --calendar 1789");
  CHECK(calendar.exit_code == 1);
  CHECK(calendar.err.find("the calendars shipped are") != std::string::npos);
  program.write("mine.json", "{\"answering\": {\"prompt\": 1001}}");
  const Run behaviour = program.run("simulate $DIR/small.affecta --behaviour $DIR/mine.json");
  CHECK(behaviour.exit_code == 1);
  CHECK(behaviour.err.find("$.answering.prompt") != std::string::npos);
  CHECK(behaviour.err.find("1001, the least is 0 and the most 1000") != std::string::npos);
}

TEST_CASE("the behaviour that simulate prints is one that it takes") {
  const Program program;
  REQUIRE(program.run("generate $DIR/small.affecta --candidates 1000").exit_code == 0);
  const Run printed = program.run("simulate --print-behaviour");
  CHECK(printed.exit_code == 0);
  program.write("mine.json", printed.out);
  const Run run = program.run(
      "simulate $DIR/small.affecta --days 1 --no-journal --behaviour $DIR/mine.json -o "
      "$DIR/report");
  INFO(run.err);
  CHECK(run.exit_code == 0);
}

}  // namespace
}  // namespace affecta::test
