#include "server/views/done.h"

#include "datasets/calendars/civil_time.h"

namespace affecta::views {

void write_summary(Json& json, const campaign::TurnSummary& summary) {
  json.member("day", summary.day);
  json.member("round", summary.round);
  json.member("alert", summary.alert);
  json.member("warning", summary.warning);
  json.member("proposals", summary.proposals);
  json.member("lost", summary.lost);
}

std::string done(const running::Reply& reply) {
  Json json;
  json.object([&] {
    if (reply.event == 0) {
      json.name("event").null();
    } else {
      json.member("event", reply.event);
    }
    json.member("stamp", campaign::to_utc_text(reply.stamp));
    if (!reply.day) return;
    json.name("day").object([&] {
      write_summary(json, reply.day->summary);
      json.member("waits", reply.day->waits);
    });
  });
  return std::move(json).take();
}

}  // namespace affecta::views
