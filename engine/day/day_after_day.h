// Day after day: an engine kept in memory, which computes what changed.
//
// Purpose: told what happened since yesterday, it proposes, displays and verifies only where that
// can matter, and stands where the whole computation would: same statuses, passes, positions,
// displays, verdict. How far a change reaches: its group; through boarding houses the groups tied
// to it; through what candidates give up, the groups of their other wishes. A day on which a
// milestone passes (the reservation ends, candidates begin or end ordering) is computed whole.
// Use: change() and compute() as often as need be: what was computed last is the day. next_day()
// publishes it and opens the following one.
// Errors: change() refuses all of it or nothing. compute() refuses a day whose wishes contradict
// each other, or whose result must not be (3.4, P7, P8); the day then waits to be mended.
// What an observer throws passes through, and the next computation is a whole one. Indices of
// another instance are a broken precondition (checked).
// Thread safety: one thread at a time; the work is spread over the Workers. instance() and
// outcome() are views: they change with the next call.
// Cost: memory: the columns of the instance once more, and 14 bytes a wish. Time: the wishes of the
// groups reached, from the first that changed on, and a look at each group and boarding house; a
// day that was computed and is mended costs what it did once more.
// Limits: the verification looks at what is said to be reached. A change that went unheard shows in
// a whole computation only: Extent::everything and the tests are for that.
//
// Source: matching-rules sections 3, 5 and 6, over the days of a campaign.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/day/changed_groups.h"
#include "engine/day/changing_instance.h"
#include "engine/day/daily_round.h"
#include "engine/day/day_changes.h"
#include "engine/model/part.h"
#include "engine/verify/verify.h"

namespace affecta {

enum class Extent : std::uint8_t {
  what_changed,
  everything,  // from scratch: what is kept of earlier days is not used
};

class DayAfterDay {
 public:
  // The first day, not yet computed. The instance is copied.
  DayAfterDay(const Instance& first_day, const Workers& workers);
  ~DayAfterDay();

  // Today's input: as the day began, with what was told since.
  const Instance& instance() const { return instance_.read(); }
  WishState state_of(WishIndex wish) const;
  GroupState state_of(GroupIndex group) const;

  // Before the day is computed, or after: it is then to be computed again.
  Result<void> change(const DayChanges& changes);

  Result<void> compute(Extent extent, StepObserver& observer);
  Result<void> compute(Extent extent = Extent::what_changed);
  bool is_computed() const { return computed_; }

  // Of the day that is computed.
  struct Outcome {
    const RoundResult& round;
    const Displays& displays;
    const Verdict& verdict;
    const std::vector<PassCounts>& passes;
  };
  Outcome outcome() const;

  // Publishes the day that is computed (checked), invalid groups excepted, and opens the next one:
  // what was proposed today was proposed before, what was given up stays given up. The day number
  // must be greater (checked).
  void next_day(const DayParameters& parameters);

 private:
  // What the computed day does not know of yet.
  struct Pending {
    std::vector<WishIndex> wishes;
    std::vector<GroupIndex> groups;
    std::vector<GroupIndex> reestimated;
    std::vector<BoardingIndex> boardings;
    std::vector<CandidateIndex> candidates;  // with a wish that changed
    std::vector<GroupIndex> reordered;
    // Where a wish waits again: ranks may be shared now.
    std::vector<GroupIndex> groups_to_check;
    std::vector<BoardingIndex> boardings_to_check;
  };

  void apply(const WishState& state);
  void apply(const GroupState& state);
  void apply(const LateRanking& late);
  void reopen();
  void note(WishIndex wish);
  Result<void> check_agreement(bool whole) const;
  std::vector<CandidateIndex> responders_among_pending() const;
  Result<void> compute_what_changed(StepObserver& observer);
  Result<void> compute_everything(StepObserver& observer);
  Result<void> show_and_verify(StepObserver& observer);
  Part part_reached(ChangedGroups changed) const;
  void add_tied(Part& part) const;
  bool passes_a_milestone() const;
  void publish();

  const Workers& workers_;
  ChangingInstance instance_;
  Pending pending_;
  std::optional<Round> round_;
  Displays displays_;
  std::optional<DailyVerification> verification_;
  Verdict verdict_;
  Part part_;  // of the country that the last computation looked at
  DayParameters computed_for_;
  bool computed_ = false;
  // A computation began and did not end (none did yet, it was refused, it threw): what is kept is
  // not to be built upon.
  bool midway_ = true;
};

}  // namespace affecta
