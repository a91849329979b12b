// {"candidate": 4012, "ranking_group": 7, "rank": 12, "extra_place": false, "reason": "…"}: a
// ranking error to be mended, by whoever may.
//
// Errors and cost: those of read_body (body.h).
#pragma once

#include "engine/campaign/command.h"
#include "server/params/body.h"

namespace affecta::params {

Result<campaign::MendRanking> read_ranking_change(const http::Request& request);

}  // namespace affecta::params
