#include "tests/crash/journal_model.h"

#include <algorithm>

#include "tests/support/random_day.h"

namespace affecta::test {

using namespace affecta::store;

Event event_of_command(const std::string& command_id) {
  std::uint64_t seed = 0;
  for (const char letter : command_id) seed = seed * 257 + static_cast<unsigned char>(letter);
  naive::Random random(seed);
  Event event;
  event.author = "author " + std::to_string(random.below(5));
  event.command_id = command_id;
  event.kind = random.percent(50) ? "answer" : "contract";
  event.format_version = static_cast<std::uint32_t>(random.below(3));
  const naive::Int size = random.percent(5) ? random.below(100'000) : random.below(1500);
  const naive::Int letters = random.percent(50) ? 3 : 256;  // half of them can be compressed
  for (naive::Int i = 0; i < size; ++i) {
    event.payload.push_back(static_cast<char>(random.below(letters)));
  }
  event.answer = "done: " + command_id;
  return event;
}

void JournalModel::append_one(Journal& journal, std::uint64_t draw) {
  const std::lock_guard guard(order_);
  const bool repeats = draw % 8 == 0 && !commands_.empty();
  const std::string id = repeats ? commands_[draw / 8 % commands_.size()]
                                 : "command " + std::to_string(commands_.size() + 1);
  if (!repeats) commands_.push_back(id);
  Event event = event_of_command(id);
  event.stamp = static_cast<std::int64_t>(commands_.size());
  offered_[id].insert(event.stamp);
  journal.append(std::move(event),
                 [this, id](const Result<Receipt>& receipt) { answered(id, receipt); });
}

void JournalModel::answered(const std::string& command_id, const Result<Receipt>& receipt) {
  const std::lock_guard guard(mutex_);
  if (!receipt) {
    refused_ = true;
    return;
  }
  const auto place = places_.emplace(command_id, receipt->position).first;
  if (place->second != receipt->position || receipt->answer != "done: " + command_id) {
    broken_promise_ = command_id + " was answered otherwise than the first time";
  }
}

bool JournalModel::was_refused() const {
  const std::lock_guard guard(mutex_);
  return refused_;
}

void JournalModel::forget_refusal() {
  const std::lock_guard guard(mutex_);
  refused_ = false;
}

std::size_t JournalModel::acknowledged() const {
  const std::lock_guard guard(mutex_);
  return places_.size();
}

std::string JournalModel::contradiction(const Entry& entry) const {
  const std::string& id = entry.event.command_id;
  const auto stamps = offered_.find(id);
  if (stamps == offered_.end()) return id + " was never offered";
  if (!stamps->second.contains(entry.event.stamp)) return id + " has a stamp of its own";
  Event expected = event_of_command(id);
  expected.stamp = entry.event.stamp;
  if (entry.event != expected) return id + " is not what was offered";
  const auto place = places_.find(id);
  if (place != places_.end() && place->second != entry.position) {
    return id + " is not where it was acknowledged";
  }
  return {};
}

std::string JournalModel::verify(const JournalReader& reader) {
  const std::scoped_lock guard(order_, mutex_);
  if (!broken_promise_.empty()) return broken_promise_;
  std::map<std::string, Position> found;
  std::string wrong;
  const auto read = reader.read(1, [&](const Entry& entry) {
    wrong = contradiction(entry);
    if (wrong.empty() && !found.emplace(entry.event.command_id, entry.position).second) {
      wrong = entry.event.command_id + " is there twice";
    }
    return wrong.empty();
  });
  if (!read) return read.error().message();
  if (!wrong.empty()) return wrong;
  for (const auto& [id, place] : places_) {
    if (!found.contains(id)) return "acknowledged and lost: " + id;
  }
  places_ = std::move(found);
  NoProgress nobody;
  const auto audited = reader.audit(nobody);
  return audited ? std::string() : audited.error().message();
}

}  // namespace affecta::test
