// affecta campaign caes DIR: the regional commissions, and those who ask for their help.
#include <map>
#include <memory>
#include <utility>

#include <fmt/core.h>

#include "tools/affecta/campaign/giving.h"
#include "tools/affecta/campaign/key_options.h"
#include "tools/affecta/campaign/verbs.h"
#include "tools/affecta/documents.h"

namespace affecta::cli {

namespace {

using namespace affecta::campaign;

constexpr const char* caes_details = R"(
A commission is that of the candidate's region. It proposes a formation that has a free place, or agrees
to an extra one, whether or not the candidate wished for it.

Examples:
  affecta campaign caes demo ask 17
  affecta campaign caes demo ask 17 --ground health --text "a new treatment"
  affecta campaign caes demo list --region 3
  affecta campaign caes demo propose 17:612
  affecta campaign caes demo withdraw 17:612)";

struct CaesOptions {
  Giving giving;
  CandidateKey candidate = 0;
  HelpGround ground = HelpGround::no_proposal;
  std::string text;
  WishKey wish;
  std::optional<BoardingKey> boarding;
  bool extra_place = false;
  std::int32_t region = 0;
};
using SharedCaesOptions = std::shared_ptr<CaesOptions>;

std::map<std::string, HelpGround> grounds_by_name() {
  std::map<std::string, HelpGround> grounds;
  for (std::size_t i = 0; i < help_ground_names.size(); ++i) {
    grounds.emplace(help_ground_names[i], static_cast<HelpGround>(i));
  }
  return grounds;
}

std::int32_t region_of(const Campaign& campaign, CandidateKey key) {
  const CandidateIndex candidate = campaign.find_candidate(key);
  return candidate ? campaign.opening->region[candidate] : 0;
}

// By default the commission of the candidate's region gives the command.
int give_by_commission(const Giving& giving, const WishKey& wish, const Request& request) {
  return give(giving, [&](const Campaign& campaign) -> affecta::campaign::Command {
    return {{Role::commission, region_of(campaign, wish.candidate)}, request};
  });
}

Command ask_action(CLI::App& caes, const SharedCaesOptions& options) {
  CLI::App* const app = caes.add_subcommand("ask", "A candidate asks for help")->fallthrough();
  app->add_option("CANDIDATE", options->candidate, "The candidate (gCnCod)")->required();
  app->add_option("--ground", options->ground, "Why: no-proposal, or a re-examination's ground")
      ->transform(CLI::CheckedTransformer(grounds_by_name(), CLI::ignore_case));
  app->add_option("--text", options->text, "The candidate's words");
  return {app, [options] {
            return give(options->giving, Author{Role::candidate, options->candidate},
                        AskForHelp{options->candidate, options->ground, options->text});
          }};
}

Command propose_action(CLI::App& caes, const SharedCaesOptions& options) {
  CLI::App* const app = caes.add_subcommand("propose", "Propose a formation")->fallthrough();
  add_wish(*app, "WISH", options->wish, "The candidate and the formation")->required();
  add_boarding(*app, "--house", options->boarding,
               "The boarding house, when it has its own ranking");
  app->add_flag("--extra-place", options->extra_place, "The formation agreed to one more");
  return {app, [options] {
            return give_by_commission(
                options->giving, options->wish,
                ProposeByCommission{options->wish, options->boarding, options->extra_place});
          }};
}

Command withdraw_action(CLI::App& caes, const SharedCaesOptions& options) {
  CLI::App* const app =
      caes.add_subcommand("withdraw", "Withdraw an unanswered proposal")->fallthrough();
  add_wish(*app, "WISH", options->wish, "The proposal")->required();
  return {app, [options] {
            return give_by_commission(options->giving, options->wish,
                                      WithdrawByCommission{options->wish});
          }};
}

int list(const CaesOptions& options) {
  const auto replayed = read_campaign(options.giving.folder, Workers(options.giving.threads));
  if (!replayed) return tell(replayed.error());
  const Campaign& campaign = replayed->live;
  fmt::print("{:>8} {:>10} {:<12} {:<12} {}\n", "region", "candidate", "asked", "ground", "text");
  for (const HelpRequest& request : campaign.state.help) {
    const std::int32_t region = campaign.opening->region[request.candidate];
    if (options.region != 0 && region != options.region) continue;
    fmt::print("{:>8} {:>10} {:<12} {:<12} {}\n", region,
               campaign.instance().candidates.key[request.candidate],
               campaign.calendar->on(request.asked).date, to_text(request.ground), request.text);
  }
  return done;
}

Command list_action(CLI::App& caes, const SharedCaesOptions& options) {
  CLI::App* const app = caes.add_subcommand("list", "The requests for help")->fallthrough();
  app->add_option("--region", options->region, "Of this commission only (0: of all)");
  return {app, [options] { return list(*options); }};
}

}  // namespace

Command caes_verb(CLI::App& campaign) {
  const auto options = std::make_shared<CaesOptions>();
  CLI::App* const app = campaign.add_subcommand("caes", "Help and proposals of the commissions");
  app->footer(caes_details);
  app->require_subcommand(1);
  add_giving(*app, options->giving);
  const std::vector<Command> actions = {ask_action(*app, options), propose_action(*app, options),
                                        withdraw_action(*app, options), list_action(*app, options)};
  return {app, [actions] { return run_parsed(actions); }};
}

}  // namespace affecta::cli
