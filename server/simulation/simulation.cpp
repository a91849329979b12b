#include "server/simulation/simulation.h"

#include <algorithm>
#include <array>

#include "engine/base/check.h"
#include "server/simulation/people/candidates.h"
#include "server/simulation/people/institutions.h"
#include "server/simulation/watcher.h"

namespace affecta::simulation {

namespace {

using campaign::Mark;

// In the order of campaign::Request.
constexpr std::array<std::string_view, std::variant_size_v<campaign::Request>> request_kinds = {
    "accept",
    "refuse",
    "resign",
    "resign-everything",
    "confirm",
    "order",
    "switch-responder",
    "ask-complementary",
    "answer-complementary",
    "ask-for-help",
    "propose-by-commission",
    "withdraw-by-commission",
    "enter-contract",
    "correct-contract",
    "cancel-contract",
    "accept-contract",
    "refuse-contract",
    "set-group",
    "set-beds",
    "restore-wish",
    "mend-ranking",
    "ask-grounds",
    "give-grounds",
    "advance",
    "publish-day",
    "hold-day"};

// In the order of their stamps; of those at the same instant, in the order of the lists.
std::vector<Act> in_order(std::vector<std::vector<Act>> lists) {
  std::vector<Act*> acts;
  for (std::vector<Act>& list : lists) {
    for (Act& act : list) acts.push_back(&act);
  }
  std::ranges::stable_sort(acts, {}, [](const Act* act) { return act->at; });
  std::vector<Act> ordered;
  ordered.reserve(acts.size());
  for (Act* const act : acts) ordered.push_back(std::move(*act));
  return ordered;
}

class Simulation {
 public:
  Simulation(Desk& desk, const World& world, const SimulationOptions& options,
             const Workers& workers, SimulationObserver& observer)
      : desk_(desk), world_(world), options_(options), workers_(workers), observer_(observer) {
    told_.followed = groups_to_follow(world);
  }

  Result<Told> run() {
    Day last = options_.last_day;
    desk_.read([&](const Campaign& campaign) {
      calendar_ = campaign.calendar;
      if (last == 0) last = (*calendar_)[Mark::cutoff].day + 1;
    });
    AFFECTA_CHECK(calendar_->has_day(last));
    for (Day day = 1; day <= last; ++day) {
      if (auto lived = live(day); !lived) return tl::make_unexpected(lived.error());
      observer_.day_closed(told_.days.back(), last);
    }
    if (auto closed = desk_.close(); !closed) return tl::make_unexpected(closed.error());
    return std::move(told_);
  }

 private:
  Result<void> live(Day day) {
    if (auto turned = turn(day); !turned) return turned;
    Result<void> watched;
    std::vector<Act> acts;
    desk_.read([&](const Campaign& campaign) {
      watched = watcher_.look(campaign, workers_);
      acts = in_order(acts_of(campaign));
    });
    if (!watched) return watched;
    const auto refused = desk_.give(acts);
    if (!refused) return tl::make_unexpected(refused.error());
    desk_.read([&](const Campaign& campaign) {
      watched = watcher_.look(campaign, workers_);
      const Places places = count_places(campaign, world_, workers_);
      told_.days.push_back(look_at_day(campaign, world_, places, told_.followed, workers_));
    });
    count(acts, *refused);
    return watched;
  }

  // By an operator, as soon as it can be; a day that waits is published.
  Result<void> turn(Day day) {
    const campaign::Author by_operator{campaign::Role::operator_, 0};
    const Instant at = calendar_->turns(day);
    if (auto turned = desk_.give(Act{at, {by_operator, campaign::Advance{day, false}}}); !turned) {
      return turned;
    }
    bool waits = false;
    desk_.read([&](const Campaign& campaign) { waits = campaign.state.waiting_day.has_value(); });
    if (!waits) return {};
    return desk_.give(Act{at, {by_operator, campaign::PublishDay{day}}});
  }

  std::vector<std::vector<Act>> acts_of(const Campaign& campaign) const {
    const Places places = count_places(campaign, world_, workers_);
    const Day day = campaign.state.day;
    const Instant opens = std::max(calendar_->turns(day), (*calendar_)[Mark::answers_open].opens);
    const Scene scene{campaign, world_, options_.behaviour,    places, options_.seed,
                      day,      opens,  calendar_->closes(day)};
    std::vector<std::vector<Act>> lists = acts_of_candidates(scene, workers_);
    for (const auto& institution : {acts_of_formations, answers_of_formations, acts_of_commissions,
                                    acts_of_centres, acts_of_operators}) {
      lists.push_back(institution(scene));
    }
    return lists;
  }

  void count(const std::vector<Act>& acts, const Desk::Refused& refused) {
    for (const Act& act : acts) ++told_.commands[kind_of(act.command.request)].given;
    for (const auto& [place, code] : refused) {
      ++told_.commands[kind_of(acts[place].command.request)].refused;
      ++told_.refusals[catalogue_entry(code).name];
    }
    told_.days.back().commands = acts.size();
    told_.days.back().refused = refused.size();
  }

  Desk& desk_;
  const World& world_;
  const SimulationOptions& options_;
  const Workers& workers_;
  SimulationObserver& observer_;
  std::shared_ptr<const campaign::Calendar> calendar_;
  Watcher watcher_;
  Told told_;
};

}  // namespace

std::string_view kind_of(const campaign::Request& request) {
  return request_kinds[request.index()];
}

Result<Told> simulate(Desk& desk, const World& world, const SimulationOptions& options,
                      const Workers& workers, SimulationObserver& observer) {
  return Simulation(desk, world, options, workers, observer).run();
}

}  // namespace affecta::simulation
