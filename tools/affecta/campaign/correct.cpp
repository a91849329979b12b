// affecta campaign correct DIR: capacities, flags, restored wishes, ranking errors.
#include <map>
#include <memory>

#include "tools/affecta/campaign/giving.h"
#include "tools/affecta/campaign/key_options.h"
#include "tools/affecta/campaign/verbs.h"

namespace affecta::cli {

namespace {

using namespace affecta::campaign;

constexpr const char* correct_details = R"(
Given by an operator, unless --as says otherwise (a formation sets its own groups). What is not named
stays as it is. Lowering a capacity withdraws nothing.

Examples:
  affecta campaign correct demo group 7:3:101 --capacity 40 --block-call-limit 120
  affecta campaign correct demo group 7:3:101 --stopped on
  affecta campaign correct demo beds 9:0:0 --capacity 31
  affecta campaign correct demo restore 17:203 --reason "resigned by mistake"
  affecta campaign correct demo ranking 17 --ranking-group 7 --rank 12 --reason "a mark was missing")";

struct CorrectOptions {
  Giving giving;
  SetGroup group;
  std::optional<BoardingKey> boarding;
  std::int32_t beds = 0;
  RestoreWish restore;
  MendRanking ranking;
};
using SharedCorrectOptions = std::shared_ptr<CorrectOptions>;

constexpr Author by_operator{Role::operator_, 0};

void add_switch(CLI::App& app, const char* name, std::optional<bool>& value, const char* help) {
  static const std::map<std::string, bool> switches = {{"on", true}, {"off", false}};
  app.add_option(name, value, help)->transform(CLI::CheckedTransformer(switches, CLI::ignore_case));
}

Command group_action(CLI::App& correct, const SharedCorrectOptions& options) {
  CLI::App* const app =
      correct.add_subcommand("group", "Capacity, block call and flags of a group")->fallthrough();
  SetGroup& group = options->group;
  add_group(*app, "GROUP", group.group, "The admission group")->required();
  app->add_option("--capacity", group.capacity, "Places");
  app->add_option("--block-call-limit", group.block_call_limit, "Call rank, 0: none");
  add_switch(*app, "--stopped", group.stopped, "on: proposes no more");
  add_switch(*app, "--reservation-ended", group.reservation_ended,
             "on: beds are no longer reserved");
  return {app, [options] { return give(options->giving, by_operator, options->group); }};
}

Command beds_action(CLI::App& correct, const SharedCorrectOptions& options) {
  CLI::App* const app = correct.add_subcommand("beds", "Beds of a boarding house")->fallthrough();
  add_boarding(*app, "HOUSE", options->boarding, "The boarding house")->required();
  app->add_option("--capacity", options->beds, "Beds")->required();
  return {app, [options] {
            return give(options->giving, by_operator, SetBeds{*options->boarding, options->beds});
          }};
}

Command restore_action(CLI::App& correct, const SharedCorrectOptions& options) {
  CLI::App* const app =
      correct.add_subcommand("restore", "A resigned or lost wish waits again")->fallthrough();
  add_wish(*app, "WISH", options->restore.wish, "The wish")->required();
  app->add_option("--reason", options->restore.reason, "Why")->required();
  return {app, [options] { return give(options->giving, by_operator, options->restore); }};
}

Command ranking_action(CLI::App& correct, const SharedCorrectOptions& options) {
  CLI::App* const app =
      correct.add_subcommand("ranking", "A ranking error is mended")->fallthrough();
  MendRanking& ranking = options->ranking;
  app->add_option("CANDIDATE", ranking.candidate, "The candidate (gCnCod)")->required();
  app->add_option("--ranking-group", ranking.ranking_group, "The ranking group (cGpCod)")
      ->required();
  app->add_option("--rank", ranking.rank, "In the board's ranking, as it should have been")
      ->required();
  app->add_flag("--extra-place", ranking.extra_place, "One more place where the group is full");
  app->add_option("--reason", ranking.reason, "Why")->required();
  return {app, [options] { return give(options->giving, by_operator, options->ranking); }};
}

}  // namespace

Command correct_verb(CLI::App& campaign) {
  const auto options = std::make_shared<CorrectOptions>();
  CLI::App* const app =
      campaign.add_subcommand("correct", "Capacities, flags, restored wishes, ranking errors");
  app->footer(correct_details);
  app->require_subcommand(1);
  add_giving(*app, options->giving);
  const std::vector<Command> actions = {group_action(*app, options), beds_action(*app, options),
                                        restore_action(*app, options),
                                        ranking_action(*app, options)};
  return {app, [actions] { return run_parsed(actions); }};
}

}  // namespace affecta::cli
