// Whoever wants to know how far a long reading or writing is.
//
// Thread safety: begin() comes from the calling thread, advance() from any.
#pragma once

#include <cstddef>
#include <string_view>

namespace affecta {

class ProgressObserver {
 public:
  virtual ~ProgressObserver() = default;
  // A step that is `total` units long ("bytes", "wishes"); it ends when the next one begins.
  virtual void begin(std::string_view step, std::string_view unit, std::size_t total) = 0;
  virtual void advance(std::size_t count) = 0;
};

// Nobody.
class NoProgress final : public ProgressObserver {
 public:
  void begin(std::string_view, std::string_view, std::size_t) override {}
  void advance(std::size_t) override {}
};

}  // namespace affecta
