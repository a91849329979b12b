// What candidates say: answers, orders, and what they ask for.
#include <array>

#include "server/params/body.h"
#include "server/routes/routes.h"

namespace affecta::routes {

namespace {

using namespace affecta::campaign;
using api::Call;
using api::Context;
using params::into;
using params::Part;
using params::Reading;
using params::WishOf;
namespace json = params::json;

// ------------------------------------------------------------ proposals

// {"answer": "accept", "wish": {…}, "keep": [{…}], "with_conditions": true}
struct Answer {
  std::size_t answer = 0;  // its place among the words
  std::optional<WishOf> wish;
  std::optional<std::vector<WishOf>> keep;
  std::optional<bool> with_conditions;
};

constexpr std::array<std::string_view, 5> answers = {"accept", "refuse", "resign",
                                                     "resign-everything", "confirm"};

constexpr std::array<Part<Answer>, 4> answer_parts = {{
    {"answer",
     [](Reading& reading, json::value value, Answer& answer) {
       return params::read_choice(reading, value, answers, answer.answer);
     }},
    {"wish", into<&Answer::wish>, false},
    {"keep", into<&Answer::keep>, false},
    {"with_conditions", into<&Answer::with_conditions>, false},
}};

tl::unexpected<Refusal> missing(const char* field) {
  return refuse(RefusalCode::missing_field, field, "the field is missing");
}

// A field that says something of another answer: whoever gave it meant that one.
Result<void> only_if(bool taken, bool given, const char* field, std::string_view answer) {
  if (taken || !given) return {};
  return refuse(RefusalCode::unknown_field, field,
                "the answer \"" + std::string(answer) + "\" has no such field");
}

Result<void> check_fields(const Answer& given) {
  const std::string_view said = answers[given.answer];
  const bool accepts = said == "accept";
  const bool names_one = accepts || said == "refuse" || said == "resign";
  if (names_one && !given.wish) return missing("$.wish");
  return only_if(names_one, given.wish.has_value(), "$.wish", said)
      .and_then([&] { return only_if(accepts, given.keep.has_value(), "$.keep", said); })
      .and_then([&] {
        return only_if(accepts, given.with_conditions.has_value(), "$.with_conditions", said);
      });
}

Result<Request> answer(const Context&, const Call& call) {
  const auto candidate = call.number("candidate");
  if (!candidate) return tl::make_unexpected(candidate.error());
  const auto given = params::read_body(call.request, answer_parts);
  if (!given) return tl::make_unexpected(given.error());
  if (auto fields = check_fields(*given); !fields) return tl::make_unexpected(fields.error());
  const std::string_view said = answers[given->answer];
  if (said == "resign-everything") return ResignEverything{*candidate};
  if (said == "confirm") return Confirm{*candidate};
  const WishKey wish = given->wish->key(*candidate);
  if (said == "refuse") return Refuse{wish};
  if (said == "resign") return Resign{wish};
  return Accept{wish, params::keys(given->keep.value_or(std::vector<WishOf>()), *candidate),
                given->with_conditions.value_or(false)};
}

// ------------------------------------------------------------ contracts

// {"answer": "accept", "siret": "…", "company": "…", "keep": [{…}]}
struct ContractAnswer {
  bool accept = false;
  std::optional<std::string> siret;
  std::optional<std::string> company;
  std::optional<std::vector<WishOf>> keep;
};

bool read_contract_answer(Reading& reading, json::value value, ContractAnswer& answer) {
  constexpr std::array<std::string_view, 2> words = {"accept", "refuse"};
  std::size_t chosen = 0;
  if (!params::read_choice(reading, value, words, chosen)) return false;
  answer.accept = chosen == 0;
  return true;
}

constexpr std::array<Part<ContractAnswer>, 4> contract_parts = {{
    {"answer", read_contract_answer},
    {"siret", into<&ContractAnswer::siret>, false},
    {"company", into<&ContractAnswer::company>, false},
    {"keep", into<&ContractAnswer::keep>, false},
}};

Result<void> check_fields(const ContractAnswer& given) {
  if (given.accept && !given.siret) return missing("$.siret");
  if (given.accept && !given.company) return missing("$.company");
  return only_if(given.accept, given.siret.has_value(), "$.siret", "refuse")
      .and_then(
          [&] { return only_if(given.accept, given.company.has_value(), "$.company", "refuse"); })
      .and_then([&] { return only_if(given.accept, given.keep.has_value(), "$.keep", "refuse"); });
}

Result<Request> answer_contract(const Context&, const Call& call) {
  const auto candidate = call.number("candidate");
  if (!candidate) return tl::make_unexpected(candidate.error());
  const auto formation = call.number("formation");
  if (!formation) return tl::make_unexpected(formation.error());
  const auto given = params::read_body(call.request, contract_parts);
  if (!given) return tl::make_unexpected(given.error());
  if (auto fields = check_fields(*given); !fields) return tl::make_unexpected(fields.error());
  if (!given->accept) return RefuseContract{*candidate, *formation};
  return AcceptContract{*candidate, *formation, *given->siret, *given->company,
                        params::keys(given->keep.value_or(std::vector<WishOf>()), *candidate)};
}

// ------------------------------------------------------------ order and responder

struct WishOrder {
  std::vector<WishOf> wishes;
};
constexpr std::array<Part<WishOrder>, 1> order_parts = {{{"wishes", into<&WishOrder::wishes>}}};

Result<Request> order(const Context&, const Call& call) {
  const auto candidate = call.number("candidate");
  if (!candidate) return tl::make_unexpected(candidate.error());
  const auto given = params::read_body(call.request, order_parts);
  if (!given) return tl::make_unexpected(given.error());
  return Order{*candidate, params::keys(given->wishes, *candidate)};
}

constexpr std::array<Part<SwitchResponder>, 1> responder_parts = {
    {{"on", into<&SwitchResponder::on>}}};

Result<Request> switch_responder(const Context&, const Call& call) {
  const auto candidate = call.number("candidate");
  if (!candidate) return tl::make_unexpected(candidate.error());
  const auto given = params::read_body(call.request, responder_parts);
  if (!given) return tl::make_unexpected(given.error());
  return SwitchResponder{*candidate, given->on};
}

// ------------------------------------------------------------ asking

Result<Request> ask_complementary(const Context&, const Call& call) {
  const auto candidate = call.number("candidate");
  if (!candidate) return tl::make_unexpected(candidate.error());
  const auto given = params::read_body(call.request, params::wish_parts);
  if (!given) return tl::make_unexpected(given.error());
  return AskComplementary{given->key(*candidate)};
}

constexpr std::array<Part<AskForHelp>, 2> help_parts = {{
    {"ground",
     [](Reading& reading, json::value value, AskForHelp& asked) {
       std::size_t chosen = 0;
       if (!params::read_choice(reading, value, help_ground_names, chosen)) return false;
       asked.ground = static_cast<HelpGround>(chosen);
       return true;
     }},
    {"text", into<&AskForHelp::text>, false},
}};

Result<Request> ask_for_help(const Context&, const Call& call) {
  const auto candidate = call.number("candidate");
  if (!candidate) return tl::make_unexpected(candidate.error());
  auto asked = params::read_body(call.request, help_parts);
  if (!asked) return tl::make_unexpected(asked.error());
  asked->candidate = *candidate;
  return *std::move(asked);
}

struct GroundsOf {
  WishOf wish;
};
constexpr std::array<Part<GroundsOf>, 1> grounds_parts = {{{"wish", into<&GroundsOf::wish>}}};

Result<Request> ask_grounds(const Context&, const Call& call) {
  const auto candidate = call.number("candidate");
  if (!candidate) return tl::make_unexpected(candidate.error());
  const auto given = params::read_body(call.request, grounds_parts);
  if (!given) return tl::make_unexpected(given.error());
  return AskGrounds{given->wish.key(*candidate)};
}

}  // namespace

std::vector<api::Route> answer_routes() {
  using enum http::Method;
  const api::Access own = {{auth::Role::candidate}, "candidate"};
  return {
      {post, "/v1/candidates/{candidate}/answers", "answer", own, {}, api::Write(answer)},
      {post,
       "/v1/candidates/{candidate}/contracts/{formation}/answer",
       "answerContract",
       own,
       {},
       api::Write(answer_contract)},
      {put, "/v1/candidates/{candidate}/order", "order", own, {}, api::Write(order)},
      {put,
       "/v1/candidates/{candidate}/responder",
       "switchResponder",
       own,
       {},
       api::Write(switch_responder)},
      {post,
       "/v1/candidates/{candidate}/complementary-wishes",
       "askComplementaryWish",
       own,
       {},
       api::Write(ask_complementary)},
      {post,
       "/v1/candidates/{candidate}/help-requests",
       "askForHelp",
       own,
       {},
       api::Write(ask_for_help)},
      {post,
       "/v1/candidates/{candidate}/grounds-requests",
       "askGrounds",
       own,
       {},
       api::Write(ask_grounds)},
  };
}

}  // namespace affecta::routes
