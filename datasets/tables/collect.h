// From the rows of a table to the columns of a country, one column a task; and back, one value.
//
// Shapes: `order[i]` is the row of index i. A column that the table does not have stays empty.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string_view>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "datasets/tables/csv_table.h"
#include "datasets/tables/values.h"
#include "datasets/text_column.h"
#include "engine/base/parallel.h"

namespace affecta {

template <class Texts, class I>
Text text_at(const Texts& texts, I index) {
  return {texts.size() == 0 ? std::string_view() : texts[index]};
}
template <class I, class T>
bool flag_at(const Column<I, T>& flags, I index) {
  return flags.size() != 0 && flags[index] != 0;
}

template <class I, class Row>
class Collector {
 public:
  Collector(const CsvTable& table, const std::vector<Row>& rows,
            const std::vector<std::uint32_t>& order)
      : table_(table), rows_(rows), order_(order) {}

  void text(std::string_view name, Text Row::*member, TextColumn<I>& column) {
    add(name, [this, name, member, &column] { return make_text(name, member, column); });
  }
  void text(std::string_view name, Text Row::*member, CodedColumn<I>& column) {
    add(name, [this, name, member, &column] { return make_coded(name, member, column); });
  }
  template <class T>
  void number(std::string_view name, T Row::*member, Column<I, T>& column) {
    add(name, [this, member, &column] {
      column = make<T>([&](const Row& row) { return row.*member; });
      return Result<void>();
    });
  }
  void flag(std::string_view name, bool Row::*member, Column<I, std::uint8_t>& column) {
    add(name, [this, member, &column] {
      column = make<std::uint8_t>(
          [&](const Row& row) { return static_cast<std::uint8_t>(row.*member); });
      return Result<void>();
    });
  }

  // The first refusal by column.
  Result<void> run(const Workers& workers) {
    const auto done = workers.map_chunks(
        tasks_.size(), 1, [&](std::size_t task, std::size_t) { return tasks_[task](); });
    for (const auto& each : done) {
      if (!each) return each;
    }
    return {};
  }

 private:
  void add(std::string_view name, std::function<Result<void>()> task) {
    if (table_.find_column(name)) tasks_.push_back(std::move(task));
  }

  template <class T, class Get>
  Column<I, T> make(const Get& get) const {
    std::vector<T> values;
    values.reserve(order_.size());
    for (const std::uint32_t row : order_) values.push_back(get(rows_[row]));
    return Column<I, T>(std::move(values));
  }

  Result<void> check_bytes(std::string_view name, std::size_t bytes) const {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
    if (bytes <= most) return {};
    return refuse(RefusalCode::document_too_large, table_.header_place(table_.find_column(name)),
                  std::string(name) + " has " + std::to_string(bytes) +
                      " bytes of text, the most is " + std::to_string(most));
  }

  Result<void> make_text(std::string_view name, Text Row::*member, TextColumn<I>& column) const {
    std::size_t bytes = 0;
    for (const Row& row : rows_) bytes += (row.*member).view.size();
    if (auto checked = check_bytes(name, bytes); !checked) return checked;
    TextColumnBuilder<I> builder;
    builder.reserve(order_.size(), bytes);
    for (const std::uint32_t row : order_) builder.add((rows_[row].*member).view);
    column = std::move(builder).finish();
    return {};
  }

  // Codes in the order in which their texts come first.
  Result<void> make_coded(std::string_view name, Text Row::*member, CodedColumn<I>& column) const {
    boost::unordered_flat_map<std::string_view, CodeIndex> known;
    std::vector<std::string_view> distinct;
    std::size_t bytes = 0;
    Column<I, CodeIndex> codes = make<CodeIndex>([&](const Row& row) {
      const std::string_view text = (row.*member).view;
      const auto [found, is_new] = known.emplace(text, CodeIndex::at(known.size()));
      if (is_new) {
        distinct.push_back(text);
        bytes += text.size();
      }
      return found->second;
    });
    if (auto checked = check_bytes(name, bytes); !checked) return checked;
    TextColumnBuilder<CodeIndex> texts;
    texts.reserve(distinct.size(), bytes);
    for (const std::string_view text : distinct) texts.add(text);
    column = CodedColumn<I>(std::move(codes), std::move(texts).finish());
    return {};
  }

  const CsvTable& table_;
  const std::vector<Row>& rows_;
  const std::vector<std::uint32_t>& order_;
  std::vector<std::function<Result<void>()>> tasks_;
};

}  // namespace affecta
