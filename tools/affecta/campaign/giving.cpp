#include "tools/affecta/campaign/giving.h"

#include <random>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "datasets/calendars/civil_time.h"
#include "tools/affecta/campaign/key_options.h"
#include "tools/affecta/campaign/log_line.h"
#include "tools/affecta/documents.h"
#include "tools/affecta/step_progress.h"

namespace affecta::cli {

using running::RunningCampaign;

void add_folder(CLI::App& app, std::string& folder) {
  app.add_option("DIR", folder, "The campaign's folder")->required();
}

void add_threads(CLI::App& app, unsigned& threads) {
  app.add_option("--threads", threads, "Threads to use (0: all there are)")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024));
}

void add_giving(CLI::App& app, Giving& giving) {
  add_folder(app, giving.folder);
  app.add_option("--now", giving.now,
                 "The time, \"2024-05-31 10:00\" in the calendar's zone: a test clock only");
  app.add_option("--id", giving.id,
                 "The command's id: a repeated one is answered as the first time");
  add_author(app, "--as", giving.author, "Who gives it; by default who usually does");
  add_threads(app, giving.threads);
}

namespace {

void warn(const std::vector<std::string>& warnings) {
  for (const std::string& warning : warnings) fmt::print(stderr, "affecta: warning: {}\n", warning);
}

}  // namespace

Result<RunningCampaign> open_campaign(const std::string& folder, unsigned threads) {
  running::Options options;
  options.threads = threads;
  StepProgress progress;
  auto running = RunningCampaign::open(folder, options, progress);
  progress.finish();
  if (running) warn(running->warnings());
  return running;
}

Result<running::Replayed> read_campaign(const std::string& folder, const Workers& workers) {
  StepProgress progress;
  auto replayed = running::read_campaign(folder, workers, progress);
  progress.finish();
  if (replayed) warn(replayed->warnings);
  return replayed;
}

Result<std::optional<campaign::Instant>> instant_of(const std::string& now,
                                                    const RunningCampaign& running) {
  if (now.empty()) return std::optional<campaign::Instant>();
  std::string zone;
  running.read([&](const campaign::Campaign& live) { zone = live.calendar->zone; });
  const auto instant = campaign::parse_civil_time(now, zone);
  if (!instant) return tl::make_unexpected(instant.error());
  return std::optional(*instant);
}

std::string drawn_id() {
  std::random_device random;
  return fmt::format("{:08x}{:08x}{:08x}{:08x}", random(), random(), random(), random());
}

namespace {

// What the journal holds of the command.
void print_event(const RunningCampaign& running, const std::string& author, const std::string& id) {
  const auto entry = running.journal().find(author, id);
  if (!entry || !*entry) return;
  running.read(
      [&](const campaign::Campaign& live) { fmt::print("{}\n", log_line(**entry, live)); });
}

}  // namespace

int give(const Giving& giving, const Making& make) {
  auto running = open_campaign(giving.folder, giving.threads);
  if (!running) return tell(running.error());
  const auto now = instant_of(giving.now, *running);
  if (!now) return tell(now.error());
  campaign::Command command;
  running->read([&](const campaign::Campaign& live) { command = make(live); });
  if (giving.author) command.author = *giving.author;
  const std::string author = running::to_text(command.author);
  const std::string id = giving.id.empty() ? drawn_id() : giving.id;
  const auto reply = running->submit(std::move(command), id, *now);
  if (!reply) return tell(reply.error());
  if (reply->event == 0) fmt::print("nothing had to change\n");
  print_event(*running, author, id);
  return reply->day && reply->day->waits ? done_with_alert : done;
}

int give(const Giving& giving, const campaign::Author& usual, campaign::Request request) {
  return give(giving, [&](const campaign::Campaign&) -> campaign::Command {
    return {usual, std::move(request)};
  });
}

}  // namespace affecta::cli
