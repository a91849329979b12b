#include "server/views/event_text.h"

#include <fmt/core.h>

#include "server/views/written_keys.h"

namespace affecta::views {

namespace {

using namespace affecta::campaign;

// One text for each kind of event.
class Words {
 public:
  explicit Words(const Campaign& live) : live_(live) {}

  std::string operator()(const Answered& event) const {
    std::string text = of(event.candidate) + ":";
    for (const WishChange& change : event.wishes) {
      text += " " + of(change.wish) + " " + std::string(to_text(change.state)) + ",";
    }
    for (const ContractChange& change : event.contracts) {
      text += " " + of(change.contract) + " " + std::string(to_text(change.state)) + ",";
    }
    if (event.wishes.empty() && event.contracts.empty()) return text + " what waits is confirmed";
    text.pop_back();
    return text;
  }
  std::string operator()(const Ordered& event) const {
    std::string text = of(event.candidate) + " prefers";
    for (const CampaignWish wish : event.order) text += " " + of(wish);
    return text;
  }
  std::string operator()(const ResponderSwitched& event) const {
    return fmt::format("{}: responder {}{}", of(event.candidate), event.on ? "on" : "off",
                       event.accepted ? ", " + of(event.accepted) + " accepted" : "");
  }
  std::string operator()(const ComplementaryAsked& event) const {
    return fmt::format("{} asks for formation {}{}, to be answered by {}", of(event.candidate),
                       live_.key(live_.opening->formation_of[event.group]),
                       event.with_boarding ? " with boarding" : "", date(event.deadline));
  }
  std::string operator()(const ComplementaryAnswered& event) const {
    return event.proposed ? of(event.wish) + " proposed, to be answered by " + date(event.deadline)
                          : of(event.wish) + " declined";
  }
  std::string operator()(const HelpAsked& event) const {
    return of(event.candidate) + " asks the commission for help";
  }
  std::string operator()(const CommissionProposed& event) const {
    return fmt::format("{} proposed by the commission{}, to be answered by {}", of(event.wish),
                       event.extra_place ? " (an extra place)" : "", date(event.deadline));
  }
  std::string operator()(const CommissionWithdrew& event) const {
    return fmt::format("{}: proposal withdrawn, {}", of(event.wish), to_text(event.state));
  }
  std::string operator()(const ContractEntered& event) const {
    return fmt::format("contract of {} with formation {}: {}, SIRET {}", of(event.candidate),
                       live_.key(event.formation), event.company, event.siret);
  }
  std::string operator()(const ContractCorrected& event) const {
    return fmt::format("{}: {}, SIRET {}", of(event.contract), event.company, event.siret);
  }
  std::string operator()(const ContractCancelled& event) const {
    return of(event.contract) + " cancelled";
  }
  std::string operator()(const ContractMismatched& event) const {
    return of(event.contract) + ": SIRET or name did not match";
  }
  std::string operator()(const GroupSet& event) const {
    return fmt::format(
        "group {}: capacity {}, block call {}{}{}",
        written(live_.instance().groups.key[event.group]), event.capacity, event.block_call_limit,
        (event.flags & group_flag::stopped) != 0 ? ", stopped" : "",
        (event.flags & group_flag::reservation_ended) != 0 ? ", reservation ended" : "");
  }
  std::string operator()(const BedsSet& event) const {
    return fmt::format("boarding house {}: {} beds",
                       written(live_.instance().boardings.key[event.boarding]), event.capacity);
  }
  std::string operator()(const WishRestored& event) const {
    return fmt::format("{} waits again: {}", of(event.wish.wish), event.reason);
  }
  std::string operator()(const RankingMended& event) const {
    return fmt::format("{} in ranking group {}: {} ranks changed, {} extra places: {}",
                       of(event.candidate), event.ranking_group, event.ranks.size(),
                       event.extra.size(), event.reason);
  }
  std::string operator()(const GroundsAsked& event) const {
    return "grounds asked of " + of(event.wish);
  }
  std::string operator()(const GroundsGiven& event) const {
    const GroundsRequest& request = live_.state.grounds[event.request.value];
    return "grounds given of " + of(request.wish);
  }
  std::string operator()(const DayTurned& event) const {
    const TurnSummary& turn = event.summary;
    return fmt::format("day {} ({}): {} proposals, {} lost{}{}", turn.day, date(turn.day),
                       turn.proposals, turn.lost, turn.alert ? ", alert" : "",
                       event.waits ? ", waits" : "");
  }
  std::string operator()(const DayPublished& event) const {
    return fmt::format("day {} ({}) published", event.day, date(event.day));
  }
  std::string operator()(const DayHeld& event) const {
    return fmt::format("day {} ({}) held: {}", event.day, date(event.day), event.reason);
  }

 private:
  std::string of(CampaignWish wish) const { return written(live_.key(wish)); }
  std::string of(CandidateIndex candidate) const {
    return "candidate " + std::to_string(live_.instance().candidates.key[candidate]);
  }
  std::string of(ContractIndex index) const {
    const Contract& contract = live_.state.contracts[index.value];
    return fmt::format("contract of {} with formation {}", of(contract.candidate),
                       live_.key(contract.formation));
  }
  std::string date(Day day) const { return live_.calendar->on(day).date; }

  const Campaign& live_;
};

}  // namespace

std::string event_text(const Event& event, const Campaign& live) {
  return std::visit(Words(live), event);
}

}  // namespace affecta::views
