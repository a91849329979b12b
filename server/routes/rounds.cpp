// The days of a campaign: turned, followed, published or held.
#include <array>
#include <memory>
#include <mutex>
#include <optional>

#include "server/api/background.h"
#include "server/api/command_fields.h"
#include "server/api/list.h"
#include "server/api/round_book.h"
#include "server/http/problem.h"
#include "server/params/body.h"
#include "server/routes/json_response.h"
#include "server/routes/look_up.h"
#include "server/routes/round_view.h"
#include "server/routes/routes.h"
#include "server/views/done.h"

namespace affecta::routes {

namespace {

using namespace affecta::campaign;
using api::Call;
using api::Context;
using api::Round;
using api::View;
using params::Part;

// ------------------------------------------------------------ what is read

Result<View> rounds(const Context& context, const Call& call) {
  const auto page = api::page_of(call);
  if (!page) return tl::make_unexpected(page.error());
  return read(context, [&](const Campaign& live) -> Result<View> {
    std::vector<Round> rows = context.rounds.all();
    std::erase_if(rows, [&](const Round& round) { return round.day <= page->after.value_or(0); });
    return api::list(
        live.state.day, *page, rows, [](const Round& round) { return round.day; },
        [&](views::Json& json, const Round& round) { write_round_line(json, live, round); });
  });
}

Result<View> round(const Context& context, const Call& call) {
  const auto day = call.number("day");
  if (!day) return tl::make_unexpected(day.error());
  return read(context, [&](const Campaign& live) -> Result<View> {
    const auto found = context.rounds.find(*day);
    if (!found) return no_such("round of day", std::to_string(*day));
    views::Json json;
    write_round(json, live, *found);
    return View{std::move(json).take(), live.state.day, {}};
  });
}

// ------------------------------------------------------------ the turn

struct Turn {
  std::optional<std::int32_t> day;
  bool preview = false;
  bool publish_alerts = false;
};
constexpr std::array<Part<Turn>, 3> turn_parts = {{
    {"day", params::into<&Turn::day>, false},
    {"preview", params::into<&Turn::preview>, false},
    {"publish_alerts", params::into<&Turn::publish_alerts>, false},
}};

// The day that turns, or that waits, or the next one.
Day day_to_turn(const Context& context) {
  if (const auto day = context.rounds.in_progress()) return *day;
  Day day = 0;
  context.campaign.read([&](const Campaign& live) {
    const auto& waiting = live.state.waiting_day;
    day = waiting ? waiting->summary.day : live.state.day + 1;
  });
  return day;
}

http::Response accepted(Day day, const std::string& key) {
  views::Json json;
  json.object([&] { json.member("day", day); });
  http::Response response = json_response(202, std::move(json).take());
  response.fields.emplace_back("Location", "/v1/rounds/" + std::to_string(day));
  response.fields.emplace_back("Idempotency-Key", key);
  return response;
}

// Answered by whoever is first: the round that begins, or the command that is done.
class FirstAnswer {
 public:
  explicit FirstAnswer(http::Answer answer) : answer_(std::move(answer)) {}
  bool is_awaited() const {
    const std::lock_guard guard(mutex_);
    return answer_.has_value();
  }
  void operator()(http::Response response) {
    const std::lock_guard guard(mutex_);
    if (!answer_) return;
    (*answer_)(std::move(response));
    answer_.reset();
  }

 private:
  mutable std::mutex mutex_;
  std::optional<http::Answer> answer_;
};

bool is_in_journal(const Context& context, const std::string& command_id) {
  const auto kept =
      context.campaign.journal().find(running::to_text({Role::operator_, 0}), command_id);
  return !kept || *kept;
}

// A test clock goes on to the next day, and stays where it is for what will be refused.
std::optional<Instant> time_of_turn(const Context& context, Day day) {
  std::shared_ptr<const Calendar> calendar;
  context.campaign.read([&](const Campaign& live) {
    if (day == live.state.day + 1) calendar = live.calendar;
  });
  return calendar ? turn_time(context.campaign, *calendar, day) : std::nullopt;
}

// A day that is in force, or was: its round is the one there was.
bool has_been(const api::RoundBook& rounds, Day day) {
  const auto round = rounds.find(day);
  return round && round->state == api::RoundState::published;
}

// Nobody waits for a round: whoever asked is told where it is as soon as it begins, or refused.
// `named`: which day it is was said, and is not the next one's by chance.
// A key that a client brings along may be another command's: then only the round that began with
// it, or the reply, says that it is done.
void turn(Context& context, Day day, bool named, bool publish_alerts, api::CommandFields fields,
          http::Answer answer) {
  const auto first = std::make_shared<FirstAnswer>(std::move(answer));
  const std::string key = fields.id;
  context.rounds.follow(
      day,
      [first, key, is_drawn = fields.is_drawn](const Round& round) {
        const bool is_ours = is_drawn || round.command == key;
        if (round.state != api::RoundState::turning || !is_ours) return first->is_awaited();
        (*first)(accepted(round.day, key));
        return false;
      },
      [first] { return first->is_awaited(); });
  context.campaign.submit(
      {{Role::operator_, 0}, Advance{day, publish_alerts}}, std::move(fields.id), fields.now,
      [first, key, day, named, &rounds = context.rounds](Result<running::Reply> reply) {
        if (!reply) {
          const bool is_over =
              reply.error().code == RefusalCode::wrong_day && has_been(rounds, day);
          if (is_over) return (*first)(accepted(day, key));
          return (*first)(http::problem(api::told(std::move(reply.error()))));
        }
        const bool is_this = reply->day && (!named || reply->day->summary.day == day);
        if (is_this) return (*first)(accepted(reply->day->summary.day, key));
        (*first)(http::problem(
            {RefusalCode::command_id_taken, "Idempotency-Key",
             "it was given with another command before, event " + std::to_string(reply->event)}));
      });
}

void preview(Context& context, const std::shared_ptr<http::Answer>& answer) {
  const auto begun = context.background.run([&campaign = context.campaign, answer] {
    const auto turned = campaign.preview();
    if (!turned) return (*answer)(http::problem(turned.error()));
    views::Json json;
    json.object([&] {
      views::write_summary(json, turned->summary);
      json.member("waits", turned->waits);
    });
    (*answer)(json_response(200, std::move(json).take()));
  });
  if (!begun) (*answer)(http::problem(begun.error()));
}

void turn_day(Context& context, const Call& call, http::Answer answer) {
  const auto asked = params::read_body(call.request, turn_parts);
  if (!asked) return answer(http::problem(asked.error()));
  auto fields = api::command_fields(call.request, context);
  if (!fields) return answer(http::problem(fields.error()));
  if (asked->preview && asked->day) {
    return answer(http::problem({RefusalCode::unknown_field, "$.day",
                                 "a preview is of the next day, or of the one that waits"}));
  }
  if (asked->preview) return preview(context, std::make_shared<http::Answer>(std::move(answer)));
  const Day day = asked->day.value_or(day_to_turn(context));
  const bool named = asked->day.has_value();
  if (fields->now || !context.campaign.settings().test_clock) {
    return turn(context, day, named, asked->publish_alerts, *std::move(fields), std::move(answer));
  }
  // The clock goes on for a command that is new: the journal knows, and is not read by an io
  // thread.
  const auto later = std::make_shared<http::Answer>(std::move(answer));
  const auto begun = context.background.run(
      [&context, day, named, alerts = asked->publish_alerts, fields = *fields, later]() mutable {
        const bool is_known = !fields.is_drawn && is_in_journal(context, fields.id);
        if (!is_known) fields.now = time_of_turn(context, day);
        turn(context, day, named, alerts, std::move(fields), std::move(*later));
      });
  if (!begun) (*later)(http::problem(begun.error()));
}

// ------------------------------------------------------------ after an alert

Result<Request> publish(const Context&, const Call& call) {
  if (auto none = params::check_no_body(call.request); !none) {
    return tl::make_unexpected(none.error());
  }
  return call.number("day").map([](Day day) -> Request { return PublishDay{day}; });
}

constexpr std::array<Part<HoldDay>, 1> hold_parts = {{
    {"reason", params::into<&HoldDay::reason>},
}};

Result<Request> hold(const Context&, const Call& call) {
  const auto day = call.number("day");
  if (!day) return tl::make_unexpected(day.error());
  auto held = params::read_body(call.request, hold_parts);
  if (!held) return tl::make_unexpected(held.error());
  held->day = *day;
  return *std::move(held);
}

}  // namespace

std::vector<api::Route> round_routes() {
  using enum http::Method;
  using enum auth::Role;
  const api::Access operators = {{operator_}};
  const std::vector<std::string_view> page(api::page_parameters.begin(),
                                           api::page_parameters.end());
  return {
      {get, "/v1/rounds", "rounds", operators, page, api::Read(rounds)},
      {post, "/v1/rounds", "turnDay", operators, {}, api::Serve(turn_day)},
      {get, "/v1/rounds/{day}", "round", operators, {}, api::Read(round)},
      {post, "/v1/rounds/{day}/publish", "publishDay", operators, {}, api::Write(publish)},
      {post, "/v1/rounds/{day}/hold", "holdDay", operators, {}, api::Write(hold)},
  };
}

}  // namespace affecta::routes
