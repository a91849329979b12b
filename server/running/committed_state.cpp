#include "server/running/committed_state.h"

#include <utility>

#include "engine/base/check.h"
#include "engine/campaign/apply.h"

namespace affecta::running {

CommittedState::CommittedState(campaign::Campaign live,
                               std::shared_ptr<const PublishedDay> published,
                               const store::Position& position)
    : live_(std::make_unique<campaign::Campaign>(std::move(live))),
      position_(position),
      versions_(live_->instance().candidate_count(), position),
      published_(std::move(published)) {}

void CommittedState::apply(const campaign::Event& event, const store::Position& position,
                           const AtOnce& at_once) {
  const std::lock_guard guard(live_mutex_);
  AFFECTA_CHECK(campaign::apply(*live_, event).has_value());
  position_ = position;
  versions_.note(event, *live_, position);
  at_once(*live_);
}

void CommittedState::replace(std::unique_ptr<campaign::Campaign> live, const campaign::Event& event,
                             std::shared_ptr<const PublishedDay> published,
                             const store::Position& position, const AtOnce& at_once) {
  {
    const std::scoped_lock guard(live_mutex_, published_mutex_);
    live_.swap(live);
    position_ = position;
    versions_.note(event, *live_, position);
    if (published) published_.swap(published);
    at_once(*live_);
  }
  // What was there before goes away here, when nobody waits for the locks.
}

void CommittedState::read(const std::function<void(const campaign::Campaign&)>& look) const {
  const std::shared_lock guard(live_mutex_);
  look(*live_);
}

store::Position CommittedState::position() const {
  const std::shared_lock guard(live_mutex_);
  return position_;
}

std::shared_ptr<const PublishedDay> CommittedState::published() const {
  const std::lock_guard guard(published_mutex_);
  return published_;
}

}  // namespace affecta::running
