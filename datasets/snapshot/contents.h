// Whether the contents of a snapshot are those of a country.
//
// Purpose: checksums tell accidents; a file made by hand with right checksums must not stop the
// process either. Everything that instance.h promises is verified: shapes, order, indexes (after it
// no index leads outside its column), and what matching-rules section 6 asks of an input.
// Cost: linear, in parallel.
#pragma once

#include <optional>
#include <string>

#include "datasets/country.h"
#include "engine/base/parallel.h"

namespace affecta::snapshot {

// What is wrong, naming the columns; none when nothing is.
std::optional<std::string> contradiction(const Country& country, const Workers& workers);

}  // namespace affecta::snapshot
