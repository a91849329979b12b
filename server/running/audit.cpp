#include "server/running/audit.h"

#include <variant>
#include <vector>

#include "engine/campaign/bytes.h"
#include "server/running/replay.h"
#include "server/running/state_snapshot.h"
#include "server/store/snapshots.h"

namespace affecta::running {

namespace {

tl::unexpected<Refusal> differs(std::uint64_t sequence, std::string what) {
  return refuse(RefusalCode::history_differs, "event " + std::to_string(sequence), std::move(what));
}

class Audit {
 public:
  Audit(const CampaignFolder& folder, Replayed begin, std::vector<store::StateSnapshot> snapshots)
      : folder_(folder), replayed_(std::move(begin)), snapshots_(std::move(snapshots)) {}

  Result<void> visit(const KeptEvent& kept) {
    if (const auto* const turned = std::get_if<campaign::DayTurned>(&kept.event)) {
      if (auto same = compare_turn(kept.position.sequence, *turned); !same) return same;
    }
    if (auto applied = apply(replayed_, kept); !applied) return applied;
    return compare_snapshots();
  }

  Result<void> compare_snapshots() {
    while (!snapshots_.empty() &&
           snapshots_.back().position.sequence == replayed_.position.sequence) {
      const store::StateSnapshot snapshot = std::move(snapshots_.back());
      snapshots_.pop_back();
      if (auto same = compare(snapshot); !same) return same;
    }
    return {};
  }

  // The rest stand for events that were not visited.
  Result<AuditReport> report() {
    if (!snapshots_.empty()) {
      return differs(snapshots_.back().position.sequence,
                     "a snapshot of the state stands for it, which the journal does not have");
    }
    report_.last = replayed_.position;
    report_.day = replayed_.live.state.day;
    return report_;
  }

 private:
  Result<void> compare_turn(std::uint64_t sequence, const campaign::DayTurned& turned) {
    const std::string day = "day " + std::to_string(turned.summary.day);
    if (turned.summary.input != campaign::hash_of(replayed_.live.state)) {
      return differs(sequence, day + " was computed from another state");
    }
    if (turned.summary.result != campaign::hash_of(turned.changes)) {
      return differs(sequence, day + " was published with other changes");
    }
    ++report_.days;
    return {};
  }

  Result<void> compare(const store::StateSnapshot& snapshot) {
    const std::uint64_t sequence = snapshot.position.sequence;
    if (snapshot.position != replayed_.position) {
      return differs(sequence, "the snapshot of the state is of another history");
    }
    const auto kept = read_snapshot(folder_, snapshot.state);
    if (!kept) return tl::make_unexpected(kept.error());
    if (kept->live.state != replayed_.live.state) {
      return differs(sequence, "the snapshot has another state");
    }
    if (*kept->published != *replayed_.published) {
      return differs(sequence, "the snapshot has another published day");
    }
    ++report_.snapshots;
    return {};
  }

  const CampaignFolder& folder_;
  Replayed replayed_;
  std::vector<store::StateSnapshot> snapshots_;  // to be compared; the next one last
  AuditReport report_;
};

}  // namespace

Result<AuditReport> audit(const std::string& folder, const Workers& workers,
                          ProgressObserver& progress, const std::string& file_system) {
  const auto opened = open_folder(folder, workers, progress);
  if (!opened) return tl::make_unexpected(opened.error());
  auto snapshots = store::Snapshots(opened->paths.states, snapshot_version).all();
  if (!snapshots) return tl::make_unexpected(snapshots.error());
  const auto journal = store::JournalReader::open(opened->paths.journal, file_system);
  if (!journal) return tl::make_unexpected(journal.error());
  if (const auto chain = journal->audit(progress); !chain) {
    return tl::make_unexpected(chain.error());
  }
  auto begin = before_all(*opened, *journal);
  if (!begin) return tl::make_unexpected(begin.error());
  const std::uint64_t first = begin->position.sequence;
  Audit audit(*opened, *std::move(begin), std::move(snapshots->whole));
  if (auto same = audit.compare_snapshots(); !same) return tl::make_unexpected(same.error());
  const auto read = each_event(*journal, first + 1, progress,
                               [&](const KeptEvent& kept) { return audit.visit(kept); });
  if (!read) return tl::make_unexpected(read.error());
  auto report = audit.report();
  if (report) report->warnings = std::move(snapshots->warnings);
  return report;
}

}  // namespace affecta::running
