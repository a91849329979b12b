#include "server/params/ranking_change.h"

namespace affecta::params {

namespace {

using campaign::MendRanking;

constexpr std::array<Part<MendRanking>, 5> parts = {{
    {"candidate", [](Reading& reading, json::value value,
                     MendRanking& change) { return read_key(reading, value, change.candidate); }},
    {"ranking_group",
     [](Reading& reading, json::value value, MendRanking& change) {
       return read_key(reading, value, change.ranking_group);
     }},
    {"rank", [](Reading& reading, json::value value,
                MendRanking& change) { return official::read_value(reading, value, change.rank); }},
    {"extra_place",
     [](Reading& reading, json::value value, MendRanking& change) {
       return official::read_value(reading, value, change.extra_place);
     },
     false},
    {"reason", [](Reading& reading, json::value value,
                  MendRanking& change) { return read_text(reading, value, change.reason); }},
}};

}  // namespace

Result<MendRanking> read_ranking_change(const http::Request& request) {
  return read_body(request, parts);
}

}  // namespace affecta::params
