// A campaign, served.
//
// Purpose: puts the server together: it listens at once and says that it is not ready, opens the
// campaign, then serves it; at its end it finishes what was accepted.
// Errors: those of the settings, of the address and of the campaign's folder.
// Thread safety: start and stop by one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "datasets/progress_observer.h"
#include "engine/base/refusal.h"
#include "server/api/route.h"
#include "server/settings/settings.h"

namespace affecta::service {

// All that a server has, for whoever wants to know without one.
std::vector<api::Route> all_routes();

class Service {
 public:
  // Whether a server with these settings could begin, as far as that can be told without one.
  static Result<void> check(const settings::Settings& settings);
  static Result<Service> start(const std::string& folder, settings::Settings settings,
                               ProgressObserver& progress);
  Service(Service&&) noexcept;
  Service& operator=(Service&&) noexcept;
  ~Service();

  std::string address() const;  // "http://127.0.0.1:8080"
  // What went wrong without harm when the campaign was opened.
  std::vector<std::string> warnings() const;
  // True: everything that was accepted was finished in time.
  bool stop();

 private:
  class Life;
  explicit Service(std::unique_ptr<Life> life);
  std::unique_ptr<Life> life_;
};

}  // namespace affecta::service
