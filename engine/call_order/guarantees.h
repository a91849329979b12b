// The guarantees of a call order, checked (matching-rules section 2, P1–P5).
//
// Purpose: verifies a call order that anyone computed. Shares no code with the computation.
// Thread safety: pure. Cost: linear, 4 bytes a candidate.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/call_order/call_order.h"
#include "engine/call_order/ranking_group.h"

namespace affecta {

enum class Guarantee : std::uint8_t {
  everybody_once,  // the order is not one of the group's candidates, each once
  p1,              // too few scholarship holders among the first, and some come after
  p2,              // a scholarship holder of the sector is overtaken
  p3,              // a non-holder of the sector: overtaken by another than a holder, or too late
  p4,              // a holder from outside: overtaken by someone from outside, or too late
  p5,              // neither: overtakes someone, or too late
};

struct BrokenGuarantee {
  Guarantee guarantee = Guarantee::everybody_once;
  CandidateKey candidate = 0;   // whom it breaks for; for P1 the last of the first k
  std::uint32_t call_rank = 0;  // the candidate's, 0 = none
  friend bool operator==(const BrokenGuarantee&, const BrokenGuarantee&) = default;
};

std::string to_text(const BrokenGuarantee& broken);

// The first breach of each guarantee, in the order of Guarantee; empty when all hold. An order that
// is not of everybody once is not looked at further. The group itself is one that rank_order takes.
std::vector<BrokenGuarantee> verify_call_order(const RankingGroup& group, const CallOrder& order);

}  // namespace affecta
