#include "server/simulation/people/institutions.h"
#include "server/simulation/people/standing.h"

namespace affecta::simulation {

namespace {

using campaign::HelpIndex;
using campaign::Mark;

class CommissionDay {
 public:
  CommissionDay(const Scene& scene, std::vector<Act>& acts) : scene_(scene), acts_(acts) {}

  void treat(HelpIndex request) {
    const campaign::State& state = scene_.campaign.state;
    const CandidateIndex candidate = state.help[request.value].candidate;
    // One who asked again is treated once.
    if (state.candidates.last_help[candidate] != request) return;
    look(scene_, candidate, standing_);
    Draws draws =
        scene_.draws(Matter::commission, candidate.value, static_cast<std::uint64_t>(scene_.day));
    if (const CampaignWish open = unanswered()) return withdraw(open, draws);
    if (standing_.holds()) return;
    if (happens(draws, scene_.behaviour.help.proposes_a_day)) propose(draws);
  }

 private:
  CampaignWish unanswered() const {
    for (const CampaignWish wish : standing_.unanswered) {
      if (scene_.campaign.has(wish, campaign::placement_flag::by_commission)) return wish;
    }
    return CampaignWish::none();
  }

  void withdraw(CampaignWish wish, Draws& draws) {
    if (!happens(draws, scene_.behaviour.help.withdraws)) return;
    hand().give(campaign::WithdrawByCommission{scene_.campaign.key(wish)});
  }

  void propose(Draws& draws) {
    const auto& open = scene_.places.open[region()];
    if (open.empty()) return;
    const FormationIndex formation = open[draws.below(static_cast<std::uint32_t>(open.size()))];
    bool asked = false;
    scene_.campaign.each_wish_of(standing_.candidate, [&](CampaignWish wish) {
      asked |= scene_.campaign.formation_of(wish) == formation;
    });
    if (asked) return;
    const GroupIndex group = scene_.world.first_group[formation];
    const bool extra = happens(draws, scene_.behaviour.help.extra_place);
    if (!extra && scene_.places.free(scene_.campaign, group) <= promised_[group]) return;
    if (!extra) ++promised_[group];
    const CandidateKey key = scene_.world.instance().candidates.key[standing_.candidate];
    hand().give(
        campaign::ProposeByCommission{{key, scene_.campaign.key(formation), false}, {}, extra});
  }

  std::uint16_t region() const { return scene_.world.opening->region[standing_.candidate]; }

  Hand hand() const {
    const Draws hour = scene_.draws(Matter::commission, standing_.candidate.value);
    return {acts_, {campaign::Role::commission, region()}, scene_.time(hour)};
  }

  const Scene& scene_;
  std::vector<Act>& acts_;
  Standing standing_;
  Array<GroupIndex, std::int32_t> promised_{scene_.places.held.size()};
};

}  // namespace

std::vector<Act> acts_of_commissions(const Scene& scene) {
  std::vector<Act> acts;
  if (scene.day > scene.on(Mark::cutoff)) return acts;
  CommissionDay day(scene, acts);
  for (std::size_t i = 0; i < scene.campaign.state.help.size(); ++i) day.treat(HelpIndex::at(i));
  return acts;
}

}  // namespace affecta::simulation
