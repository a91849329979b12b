// How all candidates stand, counted now and then.
//
// Purpose: operators look at the whole country, and counting it takes longer than an io thread may.
// What was counted last is shown, with its time; when something has happened since it is counted
// anew in the background, some seconds after the last time at the earliest.
// Exactness: each candidate is counted as they stood at one moment of the counting, all of them on
// one day of the campaign.
// Thread safety: full. Cost: asking, a look at a few numbers; counting, a look at every wish, a few
// thousand candidates at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

#include "engine/campaign/instant.h"
#include "server/running/running_campaign.h"
#include "server/views/standing.h"

namespace affecta::api {

class Background;  // background.h

class Census {
 public:
  struct Count {
    std::uint64_t event = 0;  // the last one that was there when the counting began
    campaign::Instant as_of;
    Day day = 0;
    views::Tally tally;
  };
  Census();

  // What was counted last; none: nothing was yet. `campaign` and `background` end before the census
  // of somebody else could.
  std::shared_ptr<const Count> latest(const running::RunningCampaign& campaign,
                                      Background& background) const;

 private:
  struct Desk;
  std::shared_ptr<Desk> desk_;
};

}  // namespace affecta::api
