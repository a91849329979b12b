// What operators and support put right.
#include <array>

#include "server/params/body.h"
#include "server/params/ranking_change.h"
#include "server/routes/routes.h"

namespace affecta::routes {

namespace {

using namespace affecta::campaign;
using api::Call;
using api::Context;
using params::into;
using params::into_key;
using params::Part;

Result<Request> mend_ranking(const Context&, const Call& call) {
  return params::read_ranking_change(call.request).map([](MendRanking change) -> Request {
    return change;
  });
}

constexpr std::array<Part<SetBeds>, 2> beds_parts = {{
    {"boarding_house", into<&SetBeds::boarding>},
    {"beds", into<&SetBeds::capacity>},
}};

Result<Request> set_beds(const Context&, const Call& call) {
  return params::read_body(call.request, beds_parts).map([](SetBeds beds) -> Request {
    return beds;
  });
}

struct Restoration {
  std::int32_t candidate = 0;
  std::int32_t formation = 0;
  bool with_boarding = false;
  std::string reason;
};
constexpr std::array<Part<Restoration>, 4> restoration_parts = {{
    {"candidate", into_key<&Restoration::candidate>},
    {"formation", into_key<&Restoration::formation>},
    {"with_boarding", into<&Restoration::with_boarding>, false},
    {"reason", into<&Restoration::reason>},
}};

Result<Request> restore_wish(const Context&, const Call& call) {
  return params::read_body(call.request, restoration_parts).map([](Restoration given) -> Request {
    return RestoreWish{{given.candidate, given.formation, given.with_boarding},
                       std::move(given.reason)};
  });
}

}  // namespace

std::vector<api::Route> correction_routes() {
  using enum auth::Role;
  using enum http::Method;
  const api::Access operators = {{operator_}};
  return {
      {post, "/v1/corrections/rankings", "mendRanking", operators, {}, api::Write(mend_ranking)},
      {post, "/v1/corrections/beds", "setBeds", operators, {}, api::Write(set_beds)},
      {post,
       "/v1/restorations",
       "restoreWish",
       {{operator_, support}},
       {},
       api::Write(restore_wish)},
  };
}

}  // namespace affecta::routes
