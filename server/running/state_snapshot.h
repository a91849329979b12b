// A campaign's state as the bytes of a snapshot (docs/formats.md, section "The folder of a
// campaign").
//
// Purpose: the state, and the day as it was published, where the state has moved on since.
// Errors: malformed_event, unsupported_version, event_does_not_fit (not of this campaign).
// Thread safety: pure. Cost: a copy of the state.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/running/campaign_folder.h"
#include "server/running/published_day.h"

namespace affecta::running {

inline constexpr std::uint32_t snapshot_version = 1;

// `published`: none when the state is as the day turn left it.
// The bytes, in parts to be put together.
std::vector<std::string> snapshot_parts(const campaign::State& state,
                                        const PublishedDay* published);

struct KeptState {
  campaign::Campaign live;
  std::shared_ptr<const PublishedDay> published;
};
Result<KeptState> read_snapshot(const CampaignFolder& folder, std::string_view bytes);

}  // namespace affecta::running
