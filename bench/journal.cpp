// The journal: commands kept per second and per commit, with so many in flight, and in the same run
// what the disk gives: equal appends to a plain file, each waited for.
//
// In flight is what clients do: as many commands as were answered are sent again, by two threads.
// Each lasts two seconds, between two of the plain file: disks change from second to second. Then
// what a day turn takes, and reading everything again. The file is in the temporary folder: TMPDIR
// chooses the disk.

#include "server/store/journal.h"

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

namespace affecta::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds duration{2};
constexpr std::size_t payload_size = 300;

class Folder {
 public:
  Folder() : path_((std::filesystem::temp_directory_path() / "affecta-bench-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) std::abort();
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string operator/(const char* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

// Appends of an event's size to a plain file, each followed by fsync, in a second.
double plain_appends_per_second(const Folder& folder) {
  const int file =
      ::open((folder / "plain").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const std::string bytes(payload_size, 'x');
  std::size_t count = 0;
  const auto begin = Clock::now();
  std::chrono::duration<double> elapsed{};
  while (elapsed < duration / 2) {
    if (::write(file, bytes.data(), bytes.size()) < 0 || ::fsync(file) != 0) std::abort();
    ++count;
    elapsed = Clock::now() - begin;
  }
  ::close(file);
  return static_cast<double>(count) / elapsed.count();
}

// Sends again what was answered.
class Client {
 public:
  Client(store::Journal& journal, std::string name, std::size_t in_flight)
      : journal_(journal), name_(std::move(name)), to_send_(in_flight), in_flight_(in_flight) {}

  void run() {
    const auto end = Clock::now() + duration;
    while (Clock::now() < end) {
      for (std::size_t count = take(); count > 0; --count) send();
    }
    std::unique_lock guard(mutex_);
    answered_.wait(guard, [&] { return to_send_ == in_flight_; });
  }

 private:
  std::size_t take() {
    std::unique_lock guard(mutex_);
    answered_.wait(guard, [&] { return to_send_ > 0; });
    return std::exchange(to_send_, 0);
  }

  void send() {
    store::Event event;
    event.author = name_;
    event.command_id = name_ + "-" + std::to_string(sent_++);
    event.kind = "answer";
    event.payload.assign(payload_size, 'x');
    event.answer = "kept";
    journal_.append(std::move(event), [this](const Result<store::Receipt>& receipt) {
      if (!receipt) std::abort();
      const std::lock_guard guard(mutex_);
      ++to_send_;
      answered_.notify_one();
    });
  }

  store::Journal& journal_;
  const std::string name_;
  std::size_t sent_ = 0;
  std::mutex mutex_;
  std::condition_variable answered_;
  std::size_t to_send_;
  const std::size_t in_flight_;
};

void journal(benchmark::State& state) {
  const Folder folder;
  const double before = plain_appends_per_second(folder);
  const auto in_flight = static_cast<std::size_t>(state.range(0));
  auto opened = store::Journal::open(folder / "journal");
  if (!opened) return state.SkipWithError(opened.error().message().c_str());
  const auto begin = Clock::now();
  for (auto _ : state) {
    const std::size_t first = (in_flight + 1) / 2;
    Client one(*opened, "one", first);
    Client two(*opened, "two", in_flight - first);
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
  state.counters["plain_appends_per_second"] = (before + plain_appends_per_second(folder)) / 2;
}
BENCHMARK(journal)->Arg(1)->Arg(64)->Arg(256)->ArgName("in_flight")->Iterations(1)->UseRealTime();

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
