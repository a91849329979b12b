#include "datasets/calibration/kinds.h"

namespace affecta::calibration {

namespace {

struct Alias {
  std::string_view name;
  std::string_view meant;
};

// Sessions 2018 and 2019.
constexpr Alias label_aliases[] = {{"DUT", "BUT"}, {"PACES", "PASS"}, {"EETS", "EFTS"}};
constexpr Alias subject_aliases[] = {{"Formations d'ingénieurs", "Ecole d'Ingénieur"},
                                     {"Formation en ingénierie", "Ecole d'Ingénieur"},
                                     {"Ecoles de commerce et de management", "Ecole de Commerce"}};
constexpr Alias academy_aliases[] = {
    {"Caen", "Normandie"}, {"Rouen", "Normandie"}, {"Réunion", "La Réunion"}};

}  // namespace

std::size_t kind_of(std::string_view label, std::string_view subject) {
  for (const Alias& alias : label_aliases) {
    if (label == alias.name) label = alias.meant;
  }
  for (const Alias& alias : subject_aliases) {
    if (label == "Autre formation" && subject.starts_with(alias.name)) label = alias.meant;
  }
  std::size_t other = 0;
  for (std::size_t i = 0; i < kind_count; ++i) {
    if (kind_names[i].label == label) return i;
    if (kind_names[i].code == "AUTRE") other = i;
  }
  return other;
}

std::string_view academy_name(std::string_view academy) {
  for (const Alias& alias : academy_aliases) {
    if (academy == alias.name) return alias.meant;
  }
  return academy;
}

}  // namespace affecta::calibration
