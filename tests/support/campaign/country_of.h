#pragma once
// The country of a small world, as its files would hold it.

#include "datasets/country.h"
#include "engine/campaign/opening.h"

namespace affecta::campaign::test {

// A campaign of this country opens as the world did; region 3 is the academy "03".
Country country_of(const Opening& opening);

}  // namespace affecta::campaign::test
