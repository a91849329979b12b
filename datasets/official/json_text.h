// A plain writer of our views as JSON: names that are known here, numbers and booleans; no text
// from outside ever goes through it (Boost.JSON writes that).
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "datasets/official/output.h"
#include "datasets/progress_observer.h"
#include "engine/base/parallel.h"
#include "engine/model/keys.h"

namespace affecta::official {

class JsonText {
 public:
  JsonText& operator<<(std::string_view text) {
    text_.append(text);
    return *this;
  }
  JsonText& operator<<(std::integral auto value) {
    if constexpr (std::same_as<decltype(value), bool>) {
      text_.append(value ? "true" : "false");
    } else {
      char digits[24];
      text_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }
    return *this;
  }
  JsonText& operator<<(const GroupKey& key) {
    return *this << R"({"cGpCod":)" << key.ranking_group << R"(,"gTiCod":)"
                 << key.enrolment_formation << R"(,"gTaCod":)" << key.formation << "}";
  }
  JsonText& operator<<(const BoardingKey& key) {
    return *this << R"({"cGiCod":)" << key.boarding_group << R"(,"gTiCod":)"
                 << key.enrolment_formation << R"(,"gTaCod":)" << key.formation << "}";
  }

  const std::string& str() const { return text_; }

 private:
  std::string text_;
};

// Between the elements of an array: one element a line.
inline constexpr std::string_view separator = ",\n";

// Writes the elements of an array ("[]") or object ("{}"). body(row, text) writes each element of a
// row (any number of them) with the separator in front of it. Chunks of rows are made in parallel,
// a few at a time, and written in order. Progress is told in rows.
template <class Body>
void write_rows(Output& output, const Workers& workers, std::string_view brackets, std::size_t rows,
                ProgressObserver& progress, const Body& body) {
  constexpr std::size_t grain = 4096;
  const std::size_t window = grain * 4 * workers.threads();
  output.write(brackets.substr(0, 1));
  bool first = true;
  for (std::size_t start = 0; start < rows; start += window) {
    const std::size_t count = std::min(window, rows - start);
    const auto texts = workers.map_chunks(count, grain, [&](std::size_t begin, std::size_t end) {
      JsonText text;
      for (std::size_t row = begin; row < end; ++row) body(start + row, text);
      return text;
    });
    for (const JsonText& text : texts) {
      if (text.str().empty()) continue;
      output.write(std::string_view(text.str()).substr(first ? separator.size() : 0));
      first = false;
    }
    progress.advance(count);
  }
  output.write(brackets.substr(1));
}

template <class Body>
void write_array(Output& output, const Workers& workers, std::size_t rows,
                 ProgressObserver& progress, const Body& body) {
  write_rows(output, workers, "[]", rows, progress, body);
}

template <class Body>
void write_array(Output& output, const Workers& workers, std::size_t rows, const Body& body) {
  NoProgress nobody;
  write_array(output, workers, rows, nobody, body);
}

}  // namespace affecta::official
