// affecta campaign status DIR: where a campaign is.
#include <algorithm>
#include <array>
#include <memory>

#include <fmt/core.h>

#include "datasets/calendars/civil_time.h"
#include "server/views/milestones.h"
#include "server/views/standing.h"
#include "tools/affecta/campaign/giving.h"
#include "tools/affecta/campaign/verbs.h"
#include "tools/affecta/documents.h"

namespace affecta::cli {

namespace {

using namespace affecta::campaign;

constexpr const char* status_details = R"(
The day in force, what comes next, and where candidates stand. Also while another process runs the
campaign.

Example:
  affecta campaign status demo)";

void print_day(const Campaign& campaign) {
  const Calendar& calendar = *campaign.calendar;
  const State& state = campaign.state;
  fmt::print("calendar {} ({})\n", calendar.name, calendar.zone);
  if (state.day == 0) {
    fmt::print("not begun: day 1 opens on {}\n", calendar[Mark::main_open].text);
  } else {
    const TurnSummary& turn = state.last_turn;
    fmt::print("day {} ({}) is in force: {}{} proposals lost{}\n", state.day,
               calendar.on(state.day).date,
               turn.round ? fmt::format("{} proposals made, ", turn.proposals) : "no round, ",
               turn.lost, turn.alert ? ", published in spite of an alert" : "");
  }
  if (state.waiting_day) {
    fmt::print("day {} WAITS: proposals of {} groups are withdrawn; publish it or hold it\n",
               state.waiting_day->summary.day, state.waiting_day->excluded.size());
  }
  for (const Mark mark : views::next_milestones(calendar, state.day, 3)) {
    fmt::print("next: {} on {} (day {})\n", to_text(mark), calendar[mark].text, calendar[mark].day);
  }
}

constexpr std::array<const char*, views::standing_names.size()> standing_texts = {
    "with an accepted proposal", "with a proposal to answer", "waiting", "with nothing"};

void print_candidates(const views::Tally& tally, std::size_t all) {
  const double total = static_cast<double>(std::max<std::size_t>(all, 1));
  fmt::print("\n{:>10} candidates\n", all);
  for (std::size_t i = 0; i < standing_texts.size(); ++i) {
    fmt::print("{:>10} {:5.1f} %  {}\n", tally.candidates[i],
               100 * static_cast<double>(tally.candidates[i]) / total, standing_texts[i]);
  }
}

void print_wishes(const Campaign& campaign, const views::Tally& tally) {
  fmt::print("\n{:>10} wishes, {} of them added since\n", campaign.wish_count(),
             campaign.state.added.size());
  for (std::size_t i = 0; i < tally.wishes.size(); ++i) {
    if (tally.wishes[i] != 0) fmt::print("{:>10}  {}\n", tally.wishes[i], wish_state_names[i]);
  }
  fmt::print("\n{:>10} contracts, {} requests for a commission's help, {} for grounds\n",
             campaign.state.contracts.size(), campaign.state.help.size(),
             campaign.state.grounds.size());
}

int show_status(const std::string& folder, unsigned threads) {
  const auto replayed = read_campaign(folder, Workers(threads));
  if (!replayed) return tell(replayed.error());
  const Campaign& campaign = replayed->live;
  print_day(campaign);
  views::Tally tally;
  const auto candidates = campaign.instance().candidates.key.indices();
  for (const CandidateIndex candidate : candidates) tally.add(campaign, candidate);
  print_candidates(tally, candidates.size());
  print_wishes(campaign, tally);
  const auto stamp = to_civil_text(replayed->stamp, campaign.calendar->zone);
  if (!stamp) return tell(stamp.error());
  fmt::print("{:>10} events, the last one of {}\n", replayed->position.sequence, *stamp);
  return done;
}

}  // namespace

Command status_verb(CLI::App& campaign) {
  const auto folder = std::make_shared<std::string>();
  const auto threads = std::make_shared<unsigned>(0);
  CLI::App* const app = campaign.add_subcommand("status", "The day in force, and where all stand");
  app->footer(status_details);
  add_folder(*app, *folder);
  add_threads(*app, *threads);
  return {app, [folder, threads] { return show_status(*folder, *threads); }};
}

}  // namespace affecta::cli
