#include "server/api/round_book.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/campaign/bytes.h"

namespace affecta::api {

namespace {

double since_it_began(const Round& round) {
  const std::chrono::duration<double, std::milli> since =
      std::chrono::steady_clock::now() - round.begun;
  return since.count();
}

}  // namespace

std::string_view to_text(RoundState state) {
  constexpr std::array<std::string_view, 5> names = {"turning", "failed", "waits", "held",
                                                     "published"};
  return names[static_cast<std::size_t>(state)];
}

Result<void> RoundBook::read_history(const store::JournalReader& journal,
                                     const campaign::Campaign& live) {
  const std::lock_guard guard(mutex_);
  Result<void> decoded;
  store::EventFilter turns;
  turns.kind = "day-turned";
  const auto read = journal.read(1, turns, [&](const store::Entry& entry) {
    auto event = campaign::decode_event(entry.event.payload);
    if (!event) {
      decoded = tl::make_unexpected(std::move(event.error()));
      return false;
    }
    const auto& turned = std::get<campaign::DayTurned>(*event);
    // A day that waited was published when another one follows it, and held when it comes again.
    if (turned.summary.day > new_day_) put_displays();
    put(turned);
    return true;
  });
  if (!decoded || !read) return decoded ? read : decoded;
  for (auto& [day, round] : rounds_) {
    if (day <= live.state.day) {
      round.state = RoundState::published;
    } else if (!live.state.waiting_day) {
      round.state = RoundState::held;
    }
  }
  if (new_day_ <= live.state.day) put_displays();
  return {};
}

std::optional<Round> RoundBook::find(Day day) const {
  const std::lock_guard guard(mutex_);
  const auto found = rounds_.find(day);
  return found == rounds_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Round> RoundBook::all() const {
  const std::lock_guard guard(mutex_);
  std::vector<Round> all;
  for (const auto& [day, round] : rounds_) all.push_back(round);
  return all;
}

std::optional<Day> RoundBook::in_progress() const {
  const std::lock_guard guard(mutex_);
  for (const auto& [day, round] : rounds_) {
    if (round.state == RoundState::turning) return day;
  }
  return std::nullopt;
}

std::vector<DisplayChange> RoundBook::displays(GroupIndex group) const {
  const std::lock_guard guard(mutex_);
  const auto found = displays_.find(group);
  return found == displays_.end() ? std::vector<DisplayChange>() : found->second;
}

void RoundBook::follow(Day day, Follower follower, std::function<bool()> is_there) {
  const std::lock_guard guard(mutex_);
  std::erase_if(followers_, [](const auto& each) { return !each.second.is_there(); });
  const auto found = rounds_.find(day);
  if (found != rounds_.end() && !follower(found->second)) return;
  followers_.emplace(day, Following{std::move(follower), std::move(is_there)});
}

void RoundBook::turning(Day day, const std::string& command) {
  change(day, [&](Round& round) {
    round = {};
    round.day = day;
    round.command = command;
    round.begun = std::chrono::steady_clock::now();
  });
}

void RoundBook::step(Day day, std::string_view step, unsigned pass) {
  change(day, [&](Round& round) {
    const double now = since_it_began(round);
    if (!round.steps.empty()) round.steps.back().lasted = now - round.steps.back().began;
    round.steps.push_back({std::string(step), pass, now, 0});
  });
}

void RoundBook::failed(Day day, const Refusal& refusal) {
  change(day, [&](Round& round) {
    round.state = RoundState::failed;
    round.refusal = refusal;
    round.lasted = since_it_began(round);
  });
}

// Between the last step and the disk there are the journal and the readers' copy.
void RoundBook::turned(const campaign::DayTurned& turned, const campaign::Campaign&) {
  change(turned.summary.day, [&](Round& round) {
    round.lasted = since_it_began(round);
    if (!round.steps.empty()) round.steps.back().lasted = round.lasted - round.steps.back().began;
    put(turned);
    if (!turned.waits) put_displays();
  });
}

void RoundBook::published(Day day, const campaign::Campaign&) {
  change(day, [&](Round& round) {
    round.state = RoundState::published;
    put_displays();
  });
}

void RoundBook::held(Day day) {
  change(day, [](Round& round) { round.state = RoundState::held; });
}

// What the event says; steps and durations stay.
void RoundBook::put(const campaign::DayTurned& turned) {
  Round& round = rounds_[turned.summary.day];
  round.day = turned.summary.day;
  round.state = turned.waits ? RoundState::waits : RoundState::published;
  round.summary = turned.summary;
  round.excluded = turned.excluded;
  round.given_up_for_withdrawn = turned.given_up_for_withdrawn.size();
  new_day_ = turned.summary.day;
  new_displays_ = turned.changes.groups;
}

void RoundBook::put_displays() {
  for (const campaign::GroupDisplay& each : std::exchange(new_displays_, {})) {
    displays_[each.group].push_back({new_day_, each.last_called, each.number_waiting});
  }
}

void RoundBook::change(Day day, const std::function<void(Round&)>& how) {
  const std::lock_guard guard(mutex_);
  Round& round = rounds_[day];
  how(round);
  for (auto [each, end] = followers_.equal_range(day); each != end;) {
    each = each->second.tell(round) ? std::next(each) : followers_.erase(each);
  }
}

}  // namespace affecta::api
