#include "server/running/committed_state.h"

#include <utility>

#include "engine/base/check.h"
#include "engine/campaign/apply.h"

namespace affecta::running {

CommittedState::CommittedState(campaign::Campaign live,
                               std::shared_ptr<const PublishedDay> published)
    : live_(std::make_unique<campaign::Campaign>(std::move(live))),
      published_(std::move(published)) {}

void CommittedState::apply(const campaign::Event& event) {
  const std::lock_guard guard(live_mutex_);
  AFFECTA_CHECK(campaign::apply(*live_, event).has_value());
}

void CommittedState::replace(std::unique_ptr<campaign::Campaign> live,
                             std::shared_ptr<const PublishedDay> published) {
  {
    const std::scoped_lock guard(live_mutex_, published_mutex_);
    live_.swap(live);
    if (published) published_.swap(published);
  }
  // What was there before goes away here, when nobody waits for the locks.
}

void CommittedState::read(const std::function<void(const campaign::Campaign&)>& look) const {
  const std::shared_lock guard(live_mutex_);
  look(*live_);
}

std::shared_ptr<const PublishedDay> CommittedState::published() const {
  const std::lock_guard guard(published_mutex_);
  return published_;
}

}  // namespace affecta::running
