// All routes, a family in each file: what the server serves under /v1, described in
// docs/openapi.yaml (a test fails when the two differ).
#pragma once

#include <vector>

#include "server/api/route.h"

namespace affecta::routes {

std::vector<api::Route> candidate_routes();          // what candidates read
std::vector<api::Route> answer_routes();             // what they say
std::vector<api::Route> formation_routes();          // what is read of formations and their groups
std::vector<api::Route> formation_command_routes();  // what formations say
std::vector<api::Route> contract_routes();           // of training centres
std::vector<api::Route> commission_routes();
std::vector<api::Route> campaign_routes();     // of operators, as all that follow
std::vector<api::Route> round_routes();        // days: turned, published, held
std::vector<api::Route> round_event_routes();  // a round while it runs
std::vector<api::Route> journal_routes();      // and the audit
std::vector<api::Route> correction_routes();
std::vector<api::Route> document_routes();  // the page, and docs/openapi.yaml
std::vector<api::Route> public_routes();    // what everybody may read

// All of them.
std::vector<api::Route> all();

}  // namespace affecta::routes
