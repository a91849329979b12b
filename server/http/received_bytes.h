// What was received and not yet taken, in one piece.
#pragma once

#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace affecta::http {

class ReceivedBytes {
 public:
  std::string_view view() const { return {memory_.data() + begin_, end_ - begin_}; }
  bool empty() const { return begin_ == end_; }
  void take(std::size_t count) { begin_ += count; }

  // Where the next `size` bytes at most may be written, until add(). Much memory that is no longer
  // needed is given back.
  std::span<char> room(std::size_t size) {
    const std::size_t kept = end_ - begin_;
    if (kept == 0 && memory_.size() > size) memory_ = {};
    if (kept != 0 && begin_ != 0) std::memmove(memory_.data(), memory_.data() + begin_, kept);
    begin_ = 0;
    end_ = kept;
    if (memory_.size() < kept + size) memory_.resize(kept + size);
    return std::span(memory_).subspan(end_, size);
  }
  void add(std::size_t count) { end_ += count; }

 private:
  std::vector<char> memory_;
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace affecta::http
