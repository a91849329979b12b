#include "server/params/ranking_change.h"

namespace affecta::params {

namespace {

using campaign::MendRanking;

constexpr std::array<Part<MendRanking>, 5> parts = {{
    {"candidate", into_key<&MendRanking::candidate>},
    {"ranking_group", into_key<&MendRanking::ranking_group>},
    {"rank", into<&MendRanking::rank>},
    {"extra_place", into<&MendRanking::extra_place>, false},
    {"reason", into<&MendRanking::reason>},
}};

}  // namespace

Result<MendRanking> read_ranking_change(const http::Request& request) {
  return read_body(request, parts);
}

}  // namespace affecta::params
