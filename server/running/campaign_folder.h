// The folder of a campaign: everything that it is.
//
// Purpose: creating and opening it. A journal is never replayed over another country or calendar
// than the one it began with: its first event says which, and campaign.json too.
// Contents: docs/formats.md, section "The folder of a campaign".
// Errors: below. Thread safety: none; what is opened is immutable.
// Cost: of creating, writing the country; of opening, one look at each byte of it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "datasets/country.h"
#include "datasets/progress_observer.h"
#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "engine/campaign/calendar.h"
#include "engine/campaign/opening.h"
#include "server/running/campaign_settings.h"
#include "server/store/reader.h"

namespace affecta::running {

// Where things are.
struct FolderPaths {
  explicit FolderPaths(const std::string& folder);
  std::string country, calendar, settings, journal, states;
};

// The whole folder, on the disk and in its place at once, or nothing. `calendar`: the text of a
// calendar file. `now`: the stamp of the journal's first event; a test clock begins with it.
// Errors: file_not_writable (a folder that is there and not empty, too); those of the calendar and
// of campaign_opening().
Result<void> create_campaign(const std::string& folder, const Country& country,
                             std::string_view calendar, const CampaignSettings& settings,
                             campaign::Instant now, const Workers& workers,
                             ProgressObserver& progress);

struct CampaignFolder {
  FolderPaths paths;
  CampaignFile file;
  Country country;
  std::shared_ptr<const campaign::Opening> opening;
  std::shared_ptr<const campaign::Calendar> calendar;
};

// Errors: file_unreadable, those of each file; other_opening when the country or the calendar is
// not the one that campaign.json names.
Result<CampaignFolder> open_folder(const std::string& folder, const Workers& workers,
                                   ProgressObserver& progress);

// The journal's first event, which says what it began with. Errors: other_opening when
// that is not the folder's country and calendar, naming both; those of the reader.
Result<store::Entry> beginning(const CampaignFolder& folder, const store::JournalReader& journal);

// The kind of a journal's first event, which is about no state.
inline constexpr std::string_view opened_kind = "opened";

}  // namespace affecta::running
