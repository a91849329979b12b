// A campaign that runs: commands answered per second and per commit, with so many in flight, and in
// the same run what the disk gives: equal appends to a plain file, each waited for.
//
// Then a restart: a long tail of answers, replayed; and a country's state, from its snapshot. The
// folders are in the temporary folder: TMPDIR chooses the disk.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>

#include <benchmark/benchmark.h>

#include "bench/countries.h"
#include "bench/disk.h"
#include "engine/campaign/bytes.h"
#include "server/running/campaign_folder.h"
#include "server/running/running_campaign.h"
#include "server/store/journal.h"

namespace affecta::bench {

namespace {

using campaign::Instant;
using running::RunningCampaign;

constexpr std::size_t wishes = 100'000;
constexpr std::size_t event_bytes = 300;

template <class T>
T value_or_abort(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "affecta_bench: %s\n", result.error().message().c_str());
    std::abort();
  }
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

std::string calendar_text() {
  return std::string(
      value_or_abort(Document::open(AFFECTA_SOURCE_DIR "/datasets/calendars/2024.json")).text());
}

void create(const std::string& folder, std::size_t size) {
  NoProgress nobody;
  value_or_abort(running::create_campaign(folder, country_of(size), calendar_text(),
                                          {.test_clock = true, .begins = {}}, {}, Workers(),
                                          nobody));
}

RunningCampaign open(const std::string& folder, running::SnapshotPolicy snapshots) {
  NoProgress nobody;
  running::Options options;
  options.snapshots = snapshots;
  return value_or_abort(RunningCampaign::open(folder, options, nobody));
}
constexpr running::SnapshotPolicy no_snapshots{.every_days = 0};

// The same place is changed to and fro.
campaign::Command change(const GroupKey& group, std::size_t number) {
  const auto capacity = static_cast<std::int32_t>(number % 1000);
  return {{campaign::Role::operator_, 0}, campaign::SetGroup{group, 1000 + capacity, {}, {}, {}}};
}

void running_commands(benchmark::State& state) {
  const Folder folder;
  create(folder / "campaign", wishes);
  RunningCampaign running = open(folder / "campaign", {});
  const GroupKey group = country_of(wishes).instance.groups.key[GroupIndex{0}];
  const double before = plain_appends_per_second(folder, event_bytes);
  const auto in_flight = static_cast<std::size_t>(state.range(0));
  std::size_t sent = 0;
  const auto begin = Clock::now();
  for (auto _ : state) {
    Client(in_flight, [&](const std::function<void()>& answered) {
      ++sent;
      running.submit(change(group, sent), std::to_string(sent), std::nullopt,
                     [&answered](const Result<running::Reply>& reply) {
                       if (!reply) std::abort();
                       answered();
                     });
    }).run();
  }
  const std::chrono::duration<double> elapsed = Clock::now() - begin;
  const auto counts = running.counts();
  state.counters["commands_per_second"] = static_cast<double>(counts.events) / elapsed.count();
  state.counters["commits_per_second"] = static_cast<double>(counts.commits) / elapsed.count();
  state.counters["commands_per_commit"] =
      static_cast<double>(counts.events) / static_cast<double>(counts.commits);
  state.counters["plain_appends_per_second"] =
      (before + plain_appends_per_second(folder, event_bytes)) / 2;
}
BENCHMARK(running_commands)
    ->Arg(1)
    ->Arg(64)
    ->Arg(256)
    ->ArgName("in_flight")
    ->Iterations(1)
    ->UseRealTime();

// ---------------------------------------------------------------- a restart

// What a candidate answers: the first wish given up, one that still waits, one resigned.
campaign::Event answer_of(const Instance& instance, CandidateIndex candidate) {
  using campaign::WishState;
  constexpr std::array<WishState, 3> states = {WishState::resigned, WishState::waiting,
                                               WishState::given_up};
  campaign::Answered answered{candidate, 1, {}, {}};
  const auto offsets = instance.wishes_of_candidate.offsets().span();
  const std::uint32_t end = offsets[candidate.value + 1];
  for (std::uint32_t wish = offsets[candidate.value]; wish < end; ++wish) {
    if (answered.wishes.size() == states.size()) break;
    const WishState state = states[answered.wishes.size()];
    answered.wishes.push_back({campaign::CampaignWish{wish}, state});
  }
  return answered;
}

void append_answers(const std::string& journal_path, std::size_t count) {
  auto journal = value_or_abort(store::Journal::open(journal_path));
  const Instance& instance = country_of(wishes).instance;
  for (std::size_t i = 0; i < count; ++i) {
    const auto candidate = CandidateIndex::at(i % instance.candidate_count());
    store::Event event;
    event.stamp = static_cast<std::int64_t>(i);
    event.author = "candidate " + std::to_string(candidate.value);
    event.command_id = "command-" + std::to_string(i);
    event.kind = "answered";
    event.format_version = campaign::event_version;
    event.payload = encode(answer_of(instance, candidate));
    journal.append(std::move(event), [](const Result<store::Receipt>& kept) {
      if (!kept) std::abort();
    });
  }
}

// Made once, for all repetitions; opening it leaves it as it is.
const std::string& campaign_with_answers(std::size_t count) {
  static const Folder all;
  static std::map<std::size_t, std::string> folders;
  std::string& folder = folders[count];
  if (folder.empty()) {
    folder = all / std::to_string(count).c_str();
    create(folder, wishes);
    append_answers(running::FolderPaths(folder).journal, count);
  }
  return folder;
}

// Without a snapshot, all of a journal replayed.
void running_restart(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const std::string& folder = campaign_with_answers(count);
  std::optional<RunningCampaign> running;  // its end is not measured
  for (auto _ : state) running = open(folder, no_snapshots);
  if (running->counts().replayed != count) std::abort();
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(running_restart)
    ->Arg(500'000)
    ->Arg(5'000'000)
    ->ArgName("commands")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

// Made once: its first day has come, and the snapshot of that day is its last event's.
const std::string& campaign_after_a_day(std::size_t size) {
  static const Folder all;
  static std::map<std::size_t, std::string> folders;
  std::string& folder = folders[size];
  if (folder.empty()) {
    folder = all / std::to_string(size).c_str();
    create(folder, size);
    RunningCampaign running = open(folder, {});
    std::optional<campaign::Instant> turn;
    running.read([&](const campaign::Campaign& live) { turn = live.calendar->turns(1); });
    const campaign::Command advance{{campaign::Role::operator_, 0}, campaign::Advance{1, true}};
    value_or_abort(running.submit(advance, "first day", turn));
  }
  return folder;
}

void running_restart_from_snapshot(benchmark::State& state) {
  const std::string& folder = campaign_after_a_day(static_cast<std::size_t>(state.range(0)));
  std::optional<RunningCampaign> running;  // its end is not measured
  for (auto _ : state) running = open(folder, no_snapshots);
  if (running->counts().replayed != 0) std::abort();
}
BENCHMARK(running_restart_from_snapshot)
    ->Arg(1'000'000)
    ->Arg(12'300'000)
    ->ArgName("wishes")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace

}  // namespace affecta::bench
