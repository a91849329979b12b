// What routes work with.
//
// Thread safety: everything in it is safe for all io threads at once.
#pragma once

#include "datasets/country.h"
#include "server/running/running_campaign.h"

namespace affecta::views {
class DisplayBoard;      // views/display_board.h
class FormationCatalog;  // views/formation_catalog.h
class InTrays;           // views/in_trays.h
}  // namespace affecta::views

namespace affecta::api {

class RoundBook;   // round_book.h
class Census;      // census.h
class AuditDesk;   // audit_desk.h
class Background;  // background.h

struct Context {
  running::RunningCampaign& campaign;
  const Country& country;  // names and schools: what the campaign does not know
  const views::DisplayBoard& displays;
  const views::FormationCatalog& formations;
  const views::InTrays& in_trays;
  RoundBook& rounds;
  const Census& census;
  AuditDesk& audits;
  Background& background;  // for what takes longer than an io thread may
};

}  // namespace affecta::api
