#include "engine/campaign/decide.h"

#include "engine/campaign/answers.h"
#include "engine/campaign/commission.h"
#include "engine/campaign/complementary.h"
#include "engine/campaign/contracts.h"
#include "engine/campaign/day_turn.h"
#include "engine/campaign/operations.h"
#include "engine/campaign/ordering.h"
#include "engine/campaign/transparency.h"

namespace affecta::campaign {

Result<Decision> decide(const Campaign& campaign, const Command& command, Instant now,
                        const Workers& workers) {
  Unobserved nobody;
  return decide(campaign, command, now, workers, nobody);
}

Result<Decision> decide(const Campaign& campaign, const Command& command, Instant now,
                        const Workers& workers, StepObserver& observer) {
  const Case of{campaign, command.author, now};
  return std::visit(
      [&](const auto& request) -> Result<Decision> {
        if constexpr (std::is_same_v<decltype(request), const Advance&>) {
          return decide(of, request, workers, observer);
        } else {
          return decide(of, request);
        }
      },
      command.request);
}

}  // namespace affecta::campaign
