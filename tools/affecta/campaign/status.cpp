// affecta campaign status DIR: where a campaign is.
#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <fmt/core.h>

#include "datasets/calendars/civil_time.h"
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

// Milestones still to come, the next ones first.
std::vector<Mark> next_milestones(const Calendar& calendar, Day day) {
  std::vector<Mark> next;
  for (std::size_t i = 0; i < mark_count; ++i) {
    const Mark mark = static_cast<Mark>(i);
    if (calendar[mark].day > day) next.push_back(mark);
  }
  std::ranges::stable_sort(next, {}, [&](Mark mark) { return calendar[mark].opens; });
  next.resize(std::min<std::size_t>(next.size(), 3));
  return next;
}

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
  for (const Mark mark : next_milestones(calendar, state.day)) {
    fmt::print("next: {} on {} (day {})\n", to_text(mark), calendar[mark].text, calendar[mark].day);
  }
}

// Where a candidate stands, the best thing first.
enum class Standing : std::uint8_t { accepted, proposed, waiting, nothing, count_ };
constexpr std::array<const char*, 4> standing_texts = {
    "with an accepted proposal", "with a proposal to answer", "waiting", "with nothing"};

Standing standing_of(const Campaign& campaign, CandidateIndex candidate) {
  Standing best = Standing::nothing;
  const auto have = [&](Standing standing) { best = std::min(best, standing); };
  campaign.each_wish_of(candidate, [&](CampaignWish wish) {
    const WishState state = campaign.state_of(wish);
    if (state == WishState::accepted) have(Standing::accepted);
    if (state == WishState::proposed) have(Standing::proposed);
    if (state == WishState::waiting || state == WishState::asked) have(Standing::waiting);
  });
  campaign.each_contract_of(candidate, [&](ContractIndex each) {
    const ContractState state = campaign.state.contracts[each.value].state;
    if (state == ContractState::accepted) have(Standing::accepted);
    if (state == ContractState::open) have(Standing::proposed);
  });
  return best;
}

void print_candidates(const Campaign& campaign) {
  std::array<std::size_t, standing_texts.size()> candidates{};
  const auto all = campaign.instance().candidates.key.indices();
  for (const CandidateIndex candidate : all) {
    ++candidates[static_cast<std::size_t>(standing_of(campaign, candidate))];
  }
  const double total = static_cast<double>(std::max<std::size_t>(all.size(), 1));
  fmt::print("\n{:>10} candidates\n", all.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    fmt::print("{:>10} {:5.1f} %  {}\n", candidates[i],
               100 * static_cast<double>(candidates[i]) / total, standing_texts[i]);
  }
}

void print_wishes(const Campaign& campaign) {
  std::array<std::size_t, wish_state_names.size()> wishes{};
  for (const WishState state : campaign.state.wishes.state.span()) {
    ++wishes[static_cast<std::size_t>(state)];
  }
  fmt::print("\n{:>10} wishes, {} of them added since\n", campaign.wish_count(),
             campaign.state.added.size());
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    if (wishes[i] != 0) fmt::print("{:>10}  {}\n", wishes[i], wish_state_names[i]);
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
  print_candidates(campaign);
  print_wishes(campaign);
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
