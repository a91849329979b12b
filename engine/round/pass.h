// One pass of a day: propose, ordered wishes, responder (matching-rules section 3).
//
// Purpose: the pure loops under the control flow of a day (engine/day). Keeps what a later pass of
// the same day can touch: plain groups that got a place back, and boarding components in which a
// status changed. Everything else would come out as in the pass before.
// Kept in memory, it plays one day after the other: the next day begins where this one ended, and
// its first pass, too, costs what it may change.
// Thread safety: use from one thread; the work inside is spread over the Workers.
// Cost: the first pass of the first day reads every wish once; a later one costs what it may
// change.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/model/day_result.h"
#include "engine/round/components.h"
#include "engine/round/plain_groups.h"
#include "engine/round/round_state.h"

namespace affecta {

// Numbers of wishes; of candidates none.
struct PassCounts {
  std::uint64_t proposed = 0;               // of which…
  std::uint64_t accepted_by_responder = 0;  // …accepted at once
  std::uint64_t resigned_by_order = 0;      // waiting or held, by the ordered-wishes rule
  std::uint64_t resigned_by_responder = 0;  // waiting or held, by the responder
  std::uint64_t freed_places = 0;           // held and given up
  friend bool operator==(const PassCounts&, const PassCounts&) = default;
};

// What a new day may change in the round of the day before; everything else would come out as it
// did. (A group in which nothing happened has proposed all that it can.)
struct ChangedSince {
  std::span<const WishIndex> wishes;         // with another status, or another candidate
  std::span<const GroupIndex> groups;        // in which a wish, a number or a flag changed
  std::span<const GroupIndex> reestimated;   // with another estimate
  std::span<const BoardingIndex> boardings;  // with another number of beds
};

class Round {
 public:
  Round(const Instance& instance, const Workers& workers);

  // Begins another day on the same wishes, or the same day again: the columns of the instance hold
  // its input by now.
  void begin_again(const ChangedSince& changed);

  // Begins the next pass: groups and boarding houses propose (3.1, 3.2).
  void propose();
  // 3.3; the caller looks at the calendar.
  void apply_ordered_wishes();
  // 3.4; refuses the day when a wish that must be ordered still waits without a preference rank.
  Result<void> apply_responder();
  // Whether the pass freed a place: another pass follows.
  bool freed_a_place() const { return counts_.back().freed_places > 0; }

  const std::vector<PassCounts>& counts() const { return counts_; }
  const RoundResult& result() const { return state_; }
  // Of the day: the wishes whose status a pass changed, in no order, some of them twice; in chunks.
  const std::vector<std::vector<WishIndex>>& changed_wishes() const { return changed_wishes_; }
  // Of the day: the components in which a pass proposed, in order.
  std::vector<ComponentIndex> touched_components() const;
  const Components& components() const { return components_; }
  RoundResult release() && { return std::move(state_); }

 private:
  enum class Rule { ordered_wishes, responder };

  // Of some groups, or of a component, in one pass.
  struct Proposals {
    std::vector<WishIndex> wishes;
    std::uint64_t accepted_by_responder = 0;
    // The candidates that the rule concerns, some of them twice.
    std::vector<CandidateIndex> ordered_wishes;
    std::vector<CandidateIndex> responder;
  };

  void propose_in_plain_group(GroupIndex group, std::vector<WishIndex>& proposed);
  Proposals look_at(std::vector<WishIndex> proposed) const;
  void take(std::vector<Proposals> proposals);
  std::vector<CandidateIndex> candidates_concerned(Rule rule) const;
  void give_up(Rule rule);
  void note_given_up(WishIndex wish);
  void note_change(ComponentIndex component);
  void propose_first_in(GroupIndex group);
  bool maxima_differ(ComponentIndex component) const;

  const Instance& instance_;
  const Workers& workers_;
  Components components_;
  PlainGroups plain_groups_;
  RoundState state_;
  std::vector<PassCounts> counts_;  // by pass
  std::vector<std::vector<WishIndex>> changed_wishes_;
  std::vector<ComponentIndex> touched_components_;  // by pass, in order within it

  std::vector<Proposals> proposed_;  // in the current pass
  // For the next pass: plain groups with a freed place, components in which a status changed.
  std::vector<GroupIndex> groups_to_propose_;
  std::vector<ComponentIndex> components_to_propose_;
  std::vector<ComponentIndex> reestimated_components_;         // for the first pass, if it matters
  Array<ComponentIndex, std::uint32_t> component_changed_in_;  // pass of the last change, 0 = none
};

}  // namespace affecta
