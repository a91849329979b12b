// Columns of text.
//
// TextColumn<I>   one text a row, in one flat buffer (names, addresses).
// CodedColumn<I>  a code a row into a short list of distinct texts (schools, academies, kinds).
// Invariant: texts are UTF-8; a buffer has less than 4 GiB.
// Thread safety: immutable, copying shares. Cost: 4 bytes a row, plus the text (once, when coded).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/column.h"
#include "engine/base/ids.h"

namespace affecta {

using CharIndex = Index<struct CharTag>;
using CodeIndex = Index<struct CodeTag>;

template <class I>
class TextColumn {
 public:
  TextColumn() = default;
  // `offsets` has rows + 1 entries: row i is chars[offsets[i] .. offsets[i+1]).
  TextColumn(Column<I, std::uint32_t> offsets, Column<CharIndex, char> chars)
      : offsets_(std::move(offsets)), chars_(std::move(chars)) {}

  std::string_view operator[](I row) const {
    const auto offsets = offsets_.span();
    const std::uint32_t begin = offsets[row.value];
    return {chars_.span().data() + begin, offsets[row.value + 1] - begin};
  }
  std::size_t size() const { return offsets_.size() == 0 ? 0 : offsets_.size() - 1; }
  const Column<I, std::uint32_t>& offsets() const { return offsets_; }
  const Column<CharIndex, char>& chars() const { return chars_; }

 private:
  Column<I, std::uint32_t> offsets_;
  Column<CharIndex, char> chars_;
};

template <class I>
class CodedColumn {
 public:
  CodedColumn() = default;
  CodedColumn(Column<I, CodeIndex> codes, TextColumn<CodeIndex> texts)
      : codes_(std::move(codes)), texts_(std::move(texts)) {}

  std::string_view operator[](I row) const { return texts_[codes_[row]]; }
  std::size_t size() const { return codes_.size(); }
  const Column<I, CodeIndex>& codes() const { return codes_; }
  const TextColumn<CodeIndex>& texts() const { return texts_; }

 private:
  Column<I, CodeIndex> codes_;
  TextColumn<CodeIndex> texts_;
};

// Writes a TextColumn, row by row.
template <class I>
class TextColumnBuilder {
 public:
  void reserve(std::size_t rows, std::size_t bytes) {
    offsets_.reserve(rows + 1);
    chars_.reserve(bytes);
  }
  void add(std::string_view text) {
    chars_.insert(chars_.end(), text.begin(), text.end());
    offsets_.push_back(static_cast<std::uint32_t>(chars_.size()));
  }
  TextColumn<I> finish() && {
    return {Column<I, std::uint32_t>(std::move(offsets_)),
            Column<CharIndex, char>(std::move(chars_))};
  }

 private:
  std::vector<std::uint32_t> offsets_ = {0};
  std::vector<char> chars_;
};

}  // namespace affecta
