// A ranking error mended in the live campaign (campaign-rules section 3, matching-rules section 2).
#include <algorithm>

#include "engine/call_order/late_change.h"
#include "engine/campaign/operations.h"

namespace affecta::campaign {

namespace {

class Mending {
 public:
  Mending(const Case& of, const MendRanking& request, CandidateIndex candidate)
      : of_(of), campaign_(of.campaign), request_(request) {
    event_.candidate = candidate;
    event_.ranking_group = request.ranking_group;
    event_.reason = request.reason;
    event_.day = of.today();
    for (const GroupIndex group : campaign_.opening->formation_of.indices()) {
      if (campaign_.instance().groups.key[group].ranking_group == request.ranking_group) {
        groups_.push_back(group);
      }
    }
  }

  bool has_groups() const { return !groups_.empty(); }

  // A board may rank for several formations: its error is any of theirs to mend.
  Objection may_not() const {
    if (of_.author.role == Role::operator_) return {};
    const bool own = std::ranges::any_of(groups_, [&](GroupIndex group) {
      return of_.author.role == Role::formation &&
             campaign_.key(campaign_.opening->formation_of[group]) == of_.author.key;
    });
    if (!own) {
      return object(RefusalCode::not_yours, where(),
                    "only a formation that recruits by it, or an operator, may mend a ranking");
    }
    if (!request_.extra_place) return {};
    return object(RefusalCode::not_yours, where(), "only an operator may give an extra place");
  }

  Result<Decision> mend() {
    const auto call_rank = new_call_rank();
    if (!call_rank) return tl::make_unexpected(call_rank.error());
    for (const GroupIndex group : groups_) {
      if (auto moved = move_down(group, *call_rank); !moved) {
        return tl::make_unexpected(moved.error());
      }
      if (Objection no = make_special(group)) return tl::make_unexpected(*std::move(no));
    }
    if (event_.special.empty()) {
      return refuse(RefusalCode::not_restorable, where(),
                    "the candidate has no wish there that waits or was not ranked");
    }
    return Decision{std::move(event_), {}};
  }

 private:
  std::string where() const {
    return "gCnCod " + std::to_string(request_.candidate) + ", ranking group " +
           std::to_string(request_.ranking_group);
  }

  CandidateType type_of(CampaignWish wish) const {
    const bool scholarship = campaign_.opening->scholarship[campaign_.candidate_of(wish)] != 0;
    const bool sector =
        (campaign_.opening->board_flags[campaign_.opening->row[wish]] & board_flag::sector) != 0;
    return static_cast<CandidateType>((scholarship ? 1U : 0U) + (sector ? 2U : 0U));
  }

  // The board's ranking; a candidate with several wishes in it is ranked once.
  RankingGroup board_ranking(CandidateType& type) const {
    RankingGroup ranking;
    ranking.key = request_.ranking_group;
    ranking.min_scholarship_percent = campaign_.opening->min_scholarship_percent[groups_.front()];
    ranking.min_sector_percent = campaign_.opening->min_sector_percent[groups_.front()];
    std::vector<RankedCandidate> rows;
    for (const GroupIndex group : groups_) {
      for (const WishIndex row : campaign_.instance().wishes_of_group[group]) {
        const CampaignWish wish = campaign_.opening->id[row];
        if (campaign_.candidate_of(wish) == event_.candidate) type = type_of(wish);
        const std::int32_t rank = campaign_.opening->board_rank[row];
        const CandidateIndex candidate = campaign_.candidate_of(wish);
        if (rank > 0) {
          rows.push_back({campaign_.instance().candidates.key[candidate], rank, type_of(wish)});
        }
      }
    }
    std::ranges::sort(rows, {}, &RankedCandidate::candidate);
    const auto repeated = std::ranges::unique(rows, {}, &RankedCandidate::candidate);
    rows.erase(repeated.begin(), repeated.end());
    for (const RankedCandidate& row : rows) ranking.add(row);
    return ranking;
  }

  Result<std::int32_t> new_call_rank() const {
    CandidateType type = CandidateType::neither;
    const RankingGroup ranking = board_ranking(type);
    if (ranking.size() == 0) {
      return refuse(RefusalCode::nothing_such, where(), "the board's ranking is not known");
    }
    return late_change(ranking, {request_.candidate, request_.rank, type});
  }

  Result<void> move_down(GroupIndex group, std::int32_t call_rank) {
    LiveCallRanks live;
    std::vector<CampaignWish> wishes;
    campaign_.each_wish_of(group, [&](CampaignWish wish) {
      if (campaign_.is_added(wish)) return;
      wishes.push_back(wish);
      live.candidate.push_back(campaign_.instance().candidates.key[campaign_.candidate_of(wish)]);
      live.call_rank.push_back(of_.state().wishes.call_rank[wish]);
      live.displayed_call_rank.push_back(of_.state().wishes.displayed_call_rank[wish]);
    });
    const auto moved = insert_in_live_order(live, request_.candidate, call_rank);
    if (!moved) return tl::make_unexpected(moved.error());
    for (std::size_t i = 0; i < wishes.size(); ++i) {
      if (moved->call_rank[i] == live.call_rank[i] &&
          moved->displayed_call_rank[i] == live.displayed_call_rank[i]) {
        continue;
      }
      event_.ranks.push_back({wishes[i], moved->call_rank[i], moved->displayed_call_rank[i]});
    }
    return {};
  }

  Objection make_special(GroupIndex group) {
    Objection no;
    const std::size_t before = event_.special.size();
    campaign_.each_wish_of(event_.candidate, [&](CampaignWish wish) {
      if (no || campaign_.is_added(wish) || campaign_.group_of(wish) != group) return;
      const WishState state = campaign_.state_of(wish);
      if (state == WishState::waiting) {
        event_.special.push_back({wish, of_.state().wishes.preference[wish]});
        return;
      }
      const bool has_bed_rank = !campaign_.boarding_of(wish) || campaign_.boarding_rank(wish) > 0;
      if (state != WishState::not_ranked || !has_bed_rank) return;
      if (of_.state().candidates.responder[event_.candidate] != 0) {
        no = object(RefusalCode::responder_on, of_.name(wish), "it is to wait from now on");
      }
      event_.special.push_back({wish, preference_again(of_, wish)});
    });
    if (request_.extra_place && event_.special.size() > before) {
      const std::int32_t capacity = of_.state().groups.capacity[group];
      const std::int32_t needed = campaign_.holders(group) + 1;
      if (needed > capacity) event_.extra.push_back({group, needed});
    }
    return no;
  }

  const Case& of_;
  const Campaign& campaign_;
  const MendRanking& request_;
  std::vector<GroupIndex> groups_;
  RankingMended event_;
};

}  // namespace

Result<Decision> decide(const Case& of, const MendRanking& request) {
  const auto candidate = of.candidate(request.candidate);
  if (!candidate) return tl::make_unexpected(candidate.error());
  Mending mending(of, request, *candidate);
  if (!mending.has_groups()) {
    return refuse(RefusalCode::nothing_such,
                  "ranking group " + std::to_string(request.ranking_group),
                  "no such ranking group");
  }
  if (Objection no = mending.may_not()) return tl::make_unexpected(*std::move(no));
  if (Objection no = of.outside(Mark::main_open, Mark::complementary_close, "mending a ranking")) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = of.day_waits()) return tl::make_unexpected(*std::move(no));
  if (Objection no = Case::bad_text("the reason", request.reason, longest_text)) {
    return tl::make_unexpected(*std::move(no));
  }
  return mending.mend();
}

}  // namespace affecta::campaign
