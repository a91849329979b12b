#include "server/running/writer.h"

#include <thread>
#include <utility>
#include <variant>

#include "engine/base/check.h"
#include "engine/campaign/apply.h"
#include "engine/campaign/bytes.h"
#include "engine/campaign/decide.h"
#include "server/running/give_way.h"
#include "server/running/state_snapshot.h"
#include "server/store/event_bytes.h"

namespace affecta::running {

namespace {

// The day a command is about, where it is about a day.
std::optional<Day> day_of(const campaign::Request& request) {
  if (const auto* const advance = std::get_if<campaign::Advance>(&request)) return advance->day;
  if (const auto* const publish = std::get_if<campaign::PublishDay>(&request)) return publish->day;
  return std::nullopt;
}

bool is_day_turn(const campaign::Event& event) {
  return std::holds_alternative<campaign::DayTurned>(event) ||
         std::holds_alternative<campaign::DayPublished>(event);
}

// The bytes of an event, which read back are the event.
Result<std::string> checked_bytes(const campaign::Event& event) {
  std::string bytes = encode(event);
  const auto again = campaign::decode_event(bytes);
  if (again && *again == event) return bytes;
  return refuse(RefusalCode::malformed_event, std::string(kind_of(event)),
                again ? "its bytes are those of another event" : again.error().what);
}

// Tells a watcher, where there is one.
class TurnSteps final : public StepObserver {
 public:
  TurnSteps(Day day, const std::string& command, TurnWatcher* watcher)
      : day_(day), command_(command), watcher_(watcher) {}
  void begin(std::string_view step, unsigned pass) override {
    if (watcher_ == nullptr) return;
    // A day that is refused before its first step has not begun.
    if (!std::exchange(begun_, true)) watcher_->turning(day_, command_);
    watcher_->step(day_, step, pass);
  }
  void failed(const Refusal& refusal) const {
    if (begun_) watcher_->failed(day_, refusal);
  }

 private:
  const Day day_;
  const std::string& command_;
  TurnWatcher* const watcher_;
  bool begun_ = false;
};

}  // namespace

Writer::Writer(Tools tools, campaign::Campaign ahead, std::uint64_t next)
    : tools_(tools), ahead_(std::move(ahead)), next_(next) {}

void Writer::run(store::Journal& journal) {
  while (true) {
    std::vector<WaitingCommand> commands = tools_.queue.take();
    if (commands.empty()) return;
    for (WaitingCommand& each : commands) decide(std::move(each), journal);
  }
}

void Writer::decide(WaitingCommand waiting, store::Journal& journal) {
  if (auto stopped = tools_.queue.stopped()) {
    return waiting.done(tl::make_unexpected(*std::move(stopped)));
  }
  if (auto first = first_answer(waiting)) {
    return in_flight_.add(*std::move(first), std::move(waiting.done));
  }
  if (waiting.too_early) {
    return in_flight_.add(refuse(RefusalCode::stamp_decreases, waiting.author,
                                 "the time " + std::to_string(waiting.too_early->microseconds) +
                                     " (microseconds since 1970), the command before had " +
                                     std::to_string(waiting.stamp.microseconds)),
                          std::move(waiting.done));
  }
  if (auto* const advance = std::get_if<campaign::Advance>(&waiting.command.request)) {
    advance->publish_alerts |= tools_.settings.publish_alerts;
  }
  auto decision = judge(waiting);
  if (!decision) {
    return in_flight_.add(tl::make_unexpected(std::move(decision.error())),
                          std::move(waiting.done));
  }
  if (decision->event) return append(std::move(waiting), *std::move(decision), journal);
  in_flight_.add(Reply{0, waiting.stamp, day_reply(waiting.command.request)},
                 std::move(waiting.done));
}

std::optional<Result<Reply>> Writer::first_answer(const WaitingCommand& waiting) const {
  if (!tools_.known.may_have(waiting.id)) return std::nullopt;
  if (auto flying = in_flight_.find(waiting)) return flying;
  // What is no longer in flight is in the journal.
  const auto kept = tools_.answers.find(waiting.author, waiting.id);
  if (!kept) return tl::make_unexpected(kept.error());
  if (!*kept) return std::nullopt;
  return read_answer(**kept, waiting.request);
}

// A day turn is computed by a thread of its own, which gives way to whoever reads.
Result<campaign::Decision> Writer::judge(const WaitingCommand& waiting) const {
  const auto decide = [&](StepObserver& observer) {
    return campaign::decide(ahead_, waiting.command, waiting.stamp, tools_.workers, observer);
  };
  const auto* const advance = std::get_if<campaign::Advance>(&waiting.command.request);
  const campaign::State& state = ahead_.state;
  if (advance == nullptr || state.waiting_day || advance->day <= state.day) {
    Unobserved nobody;
    return decide(nobody);
  }
  TurnSteps steps(advance->day, waiting.id, tools_.watcher);
  Result<campaign::Decision> decision;
  std::thread([&] {
    give_way(tools_.turn_niceness);
    decision = decide(steps);
  }).join();
  if (!decision) steps.failed(decision.error());
  return decision;
}

std::optional<DayReply> Writer::day_reply(const campaign::Request& request) const {
  const auto day = day_of(request);
  if (!day) return std::nullopt;
  const campaign::State& state = ahead_.state;
  if (state.waiting_day && state.waiting_day->summary.day == *day) {
    return DayReply{state.waiting_day->summary, true};
  }
  return DayReply{state.last_turn, false};
}

// Nothing is changed before everything that can be refused is.
void Writer::append(WaitingCommand waiting, campaign::Decision decision, store::Journal& journal) {
  const auto refuse_it = [&](Refusal refusal) {
    turn_failed(*decision.event, refusal);
    in_flight_.add(tl::make_unexpected(std::move(refusal)), std::move(waiting.done));
  };
  campaign::Event& event = *decision.event;
  auto bytes = checked_bytes(event);
  if (!bytes) return refuse_it(std::move(bytes.error()));
  store::Event kept;
  kept.stamp = waiting.stamp.microseconds;
  kept.author = std::move(waiting.author);
  kept.command_id = std::move(waiting.id);
  kept.kind = kind_of(event);
  kept.format_version = campaign::event_version;
  kept.payload = *std::move(bytes);
  if (auto exceeded = store::limit_exceeded(kept)) {
    return refuse_it({RefusalCode::event_out_of_limits, kept.kind, *std::move(exceeded)});
  }
  if (auto applied = campaign::apply(ahead_, event); !applied) {
    return refuse_it(std::move(applied.error()));
  }
  Result<Reply> reply = Reply{next_, waiting.stamp, day_reply(waiting.command.request)};
  if (decision.refusal) reply = tl::make_unexpected(*std::move(decision.refusal));
  kept.answer = answer_bytes(reply, waiting.request);
  ++next_;
  tools_.known.add(kept.command_id);
  in_flight_.add({kept.command_id, kept.author, waiting.request, change_of(std::move(event))},
                 std::move(reply), std::move(waiting.done));
  journal.append(std::move(kept),
                 [this](const Result<store::Receipt>& receipt) { on_disk(receipt); });
}

Change Writer::change_of(campaign::Event event) const {
  Change change;
  const bool turn = is_day_turn(event);
  change.event = std::move(event);
  if (!turn) return change;
  // Everything before it will be on the disk when this event is: what is ahead now is what readers
  // will see then.
  change.live = std::make_unique<campaign::Campaign>(ahead_);
  const campaign::State& state = ahead_.state;
  if (state.waiting_day) return change;
  change.published = std::make_shared<const PublishedDay>(published_day(state));
  const Day every = tools_.policy.every_days;
  if (every > 0 && state.day % every == 0 && tools_.snapshots.is_idle()) {
    change.state_kept = snapshot_parts(state, nullptr);
  }
  return change;
}

void Writer::on_disk(const Result<store::Receipt>& receipt) {
  if (!receipt) {
    const Refusal& reason = receipt.error();
    const bool is_first =
        tools_.queue.stop(reason.code == RefusalCode::journal_stopped
                              ? reason
                              : Refusal{RefusalCode::journal_stopped, reason.where,
                                        "the campaign stopped at: " + reason.what});
    if (is_first && tools_.on_stop) tools_.on_stop(reason);
    return in_flight_.refuse_all(reason,
                                 [&](const Change& change) { turn_failed(change.event, reason); });
  }
  Change* const change = in_flight_.oldest();
  if (change == nullptr) return;
  AFFECTA_CHECK(!receipt->repeated);
  const auto at_once = [&](const campaign::Campaign& live) { tell_watcher(change->event, live); };
  if (change->live) {
    tools_.committed.replace(std::move(change->live), change->event, std::move(change->published),
                             receipt->position, at_once);
  } else {
    tools_.committed.apply(change->event, receipt->position, at_once);
  }
  if (change->state_kept) {
    tools_.snapshots.write({receipt->position, *std::move(change->state_kept)});
  }
  in_flight_.kept();
}

// It was computed, and is not kept.
void Writer::turn_failed(const campaign::Event& event, const Refusal& refusal) const {
  const auto* const turned = std::get_if<campaign::DayTurned>(&event);
  if (tools_.watcher == nullptr || turned == nullptr) return;
  tools_.watcher->failed(turned->summary.day, refusal);
}

void Writer::tell_watcher(const campaign::Event& event, const campaign::Campaign& live) const {
  if (tools_.watcher == nullptr) return;
  if (const auto* const held = std::get_if<campaign::DayHeld>(&event)) {
    tools_.watcher->held(held->day);
  } else if (const auto* const turned = std::get_if<campaign::DayTurned>(&event)) {
    tools_.watcher->turned(*turned, live);
  } else if (std::holds_alternative<campaign::DayPublished>(event)) {
    tools_.watcher->published(live.state.day, live);
  }
}

}  // namespace affecta::running
