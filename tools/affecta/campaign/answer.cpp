// affecta campaign answer DIR: what candidates say, and formations of complementary wishes.
#include <memory>
#include <utility>

#include "tools/affecta/campaign/giving.h"
#include "tools/affecta/campaign/key_options.h"
#include "tools/affecta/campaign/verbs.h"

namespace affecta::cli {

namespace {

using namespace affecta::campaign;

constexpr const char* answer_details = R"(
Given by the candidate of the wish, unless --as says otherwise (support, the formation).

Examples:
  affecta campaign answer demo accept 17:203 --keep 17:305 --keep 17:306:boarding
  affecta campaign answer demo resign 17:305
  affecta campaign answer demo order 17 17:306 17:305
  affecta campaign answer demo responder 17 on
  affecta campaign answer demo ask 17:410                   # a complementary wish
  affecta campaign answer demo reply 17:410 propose         # its formation's answer
  affecta campaign answer demo grounds 17:203)";

// What the actions' options fill.
struct AnswerOptions {
  Giving giving;
  WishKey wish;
  std::vector<WishKey> keep;
  std::vector<WishKey> order;
  CandidateKey candidate = 0;
  bool conditions = false;
  std::string choice;
  std::string letter;
};
using SharedAnswerOptions = std::shared_ptr<AnswerOptions>;

Author of_candidate(CandidateKey key) { return {Role::candidate, key}; }
Author of_formation(const WishKey& wish) { return {Role::formation, wish.formation}; }

Command wish_action(CLI::App& answer, const SharedAnswerOptions& options, const char* name,
                    const char* help, Author (*author)(const WishKey&),
                    campaign::Request (*request)(const AnswerOptions&)) {
  CLI::App* const app = answer.add_subcommand(name, help)->fallthrough();
  add_wish(*app, "WISH", options->wish, "The wish")->required();
  return {app, [=] { return give(options->giving, author(options->wish), request(*options)); }};
}

Command candidate_action(CLI::App& answer, const SharedAnswerOptions& options, const char* name,
                         const char* help, campaign::Request (*request)(const AnswerOptions&)) {
  CLI::App* const app = answer.add_subcommand(name, help)->fallthrough();
  app->add_option("CANDIDATE", options->candidate, "The candidate (gCnCod)")->required();
  return {app, [=] {
            return give(options->giving, of_candidate(options->candidate), request(*options));
          }};
}

Author candidate_of(const WishKey& wish) { return of_candidate(wish.candidate); }

std::vector<Command> of_wishes(CLI::App& answer, const SharedAnswerOptions& options) {
  const Command accept = wish_action(answer, options, "accept",
                                     "Accept a proposal; what waits is given up unless kept",
                                     candidate_of, [](const AnswerOptions& given) -> Request {
                                       return Accept{given.wish, given.keep, given.conditions};
                                     });
  add_wishes(*accept.app, "--keep", options->keep, "Waiting wishes that go on")->expected(1, -1);
  accept.app->add_flag("--with-conditions", options->conditions, "Its conditions too (oui-si)");
  return {
      accept,
      wish_action(answer, options, "refuse", "Refuse a proposal", candidate_of,
                  [](const AnswerOptions& given) -> Request { return Refuse{given.wish}; }),
      wish_action(answer, options, "resign", "Resign from a waiting wish", candidate_of,
                  [](const AnswerOptions& given) -> Request { return Resign{given.wish}; }),
      wish_action(
          answer, options, "ask", "Ask for a complementary wish", candidate_of,
          [](const AnswerOptions& given) -> Request { return AskComplementary{given.wish}; }),
      wish_action(answer, options, "grounds", "Ask for the grounds of a refusal", candidate_of,
                  [](const AnswerOptions& given) -> Request { return AskGrounds{given.wish}; })};
}

std::vector<Command> of_candidates(CLI::App& answer, const SharedAnswerOptions& options) {
  const Command order = candidate_action(answer, options, "order",
                                         "Order all waiting wishes, the preferred one first",
                                         [](const AnswerOptions& given) -> Request {
                                           return Order{given.candidate, given.order};
                                         });
  add_wishes(*order.app, "WISHES", options->order, "Every waiting wish")->required();
  const Command responder =
      candidate_action(answer, options, "responder", "Switch the automatic responder",
                       [](const AnswerOptions& given) -> Request {
                         return SwitchResponder{given.candidate, given.choice == "on"};
                       });
  responder.app->add_option("SWITCH", options->choice, "on or off")
      ->required()
      ->check(CLI::IsMember({"on", "off"}));
  return {order, responder,
          candidate_action(
              answer, options, "confirm", "Confirm all waiting wishes",
              [](const AnswerOptions& given) -> Request { return Confirm{given.candidate}; }),
          candidate_action(answer, options, "resign-everything", "Leave the procedure",
                           [](const AnswerOptions& given) -> Request {
                             return ResignEverything{given.candidate};
                           })};
}

std::vector<Command> of_formations(CLI::App& answer, const SharedAnswerOptions& options) {
  const Command reply =
      wish_action(answer, options, "reply", "A formation answers a complementary wish",
                  of_formation, [](const AnswerOptions& given) -> Request {
                    return AnswerComplementary{given.wish, given.choice == "propose"};
                  });
  reply.app->add_option("ANSWER", options->choice, "propose or refuse")
      ->required()
      ->check(CLI::IsMember({"propose", "refuse"}));
  const Command grounds =
      wish_action(answer, options, "give-grounds", "A formation gives the grounds of its refusal",
                  of_formation, [](const AnswerOptions& given) -> Request {
                    return GiveGrounds{given.wish, given.letter};
                  });
  grounds.app->add_option("--letter", options->letter, "The text of the letter")->required();
  return {reply, grounds};
}

}  // namespace

Command answer_verb(CLI::App& campaign) {
  const auto options = std::make_shared<AnswerOptions>();
  CLI::App* const app = campaign.add_subcommand("answer", "A candidate's answer, of any kind");
  app->footer(answer_details);
  app->require_subcommand(1);
  add_giving(*app, options->giving);
  std::vector<Command> actions;
  for (const auto& family :
       {of_wishes(*app, options), of_candidates(*app, options), of_formations(*app, options)}) {
    actions.insert(actions.end(), family.begin(), family.end());
  }
  return {app, [actions] { return run_parsed(actions); }};
}

}  // namespace affecta::cli
