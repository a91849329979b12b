// Where operators ask for an audit of the running campaign, and find its report.
//
// Purpose: one audit at a time, by a thread of its own that gives way to whoever answers people: at
// national size it takes minutes, and other background work must not wait for it.
// Thread safety: full. Cost: asking, a look; an audit, that of running::audit.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "engine/base/refusal.h"
#include "engine/campaign/instant.h"
#include "server/running/audit.h"

namespace affecta::api {

class AuditDesk {
 public:
  AuditDesk(std::string folder, int niceness);
  ~AuditDesk();  // gives up the audit that is under way
  AuditDesk(const AuditDesk&) = delete;
  AuditDesk& operator=(const AuditDesk&) = delete;

  struct Finding {
    Result<running::AuditReport> report;
    campaign::Instant began, ended;  // of the machine's clock
  };
  struct Progress {
    std::string step, unit;
    std::uint64_t done = 0, all = 0;
  };
  struct Status {
    std::optional<Progress> progress;  // of the one that is under way
    std::shared_ptr<const Finding> last;
  };
  // Begins an audit when there was none, or when the history went on (its last event is now
  // `event`) since the last one, whose report was asked for meanwhile.
  Status look(std::uint64_t event);

 private:
  class Life;
  std::unique_ptr<Life> life_;
};

}  // namespace affecta::api
