// What a view would write, in a few bytes that no other state of the view has, and their hash.
//
// Purpose: whoever asks whether a page changed is answered without the page being written. A view
// tells its members once, to a `Members` that writes them (json.h) or to one that notes them here:
// what is shown and what is digested cannot differ.
// Thread safety: used by one thread. Cost: a fifth of writing the text.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "engine/base/check.h"

namespace affecta::views {

class Digest {
 public:
  // As json.h's. Names say nothing that the place does not; words are shorter than 254 bytes.
  class Members {
   public:
    explicit Members(char* to) : to_(to) {}

    [[gnu::always_inline]] void number(std::string_view, std::int32_t number) {
      std::memcpy(to_, &number, sizeof number);
      to_ += sizeof number;
    }
    [[gnu::always_inline]] void flag(std::string_view, bool is_set) { *to_++ = is_set ? 1 : 0; }
    [[gnu::always_inline]] void word(std::string_view, std::string_view word) {
      *to_++ = static_cast<char>(word.size());
      if (word.empty()) return;  // it may have no address
      std::memcpy(to_, word.data(), word.size());
      to_ += word.size();
    }
    [[gnu::always_inline]] void null(std::string_view) { *to_++ = is_null; }
    void following(std::string_view) {}
    template <class Body>
    [[gnu::always_inline]] void object(std::string_view, const Body& body) {
      *to_++ = is_object;
      body();
    }
    char* end() const { return to_; }

   private:
    static constexpr char is_null = '\xFF';
    static constexpr char is_object = '\xFE';
    char* to_;
  };

  void reserve(std::size_t bytes) { bytes_.resize(bytes); }
  // body(Members&) notes no more bytes than `most`.
  template <class Body>
  [[gnu::always_inline]] void members(std::size_t most, const Body& body) {
    if (bytes_.size() - size_ < most) bytes_.resize(2 * bytes_.size() + most);
    Members members(bytes_.data() + size_);
    body(members);
    AFFECTA_CHECK(members.end() <= bytes_.data() + size_ + most);
    size_ = static_cast<std::size_t>(members.end() - bytes_.data());
  }
  // What else is shown, as text; the last.
  std::uint64_t with(std::string_view rest) &&;

 private:
  std::string bytes_;  // its first size_ bytes are noted
  std::size_t size_ = 0;
};

}  // namespace affecta::views
