// The kinds of formations, and how the ministry's files call them in each session.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace affecta::calibration {

struct KindName {
  std::string_view code;   // of the kind column of tables
  std::string_view label;  // Filière de formation très agrégée, session 2025
};

inline constexpr std::array<KindName, 11> kind_names = {{{"BTS", "BTS"},
                                                         {"L1", "Licence"},
                                                         {"AUTRE", "Autre formation"},
                                                         {"CPGE", "CPGE"},
                                                         {"BUT", "BUT"},
                                                         {"INGENIEUR", "Ecole d'Ingénieur"},
                                                         {"LAS", "Licence_Las"},
                                                         {"IFSI", "IFSI"},
                                                         {"PASS", "PASS"},
                                                         {"COMMERCE", "Ecole de Commerce"},
                                                         {"EFTS", "EFTS"}}};
inline constexpr std::size_t kind_count = kind_names.size();

// The position in kind_names; other formations (AUTRE) when the label is not known. In 2019 the
// schools of engineering and of commerce are among the others, told by their subject.
std::size_t kind_of(std::string_view label, std::string_view subject);

// The academies of 2025, whose names are used; Caen and Rouen have been Normandie since 2020.
std::string_view academy_name(std::string_view academy);

}  // namespace affecta::calibration
