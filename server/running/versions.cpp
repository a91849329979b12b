#include "server/running/versions.h"

#include <algorithm>
#include <cstring>
#include <variant>

namespace affecta::running {

namespace {

using namespace affecta::campaign;

struct Everybody {};
struct Nobody {};
using Concerned = std::variant<Everybody, Nobody, CandidateIndex>;

// Whom an event concerns: by a candidate, a wish or a contract that it names.
struct ConcernedBy {
  const Campaign& live;

  template <class Event>
  Concerned operator()(const Event& event) const {
    if constexpr (requires { event.candidate; }) {
      return event.candidate;
    } else if constexpr (requires { event.contract; }) {
      return live.state.contracts[event.contract.value].candidate;
    } else {
      return live.candidate_of(event.wish);
    }
  }
  Concerned operator()(const WishRestored& event) const {
    return live.candidate_of(event.wish.wish);
  }
  Concerned operator()(const GroundsGiven& event) const {
    return live.candidate_of(live.state.grounds[event.request.value].wish);
  }
  // What others see of it they see when the day turns.
  Concerned operator()(const GroupSet&) const { return Nobody(); }
  Concerned operator()(const BedsSet&) const { return Nobody(); }
  Concerned operator()(const DayHeld&) const { return Nobody(); }
  // It moves others down.
  Concerned operator()(const RankingMended&) const { return Everybody(); }
  Concerned operator()(const DayTurned&) const { return Everybody(); }
  Concerned operator()(const DayPublished&) const { return Everybody(); }
};

std::uint64_t version_of(const store::Position& position) {
  std::uint64_t version = 0;
  std::memcpy(&version, position.hash.data(), sizeof version);
  return version;
}

}  // namespace

Versions::Versions(std::size_t candidates, const store::Position& position)
    : of_candidate_(candidates, version_of(position)) {}

void Versions::note(const Event& event, const Campaign& live, const store::Position& position) {
  const Concerned concerned = std::visit(ConcernedBy{live}, event);
  if (const auto* const candidate = std::get_if<CandidateIndex>(&concerned)) {
    of_candidate_[*candidate] = version_of(position);
  } else if (std::holds_alternative<Everybody>(concerned)) {
    std::ranges::fill(of_candidate_.span(), version_of(position));
  }
}

}  // namespace affecta::running
