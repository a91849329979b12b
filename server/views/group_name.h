// How a group is named in views, as in the paths.
//
// Thread safety: pure.
#pragma once

#include "engine/model/keys.h"
#include "server/views/json.h"
#include "server/views/written_keys.h"

namespace affecta::views {

// {"formation": 101, "group": "7:3"}, as members of an object that is open.
inline void write_group(Json& json, const GroupKey& group) {
  json.member("formation", group.formation);
  json.member("group", group_text(group));
}

}  // namespace affecta::views
