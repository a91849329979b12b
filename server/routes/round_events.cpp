// A round, followed while it runs: server-sent events.
#include <charconv>
#include <memory>

#include "server/api/round_book.h"
#include "server/http/problem.h"
#include "server/routes/look_up.h"
#include "server/routes/round_view.h"
#include "server/routes/routes.h"

namespace affecta::routes {

namespace {

using namespace affecta::campaign;
using api::Call;
using api::Context;
using api::Round;

std::string event(std::string_view name, std::size_t id, std::string data) {
  return "event: " + std::string(name) + "\nid: " + std::to_string(id) +
         "\ndata: " + std::move(data) + "\n\n";
}

// What one client has been told of a round: steps are numbered from 1, the round comes after them.
class Telling {
 public:
  Telling(std::shared_ptr<http::Stream> stream, std::shared_ptr<const Opening> opening,
          std::shared_ptr<const Calendar> calendar, std::size_t told)
      : stream_(std::move(stream)), told_(told) {
    campaign_.opening = std::move(opening);
    campaign_.calendar = std::move(calendar);
  }

  // Whether there is more to come.
  bool operator()(const Round& round) {
    for (; told_ < round.steps.size(); ++told_) {
      views::Json json;
      write_step(json, round.steps[told_]);
      stream_->send(event("step", told_ + 1, std::move(json).take()));
    }
    if (!is_over(round.state)) return stream_->is_open();
    views::Json json;
    write_round(json, campaign_, round);
    stream_->send(event("round", round.steps.size() + 1, std::move(json).take()));
    stream_->close();
    return false;
  }

 private:
  const std::shared_ptr<http::Stream> stream_;
  Campaign campaign_;  // its keys and dates; it has no state
  std::size_t told_;
};

// What a client that lost its connection had been told (field Last-Event-ID).
std::size_t told_before(const http::Request& request) {
  const std::string_view id = request.field("Last-Event-ID");
  std::size_t told = 0;
  std::from_chars(id.data(), id.data() + id.size(), told);
  return told;
}

void round_events(Context& context, const Call& call, http::Answer answer) {
  const auto day = call.number("day");
  if (!day) return answer(http::problem(day.error()));
  Day in_force = 0;
  std::shared_ptr<const Opening> opening;
  std::shared_ptr<const Calendar> calendar;
  context.campaign.read([&](const Campaign& live) {
    in_force = live.state.day;
    opening = live.opening;
    calendar = live.calendar;
  });
  // Of the next day: it may be followed before it is asked for.
  if (*day != in_force + 1 && !context.rounds.find(*day)) {
    return answer(http::problem(no_such("round of day", std::to_string(*day)).value()));
  }
  http::Response response;
  response.content_type = "text/event-stream";
  response.fields = {{"Cache-Control", "no-store"}};
  response.stream = [&rounds = context.rounds, day = *day, opening, calendar,
                     told = told_before(call.request)](std::shared_ptr<http::Stream> stream) {
    stream->send(": the round of day " + std::to_string(day) + "\n\n");
    const auto telling = std::make_shared<Telling>(stream, opening, calendar, told);
    rounds.follow(
        day, [telling](const Round& round) { return (*telling)(round); },
        [stream] { return stream->is_open(); });
  };
  answer(std::move(response));
}

}  // namespace

std::vector<api::Route> round_event_routes() {
  using enum auth::Role;
  return {
      {http::Method::get,
       "/v1/rounds/{day}/events",
       "roundEvents",
       {{operator_, support}},
       {},
       api::Serve(round_events)},
  };
}

}  // namespace affecta::routes
