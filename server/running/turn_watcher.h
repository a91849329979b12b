// Whoever follows day turns while they are computed.
//
// Purpose: progress for people who wait, and the history of days. Told by the campaign's threads,
// one at a time for each day; it must be brief, and must not call the campaign.
// Order: turning, its steps, then failed or turned; published or held when the day waited.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/refusal.h"
#include "engine/campaign/campaign.h"
#include "engine/campaign/event.h"

namespace affecta::running {

class TurnWatcher {
 public:
  virtual ~TurnWatcher() = default;
  // `command`: the id of the one that asked for it.
  virtual void turning(Day day, const std::string& command) = 0;
  virtual void step(Day day, std::string_view step, unsigned pass) = 0;
  virtual void failed(Day day, const Refusal& refusal) = 0;
  // It is on the disk, and readers see it next: they wait. The state is the one it led to.
  virtual void turned(const campaign::DayTurned& turned, const campaign::Campaign& live) = 0;
  virtual void published(Day day, const campaign::Campaign& live) = 0;
  virtual void held(Day day) = 0;
};

}  // namespace affecta::running
