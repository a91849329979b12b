// A candidate's day (candidates.h): the answers of the main procedure in candidate_day.cpp, what
// is outside it in candidate_outside.cpp.
//
// Thread safety: one for each thread.
#pragma once

#include <vector>

#include "server/simulation/people/standing.h"

namespace affecta::simulation {

class CandidateDay {
 public:
  CandidateDay(const Scene& scene, std::vector<Act>& acts) : scene_(scene), acts_(acts) {}

  void live(CandidateIndex candidate);

 private:
  // Each does what there is to do, and tells whether there was something.
  bool leave();
  bool answer_contract();
  bool answer_proposals();
  bool order();
  bool switch_responder();
  bool settle();
  bool lose_hope();
  bool confirm();
  bool answer_too_late();
  bool ask_complementary();
  bool ask_for_help();
  bool ask_for_reexamination();
  // By others, for the candidate.
  void enter_contract();
  void restore();

  enum class Pace { prompt, between, last_moment };
  Pace pace() const;
  Day leaving_day() const;  // 0: stays to the end
  bool gone() const;
  bool due(CampaignWish wish) const;  // today is the day on which it is answered
  Day answering_day(CampaignWish wish) const;
  bool wanted(CampaignWish wish) const;
  CampaignWish best_of_held() const;
  std::vector<WishKey> kept(CampaignWish accepted, Draws draws) const;
  bool may_be_helped() const;
  FormationIndex wanted_place(Draws& draws) const;  // for a complementary wish; none: none found

  std::uint64_t row() const { return standing_.candidate.value; }
  // Once in the campaign, or of this day.
  Draws trait(Matter matter) const { return scene_.draws(matter, row()); }
  Draws today(Matter matter) const {
    return scene_.draws(matter, row(), static_cast<std::uint64_t>(scene_.day));
  }
  Draws of_wish(Matter matter, CampaignWish wish) const {
    return scene_.draws(matter, row(), wish.value);
  }
  CandidateKey key() const { return scene_.world.instance().candidates.key[standing_.candidate]; }
  WishKey key(CampaignWish wish) const { return scene_.campaign.key(wish); }
  Hand hand(bool late = false) const {
    return {acts_, {campaign::Role::candidate, key()}, scene_.time(today(Matter::hour), late)};
  }
  Hand hand_of(campaign::Role role, std::int32_t key) const {
    return {acts_, {role, key}, scene_.time(today(Matter::hour))};
  }

  const Scene& scene_;
  std::vector<Act>& acts_;
  Standing standing_;
};

}  // namespace affecta::simulation
