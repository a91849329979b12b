// What is outside the main procedure: contracts, complementary wishes, a commission's help.
#include <algorithm>

#include "server/simulation/people/candidate_day.h"
#include "server/simulation/people/companies.h"

namespace affecta::simulation {

using campaign::Mark;
using campaign::WishState;

namespace {

constexpr Day answer_days = 5;          // contracts are answered in so many (assumed)
constexpr Day reexamination_days = 60;  // re-examinations are asked for in so many (assumed)
constexpr int tries = 4;                // to find a formation not asked before

}  // namespace

// ------------------------------------------------------------ contracts

void CandidateDay::enter_contract() {
  const Contracts& contracts = scene_.behaviour.contracts;
  Draws draws = trait(Matter::contract);
  if (!happens(draws, contracts.candidates)) return;
  if (scene_.day != drawn_day(draws, contracts.first_day, contracts.last_day)) return;
  const auto& near =
      scene_.world.in_apprenticeship[scene_.world.opening->region[standing_.candidate]];
  if (near.empty() || standing_.contract || !standing_.open.empty()) return;
  const FormationIndex formation = near[draws.below(static_cast<std::uint32_t>(near.size()))];
  const std::int32_t centre = scene_.campaign.key(formation);
  const Company company = draw_company(scene_.draws(Matter::centre, row()));
  Hand enters = hand_of(campaign::Role::formation, centre);
  campaign::EnterContract request{key(), centre, company.siret, std::string(company.name)};
  if (happens(draws, contracts.mistyped)) {
    request.siret = mistyped(company.siret);
    enters.give(request);
    request.siret = company.siret;
  }
  enters.give(std::move(request));
}

bool CandidateDay::answer_contract() {
  if (standing_.open.empty()) return false;
  const ContractIndex open = standing_.open.front();
  const campaign::Contract& contract = scene_.campaign.state.contracts[open.value];
  Draws draws = scene_.draws(Matter::contract_answer, row(), open.value);
  if (scene_.day < drawn_day(draws, contract.entered + 1, contract.entered + answer_days)) {
    return false;
  }
  const Contracts& contracts = scene_.behaviour.contracts;
  const std::int32_t centre = scene_.campaign.key(contract.formation);
  Hand answers = hand();
  if (happens(draws, contracts.refused)) {
    answers.give(campaign::RefuseContract{key(), centre});
    return true;
  }
  // Half the mistakes are in the name.
  campaign::AcceptContract request{key(), centre, contract.siret, contract.company, {}};
  while (happens(draws, contracts.mismatched)) {
    campaign::AcceptContract wrong = request;
    if (draws.chance(500)) {
      wrong.company = "Entreprise Untel";
    } else {
      wrong.siret = draw_company(scene_.draws(Matter::contract_answer, draws.bits())).siret;
    }
    answers.give(std::move(wrong));
  }
  const Company company = draw_company(scene_.draws(Matter::centre, row()));
  if (company.name == contract.company && happens(draws, contracts.spelt_otherwise)) {
    request.company = company.otherwise;
  }
  answers.give(std::move(request));
  return true;
}

// ------------------------------------------------------------ complementary wishes

FormationIndex CandidateDay::wanted_place(Draws& draws) const {
  const FormationsByRegion& open = scene_.places.open;
  const bool elsewhere = happens(draws, scene_.behaviour.complementary.elsewhere);
  const auto& found = open[elsewhere ? 0 : scene_.world.opening->region[standing_.candidate]];
  if (found.empty()) return FormationIndex::none();
  const FormationIndex formation = found[draws.below(static_cast<std::uint32_t>(found.size()))];
  bool asked = false;
  scene_.campaign.each_wish_of(standing_.candidate, [&](CampaignWish wish) {
    asked |= scene_.campaign.formation_of(wish) == formation;
  });
  return asked ? FormationIndex::none() : formation;
}

bool CandidateDay::ask_complementary() {
  if (!scene_.from_to(Mark::complementary_open, Mark::complementary_close)) return false;
  if (standing_.holds() || !standing_.asked.empty()) return false;
  const Complementary& complementary = scene_.behaviour.complementary;
  Draws draws = today(Matter::complementary);
  if (!happens(draws, complementary.asks_a_day)) return false;
  Hand asks = hand();
  std::vector<FormationIndex> wanted;
  for (int left = complementary.wishes_at_once * tries; left > 0; --left) {
    if (std::ssize(wanted) == complementary.wishes_at_once) break;
    const FormationIndex formation = wanted_place(draws);
    if (!formation || std::find(wanted.begin(), wanted.end(), formation) != wanted.end()) continue;
    wanted.push_back(formation);
    asks.give(campaign::AskComplementary{{key(), scene_.campaign.key(formation), false}});
  }
  return !wanted.empty();
}

// ------------------------------------------------------------ a commission's help

// As the candidate sees it: refused everywhere, or never proposed anything until the main phase
// ended.
bool CandidateDay::may_be_helped() const {
  bool refused_everywhere = true;
  bool proposed = false;
  bool stayed = false;  // not every wish was given up
  scene_.campaign.each_wish_of(standing_.candidate, [&](CampaignWish wish) {
    if (scene_.campaign.is_added(wish)) return;
    const WishState state = scene_.campaign.state_of(wish);
    refused_everywhere &= state == WishState::not_ranked;
    proposed |= scene_.campaign.has(wish, campaign::placement_flag::proposed_in_main);
    stayed |= state == WishState::waiting || is_refusal(state);
  });
  return refused_everywhere || (!proposed && stayed && scene_.day >= scene_.on(Mark::main_close));
}

bool CandidateDay::ask_for_help() {
  if (!scene_.from_to(Mark::caes_open, Mark::cutoff) || standing_.holds()) return false;
  if (scene_.campaign.state.candidates.last_help[standing_.candidate]) return false;
  Draws draws = today(Matter::help);
  if (!happens(draws, scene_.behaviour.help.asks_a_day)) return false;
  if (!may_be_helped()) return false;
  hand().give(campaign::AskForHelp{key(), campaign::HelpGround::no_proposal, ""});
  return true;
}

bool CandidateDay::ask_for_reexamination() {
  Draws draws = trait(Matter::reexamination);
  if (!happens(draws, scene_.behaviour.help.reexamined)) return false;
  const Day first = scene_.calendar().limits.reexamination_day;
  if (scene_.day != drawn_day(draws, first, first + reexamination_days)) return false;
  constexpr campaign::HelpGround grounds[] = {
      campaign::HelpGround::disability, campaign::HelpGround::health, campaign::HelpGround::sport,
      campaign::HelpGround::family};
  hand().give(campaign::AskForHelp{key(), grounds[draws.below(4)], "see the enclosed letter"});
  return true;
}

// ------------------------------------------------------------ mistakes

void CandidateDay::restore() {
  if (scene_.day > scene_.on(Mark::complementary_close)) return;
  for (const CampaignWish wish : standing_.resigned) {
    if (scene_.campaign.is_added(wish)) continue;
    Draws draws = of_wish(Matter::restoration, wish);
    if (!happens(draws, scene_.behaviour.mistakes.restored)) continue;
    hand_of(campaign::Role::support, 0)
        .give(campaign::RestoreWish{key(wish), "resigned by mistake, the candidate says"});
  }
}

}  // namespace affecta::simulation
