// Days drawn by hand: each wish with what became of it. Nothing is computed by the round.
#pragma once

#include <map>
#include <vector>

#include "engine/displays/displays.h"
#include "engine/model/builder.h"
#include "engine/model/day_input.h"

namespace affecta {

// What became of a wish: its status after the round and the pass that gave it (0: unchanged).
struct Became {
  WishStatus status = WishStatus::waiting;
  std::uint32_t pass = 0;
};
inline constexpr Became proposed{WishStatus::proposed_today, 1};
inline constexpr Became accepted{WishStatus::proposed_today_accepted_by_responder, 1};

inline GroupKey group_key(std::int32_t formation) { return {formation, formation, formation}; }

// A day with the groups and boarding houses that its wishes name. Formation f has group {f, f, f}
// unless a wish says otherwise.
class DrawnDay {
 public:
  explicit DrawnDay(Day day) { input_.parameters.day = day; }

  // Status and flags may be changed on the row that is returned, until the next wish is drawn.
  WishRow& wish(CandidateKey candidate, std::int32_t formation, std::int32_t call_rank,
                Became became = {});
  // The same with boarding, in a boarding house of its own ranking.
  WishRow& boarding_wish(CandidateKey candidate, std::int32_t formation, std::int32_t call_rank,
                         std::int32_t boarding, std::int32_t boarding_rank, Became became = {});
  void position(std::int32_t boarding, std::int32_t position) { positions_[boarding] = position; }
  // Set before the first wish of the formation is drawn.
  GroupRow& group(std::int32_t formation);
  WishRow& draw(WishRow row, Became became);

  Instance instance() const;
  RoundResult result(const Instance& instance) const;

 private:
  DayInput input_;
  std::map<WishKey, Became> became_;
  std::map<std::int32_t, std::int32_t> positions_;  // no_limit where nothing is said
};

// A drawn day with its displays, by the numbers it was drawn with.
struct ShownDay {
  explicit ShownDay(const DrawnDay& day, unsigned threads = 2);

  std::int32_t waiting_rank(CandidateKey candidate, std::int32_t formation,
                            bool with_boarding = false) const;
  std::int32_t last_called(std::int32_t formation) const;
  std::int32_t number_waiting(std::int32_t formation) const;
  // {call bar, boarding bar} by formation.
  std::map<std::int32_t, std::pair<std::int32_t, std::int32_t>> bars(std::int32_t boarding) const;
  GroupIndex group(std::int32_t formation) const;

  Instance instance;
  RoundResult result;
  Displays displays;
};

}  // namespace affecta
