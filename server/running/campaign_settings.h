// What is decided about a campaign when it is created: campaign.json of its folder.
//
// Purpose: settings, and which country and calendar the campaign belongs to, as a file that people
// can read (docs/formats.md, section "The folder of a campaign").
// Errors: those of a JSON document, with the path within it; unsupported_version.
// Thread safety: values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "datasets/official/document.h"
#include "engine/base/refusal.h"
#include "engine/campaign/instant.h"

namespace affecta::running {

// Of the folder, its settings and what the journal's events and snapshots hold.
inline constexpr std::int32_t folder_version = 1;

struct CampaignSettings {
  bool test_clock = false;      // commands bring their own time along
  bool publish_alerts = false;  // a day with an alert does not wait for an operator
  // When day 1 begins, in a calendar whose clock runs fast.
  std::optional<campaign::Instant> begins;
  friend bool operator==(const CampaignSettings&, const CampaignSettings&) = default;
};

// SHA-256, in hexadecimal digits.
struct Identity {
  std::string country;   // of its snapshot's head, which has the checksums of all the rest
  std::string calendar;  // of its file
  friend bool operator==(const Identity&, const Identity&) = default;
};
std::string to_text(const Identity& identity);

struct CampaignFile {
  CampaignSettings settings;
  Identity identity;
  std::string created_by;  // the version of affecta
};

std::string to_json(const CampaignFile& file);
Result<CampaignFile> read_campaign_file(const Document& document);

}  // namespace affecta::running
