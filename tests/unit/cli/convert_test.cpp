// The three formats on the command line: convert, inspect, and whatever reads a day.

#include <catch2/catch.hpp>

#include "tests/unit/cli/program.h"
#include "tests/unit/tables/small_tables.h"

namespace affecta::test {
namespace {

void write_small_tables(const Program& affecta) {
  for (const auto& [name, text] : small_tables()) {
    write_file(affecta.path("country") + "/" + name, text);
  }
}

TEST_CASE("convert: from each format to each, and what is lost is said") {
  const Program affecta;
  write_small_tables(affecta);
  const Run to_snapshot = affecta.run("convert $DIR/country $DIR/it.affecta");
  CHECK(to_snapshot.exit_code == 0);
  CHECK(to_snapshot.err ==
        "6 wishes of 4 candidates, 2 groups, 2 boarding houses: tables to snapshot\n");
  CHECK(affecta.run("convert $DIR/it.affecta $DIR/again --compress").exit_code == 0);
  CHECK(affecta.exists("again/wishes.csv.zst"));
  CHECK(affecta.run("convert $DIR/again $DIR/again.affecta").exit_code == 0);
  CHECK(affecta.read("again.affecta") == affecta.read("it.affecta"));

  const Run to_json = affecta.run("convert $DIR/it.affecta - --to json");
  CHECK(to_json.exit_code == 0);
  CHECK_THAT(to_json.out, Catch::StartsWith("{\"parametres\":"));
  CHECK_THAT(to_json.err, Catch::Contains("candidates' names (3)") &&
                              Catch::Contains("pedagogical ranks of wishes (5)"));
  const Run from_json = affecta.run("convert - $DIR/x --to snapshot", to_json.out);
  CHECK(from_json.exit_code == 0);
  CHECK_THAT(from_json.err, Catch::Contains("json to snapshot"));
}

TEST_CASE("convert: what cannot be read, written or told") {
  const Program affecta;
  write_small_tables(affecta);
  CHECK(affecta.run("convert $DIR/country $DIR/x.txt").exit_code == 2);
  CHECK(affecta.run("convert $DIR/country $DIR/x --to xml").exit_code == 2);
  CHECK(affecta.run("convert $DIR/absent $DIR/x").exit_code == 1);
  affecta.write("broken.affecta", "AFFECTA\n");
  const Run broken = affecta.run("convert $DIR/broken.affecta $DIR/x.json");
  CHECK(broken.exit_code == 1);
  CHECK_THAT(broken.err, Catch::Contains("broken.affecta") && Catch::Contains("checksum"));
  CHECK_FALSE(affecta.exists("x.json"));
  affecta.write("country/notes.txt", "mine");
  const Run stranger = affecta.run("convert $SAMPLES/day.json $DIR/country");
  CHECK(stranger.exit_code == 1);
  CHECK_THAT(stranger.err, Catch::Contains("notes.txt"));
}

TEST_CASE("round, verify and call-order take the three formats") {
  const Program affecta;
  REQUIRE(affecta.run("convert $SAMPLES/day.json $DIR/day").exit_code == 0);
  REQUIRE(affecta.run("convert $SAMPLES/day.json $DIR/day.affecta").exit_code == 0);
  const Run straight = affecta.run("round $SAMPLES/day.json -o -");
  REQUIRE(straight.exit_code == 0);
  for (const char* day : {"$DIR/day", "$DIR/day.affecta"}) {
    const Run round = affecta.run(std::string("round ") + day + " -o $DIR/result.json");
    CHECK(round.exit_code == 0);
    CHECK(affecta.read("result.json") == straight.out);
    CHECK(affecta.run(std::string("verify ") + day + " $DIR/result.json").exit_code == 0);
    // The official day held no rankings.
    const Run orders = affecta.run(std::string("call-order ") + day);
    CHECK(orders.exit_code == 1);
    CHECK_THAT(orders.err, Catch::Contains("pedagogical ranks"));
  }
  write_small_tables(affecta);
  const Run orders = affecta.run("call-order $DIR/country");
  CHECK(orders.exit_code == 0);
  CHECK_THAT(orders.out, Catch::Contains("\"301\""));
  CHECK_THAT(orders.err, Catch::Contains("1 ranking groups, 2 ranked candidates"));
}

TEST_CASE("inspect: counts, distributions and oddities") {
  const Program affecta;
  write_small_tables(affecta);
  const Run run = affecta.run("inspect $DIR/country");
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.out, Catch::Contains("4 candidates, 1 with the automatic responder") &&
                          Catch::Contains("2 groups, 3 places") &&
                          Catch::Contains("6 wishes, 2 with boarding") &&
                          Catch::Contains("calendar 2025") &&
                          Catch::Contains("wishes a candidate: n 4, p10 0, p50 2, p90 3"));
  CHECK_THAT(run.out, Catch::Contains("candidates without wishes: 1\n    gCnCod 14") &&
                          Catch::Contains("formations without a group: 1\n    gTaCod 103"));
  CHECK(affecta.run("inspect $DIR/absent").exit_code == 1);
}

}  // namespace
}  // namespace affecta::test
