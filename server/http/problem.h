// Refusals as problem documents (RFC 9457).
//
// Purpose: the one form in which the server says no, whoever finds out: the protocol, a parameter,
// the rules of a campaign. `application/problem+json`:
//   type    "/v1/problems/CODE", the catalogue's entry
//   title   the rule                        status  the HTTP status
//   detail  what was wrong, in words        advice  what to do
//   code    the catalogue's name            where   field (JSON path), parameter or thing named
//   value, limit   where there is one       setting the setting that the limit is, where it is one
//   retry   whether the same request, a little later, may be accepted
// Status 503 has a field Retry-After, 401 WWW-Authenticate, 405 Allow (the limit).
// Thread safety: pure.
#pragma once

#include <string_view>

#include "engine/base/refusal.h"
#include "server/http/message.h"

namespace affecta::http {

// `setting`: of the limit, empty when it is none.
Response problem(const Refusal& refusal, std::string_view setting = {});

}  // namespace affecta::http
