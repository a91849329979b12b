// What candidates say: answers to proposals.
#include <array>

#include "server/params/body.h"
#include "server/routes/routes.h"

namespace affecta::routes {

namespace {

using namespace affecta::campaign;
using api::Call;
using api::Context;
using params::Part;
using params::Reading;
using params::WishOf;
namespace json = params::json;

// {"answer": "accept", "wish": {…}, "keep": [{…}], "with_conditions": true}
struct Answer {
  std::string answer;
  WishOf wish;
  bool has_wish = false;
  std::vector<WishOf> keep;
  bool with_conditions = false;
};

constexpr std::array<Part<Answer>, 4> answer_parts = {{
    {"answer", [](Reading& reading, json::value value,
                  Answer& answer) { return params::read_text(reading, value, answer.answer); }},
    {"wish",
     [](Reading& reading, json::value value, Answer& answer) {
       answer.has_wish = true;
       return params::read_wish(reading, value, answer.wish);
     },
     false},
    {"keep",
     [](Reading& reading, json::value value, Answer& answer) {
       return params::read_wishes(reading, value, answer.keep);
     },
     false},
    {"with_conditions",
     [](Reading& reading, json::value value, Answer& answer) {
       return official::read_value(reading, value, answer.with_conditions);
     },
     false},
}};

Result<Request> answer(const Context&, const Call& call) {
  const auto candidate = call.number("candidate");
  if (!candidate) return tl::make_unexpected(candidate.error());
  const auto given = params::read_body(call.request, answer_parts);
  if (!given) return tl::make_unexpected(given.error());
  const std::string& said = given->answer;
  if (said == "resign-everything") return ResignEverything{*candidate};
  if (said == "confirm") return Confirm{*candidate};
  if (said != "accept" && said != "refuse" && said != "resign") {
    return refuse(RefusalCode::unknown_value, "$.answer",
                  "\"" + said +
                      "\", where accept, refuse, resign, resign-everything or confirm "
                      "is required");
  }
  if (!given->has_wish) return refuse(RefusalCode::missing_field, "$.wish", "the field is missing");
  const WishKey wish = given->wish.key(*candidate);
  if (said == "refuse") return Refuse{wish};
  if (said == "resign") return Resign{wish};
  return Accept{wish, params::keys(given->keep, *candidate), given->with_conditions};
}

}  // namespace

std::vector<api::Route> answer_routes() {
  using enum http::Method;
  const api::Access own = {{auth::Role::candidate}, "candidate"};
  return {
      {post, "/v1/candidates/{candidate}/answers", "answer", own, {}, api::Write(answer)},
  };
}

}  // namespace affecta::routes
