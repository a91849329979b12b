// The first fault of an input, found in parallel.
//
// Purpose: checks look at rows in any order and offer what they find; what is kept is the first in
// document order. Texts are made only for a fault that is kept.
// Cost: one comparison for a row without fault.
#pragma once

#include <optional>
#include <tuple>

#include "engine/base/refusal.h"

namespace affecta {

class FirstFault {
 public:
  template <class Text>
  void offer(Subject subject, std::size_t row, RefusalCode code, const Text& text) {
    if (fault_ && std::tie(fault_->row, fault_->code) <= std::tie(row, code)) return;
    fault_ = Refusal{code, {}, text(), subject, row};
  }
  void merge(const FirstFault& other) {
    if (other.fault_) {
      offer(other.fault_->subject, other.fault_->row, other.fault_->code,
            [&] { return other.fault_->what; });
    }
  }
  const std::optional<Refusal>& fault() const { return fault_; }

 private:
  std::optional<Refusal> fault_;
};

}  // namespace affecta
