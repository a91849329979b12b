#include "datasets/tables/csv_table.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "datasets/tables/csv_parser.h"
#include "engine/base/check.h"

namespace affecta {

namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 20;

// std::count adds up in 64 bits; bytes add up eight times as many at once.
std::size_t count_of(std::string_view text, char wanted) {
  std::size_t count = 0;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, 255);
    std::uint8_t of_part = 0;
    for (const char c : part) of_part = static_cast<std::uint8_t>(of_part + (c == wanted ? 1 : 0));
    count += of_part;
    text.remove_prefix(part.size());
  }
  return count;
}

// What a stretch of text holds, were it to begin outside quotes (0) or within (1).
struct Stretch {
  std::size_t quotes = 0;
  std::array<std::size_t, 2> ends = {0, 0};      // ends of line outside quotes
  std::array<std::size_t, 2> last_end = {0, 0};  // just after the last of them
};

Stretch look_at(std::string_view text, std::size_t begin, std::size_t end) {
  Stretch stretch;
  const std::string_view bytes = text.substr(begin, end - begin);
  stretch.quotes = count_of(bytes, '"');
  if (stretch.quotes == 0) {
    stretch.ends[0] = count_of(bytes, '\n');
    stretch.last_end[0] = begin + bytes.rfind('\n') + 1;
    return stretch;
  }
  unsigned within = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] == '"') within ^= 1U;
    if (text[i] != '\n') continue;
    ++stretch.ends[within];
    stretch.last_end[within] = i + 1;
  }
  return stretch;
}

std::vector<CsvTable::Block> cut_in_blocks(std::string_view text, const Workers& workers) {
  const auto stretches = workers.map_chunks(
      text.size(), block_bytes,
      [&](std::size_t begin, std::size_t end) { return look_at(text, begin, end); });
  std::vector<CsvTable::Block> blocks;
  std::size_t begin = 0;
  std::size_t row = 0;
  std::size_t within = 0;
  for (const Stretch& stretch : stretches) {
    if (const std::size_t rows = stretch.ends[within]; rows > 0) {
      const std::size_t end = stretch.last_end[within];
      blocks.push_back({text.substr(begin, end - begin), row, rows});
      begin = end;
      row += rows;
    }
    within = (within + stretch.quotes) % 2;
  }
  if (begin < text.size()) blocks.push_back({text.substr(begin), row, 1});
  return blocks;
}

// The length of the first line, its end included, quoted ends left out.
std::size_t first_line(std::string_view text) {
  bool within = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') within = !within;
    if (text[i] == '\n' && !within) return i + 1;
  }
  return text.size();
}

char separator_of(std::string_view header) {
  return count_of(header, ';') > count_of(header, ',') ? ';' : ',';
}

// The fields of the wanted record of a text.
struct OneRecord {
  std::size_t wanted;
  std::size_t done = 0;
  std::vector<std::string> fields = {};

  void field(std::string_view text) {
    if (done == wanted) fields.emplace_back(text);
  }
  void record() { ++done; }
};

// The lines before the record, counted as libcsv counts records: one line at a time.
std::size_t lines_before(const CsvTable::Block& block, std::size_t row, char separator) {
  CsvParser parser(separator);
  OneRecord record{row - block.first_row};
  std::size_t at = 0;
  std::size_t line = 0;         // lines read
  std::size_t record_line = 0;  // on which the record under way began
  while (at < block.text.size()) {
    const std::size_t done = record.done;
    const std::size_t end = std::min(block.text.find('\n', at), block.text.size() - 1) + 1;
    const bool parsed = parser.parse(block.text.substr(at, end - at), record);
    ++line;
    at = end;
    if (!parsed || record.done > record.wanted) break;
    if (record.done > done) record_line = line;
  }
  return record_line;
}

std::string with_field(std::string place, std::optional<std::size_t> field) {
  if (field) place += ":" + std::to_string(*field + 1);
  return place;
}

}  // namespace

Result<CsvTable> CsvTable::open(TableText text, const Workers& workers) {
  CsvTable table(std::move(text));
  std::string_view rest = table.text_.text;
  const std::size_t header = first_line(rest);
  if (const auto read = table.read_header(rest.substr(0, header)); !read) {
    return tl::make_unexpected(read.error());
  }
  rest.remove_prefix(header);
  // Empty lines at the end mean nothing.
  rest = rest.substr(0, rest.find_last_not_of("\r\n") + 1);
  table.blocks_ = cut_in_blocks(rest, workers);
  return table;
}

Result<void> CsvTable::read_header(std::string_view line) {
  separator_ = separator_of(line);
  CsvParser parser(separator_);
  OneRecord header{0};
  const bool parsed = parser.parse(line, header) && parser.finish(header);
  if (!parsed || header.done != 1) {
    return refuse(RefusalCode::malformed_document, header_place({}),
                  parsed && header.done == 0 ? "there is no header line"
                                             : "the header is not one line of CSV");
  }
  columns_ = std::move(header.fields);
  return {};
}

std::optional<std::size_t> CsvTable::find_column(std::string_view name) const {
  const auto found = std::ranges::find(columns_, name);
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

std::size_t CsvTable::row_count() const {
  return blocks_.empty() ? 0 : blocks_.back().first_row + blocks_.back().rows;
}

std::string CsvTable::header_place(std::optional<std::size_t> field) const {
  return with_field(name() + ":1", field);
}

std::string CsvTable::place(std::size_t row, std::optional<std::size_t> field) const {
  const auto after = std::ranges::upper_bound(blocks_, row, {}, &Block::first_row);
  AFFECTA_CHECK(after != blocks_.begin());
  const Block& block = *(after - 1);
  const auto before = static_cast<std::size_t>(block.text.data() - text_.text.data());
  const std::size_t line =
      1 + count_of(text_.text.substr(0, before), '\n') + lines_before(block, row, separator_);
  return with_field(name() + ":" + std::to_string(line), field);
}

std::vector<std::string> CsvTable::record(std::size_t row) const {
  const auto after = std::ranges::upper_bound(blocks_, row, {}, &Block::first_row);
  AFFECTA_CHECK(after != blocks_.begin());
  const Block& block = *(after - 1);
  CsvParser parser(separator_);
  OneRecord record{row - block.first_row};
  if (parser.parse(block.text, record)) static_cast<void>(parser.finish(record));
  return std::move(record.fields);
}

}  // namespace affecta
