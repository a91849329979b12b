// The ministry's two forms of file, and what is refused. The rows are invented.
#include "datasets/synthetic/open_data.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.h"

using namespace affecta;

namespace {

constexpr const char* of_2025 =
    "\xEF\xBB\xBFÉtablissement;Filière.de.formation;Filière.de.formation.très.agrégée;"
    "Académie.de.l.établissement;Sélectivité;Capacité.de.l.établissement.par.formation;"
    "Effectif.total.candidats.2phases;Pourcentage.boursiers.candidats;taux_acces_num\n"
    "Lycée A;BTS - Soudure;BTS;Lyon;formation sélective;24;110;36.5994;0.135\r\n"
    "\"Université; B\";Licence - Droit;Licence;Paris;formation non sélective;300;2100;;1\n";

constexpr const char* of_2019 =
    "Session;Établissement;Filière.de.formation.très.agrégée;Filière.de.formation;"
    "Filière.de.formation.détaillée;Filière.de.formation.très.détaillée;"
    "Académie.de.l.établissement;Capacité.de.l.établissement.par.formation;"
    "Effectif.total.des.candidats.pour.une.formation;"
    "Effectif.total.des.candidats.en.phase.principale;"
    "Dont.effectif.des.candidats.ayant.postulé.en.internat;"
    "Effectif.des.candidats.néo.bacheliers.généraux.en.phase.principale;"
    "Dont.effectif.des.candidats.boursiers.néo.bacheliers.généraux.en.phase.principale;"
    "Type.de.sélection\n"
    "2019;Lycée C;CPGE;Classe préparatoire "
    "scientifique;MPSI;;Caen;48;500;460;120;400;50;Sélective\n"
    "2019;Lycée D;DUT;DUT - Production;Chimie;;Lille;;90;80;;80;8;Non_sélective\n";

Result<OpenData> read(const char* text) {
  const test::TemporaryFolder folder;
  test::write_file(folder / "file.csv", text);
  auto data = read_open_data(folder / "file.csv", Workers(1));
  if (!data) data.error().where = std::filesystem::path(data.error().where).filename().string();
  return data;
}

}  // namespace

TEST_CASE("a file of 2025 is read: BOM, semicolons, quotes, shares") {
  const auto data = read(of_2025);
  REQUIRE(data.has_value());
  REQUIRE(data->formations.size() == 2);
  const OpenFormation& first = data->formations[0];
  CHECK(first.establishment == "Lycée A");
  CHECK(first.name == "BTS - Soudure");
  CHECK(first.label == "BTS");
  CHECK(first.academy == "Lyon");
  CHECK(first.selective);
  CHECK(first.capacity == 24);
  CHECK(first.candidates == 110);
  CHECK(first.scholarship_permille == 366);
  CHECK(first.access_permille == 135);
  CHECK(first.boarding_candidates == OpenFormation::absent);
  const OpenFormation& second = data->formations[1];
  CHECK(second.establishment == "Université; B");
  CHECK_FALSE(second.selective);
  CHECK(second.scholarship_permille == OpenFormation::absent);
  CHECK(second.access_permille == 1000);
}

TEST_CASE("a file of 2019 is read: candidates of the main phase, boarding, missing capacity") {
  const auto data = read(of_2019);
  REQUIRE(data.has_value());
  REQUIRE(data->formations.size() == 2);
  const OpenFormation& first = data->formations[0];
  CHECK(first.candidates == 460);
  CHECK(first.boarding_candidates == 120);
  CHECK(first.scholarship_permille == 125);
  CHECK(first.name == "Classe préparatoire scientifique - MPSI");
  CHECK(data->formations[1].capacity == 0);
  CHECK_FALSE(data->formations[1].selective);
}

TEST_CASE("what is no number is refused, naming file, line, column and value") {
  std::string text = of_2025;
  text.replace(text.find(";300;"), 5, ";3OO;");
  const auto data = read(text.c_str());
  REQUIRE_FALSE(data.has_value());
  CHECK(data.error().code == RefusalCode::wrong_type);
  CHECK(data.error().where == "file.csv:3:6");
  CHECK(data.error().what.find("\"3OO\"") != std::string::npos);
  CHECK(data.error().what.find("Capacité") != std::string::npos);
}

TEST_CASE("negative numbers and numbers too large are refused") {
  for (const char* value : {";-3;", ";2147483648;", ";1e3;", ";.;"}) {
    std::string text = of_2025;
    text.replace(text.find(";300;"), 5, value);
    CHECK_FALSE(read(text.c_str()).has_value());
  }
}

TEST_CASE("a missing column is refused by its name, a missing file by its own") {
  std::string text = of_2025;
  text.replace(text.find("Effectif.total.candidats.2phases"), 8, "Nombre__");
  const auto data = read(text.c_str());
  REQUIRE_FALSE(data.has_value());
  CHECK(data.error().code == RefusalCode::missing_field);
  CHECK(data.error().what.find("Effectif") != std::string::npos);
  CHECK_FALSE(read_open_data("/nonexistent.csv", Workers(1)).has_value());
}

TEST_CASE("a quote out of place is refused") {
  CHECK_FALSE(read((std::string(of_2025) + "\"open;x\n").c_str()).has_value());
}
