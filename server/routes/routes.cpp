#include "server/routes/routes.h"

namespace affecta::routes {

std::vector<api::Route> all() {
  std::vector<api::Route> routes;
  for (auto family :
       {document_routes, public_routes, campaign_routes, round_routes, round_event_routes,
        journal_routes, correction_routes, candidate_routes, answer_routes, formation_routes,
        formation_command_routes, commission_routes, contract_routes}) {
    for (api::Route& each : family()) routes.push_back(std::move(each));
  }
  return routes;
}

}  // namespace affecta::routes
