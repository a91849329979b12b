// Ids of requests, which logs and answers share.
//
// Thread safety: full; threads do not wait for each other.
#pragma once

#include <string>

namespace affecta::service {

// PROCESS-THREAD-NUMBER
std::string next_request_id();

}  // namespace affecta::service
