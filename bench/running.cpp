// A campaign that runs: commands answered per second and per commit, with so many in flight, and in
// the same run what the disk gives: equal appends to a plain file, each waited for.
//
// Then a restart: a long tail of answers, replayed. The folder is in the temporary folder: TMPDIR
// chooses the disk.

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

void create(const std::string& folder) {
  NoProgress nobody;
  value_or_abort(running::create_campaign(folder, country_of(wishes), calendar_text(),
                                          {.test_clock = true, .begins = {}}, {}, Workers(),
                                          nobody));
}

RunningCampaign open(const std::string& folder) {
  NoProgress nobody;
  return value_or_abort(RunningCampaign::open(folder, {}, nobody));
}

// The same place is changed to and fro.
campaign::Command change(const GroupKey& group, std::size_t number) {
  const auto capacity = static_cast<std::int32_t>(number % 1000);
  return {{campaign::Role::operator_, 0}, campaign::SetGroup{group, 1000 + capacity, {}, {}, {}}};
}

void running_commands(benchmark::State& state) {
  const Folder folder;
  create(folder / "campaign");
  RunningCampaign running = open(folder / "campaign");
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

// Answers as candidates give them: one wish decided, and two given up.
void append_answers(const std::string& journal_path, std::size_t count) {
  auto journal = value_or_abort(store::Journal::open(journal_path));
  const auto last = static_cast<std::uint32_t>(country_of(wishes).instance.candidate_count());
  for (std::size_t i = 0; i < count; ++i) {
    const auto number = static_cast<std::uint32_t>(i);
    const campaign::Event answer = campaign::Answered{
        CandidateIndex{number % last},
        1,
        {{campaign::CampaignWish{number % 90'000}, campaign::WishState::resigned},
         {campaign::CampaignWish{(number + 1) % 90'000}, campaign::WishState::waiting},
         {campaign::CampaignWish{(number + 2) % 90'000}, campaign::WishState::given_up}},
        {}};
    store::Event event;
    event.stamp = static_cast<std::int64_t>(i);
    event.author = "candidate " + std::to_string(number % last);
    event.command_id = "command-" + std::to_string(i);
    event.kind = "answered";
    event.format_version = campaign::event_version;
    event.payload = encode(answer);
    journal.append(std::move(event), [](const Result<store::Receipt>& kept) {
      if (!kept) std::abort();
    });
  }
}

void running_restart(benchmark::State& state) {
  const Folder folder;
  create(folder / "campaign");
  const auto count = static_cast<std::size_t>(state.range(0));
  append_answers(running::FolderPaths(folder / "campaign").journal, count);
  for (auto _ : state) {
    const RunningCampaign running = open(folder / "campaign");
    if (running.counts().replayed != count) std::abort();
    state.PauseTiming();
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(running_restart)
    ->Arg(500'000)
    ->Arg(5'000'000)
    ->ArgName("commands")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace

}  // namespace affecta::bench
