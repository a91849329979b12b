// Formations from a file of the ministry's open data ("Parcoursup, vœux de poursuite d'études").
//
// Purpose: the real formations a synthetic country may be built on, and what tools/calibrate
// measures. Reads the sessions' different columns by their names; `;` or `,`, with or without BOM.
// Units: integers only, permille for shares; absent = the file has no such column or value.
// Candidates are those of the main phase where the file tells the phases apart.
// Errors: a missing column, or a value that is no number, naming file, line, column and value.
// Thread safety: pure. Cost: the files of ../shared/data take about 0.1 s.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"

namespace affecta {

struct OpenFormation {
  static constexpr std::int32_t absent = -1;

  std::string establishment;
  std::string name;
  std::string label;    // Filière de formation très agrégée
  std::string subject;  // Filière de formation (détaillée)
  std::string academy;
  std::string position;  // "latitude, longitude" in degrees, may be empty
  bool selective = true;
  std::int32_t capacity = 0;
  std::int32_t candidates = 0;
  std::int32_t boarding_candidates = absent;
  std::int32_t boarders = absent;
  std::int32_t ranked = absent;
  std::int32_t proposals = absent;
  std::int32_t admitted = absent;
  // Candidates with a general, technological, professional baccalaureate, and the others.
  std::array<std::int32_t, 4> of_profile = {absent, absent, absent, absent};
  std::int32_t scholarship_permille = absent;  // among the candidates
  std::int32_t access_permille = absent;       // called by the end, among the candidates
  std::int32_t home_permille = absent;         // of the same academy, among the admitted
  // Mentions among the admitted: assez bien, bien, très bien, with the jury's congratulations.
  std::array<std::int32_t, 4> mention_permille = {absent, absent, absent, absent};
};

struct OpenData {
  std::vector<OpenFormation> formations;
};

Result<OpenData> read_open_data(const std::string& path, const Workers& workers);

}  // namespace affecta
