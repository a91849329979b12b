// SIRET numbers of companies (campaign-rules section 6).
//
// Errors: bad_siret, saying which check failed. Thread safety: pure.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/refusal.h"

namespace affecta::campaign {

// The 14 digits, spaces left out. They pass Luhn's check; those of La Poste (SIREN 356000000) have
// a sum that is a multiple of 5 instead, but for its head office, which passes Luhn.
Result<std::string> read_siret(std::string_view text);

}  // namespace affecta::campaign
