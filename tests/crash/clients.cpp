#include "tests/crash/clients.h"

#include <thread>

#include "engine/campaign/bytes.h"

namespace affecta::running::test {

namespace {

bool is_of_the_journal(const Result<Reply>& reply) {
  return !reply && (reply.error().code == RefusalCode::journal_not_written ||
                    reply.error().code == RefusalCode::journal_stopped ||
                    reply.error().code == RefusalCode::file_unreadable ||
                    reply.error().code == RefusalCode::journal_damaged);
}

// An answer that is remembered.
bool is_kept(const Result<Reply>& reply) {
  return reply ? reply->event != 0 : reply.error().code == RefusalCode::contract_mismatch;
}

bool same(const Result<Reply>& one, const Result<Reply>& other) {
  if (one.has_value() != other.has_value()) return false;
  return one ? *one == *other : one.error().message() == other.error().message();
}

}  // namespace

void Clients::give(RunningCampaign& running, campaign::Command command, campaign::Instant now) {
  asked_.push_back({std::move(command), "command " + std::to_string(asked_.size())});
  send(running, asked_.size() - 1, now);
  if (random_.percent(10)) send(running, asked_.size() - 1, now);
  if (random_.percent(10)) {
    send(running, static_cast<std::size_t>(random_.below(static_cast<naive::Int>(asked_.size()))),
         now);
  }
}

void Clients::give_again(RunningCampaign& running) {
  std::vector<std::size_t> again;
  {
    const std::lock_guard guard(mutex_);
    again.assign(unanswered_.begin(), unanswered_.end());
    for (const auto& [number, reply] : told_) {
      if (random_.percent(5)) again.push_back(number);
    }
  }
  random_.shuffle(again);
  for (const std::size_t number : again) {
    send(running, number, std::nullopt);
    if (random_.percent(10)) send(running, number, std::nullopt);
  }
}

void Clients::send(RunningCampaign& running, std::size_t number,
                   std::optional<campaign::Instant> now) {
  {
    const std::lock_guard guard(mutex_);
    ++flying_;
    if (!told_.contains(number)) unanswered_.insert(number);
  }
  running.submit(asked_[number].command, asked_[number].id, now,
                 [this, number](const Result<Reply>& reply) { answered(number, reply); });
}

void Clients::answered(std::size_t number, const Result<Reply>& reply) {
  const std::lock_guard guard(mutex_);
  --flying_;
  if (is_of_the_journal(reply)) {
    failed_ = true;
    return;
  }
  unanswered_.erase(number);
  const auto first = told_.find(number);
  if (first != told_.end()) {
    if (!same(first->second, reply)) {
      broken_promise_ = asked_[number].id + " was answered otherwise than the first time";
    }
  } else if (is_kept(reply)) {
    told_.emplace(number, reply);
  }
}

void Clients::wait() const {
  while (true) {
    {
      const std::lock_guard guard(mutex_);
      if (flying_ == 0) return;
    }
    std::this_thread::yield();
  }
}

bool Clients::take_failure() {
  const std::lock_guard guard(mutex_);
  return std::exchange(failed_, false);
}

std::size_t Clients::acknowledged() const {
  const std::lock_guard guard(mutex_);
  return told_.size();
}

std::string Clients::contradiction(const RunningCampaign& running) const {
  const std::lock_guard guard(mutex_);
  if (!broken_promise_.empty()) return broken_promise_;
  for (const auto& [number, reply] : told_) {
    const Asked& asked = asked_[number];
    const auto entry = running.journal().find(to_text(asked.command.author), asked.id);
    if (!entry) return entry.error().message();
    if (!*entry) return "acknowledged and lost: " + asked.id;
    if (!same(read_answer(**entry, hash_of(asked.command.request)), reply))
      return asked.id + " is kept with another answer";
  }
  return {};
}

}  // namespace affecta::running::test
