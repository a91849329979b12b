#include "datasets/synthetic/country_files.h"

#include <algorithm>
#include <map>
#include <string>

#include "datasets/synthetic/draws.h"
#include "datasets/synthetic/names.h"

namespace affecta::synthetic {

namespace {

using calibration::calibration;

constexpr std::uint32_t candidates_of_school = 250;
constexpr std::uint32_t classes_of_school = 9;
// Candidates of the Cordées de la réussite, of a thousand (assumed; more among holders).
constexpr std::uint32_t cordees_permille = 60;
constexpr std::uint32_t cordees_of_holders_permille = 150;

struct Series {
  std::string_view name;
  std::string_view class_prefix;
  std::uint32_t permille;  // of its profile (assumed)
};
constexpr Series general[] = {{"Générale", "TG", 1000}};
constexpr Series technological[] = {{"STMG", "TSTMG", 510},  {"STI2D", "TSTI2D", 230},
                                    {"ST2S", "TST2S", 160},  {"STL", "TSTL", 50},
                                    {"STD2A", "TSTD2A", 25}, {"STHR", "TSTHR", 25}};
constexpr Series professional[] = {{"Professionnelle services", "TPRO S", 600},
                                   {"Professionnelle production", "TPRO P", 400}};
constexpr Series other[] = {{"Réorientation", "R", 1000}};

std::span<const Series> series_of(std::size_t profile) {
  switch (static_cast<calibration::Profile>(profile)) {
    case calibration::Profile::general:
      return general;
    case calibration::Profile::technological:
      return technological;
    case calibration::Profile::professional:
      return professional;
    case calibration::Profile::other:
      return other;
  }
  return other;
}

const Series& draw_series(std::size_t profile, Draws& draws) {
  const auto all = series_of(profile);
  std::uint32_t left = draws.below(1000);
  for (const Series& series : all) {
    if (left < series.permille) return series;
    left -= series.permille;
  }
  return all.back();
}

// Collects a coded column; codes follow the first appearance of the texts.
template <class I>
class Coder {
 public:
  explicit Coder(std::size_t rows) { codes_.reserve(rows); }
  void add(const std::string& text) {
    const auto [found, first] = code_of_.try_emplace(text, CodeIndex::at(code_of_.size()));
    if (first) texts_.add(text);
    codes_.push_back(found->second);
  }
  CodedColumn<I> finish() && {
    return {Column<I, CodeIndex>(std::move(codes_)), std::move(texts_).finish()};
  }

 private:
  std::vector<CodeIndex> codes_;
  std::map<std::string, CodeIndex, std::less<>> code_of_;
  TextColumnBuilder<CodeIndex> texts_;
};

struct PeopleColumns {
  explicit PeopleColumns(std::size_t rows)
      : school(rows), school_class(rows), series(rows), academy(rows) {
    name.reserve(rows, rows * 8);
    first_name.reserve(rows, rows * 7);
    email.reserve(rows, rows * 40);
    scholarship.reserve(rows);
    cordees.reserve(rows);
  }
  TextColumnBuilder<CandidateIndex> name;
  TextColumnBuilder<CandidateIndex> first_name;
  TextColumnBuilder<CandidateIndex> email;
  Coder<CandidateIndex> school;
  Coder<CandidateIndex> school_class;
  Coder<CandidateIndex> series;
  Coder<CandidateIndex> academy;
  std::vector<std::uint8_t> scholarship;
  std::vector<std::uint8_t> cordees;
};

// The names of each academy's lycées: as many as its candidates need.
std::vector<std::vector<std::string>> name_schools(const Population& population) {
  std::vector<std::uint32_t> living(calibration().academies.size());
  for (const std::uint16_t block : population.block) ++living[block_shape(block).academy];
  std::vector<std::vector<std::string>> schools(living.size());
  for (std::size_t a = 0; a < living.size(); ++a) {
    for (std::uint32_t n = 0; n <= living[a] / candidates_of_school; ++n) {
      schools[a].push_back(lycee_name(a, n));
    }
  }
  return schools;
}

}  // namespace

CandidateFiles candidate_files(std::uint64_t seed, const Population& population) {
  const std::size_t count = population.block.size();
  PeopleColumns columns(count);
  const auto schools = name_schools(population);
  std::string text;
  for (const CandidateIndex candidate : population.block.indices()) {
    const BlockShape shape = block_shape(population.block[candidate]);
    const PersonName name = person_name(seed, candidate.value);
    columns.name.add(name.last);
    columns.first_name.add(name.first);
    text.clear();
    append_email(text, name, candidate_key(candidate));
    columns.email.add(text);
    Draws draws(seed, Purpose::school, candidate.value);
    const auto& of_academy = schools[shape.academy];
    columns.school.add(of_academy[draws.below(static_cast<std::uint32_t>(of_academy.size()))]);
    const Series& series = draw_series(shape.profile, draws);
    columns.series.add(std::string(series.name));
    text = series.class_prefix;
    if (series.class_prefix != "R") text += std::to_string(1 + draws.below(classes_of_school));
    columns.school_class.add(text);
    columns.academy.add(std::string(calibration().academies[shape.academy].name));
    columns.scholarship.push_back(shape.scholarship ? 1 : 0);
    const bool cordees =
        Draws(seed, Purpose::cordees, candidate.value)
            .chance(shape.scholarship ? cordees_of_holders_permille : cordees_permille);
    columns.cordees.push_back(cordees ? 1 : 0);
  }
  CandidateFiles files;
  files.name = std::move(columns.name).finish();
  files.first_name = std::move(columns.first_name).finish();
  files.email = std::move(columns.email).finish();
  files.school = std::move(columns.school).finish();
  files.school_class = std::move(columns.school_class).finish();
  files.series = std::move(columns.series).finish();
  files.academy = std::move(columns.academy).finish();
  files.scholarship = Column<CandidateIndex, std::uint8_t>(std::move(columns.scholarship));
  files.cordees = Column<CandidateIndex, std::uint8_t>(std::move(columns.cordees));
  return files;
}

FormationFiles formation_files(const CountryPlan& plan) {
  const std::size_t count = plan.formations.size();
  std::vector<std::int32_t> key;
  std::vector<std::int32_t> enrolment_formation;
  TextColumnBuilder<FormationIndex> name;
  Coder<FormationIndex> establishment(count);
  Coder<FormationIndex> kind(count);
  Coder<FormationIndex> academy(count);
  std::vector<std::uint8_t> selective;
  std::vector<std::uint8_t> apprenticeship;
  for (const PlannedFormation& formation : plan.formations) {
    key.push_back(formation.key);
    enrolment_formation.push_back(formation.enrolment_formation);
    name.add(formation.name);
    establishment.add(formation.establishment);
    kind.add(std::string(calibration().kinds[formation.kind].code));
    academy.add(formation.academy_name);
    selective.push_back(formation.selective ? 1 : 0);
    apprenticeship.push_back(formation.apprenticeship ? 1 : 0);
  }
  FormationFiles files;
  files.key = Column<FormationIndex, std::int32_t>(std::move(key));
  files.enrolment_formation = Column<FormationIndex, std::int32_t>(std::move(enrolment_formation));
  files.name = std::move(name).finish();
  files.establishment = std::move(establishment).finish();
  files.kind = std::move(kind).finish();
  files.academy = std::move(academy).finish();
  files.selective = Column<FormationIndex, std::uint8_t>(std::move(selective));
  files.apprenticeship = Column<FormationIndex, std::uint8_t>(std::move(apprenticeship));
  return files;
}

GroupFiles group_files(const CountryPlan& plan, const Column<GroupIndex, GroupKey>& groups) {
  std::vector<std::int32_t> scholarship;
  std::vector<std::int32_t> sector;
  for (const GroupKey& key : groups) {
    const auto ranking = static_cast<std::size_t>(key.ranking_group - plan.rankings.front().key);
    scholarship.push_back(plan.rankings[ranking].min_scholarship_percent);
    sector.push_back(plan.rankings[ranking].min_sector_percent);
  }
  return {Column<GroupIndex, std::int32_t>(std::move(scholarship)),
          Column<GroupIndex, std::int32_t>(std::move(sector))};
}

}  // namespace affecta::synthetic
