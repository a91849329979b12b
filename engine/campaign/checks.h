// What the families of commands check alike.
//
// Purpose: a Case is one command being judged: the campaign, who asks, and when. Its checks return
// the refusal, or nothing.
// Thread safety: pure. Cost: constant, unless said.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/campaign/campaign.h"
#include "engine/campaign/command.h"

namespace affecta::campaign {

// The first check that fails.
using Objection = std::optional<Refusal>;

inline Objection object(RefusalCode code, std::string where, std::string what,
                        std::string value = {}, std::string limit = {}) {
  return Refusal{code, std::move(where), std::move(what), Subject::document,
                 0,    std::move(value), std::move(limit)};
}

// The most bytes of a text that is kept: a letter, a reason.
inline constexpr std::size_t longest_text = 20'000;
inline constexpr std::size_t longest_name = 500;

struct Case {
  const Campaign& campaign;
  const Author& author;
  Instant now;

  const Calendar& calendar() const { return *campaign.calendar; }
  const State& state() const { return campaign.state; }
  // The calendar day of the stamp.
  Day today() const { return calendar().day_at(now); }
  std::string date(Day day) const;
  std::string date_now() const;  // "after 2024-12-22" behind the calendar's last day
  std::string name(CampaignWish wish) const { return to_text(campaign.key(wish)); }

  // 1. Found, or said to be unknown.
  Result<CandidateIndex> candidate(CandidateKey key) const;
  Result<FormationIndex> formation(std::int32_t key) const;
  Result<CampaignWish> wish(const WishKey& key) const;

  // 2. Who asks.
  Objection not_candidate(CandidateIndex candidate) const;
  Objection not_formation(FormationIndex formation) const;  // nor an operator
  Objection not_role(std::initializer_list<Role> roles, std::string_view what) const;

  // 3. When. `what` names the command: "an answer".
  Objection outside(Mark first, Mark last, std::string_view what) const;
  Objection past_cutoff(std::string_view what) const;
  // Answers of candidates: from answers_open to the cutoff.
  Objection no_answers() const;

  // 4.
  Objection day_waits() const;

  // 5.
  static Objection bad_text(std::string_view what, const std::string& text, std::size_t longest);

  // 6.
  Objection too_late(CampaignWish wish) const;  // its deadline has passed
};

// What accepting (a wish, or a contract) gives up: every other held proposal and open contract,
// and every waiting wish that is not kept.
Answered acceptance(const Case& of, CandidateIndex candidate,
                    const std::vector<CampaignWish>& keep);

// The waiting wishes that are kept, found and checked: the main phase only, the candidate's, each
// once, waiting. To be called as the checks 1 to 6 of the list.
Result<std::vector<CampaignWish>> kept_wishes(const Case& of, CandidateIndex candidate,
                                              const std::vector<WishKey>& keep);

// The preference of a wish that comes to wait again: its own, or, once ordering is over, after all
// of the candidate's.
std::int32_t preference_again(const Case& of, CampaignWish wish);

// A group of the formation with a free place, the first by key; the first one when none has. None:
// the formation has no group.
struct GroupChoice {
  GroupIndex group;
  bool free_place = false;
};
GroupChoice choose_group(const Campaign& campaign, FormationIndex formation);

}  // namespace affecta::campaign
