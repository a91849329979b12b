// The program's contract: exit codes, where documents and messages go, "-".

#include <algorithm>
#include <filesystem>
#include <sstream>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <catch2/catch.hpp>

#include "tests/unit/cli/program.h"

namespace affecta::test {
namespace {

namespace json = boost::json;

json::value json_of(const std::string& text) { return json::parse(text); }

std::string sample(const std::string& name) { return source_file("datasets/samples/" + name); }

TEST_CASE("help, version and wrong usage") {
  const Program affecta;
  const Run help = affecta.run("--help");
  CHECK(help.exit_code == 0);
  CHECK_THAT(help.out, Catch::Contains("Exit codes") && Catch::Contains("Examples") &&
                           Catch::Contains("call-order") && Catch::Contains("conformance"));
  for (const char* command : {"call-order", "round", "days", "verify", "conformance"}) {
    const Run run = affecta.run(std::string(command) + " --help");
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.out, Catch::Contains("Example"));
  }
  const Run version = affecta.run("--version");
  CHECK(version.exit_code == 0);
  CHECK_THAT(version.out, Catch::StartsWith("affecta "));
  for (const char* wrong : {"", "rond", "round", "round a b c", "round --threads x day.json",
                            "round --threads -1 day.json", "verify day.json", "conformance",
                            "round day.json --no-such-option"}) {
    const Run run = affecta.run(wrong);
    INFO(wrong);
    CHECK(run.exit_code == 2);
    CHECK_FALSE(run.err.empty());
    CHECK(run.out.empty());
  }
}

TEST_CASE("docs/refusals.md is the catalogue, as the program prints it") {
  const Run run = Program().run("refusals");
  CHECK(run.exit_code == 0);
  CHECK(run.out == source_file("docs/refusals.md"));
}

TEST_CASE("call-order gives the sample's call orders, into a file or standard output") {
  const Program affecta;
  const json::value expected = json_of(sample("ranking.expected.json"));
  const Run to_file = affecta.run("call-order $SAMPLES/ranking.json -o $DIR/orders.json");
  CHECK(to_file.exit_code == 0);
  CHECK(to_file.out.empty());
  CHECK_THAT(to_file.err, Catch::Contains("4 ranking groups"));
  CHECK(json_of(affecta.read("orders.json")) == expected);
  const Run piped = affecta.run("call-order -", sample("ranking.json"));
  CHECK(piped.exit_code == 0);
  CHECK(json_of(piped.out) == expected);
}

TEST_CASE("call-order refuses rankings, and says so in OUT") {
  const Program affecta;
  const std::string twice = R"({"groupesClassements":[{"cGpCod":12,"tauxMinBoursiersPourcents":0,
      "tauxMinDuSecteurPourcents":101,"voeuxClasses":[]}]})";
  const Run run = affecta.run("call-order - -o -", twice);
  CHECK(run.exit_code == 1);
  CHECK_THAT(run.err, Catch::Contains("$.groupesClassements[0]") && Catch::Contains("12"));
  CHECK_THAT(std::string(json_of(run.out).at("erreur").as_string()), Catch::Contains("101"));
}

TEST_CASE("round gives the sample's result, and a report in words and as JSON") {
  const Program affecta;
  const Run run =
      affecta.run("round $SAMPLES/day.json -o $DIR/result.json --report $DIR/report.json");
  CHECK(run.exit_code == 0);
  CHECK(run.out.empty());
  CHECK(json_of(affecta.read("result.json")) == json_of(sample("day.expected.json")));
  CHECK_THAT(run.err, Catch::Contains("day 40: wishes 16, candidates 8") &&
                          Catch::Contains("pass 2") && Catch::Contains("every property holds") &&
                          Catch::Contains("peak memory") &&
                          Catch::Contains(affecta.path("result.json")));
  const json::value report = json_of(affecta.read("report.json"));
  CHECK(report.at("passes").as_array().size() == 2);
  CHECK(report.at("total").at("proposed") == 7);
  CHECK(report.at("total").at("resigned_by_ordered_wishes") == 4);
  CHECK(report.at("total").at("resigned_by_responder") == 1);
  CHECK(report.at("total").at("freed_places") == 1);
  CHECK(report.at("wishes_by_status").at("REP_AUTO_ACCEPTE") == 2);
  CHECK(report.at("alert") == false);
  const auto& steps = report.at("steps").as_array();
  CHECK(std::ranges::any_of(steps, [](const json::value& step) {
    return step.at("step") == "propose" && step.at("pass") == 2;
  }));
}

TEST_CASE("round reads standard input and writes standard output, the same for any threads") {
  const Program affecta;
  const std::string day = sample("day.json");
  const std::string result = affecta.run("round - -o - --threads 1", day).out;
  CHECK(json_of(result) == json_of(sample("day.expected.json")));
  CHECK(affecta.run("round - --threads 2", day).out == result);
  CHECK(affecta.run("round - -o /dev/stdout --threads 8", day).out == result);
}

TEST_CASE("round refuses an input: exit 1, the reason on standard error and alone in OUT") {
  const Program affecta;
  affecta.write("bad.json", R"({"parametres":{"nbJoursCampagne":1}})");
  const Run run = affecta.run("round $DIR/bad.json -o $DIR/result.json");
  CHECK(run.exit_code == 1);
  CHECK_THAT(run.err, Catch::Contains(affecta.path("bad.json") +
                                      ": $.parametres.nbJoursCampagneDateFinReservationInternats"));
  const json::object error = json_of(affecta.read("result.json")).as_object();
  CHECK(error.size() == 1);
  CHECK_THAT(std::string(error.at("erreur").as_string()), Catch::Contains("missing"));

  const Run to_output = affecta.run("round - -o -", "");
  CHECK(to_output.exit_code == 1);
  CHECK(json_of(to_output.out).as_object().contains("erreur"));
  CHECK_THAT(to_output.err, Catch::Contains("standard input"));
  CHECK(affecta.run("round $DIR/absent.json -o $DIR/x.json").exit_code == 1);
}

TEST_CASE("a day that the round itself refuses is refused like an input") {
  const Program affecta;
  // Candidates are still ordering, and Hugo, who has the responder on, has not ordered a wish.
  json::value day = json_of(sample("day.json"));
  day.at("parametres").at("nbJoursCampagneDateFinOrdonnancementGDD") = 45;
  json::object& wish = day.at("voeux").as_array().back().as_object();
  REQUIRE(wish.at("id").at("gCnCod") == 8);
  wish.erase("rangPreferencesCandidat");
  const Run run = affecta.run("round -", json::serialize(day));
  CHECK(run.exit_code == 1);
  CHECK_THAT(run.err, Catch::StartsWith("affecta: standard input: the wish gCnCod 8"));
  CHECK(json_of(run.out).as_object().contains("erreur"));
}

TEST_CASE("round says when OUT cannot be written") {
  const Program affecta;
  const Run run = affecta.run("round $SAMPLES/day.json -o $DIR/absent/result.json");
  CHECK(run.exit_code == 1);
  CHECK_THAT(run.err, Catch::Contains(affecta.path("absent/result.json")));
  CHECK(affecta.run("round $SAMPLES/day.json -o /dev/full").exit_code == 1);
}

// A day of tests/conformance/alerts.
std::string alert_day() {
  namespace fs = std::filesystem;
  for (const auto& entry : fs::directory_iterator(AFFECTA_SOURCE_DIR "/tests/conformance/alerts")) {
    if (entry.path().string().ends_with(".input.json")) return entry.path().string();
  }
  return {};
}

TEST_CASE("a day with an alert: exit 3, the result is written, verify agrees") {
  const Program affecta;
  const std::string day = alert_day();
  REQUIRE_FALSE(day.empty());
  const Run run = affecta.run("round '" + day + "' -o $DIR/result.json --report $DIR/report.json");
  CHECK(run.exit_code == 3);
  CHECK_THAT(run.err, Catch::Contains("ALERT") && Catch::Contains("withdrawn groups:\n  cGpCod"));
  const json::value result = json_of(affecta.read("result.json"));
  CHECK(result.at("alerte") == true);
  CHECK_FALSE(result.at("groupesExclus").as_array().empty());
  const json::value report = json_of(affecta.read("report.json"));
  CHECK_FALSE(report.at("violations").as_array().empty());
  CHECK(report.at("violations").at(0).as_object().contains("property"));
  CHECK_FALSE(report.at("withdrawn_groups").as_array().empty());

  const Run verified = affecta.run("verify '" + day + "' $DIR/result.json");
  CHECK(verified.exit_code == 3);
  CHECK_THAT(verified.out, Catch::Contains("rightly declared as an alert"));
}

TEST_CASE("verify: a right result passes, a changed one fails, a strange one is refused") {
  const Program affecta;
  affecta.write("result.json", sample("day.expected.json"));
  const Run right = affecta.run("verify $SAMPLES/day.json $DIR/result.json");
  CHECK(right.exit_code == 0);
  CHECK_THAT(right.out, Catch::Contains("every property checked holds"));
  CHECK(affecta.run("verify $SAMPLES/day.json -", sample("day.expected.json")).exit_code == 0);
  CHECK(affecta.run("verify - $DIR/result.json", sample("day.json")).exit_code == 0);

  // Chloé is overtaken in Law by Denis.
  json::value wrong = json_of(sample("day.expected.json"));
  auto& wishes = wrong.at("voeux").as_array();
  REQUIRE(wishes.at(7).at("gCnCod") == 4);
  wishes.at(7).at("statut") = "PROPOSITION_DU_JOUR";
  wishes.at(7).at("rangListeAttente") = 0;
  affecta.write("wrong.json", json::serialize(wrong));
  const Run changed = affecta.run("verify $SAMPLES/day.json $DIR/wrong.json");
  CHECK(changed.exit_code == 4);
  CHECK_THAT(changed.out, Catch::Contains("P1, group cGpCod 10") &&
                              Catch::Contains("wish gCnCod 3, gTaCod 101, iRhCod false") &&
                              Catch::Contains("overtaken by wish gCnCod 4"));

  affecta.write("empty.json", "{}");
  const Run strange = affecta.run("verify $SAMPLES/day.json $DIR/empty.json");
  CHECK(strange.exit_code == 1);
  CHECK_THAT(strange.err, Catch::Contains(affecta.path("empty.json") + ": $.alerte"));
  CHECK(affecta.run("verify $DIR/empty.json $DIR/result.json").exit_code == 1);
}

TEST_CASE("verify says what it could not check without passes") {
  const Program affecta;
  json::value result = json_of(sample("day.expected.json"));
  for (json::value& wish : result.at("voeux").as_array()) wish.as_object().erase("passe");
  affecta.write("result.json", json::serialize(result));
  const Run run = affecta.run("verify $SAMPLES/day.json $DIR/result.json");
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.out, Catch::Contains("not checked: P6"));
}

TEST_CASE("conformance: counts, the first difference of each failing case, empty folders") {
  const Program affecta;
  std::filesystem::create_directories(affecta.path("cases/inner/refused"));
  affecta.write("cases/day.input.json", sample("day.json"));
  affecta.write("cases/day.expected.json", sample("day.expected.json"));
  affecta.write("cases/inner/orders.input.json", sample("ranking.json"));
  affecta.write("cases/inner/orders.expected.json", sample("ranking.expected.json"));
  affecta.write("cases/inner/refused/kind-1.input.json", "{}");
  const Run right = affecta.run("conformance $DIR/cases");
  CHECK(right.exit_code == 0);
  CHECK(right.out == "3 passed, 0 failed\n");

  json::value wrong = json_of(sample("day.expected.json"));
  wrong.at("groupes").at(1).at("nbEnAttente") = 5;
  affecta.write("cases/day.expected.json", json::serialize(wrong));
  affecta.write("cases/inner/orders.expected.json", R"({"erreur":"x"})");
  affecta.write("cases/inner/refused/kind-1.input.json", sample("day.json"));
  const Run failing = affecta.run("conformance $DIR/cases --threads 2");
  CHECK(failing.exit_code == 4);
  CHECK_THAT(failing.out,
             Catch::Contains("day.input.json: $.groupes[1].nbEnAttente: expected 5, got 0") &&
                 Catch::Contains("orders.input.json: a refusal is expected") &&
                 Catch::Contains("kind-1.input.json: a refusal is expected") &&
                 Catch::EndsWith("\n0 passed, 3 failed\n"));

  std::filesystem::create_directory(affecta.path("empty"));
  CHECK(affecta.run("conformance $DIR/empty").exit_code == 1);
  CHECK(affecta.run("conformance $DIR/absent").exit_code == 1);
}

TEST_CASE("conformance: on an alert only the alert, the statuses and the excluded groups count") {
  const Program affecta;
  const std::string day = alert_day();
  const std::string stem = day.substr(0, day.size() - std::string(".input.json").size());
  std::filesystem::copy_file(day, affecta.path("a.input.json"));
  json::value expected;
  {
    std::filesystem::copy_file(stem + ".expected.json", affecta.path("expected"));
    expected = json_of(affecta.read("expected"));
  }
  expected.at("groupes").at(0).at("nbEnAttente") = 12345;
  affecta.write("a.expected.json", json::serialize(expected));
  CHECK(affecta.run("conformance $DIR").exit_code == 0);
  expected.at("groupesExclus").as_array().clear();
  affecta.write("a.expected.json", json::serialize(expected));
  CHECK(affecta.run("conformance $DIR").exit_code == 4);
}

TEST_CASE("days goes from day to day, and each equals the day from scratch") {
  const Program affecta;
  REQUIRE(affecta.run("generate $DIR/small.affecta --candidates 1000").exit_code == 0);
  const Run run = affecta.run("days $DIR/small.affecta --days 6 --changed 3 --check");
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.out, Catch::Contains("every day equals the day from scratch"));
  CHECK(std::ranges::count(run.out, '\n') == 1 + 6 + 1);  // titles, days, the last line
  // What a day comes to does not depend on how it is computed; its time, the last column, does.
  const auto without_times = [](const std::string& table) {
    std::string kept;
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);) kept += line.substr(0, line.size() - 9);
    return kept;
  };
  const Run part = affecta.run("days $DIR/small.affecta --days 6 --changed 3");
  const Run whole = affecta.run("days $DIR/small.affecta --days 6 --changed 3 --full");
  CHECK(without_times(part.out) == without_times(whole.out));
  CHECK(affecta.run("days $DIR/small.affecta --changed 90").exit_code == 2);
  CHECK(affecta.run("days $DIR/none.affecta").exit_code == 1);
}

}  // namespace
}  // namespace affecta::test
