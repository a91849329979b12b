// Companies that sign contracts, and how their names are written.
//
// Thread safety: pure.
#pragma once

#include <string>
#include <string_view>

#include "datasets/synthetic/draws.h"

namespace affecta::simulation {

struct Company {
  std::string siret;
  std::string_view name;
  std::string_view otherwise;  // the same name, as somebody else writes it
};

// SIRETs are valid; one in fifty is of La Poste, whose offices have a rule of their own.
Company draw_company(synthetic::Draws draws);

// The same but for its last digit: no longer valid.
std::string mistyped(std::string siret);

}  // namespace affecta::simulation
