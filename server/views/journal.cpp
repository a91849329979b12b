#include "server/views/journal.h"

#include "datasets/calendars/civil_time.h"
#include "engine/campaign/bytes.h"
#include "server/running/campaign_folder.h"
#include "server/store/sha256.h"
#include "server/views/event_text.h"

namespace affecta::views {

void write_entry(Json& json, const store::Entry& entry, const campaign::Campaign& live) {
  const store::Event& event = entry.event;
  json.object([&] {
    json.member("number", entry.position.sequence);
    json.member("stamp", campaign::to_utc_text({event.stamp}));
    json.member("author", event.author);
    json.member("kind", event.kind);
    json.member("command", event.command_id);
    json.member("hash", store::to_hexadecimal(entry.position.hash));
    if (event.kind == running::opened_kind) {
      json.member("text", event.payload);
      return;
    }
    const auto decoded = campaign::decode_event(event.payload);
    json.member("text", decoded ? event_text(*decoded, live) : decoded.error().message());
  });
}

}  // namespace affecta::views
