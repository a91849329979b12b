// What routes work with, made once a campaign is open.
//
// Thread safety: each part has its own.
#pragma once

#include <string>

#include "server/api/audit_desk.h"
#include "server/api/background.h"
#include "server/api/census.h"
#include "server/api/context.h"
#include "server/api/round_book.h"
#include "server/running/running_campaign.h"
#include "server/views/display_board.h"
#include "server/views/formation_catalog.h"
#include "server/views/in_trays.h"

namespace affecta::service {

struct Workplace {
  Workplace(const std::string& folder, running::RunningCampaign& campaign, api::RoundBook& rounds,
            int niceness);
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  const views::DisplayBoard displays;
  const views::FormationCatalog formations;
  const views::InTrays in_trays;
  const api::Census census;
  api::AuditDesk audits;
  api::Background background;  // the last to begin, the first to end: it uses all of them
  api::Context context;
};

}  // namespace affecta::service
