#include "server/routes/routes.h"

namespace affecta::routes {

std::vector<api::Route> all() {
  std::vector<api::Route> routes;
  for (auto family : {candidate_routes, answer_routes, formation_routes, formation_command_routes,
                      contract_routes, commission_routes}) {
    for (api::Route& each : family()) routes.push_back(std::move(each));
  }
  return routes;
}

}  // namespace affecta::routes
