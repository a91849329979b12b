#include "server/views/in_trays.h"

namespace affecta::views {

using namespace affecta::campaign;

std::vector<ContractIndex> InTrays::contracts(const Campaign& live, FormationIndex formation,
                                              const Wanted& wanted) const {
  const auto& all = live.state.contracts;
  return contracts_.rows(formation.value, wanted, all.size(),
                         [&](ContractIndex each) { return all[each.value].formation.value; });
}

std::vector<GroundsIndex> InTrays::grounds(const Campaign& live, FormationIndex formation,
                                           const Wanted& wanted) const {
  const auto& all = live.state.grounds;
  return grounds_.rows(formation.value, wanted, all.size(), [&](GroundsIndex each) {
    return live.formation_of(all[each.value].wish).value;
  });
}

std::vector<GroundsIndex> InTrays::grounds(const Campaign& live, CandidateIndex candidate,
                                           const Wanted& wanted) const {
  const auto& all = live.state.grounds;
  return grounds_of_candidates_.rows(candidate.value, wanted, all.size(), [&](GroundsIndex each) {
    return live.candidate_of(all[each.value].wish).value;
  });
}

std::vector<HelpIndex> InTrays::help(const Campaign& live, std::int32_t region,
                                     const Wanted& wanted) const {
  const auto& all = live.state.help;
  return help_.rows(static_cast<std::uint32_t>(region), wanted, all.size(), [&](HelpIndex each) {
    return std::uint32_t{live.opening->region[all[each.value].candidate]};
  });
}

}  // namespace affecta::views
