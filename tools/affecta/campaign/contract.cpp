// affecta campaign contract DIR: apprenticeship contracts, by training centres and candidates.
#include <memory>

#include "tools/affecta/campaign/giving.h"
#include "tools/affecta/campaign/key_options.h"
#include "tools/affecta/campaign/verbs.h"

namespace affecta::cli {

namespace {

using namespace affecta::campaign;

constexpr const char* contract_details = R"(
A training centre enters the contract: that is a proposal. The candidate accepts it by giving the same
company: both SIRET and name must match.

Examples:
  affecta campaign contract demo enter 17 504 --siret "732 829 320 00074" --company "Société Générale"
  affecta campaign contract demo accept 17 504 --siret 73282932000074 --company "SOCIETE GENERALE"
  affecta campaign contract demo cancel 17 504)";

struct ContractOptions {
  Giving giving;
  CandidateKey candidate = 0;
  std::int32_t formation = 0;
  std::string siret;
  std::string company;
  std::vector<WishKey> keep;
};
using SharedContractOptions = std::shared_ptr<ContractOptions>;

Author centre(const ContractOptions& given) { return {Role::formation, given.formation}; }
Author candidate(const ContractOptions& given) { return {Role::candidate, given.candidate}; }

Command action(CLI::App& contract, const SharedContractOptions& options, const char* name,
               const char* help, Author (*author)(const ContractOptions&),
               campaign::Request (*request)(const ContractOptions&)) {
  CLI::App* const app = contract.add_subcommand(name, help)->fallthrough();
  app->add_option("CANDIDATE", options->candidate, "The candidate (gCnCod)")->required();
  app->add_option("FORMATION", options->formation, "The formation (gTaCod)")->required();
  return {app, [=] { return give(options->giving, author(*options), request(*options)); }};
}

void add_company(const Command& command, const SharedContractOptions& options) {
  command.app->add_option("--siret", options->siret, "14 digits, spaces allowed")->required();
  command.app->add_option("--company", options->company, "The company's name")->required();
}

}  // namespace

Command contract_verb(CLI::App& campaign) {
  const auto options = std::make_shared<ContractOptions>();
  CLI::App* const app = campaign.add_subcommand("contract", "Apprenticeship contracts");
  app->footer(contract_details);
  app->require_subcommand(1);
  add_giving(*app, options->giving);
  const Command enter =
      action(*app, options, "enter", "Propose: the centre enters the contract", centre,
             [](const ContractOptions& given) -> Request {
               return EnterContract{given.candidate, given.formation, given.siret, given.company};
             });
  const Command correct =
      action(*app, options, "correct", "Correct or confirm an unanswered contract", centre,
             [](const ContractOptions& given) -> Request {
               return CorrectContract{given.candidate, given.formation, given.siret, given.company};
             });
  const Command accept =
      action(*app, options, "accept", "The candidate accepts, giving SIRET and name too", candidate,
             [](const ContractOptions& given) -> Request {
               return AcceptContract{given.candidate, given.formation, given.siret, given.company,
                                     given.keep};
             });
  for (const Command& each : {enter, correct, accept}) add_company(each, options);
  add_wishes(*accept.app, "--keep", options->keep, "Waiting wishes that go on")->expected(1, -1);
  const std::vector<Command> actions = {
      enter, correct, accept,
      action(*app, options, "cancel", "The centre cancels an unanswered contract", centre,
             [](const ContractOptions& given) -> Request {
               return CancelContract{given.candidate, given.formation};
             }),
      action(*app, options, "refuse", "The candidate refuses", candidate,
             [](const ContractOptions& given) -> Request {
               return RefuseContract{given.candidate, given.formation};
             })};
  return {app, [actions] { return run_parsed(actions); }};
}

}  // namespace affecta::cli
