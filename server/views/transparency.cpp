#include "server/views/transparency.h"

#include "server/views/dates.h"
#include "server/views/file_text.h"

namespace affecta::views {

namespace {

using namespace affecta::campaign;

std::string_view origin_of(const HistoryLine& line) {
  if (line.contract) return "contract";
  if (line.by_commission) return "caes";
  return line.complementary ? "complementary" : "main";
}

void write_line(Json& json, const Campaign& live, const Country& country, const HistoryLine& line) {
  json.object([&] {
    json.member("formation", line.wish.formation);
    write_file_text(json, "name", country.formations.name,
                    live.find_formation(line.wish.formation));
    json.member("with_boarding", line.wish.with_boarding);
    json.member("origin", origin_of(line));
    json.member("status", line.contract ? to_text(*line.contract) : to_text(line.state));
    write_date(json, *live.calendar, "decided", line.decided);
    json.member("waiting_rank", line.waiting_rank);
  });
}

}  // namespace

void write_history(Json& json, const Campaign& live, const Country& country, CandidateKey candidate,
                   std::span<const HistoryLine> lines) {
  json.object([&] {
    json.member("day", live.state.day);
    json.member("candidate", candidate);
    json.name("decisions").array([&] {
      for (const HistoryLine& line : lines) write_line(json, live, country, line);
    });
  });
}

void write_grounds(Json& json, const Campaign& live, const Country& country, GroundsIndex request) {
  const GroundsRequest& asked = live.state.grounds[request.value];
  const CandidateIndex candidate = live.candidate_of(asked.wish);
  const WishKey key = live.key(asked.wish);
  json.object([&] {
    json.member("candidate", key.candidate);
    write_file_text(json, "name", country.candidates.name, candidate);
    write_file_text(json, "first_name", country.candidates.first_name, candidate);
    json.member("formation", key.formation);
    json.member("with_boarding", key.with_boarding);
    json.member("status", to_text(live.state_of(asked.wish)));
    write_date(json, *live.calendar, "asked", asked.asked);
    write_date(json, *live.calendar, "answered", asked.answered);
    if (asked.answered == 0) {
      json.name("letter").null();
    } else {
      json.member("letter", asked.letter);
    }
  });
}

}  // namespace affecta::views
