// What becomes of rounds, in the log.
//
// Purpose: whoever watches the log sees days come into force, wait or fail, without asking.
// Passes everything on to another watcher. Thread safety and cost: the other's, and a line a round.
#pragma once

#include "server/running/turn_watcher.h"
#include "server/service/log.h"

namespace affecta::service {

class RoundLog final : public running::TurnWatcher {
 public:
  RoundLog(running::TurnWatcher& next, Log& log) : next_(next), log_(log) {}

  void turning(Day day, const std::string& command) override { next_.turning(day, command); }
  void step(Day day, std::string_view step, unsigned pass) override { next_.step(day, step, pass); }
  void failed(Day day, const Refusal& refusal) override;
  void turned(const campaign::DayTurned& turned, const campaign::Campaign& live) override;
  void published(Day day, const campaign::Campaign& live) override;
  void held(Day day) override;

 private:
  running::TurnWatcher& next_;
  Log& log_;
};

}  // namespace affecta::service
