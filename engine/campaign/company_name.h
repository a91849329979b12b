// Company names as they are compared (campaign-rules section 6).
//
// Errors: no_company_name (not UTF-8, no letter or digit), text_too_long.
// Thread safety: pure. Cost: linear.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/refusal.h"

namespace affecta::campaign {

// After NFKD, diacritics and case removed, everything but letters and digits turned into single
// spaces, ends trimmed: "L'Étoile  & Cie" is "l etoile cie".
Result<std::string> comparable_name(std::string_view name);

}  // namespace affecta::campaign
