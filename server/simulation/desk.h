// Where a simulation gives its commands.
//
// Purpose: the least that a simulation needs of a campaign: the real one, with its journal, or one
// in memory only.
// Thread safety: used by one thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "server/simulation/people/scene.h"

namespace affecta::simulation {

class Desk {
 public:
  virtual ~Desk() = default;

  // Given in this order; stamps do not decrease. The refusals, as places in `acts` and codes.
  // Errors: the campaign takes no more commands.
  using Refused = std::vector<std::pair<std::size_t, RefusalCode>>;
  virtual Result<Refused> give(const std::vector<Act>& acts) = 0;
  // Day turns: what was refused is told.
  virtual Result<void> give(const Act& act) = 0;
  // What everybody may see, once every command given is answered.
  virtual void read(const std::function<void(const Campaign&)>& look) const = 0;
  // Once all is over: what was acknowledged is there.
  virtual Result<void> close() = 0;
};

// Nothing is kept of it.
std::unique_ptr<Desk> desk_in_memory(Campaign campaign, const Workers& workers);

}  // namespace affecta::simulation
