// From a request to its answer: the route, the right, what is shown.
//
// Purpose: everything that all routes have alike, in the order in which it is checked: 1. the
// target is one (malformed_request); 2. there is such a path and method (unknown_route,
// method_not_allowed); 3. the query has only known parameters (unknown_parameter); 4. the server is
// ready (not_ready); 5. who asks is known (not_signed_in), has a role for it (role_not_allowed) and
// asks about what is theirs (not_yours); 6. what the route checks.
// Reads, also those that are done in the background: ETag of the view or of its body, 304,
// Affecta-Day, Link to the next page. Writes: author, command id (field Idempotency-Key, drawn when
// there is none), time (field Affecta-Now, with a test clock); answered when the disk has it.
// Thread safety: full. Cost: about two microseconds beside the route's own.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "server/api/context.h"
#include "server/api/route.h"
#include "server/auth/tokens.h"
#include "server/http/message.h"
#include "server/service/exchange.h"
#include "server/service/router.h"

namespace affecta::service {

class Dispatcher {
 public:
  Dispatcher(std::vector<api::Route> routes, auth::Tokens tokens, const Exchange::Office& office);

  // From now on requests are served, or refused (not_ready).
  void open(api::Context& context) { context_ = &context; }
  void close() { context_ = nullptr; }
  bool is_open() const { return context_ != nullptr; }

  void operator()(const http::Request& request, http::Answer answer);

 private:
  Result<void> serve(const http::Request& request, const std::shared_ptr<Exchange>& exchange);
  Result<void> check_parameters(const api::Route& route, const api::Target& target) const;
  Result<void> check_access(const api::Route& route, const api::Call& call) const;
  Result<void> submit(const api::Route& route, const api::Call& call, api::Context& context,
                      campaign::Request request, const std::shared_ptr<Exchange>& exchange) const;

  const Router router_;
  const auth::Tokens tokens_;
  const Exchange::Office office_;
  std::atomic<api::Context*> context_ = nullptr;
};

}  // namespace affecta::service
