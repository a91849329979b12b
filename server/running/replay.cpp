#include "server/running/replay.h"

#include <optional>
#include <utility>

#include "engine/campaign/apply.h"
#include "server/running/state_snapshot.h"
#include "server/store/snapshots.h"

namespace affecta::running {

namespace {

// As the newest snapshot that can be used has it; none when the beginning is to be replayed too.
Result<std::optional<Replayed>> from_snapshot(const CampaignFolder& folder,
                                              const store::JournalReader& journal,
                                              std::vector<std::string>& warnings) {
  const store::Snapshots snapshots(folder.paths.states, snapshot_version);
  const auto found = snapshots.newest(journal);
  if (!found) return tl::make_unexpected(found.error());
  warnings = found->warnings;
  if (!found->newest) return std::nullopt;
  const store::Position& position = found->newest->position;
  auto kept = read_snapshot(folder, found->newest->state);
  if (!kept) {
    warnings.push_back("the snapshot of event " + std::to_string(position.sequence) +
                       " is passed over: " + kept.error().message());
    return std::nullopt;
  }
  const auto stamp = journal.stamp(position.sequence);
  if (!stamp) return tl::make_unexpected(stamp.error());
  Replayed replayed;
  replayed.live = std::move(kept->live);
  replayed.published = std::move(kept->published);
  replayed.position = position;
  replayed.stamp = {stamp->value()};  // newest() found the event
  return replayed;
}

// Where the replay starts. Making the campaign of the beginning takes a second at national size:
// only where there is no snapshot of it.
Result<Replayed> start(const CampaignFolder& folder, const store::JournalReader& journal) {
  if (const auto first = beginning(folder, journal); !first) {
    return tl::make_unexpected(first.error());
  }
  std::vector<std::string> warnings;
  auto kept = from_snapshot(folder, journal, warnings);
  if (!kept) return tl::make_unexpected(kept.error());
  auto replayed = *kept ? Result<Replayed>(**std::move(kept)) : before_all(folder, journal);
  if (replayed) replayed->warnings = std::move(warnings);
  return replayed;
}

}  // namespace

Result<Replayed> before_all(const CampaignFolder& folder, const store::JournalReader& journal) {
  const auto first = beginning(folder, journal);
  if (!first) return tl::make_unexpected(first.error());
  Replayed replayed;
  replayed.live = campaign::open_campaign(folder.opening, folder.calendar);
  replayed.published = std::make_shared<const PublishedDay>(published_day(replayed.live.state));
  replayed.position = first->position;
  replayed.stamp = {first->event.stamp};
  return replayed;
}

Result<void> apply(Replayed& replayed, const KeptEvent& kept) {
  auto applied = campaign::apply(replayed.live, kept.event);
  if (!applied) {
    applied.error().where = "event " + std::to_string(kept.position.sequence);
    return applied;
  }
  replayed.position = kept.position;
  replayed.stamp = kept.stamp;
  ++replayed.events;
  const campaign::State& state = replayed.live.state;
  if (state.day != replayed.published->day) {
    replayed.published = std::make_shared<const PublishedDay>(published_day(state));
  }
  return {};
}

Result<Replayed> replay(const CampaignFolder& folder, const store::JournalReader& journal,
                        ProgressObserver& progress) {
  auto replayed = start(folder, journal);
  if (!replayed) return replayed;
  const auto done = each_event(journal, replayed->position.sequence + 1, progress,
                               [&](const KeptEvent& kept) { return apply(*replayed, kept); });
  if (!done) return tl::make_unexpected(done.error());
  return replayed;
}

Result<Replayed> read_campaign(const std::string& folder, const Workers& workers,
                               ProgressObserver& progress) {
  auto opened = open_folder(folder, workers, progress);
  if (!opened) return tl::make_unexpected(opened.error());
  const auto journal = store::JournalReader::open(opened->paths.journal);
  if (!journal) return tl::make_unexpected(journal.error());
  return replay(*opened, *journal, progress);
}

}  // namespace affecta::running
