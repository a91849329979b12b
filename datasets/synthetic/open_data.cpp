#include "datasets/synthetic/open_data.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <optional>
#include <utility>

#include "datasets/mapped_file.h"
#include "datasets/tables/csv_parser.h"
#include "datasets/tables/csv_table.h"

namespace affecta {

namespace {

using Names = std::initializer_list<std::string_view>;

constexpr std::int32_t largest = std::numeric_limits<std::int32_t>::max();

// A decimal number times 10^digits, rounded; none when the text is no number or too large.
std::optional<std::int32_t> parse_scaled(std::string_view text, int digits) {
  std::int64_t value = 0;
  bool any = false;
  std::size_t i = 0;
  const auto digit = [&](std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
  };
  for (; digit(i); ++i) {
    value = value * 10 + (text[i] - '0');
    any = true;
    if (value > largest) return std::nullopt;
  }
  if (i < text.size() && text[i] == '.') ++i;
  for (int d = 0; d < digits; ++d) {
    value *= 10;
    if (digit(i)) value += text[i++] - '0';
  }
  if (digit(i) && text[i] >= '5') ++value;
  while (digit(i)) ++i;
  if (!any || i != text.size() || value > largest) return std::nullopt;
  return static_cast<std::int32_t>(value);
}

// The first of the columns' names that the header has.
std::optional<std::size_t> find_column(const CsvTable& table, Names names) {
  for (const std::string_view name : names) {
    if (const auto column = table.find_column(name)) return column;
  }
  return std::nullopt;
}

class Reader {
 public:
  explicit Reader(const CsvTable& table) : table_(table) {}

  Result<OpenData> read();

  // The parser's handler.
  void field(std::string_view text) { cells_.emplace_back(text); }
  void record();

 private:
  void read_names(OpenFormation& formation);
  void read_shares(OpenFormation& formation);
  void read_scholarship_of_2019(OpenFormation& formation);
  void read_counts(OpenFormation& formation);

  const std::string& text(Names names) const {
    static const std::string nothing;
    const auto column = find_column(table_, names);
    return column ? cells_[*column] : nothing;
  }
  std::int32_t number(Names names, int digits = 0);

  const CsvTable& table_;
  std::size_t row_ = 0;
  std::vector<std::string> cells_;
  OpenData data_;
  std::optional<Refusal> refusal_;
};

// Absent when there is no such column, or an empty cell.
std::int32_t Reader::number(Names names, int digits) {
  const auto column = find_column(table_, names);
  if (!column || cells_[*column].empty()) return OpenFormation::absent;
  const auto value = parse_scaled(cells_[*column], digits);
  if (value) return *value;
  if (!refusal_) {
    refusal_ = Refusal{RefusalCode::wrong_type, table_.place(row_, *column),
                       "column " + table_.columns()[*column] + ": \"" + cells_[*column] +
                           "\" is not a number from 0 to " + std::to_string(largest)};
  }
  return OpenFormation::absent;
}

void Reader::read_names(OpenFormation& formation) {
  formation.establishment = text({"Établissement"});
  formation.label = text({"Filière.de.formation.très.agrégée"});
  formation.academy = text({"Académie.de.l.établissement"});
  formation.position = text({"Coordonnées.GPS.de.la.formation"});
  const std::string& broad = text({"Filière.de.formation"});
  const std::string& detail = text({"Filière.de.formation.détaillée"});
  const std::string& finest = text({"Filière.de.formation.très.détaillée"});
  formation.subject = detail.empty() ? broad : broad + " - " + detail;
  formation.name = finest.empty() || finest == detail ? formation.subject : broad + " - " + finest;
  const std::string& selection = text({"Sélectivité", "Type.de.sélection"});
  formation.selective = selection != "formation non sélective" && selection != "Non_sélective";
}

void Reader::read_shares(OpenFormation& formation) {
  formation.scholarship_permille = number({"Pourcentage.boursiers.candidats"}, 1);
  formation.access_permille = number({"taux_acces_num"}, 3);
  formation.home_permille = number(
      {"X..d.admis.néo.bacheliers.issus.de.la.même.académie..Paris.Créteil.Versailles.réunies."},
      1);
  constexpr std::string_view mentions[] = {"part_mention_ab", "part_mention_b", "part_mention_tb",
                                           "part_mention_tb_fel"};
  for (std::size_t i = 0; i < 4; ++i) formation.mention_permille[i] = number({mentions[i]}, 3);
}

// The session 2019 counts holders among each kind of new baccalaureate.
void Reader::read_scholarship_of_2019(OpenFormation& formation) {
  constexpr std::string_view all[] = {
      "Effectif.des.candidats.néo.bacheliers.généraux.en.phase.principale",
      "Effectif.des.candidats.néo.bacheliers.technologiques.en.phase.principale",
      "Effectif.des.candidats.néo.bacheliers.professionnels.en.phase.principale",
      "Effectif.des.autres.candidats.en.phase.principale"};
  constexpr std::string_view holders[] = {
      "Dont.effectif.des.candidats.boursiers.néo.bacheliers.généraux.en.phase.principale",
      "Dont.effectif.des.candidats.boursiers.néo.bacheliers.technologiques.en.phase.principale",
      "Dont.effectif.des.candidats.boursiers.néo.bacheliers.professionnels.en.phase.principale"};
  for (std::size_t i = 0; i < 4; ++i) formation.of_profile[i] = number({all[i]});
  std::int64_t candidates = 0;
  std::int64_t with_scholarship = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    candidates += std::max(0, formation.of_profile[i]);
    with_scholarship += std::max(0, number({holders[i]}));
  }
  if (formation.scholarship_permille == OpenFormation::absent && candidates > 0) {
    formation.scholarship_permille =
        static_cast<std::int32_t>((with_scholarship * 1000 + candidates / 2) / candidates);
  }
}

void Reader::read_counts(OpenFormation& formation) {
  // 19 formations of 2019 have no capacity: nothing is known of their places.
  formation.capacity = std::max(0, number({"Capacité.de.l.établissement.par.formation"}));
  formation.candidates = std::max(0, number({"Effectif.total.des.candidats.en.phase.principale",
                                             "Effectif.total.candidats.2phases"}));
  formation.boarding_candidates = number({"Dont.effectif.des.candidats.ayant.postulé.en.internat"});
  formation.boarders = number({"Dont.effectif.des.admis.en.internat"});
  formation.ranked =
      number({"Effectif.total.des.candidats.classés.par.l.établissement.en.phase.principale"});
  formation.proposals =
      number({"Effectif.total.des.candidats.ayant.reçu.une.proposition.d.admission.de.la.part.de."
              "l.établissement"});
  formation.admitted = number(
      {"Effectif.total.des.candidats.ayant.accepté.la.proposition.de.l.établissement..admis.",
       "Effectif.total.admis.2phases"});
}

void Reader::record() {
  cells_.resize(std::max(cells_.size(), table_.columns().size()));
  OpenFormation& formation = data_.formations.emplace_back();
  read_names(formation);
  read_shares(formation);
  read_scholarship_of_2019(formation);
  read_counts(formation);
  cells_.clear();
  ++row_;
}

Result<OpenData> Reader::read() {
  const Names required[] = {
      {"Établissement"},
      {"Filière.de.formation.très.agrégée"},
      {"Filière.de.formation"},
      {"Académie.de.l.établissement"},
      {"Capacité.de.l.établissement.par.formation"},
      {"Effectif.total.des.candidats.en.phase.principale", "Effectif.total.candidats.2phases"}};
  for (const Names& names : required) {
    if (!find_column(table_, names)) {
      return refuse(RefusalCode::missing_field, table_.header_place(std::nullopt),
                    "the header has no column " + std::string(*names.begin()));
    }
  }
  for (const CsvTable::Block& block : table_.blocks()) {
    CsvParser parser(table_.separator());
    if (!parser.parse(block.text, *this) || !parser.finish(*this)) {
      return refuse(RefusalCode::malformed_document, table_.place(row_, std::nullopt),
                    "a quote is out of place");
    }
    if (refusal_) return tl::make_unexpected(*refusal_);
  }
  return std::move(data_);
}

}  // namespace

Result<OpenData> read_open_data(const std::string& path, const Workers& workers) {
  const auto file = MappedFile::open(path);
  if (!file) return tl::make_unexpected(file.error());
  std::string_view text = file->bytes();
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const auto table = CsvTable::open({file->name(), text, file->owner()}, workers);
  if (!table) return tl::make_unexpected(table.error());
  return Reader(*table).read();
}

}  // namespace affecta
