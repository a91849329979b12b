// affecta campaign VERB DIR: a campaign that lives in a folder.
#include "tools/affecta/campaign/verbs.h"

namespace affecta::cli {

namespace {

constexpr const char* campaign_details = R"(
DIR holds everything of a campaign: the country it opened with, the calendar, the journal of all that
happened, and states to restart from. What a command changed is on the disk before it is acknowledged.
One process at a time gives commands; status, log, audit and export read beside it.

Keys on the command line:
  wish            CANDIDATE:FORMATION, or CANDIDATE:FORMATION:boarding      4012:101:boarding
  group           RANKING-GROUP:ENROLMENT-FORMATION:FORMATION               7:3:101
  boarding house  BOARDING-GROUP:ENROLMENT-FORMATION:FORMATION              9:0:0
  author          candidate:KEY, formation:KEY, commission:REGION, support, operator

Exit codes: 0 done, 1 refused, 2 wrong usage, 3 the day waits (an alert), 4 an audit found a difference.

A campaign from its creation to its second day:
  affecta generate small.affecta --candidates 1000
  affecta campaign create demo --data small.affecta --calendar 2024 --test-clock
  affecta campaign advance demo
  affecta campaign status demo
  affecta campaign answer demo accept 1000001:1079 --now "2024-05-31 10:00"
  affecta campaign advance demo --to 2024-06-02
  affecta campaign log demo --last 5
  affecta campaign audit demo

`affecta campaign VERB --help` tells more about one verb.)";

}  // namespace

int run_parsed(const std::vector<Command>& commands) {
  for (const Command& command : commands) {
    if (command.app->parsed()) return command.run();
  }
  return wrong_usage;
}

Command campaign_command(CLI::App& program) {
  CLI::App* const app =
      program.add_subcommand("campaign", "A campaign: created, advanced, answered, audited");
  app->footer(campaign_details);
  app->require_subcommand(1);
  const std::vector<Command> verbs = {create_verb(*app),   status_verb(*app), advance_verb(*app),
                                      publish_verb(*app),  hold_verb(*app),   answer_verb(*app),
                                      contract_verb(*app), caes_verb(*app),   correct_verb(*app),
                                      log_verb(*app),      audit_verb(*app),  export_verb(*app)};
  return {app, [verbs] { return run_parsed(verbs); }};
}

}  // namespace affecta::cli
