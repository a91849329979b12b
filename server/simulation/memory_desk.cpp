#include "engine/campaign/apply.h"
#include "engine/campaign/decide.h"
#include "server/simulation/desk.h"

namespace affecta::simulation {

namespace {

class MemoryDesk final : public Desk {
 public:
  MemoryDesk(Campaign campaign, const Workers& workers)
      : campaign_(std::move(campaign)), workers_(workers) {}

  Result<Refused> give(const std::vector<Act>& acts) override {
    Refused refused;
    for (std::size_t i = 0; i < acts.size(); ++i) {
      if (auto given = give(acts[i]); !given) refused.emplace_back(i, given.error().code);
    }
    return refused;
  }

  Result<void> give(const Act& act) override {
    auto decision = decide(campaign_, act.command, act.at, workers_);
    if (!decision) return tl::make_unexpected(decision.error());
    if (decision->event) {
      if (auto applied = campaign::apply(campaign_, *decision->event); !applied) return applied;
    }
    if (decision->refusal) return tl::make_unexpected(*decision->refusal);
    return {};
  }

  void read(const std::function<void(const Campaign&)>& look) const override { look(campaign_); }

  Result<void> close() override { return {}; }

 private:
  Campaign campaign_;
  const Workers& workers_;
};

}  // namespace

std::unique_ptr<Desk> desk_in_memory(Campaign campaign, const Workers& workers) {
  return std::make_unique<MemoryDesk>(std::move(campaign), workers);
}

}  // namespace affecta::simulation
