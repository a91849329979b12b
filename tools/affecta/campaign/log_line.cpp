#include "tools/affecta/campaign/log_line.h"

#include <fmt/core.h>

#include "datasets/calendars/civil_time.h"
#include "engine/campaign/bytes.h"
#include "server/running/campaign_folder.h"
#include "server/views/event_text.h"

namespace affecta::cli {

std::string log_line(const store::Entry& entry, const campaign::Campaign& live) {
  const auto stamp = campaign::to_civil_text({entry.event.stamp}, live.calendar->zone);
  std::string text;
  if (entry.event.kind != running::opened_kind) {
    const auto event = campaign::decode_event(entry.event.payload);
    text = event ? views::event_text(*event, live) : event.error().message();
  }
  return fmt::format("{:>9}  {}  {:<18} {:<22} {}  [{}]", entry.position.sequence,
                     stamp.value_or("?"), entry.event.author, entry.event.kind, text,
                     entry.event.command_id);
}

}  // namespace affecta::cli
