// What was received and not yet taken, in one piece.
//
// Purpose: an idle connection has a kilobyte to read into, which is part of it; while a request is
// under way it is lent more.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace affecta::http {

class ReceivedBytes {
 public:
  std::string_view view() const {
    const char* const begin = lent_.empty() ? own_.data() : lent_.data();
    return {begin + begin_, end_ - begin_};
  }
  bool empty() const { return begin_ == end_; }
  void take(std::size_t count) { begin_ += count; }

  // Where the next bytes may be written, until add(). What was not taken is forgotten.
  std::span<char> own_room() {
    begin_ = end_ = 0;
    return own_;
  }
  // What was not taken is kept. `size`: at most; `memory`: is used when none is lent yet.
  std::span<char> lent_room(std::size_t size, std::string memory) {
    if (lent_.empty()) {
      memory.assign(view());
      lent_ = std::move(memory);
    } else {
      lent_.erase(0, begin_);
    }
    end_ -= std::exchange(begin_, 0);
    if (lent_.size() < end_ + size) lent_.resize(end_ + size);
    return std::span(lent_).subspan(end_, size);
  }
  void add(std::size_t count) { end_ += count; }

  bool has_lent() const { return !lent_.empty(); }
  std::string give_back() {
    begin_ = end_ = 0;
    return std::exchange(lent_, {});
  }

 private:
  std::array<char, 1024> own_;
  std::string lent_;  // in use unless it is empty
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace affecta::http
