// Keys as people write them, in one word; as the command line reads them.
//
// Thread safety: pure.
#pragma once

#include <string>

#include "engine/model/keys.h"

namespace affecta::views {

std::string written(const WishKey& wish);          // "4012:101", "4012:101:boarding"
std::string written(const GroupKey& group);        // "7:3:101"
std::string written(const BoardingKey& boarding);  // likewise
// Within its formation, as in paths: "7:3".
std::string group_text(const GroupKey& group);

}  // namespace affecta::views
