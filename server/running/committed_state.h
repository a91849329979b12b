// What readers see: the state that is on the disk, and the day as it was published.
//
// Purpose: events are applied to it when the journal has them; a new day takes the place of the old
// one at once, so that nobody waits while twelve million wishes change.
// Thread safety: full; one thread changes it. Readers hold that thread up while they look.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "engine/campaign/campaign.h"
#include "engine/campaign/event.h"
#include "server/running/published_day.h"
#include "server/running/versions.h"
#include "server/store/event.h"

namespace affecta::running {

class CommittedState {
 public:
  // `position`: of the last event that it has.
  CommittedState(campaign::Campaign live, std::shared_ptr<const PublishedDay> published,
                 const store::Position& position);

  // `at_once`: told of the new state before anybody reads it, so that what is kept beside it is of
  // the same day. It must be brief.
  using AtOnce = std::function<void(const campaign::Campaign&)>;
  void apply(const campaign::Event& event, const store::Position& position, const AtOnce& at_once);
  // The event was applied to `live` aside. `published`: none when the day in force stays.
  void replace(std::unique_ptr<campaign::Campaign> live, const campaign::Event& event,
               std::shared_ptr<const PublishedDay> published, const store::Position& position,
               const AtOnce& at_once);

  // Within read().
  const Versions& versions() const { return versions_; }
  void read(const std::function<void(const campaign::Campaign&)>& look) const;
  std::shared_ptr<const PublishedDay> published() const;
  store::Position position() const;

 private:
  mutable std::shared_mutex live_mutex_;
  std::unique_ptr<campaign::Campaign> live_;
  store::Position position_;
  Versions versions_;
  mutable std::mutex published_mutex_;
  std::shared_ptr<const PublishedDay> published_;
};

}  // namespace affecta::running
