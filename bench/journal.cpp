// The journal: commands kept per second and per commit, with so many in flight, and in the same run
// what the disk gives: equal appends to a plain file, each waited for.
//
// In flight is what clients do: as many commands as were answered are sent again, by two threads.
// Each lasts two seconds, between two of the plain file: disks change from second to second. Then
// what a day turn takes, and reading everything again. The file is in the temporary folder: TMPDIR
// chooses the disk.

#include "server/store/journal.h"

#include <cstdlib>
#include <random>
#include <string>
#include <thread>
#include <utility>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "bench/disk.h"

namespace affecta::bench {

namespace {

constexpr std::size_t payload_size = 300;

// Of the client's command of a number.
using Ids = std::string (*)(const std::string& client, std::size_t number);

std::string growing_id(const std::string& client, std::size_t number) {
  return client + "-" + std::to_string(number);
}

// As UUIDs of version 4 are: each is anywhere in the journal's index.
std::string id_of_chance(const std::string&, std::size_t) {
  thread_local std::mt19937_64 random{std::random_device()()};
  return fmt::format("{:016x}{:016x}", random(), random());
}

Client client_of(store::Journal& journal, const std::string& name, std::size_t in_flight, Ids ids) {
  return {in_flight, [&journal, name, ids,
                      sent = std::size_t{0}](const std::function<void()>& answered) mutable {
            store::Event event;
            event.author = name;
            event.command_id = ids(name, sent++);
            event.kind = "answer";
            event.payload.assign(payload_size, 'x');
            event.answer = "kept";
            journal.append(std::move(event), [&answered](const Result<store::Receipt>& receipt) {
              if (!receipt) std::abort();
              answered();
            });
          }};
}

void keep_commands(benchmark::State& state, Ids ids) {
  const Folder folder;
  const double before = plain_appends_per_second(folder, payload_size);
  const auto in_flight = static_cast<std::size_t>(state.range(0));
  auto opened = store::Journal::open(folder / "journal");
  if (!opened) return state.SkipWithError(opened.error().message().c_str());
  const auto begin = Clock::now();
  for (auto _ : state) {
    const std::size_t first = (in_flight + 1) / 2;
    Client one = client_of(*opened, "one", first, ids);
    Client two = client_of(*opened, "two", in_flight - first, ids);
    std::thread other([&] {
      if (in_flight > first) two.run();
    });
    one.run();
    other.join();
  }
  const std::chrono::duration<double> elapsed = Clock::now() - begin;
  const auto counts = opened->counts();
  const auto commits = static_cast<double>(counts.commits);
  state.counters["commands_per_second"] = static_cast<double>(counts.events) / elapsed.count();
  state.counters["commits_per_second"] = commits / elapsed.count();
  state.counters["commands_per_commit"] = static_cast<double>(counts.events) / commits;
  state.counters["plain_appends_per_second"] =
      (before + plain_appends_per_second(folder, payload_size)) / 2;
}
void journal(benchmark::State& state) { keep_commands(state, growing_id); }
void journal_ids_of_chance(benchmark::State& state) { keep_commands(state, id_of_chance); }
BENCHMARK(journal)->Arg(1)->Arg(64)->Arg(256)->ArgName("in_flight")->Iterations(1)->UseRealTime();

BENCHMARK(journal_ids_of_chance)->Arg(64)->ArgName("in_flight")->Iterations(1)->UseRealTime();

// A day turn: columns of small numbers, of which some change.
std::string packed_columns() {
  std::string bytes(std::size_t{40} << 20U, '\0');
  std::uint32_t value = 1;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    value = value * 1664525U + 1013904223U;
    bytes[i] = static_cast<char>(i % 4 < 2 ? value >> 24U : 0U);
  }
  return bytes;
}

void journal_day_turn(benchmark::State& state) {
  const Folder folder;
  auto opened = store::Journal::open(folder / "journal");
  if (!opened) return state.SkipWithError(opened.error().message().c_str());
  const std::string payload = packed_columns();
  int day = 0;
  for (auto _ : state) {
    const std::string id = "day " + std::to_string(++day);
    if (!opened->append({day, "operator", id, "day-turn", 1, payload, ""})) std::abort();
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(payload.size()));
}
BENCHMARK(journal_day_turn)->Iterations(5)->Unit(benchmark::kMillisecond)->UseRealTime();

void journal_replay(benchmark::State& state) {
  constexpr int count = 200'000;
  const Folder folder;
  auto opened = store::Journal::open(folder / "journal");
  if (!opened) return state.SkipWithError(opened.error().message().c_str());
  for (int i = 1; i <= count; ++i) {
    opened->append(
        {i, "candidate", std::to_string(i), "answer", 1, std::string(payload_size, 'x'), "kept"},
        [](const Result<store::Receipt>&) {});
  }
  while (opened->reader().last()->sequence < count) std::this_thread::yield();
  for (auto _ : state) {
    if (!opened->reader().read(1, [](const store::Entry&) { return true; })) std::abort();
  }
  state.SetItemsProcessed(state.iterations() * count);
}
BENCHMARK(journal_replay)->Iterations(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

}  // namespace affecta::bench
