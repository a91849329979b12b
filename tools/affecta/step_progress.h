// Progress over the steps of a long reading or writing.
#pragma once

#include <optional>

#include "datasets/progress_observer.h"
#include "tools/affecta/progress.h"

namespace affecta::cli {

class StepProgress final : public ProgressObserver {
 public:
  void begin(std::string_view, std::string_view unit, std::size_t total) override {
    progress_.emplace(unit, total);
  }
  void advance(std::size_t count) override {
    if (progress_) progress_->advance(count);
  }
  void finish() { progress_.reset(); }

 private:
  std::optional<Progress> progress_;
};

}  // namespace affecta::cli
