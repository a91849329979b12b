// tools/calibrate: the fits find what was put in, and the tables are what it writes.
#include <cmath>
#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.h"
#include "tools/calibrate/fits.h"
#include "tools/calibrate/tables_writer.h"

using namespace affecta::calibrate;

namespace {

constexpr std::size_t kind = 0;

// Twelve academies on a line, 100 km or so apart, with formations of one kind.
Sessions on_a_line() {
  Sessions sessions;
  for (int a = 0; a < 12; ++a) {
    sessions.academies.push_back({"A" + std::to_string(a), 40.0 + a, 2.0});
  }
  return sessions;
}

Formation formation_in(int academy) {
  Formation formation;
  formation.kind = kind;
  formation.academy = academy;
  formation.open.capacity = 100;
  formation.open.candidates = 1000;
  formation.open.admitted = 1000;
  return formation;
}

}  // namespace

TEST_CASE("distances are kilometres") {
  const auto km = distances({{"Paris", 48.8566, 2.3522}, {"Marseille", 43.2965, 5.3698}});
  CHECK(km(0, 0) == Approx(0).margin(1e-6));
  CHECK(km(0, 1) == Approx(661).margin(3));
  CHECK(km(0, 1) == km(1, 0));
}

TEST_CASE("gravity: the border and the reach that made the shares are found") {
  Sessions sessions = on_a_line();
  const auto km = distances(sessions.academies);
  Eigen::VectorXd population(12);
  for (int a = 0; a < 12; ++a) population[a] = 1.0 + a % 4;
  const Gravity truth{1.5, 300};
  for (int b = 0; b < 12; ++b) {
    double all = 0;
    for (int a = 0; a < 12; ++a) all += population[a] * truth.attraction(km(a, b), a == b);
    Formation formation = formation_in(b);
    formation.open.admitted = 1'000'000;
    formation.open.home_permille = static_cast<int>(std::lround(1000 * population[b] / all));
    sessions.of_2025.push_back(formation);
  }
  const Gravity found = fit_gravity(sessions, kind, km, population);
  CHECK(found.border == Approx(truth.border).margin(0.1));
  CHECK(found.reach == Approx(truth.reach).epsilon(0.1));
}

TEST_CASE("popularity: an academy whose formations have twice the wishes") {
  Sessions sessions = on_a_line();
  for (int i = 0; i < 2400; ++i) {
    Formation formation = formation_in(i % 12);
    formation.open.capacity = 10 + i % 90;
    formation.open.candidates = formation.open.capacity * (formation.academy == 3 ? 20 : 10);
    sessions.of_2025.push_back(formation);
  }
  const AcademyEffects found = fit_popularity(sessions);
  CHECK(found.effect[3] - found.effect[4] == Approx(std::log(2)).margin(0.05));
  CHECK(found.effect.sum() == Approx(0).margin(1e-9));
}

TEST_CASE("rank correlations") {
  CHECK(rank_correlation({1, 2, 3, 4}, {10, 20, 30, 1000}) == Approx(1));
  CHECK(rank_correlation({1, 2, 3, 4}, {4, 3, 2, 1}) == Approx(-1));
  CHECK(rank_correlation({1, 2, 3, 4}, {7, 7, 7, 7}) == 0);
  CHECK(rank_correlation({1, 1, 2, 2}, {1, 1, 2, 2}) == Approx(1));
}

TEST_CASE("the normal law's quantiles") {
  CHECK(normal_quantile(0.5) == Approx(0).margin(1e-9));
  CHECK(normal_quantile(0.975) == Approx(1.959964).margin(1e-5));
}

TEST_CASE("the tables of datasets/calibration are those of the open data") {
  const std::string root = AFFECTA_SOURCE_DIR;
  if (!std::filesystem::exists(root + "/../shared/data")) {
    WARN(root << "/../shared/data is not there: nothing was checked");
    return;
  }
  const auto sessions = read_sessions(root + "/../shared/data");
  REQUIRE(sessions.has_value());
  CHECK(tables_text(*sessions) ==
        affecta::test::read_file(root + "/datasets/calibration/tables.cpp"));
}

TEST_CASE("a folder without the files is refused by their name") {
  const auto sessions = read_sessions("/nonexistent");
  REQUIRE_FALSE(sessions.has_value());
  CHECK(sessions.error().message().find("parcoursup_2025_formations.csv") != std::string::npos);
}
