#include "server/running/replay.h"

#include "engine/campaign/apply.h"
#include "server/running/state_snapshot.h"
#include "server/store/snapshots.h"

namespace affecta::running {

namespace {

// The newest snapshot that can be used; else nothing is changed.
Result<void> use_snapshot(const CampaignFolder& folder, const store::JournalReader& journal,
                          Replayed& replayed) {
  const store::Snapshots snapshots(folder.paths.states, snapshot_version);
  auto found = snapshots.newest(journal);
  if (!found) return tl::make_unexpected(found.error());
  replayed.warnings = std::move(found->warnings);
  if (!found->newest) return {};
  const store::Position& position = found->newest->position;
  auto kept = read_snapshot(folder, found->newest->state);
  if (!kept) {
    replayed.warnings.push_back("the snapshot of event " + std::to_string(position.sequence) +
                                " is passed over: " + kept.error().message());
    return {};
  }
  const auto stamp = journal.stamp(position.sequence);
  if (!stamp) return tl::make_unexpected(stamp.error());
  replayed.live = std::move(kept->live);
  replayed.published = std::move(kept->published);
  replayed.position = position;
  replayed.stamp = {stamp->value()};  // newest() found the event
  return {};
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
  auto replayed = before_all(folder, journal);
  if (!replayed) return replayed;
  if (auto used = use_snapshot(folder, journal, *replayed); !used) {
    return tl::make_unexpected(used.error());
  }
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
