#include <filesystem>
#include <vector>

#include "datasets/folder_in_place.h"
#include "datasets/official/output.h"
#include "datasets/tables/campaign_table.h"
#include "datasets/tables/candidates_table.h"
#include "datasets/tables/formations_table.h"
#include "datasets/tables/groups_table.h"
#include "datasets/tables/tables.h"
#include "datasets/tables/wishes_table.h"
#include "datasets/tables/zstd_frames.h"

namespace affecta {

namespace {

constexpr std::size_t rows_of_chunk = 1 << 15;

// The columns of a table that the country has something for.
template <class Row>
std::vector<const TableColumn<Row>*> held_columns(std::span<const TableColumn<Row>> columns,
                                                  const Country& country) {
  std::vector<const TableColumn<Row>*> held;
  for (const auto& column : columns) {
    if (column.held == nullptr || column.held(country)) held.push_back(&column);
  }
  return held;
}

class TablesWriter {
 public:
  TablesWriter(const Country& country, std::string folder, Compression compression,
               const Workers& workers, ProgressObserver& progress)
      : country_(country),
        folder_(std::move(folder)),
        compression_(compression),
        workers_(workers),
        progress_(progress) {}

  Result<void> write() {
    const Instance& instance = country_.instance;
    auto done = write_file("campaign", [&](Output& output) {
      output.write(
          packed(write_campaign({instance.parameters, country_.calendar, country_.seed, 0})));
    });
    if (done) {
      done = write_table("candidates", candidate_columns(), instance.candidate_count(),
                         [&](std::size_t row, const auto& write) {
                           write(candidate_row(country_, CandidateIndex::at(row)));
                         });
    }
    if (done && country_.formations.key.size() > 0) {
      done = write_table("formations", formation_columns(), country_.formations.key.size(),
                         [&](std::size_t row, const auto& write) {
                           write(formation_row(country_, FormationIndex::at(row)));
                         });
    }
    if (done) {
      done = write_table("groups", group_columns(), instance.group_count(),
                         [&](std::size_t row, const auto& write) {
                           write(group_row(country_, GroupIndex::at(row)));
                         });
    }
    if (done) {
      done = write_table("boarding", boarding_columns(), instance.boarding_count(),
                         [&](std::size_t row, const auto& write) {
                           write(boarding_row(country_, BoardingIndex::at(row)));
                         });
    }
    if (!done) return done;
    const auto& wishes = instance.wishes_of_candidate.values();
    return write_table(
        "wishes", wish_columns(), wishes.size(),
        [&](std::size_t row, const auto& write) { write(wish_row(country_, wishes.span()[row])); });
  }

 private:
  std::string packed(std::string text) const {
    return compression_ == Compression::zstd ? compress_frame(text) : std::move(text);
  }

  template <class Fill>
  Result<void> write_file(std::string_view table, const Fill& fill) {
    const std::string name =
        std::string(table) + (compression_ == Compression::zstd ? ".csv.zst" : ".csv");
    auto output = Output::open((std::filesystem::path(folder_) / name).string());
    if (!output) return tl::make_unexpected(output.error());
    fill(*output);
    return output->commit();
  }

  // body(row, write) calls write(value). Chunks of rows are made in parallel, a few at a time, and
  // written in order; each is a frame when compressed.
  template <class Row, class Body>
  Result<void> write_table(std::string_view table, std::span<const TableColumn<Row>> columns,
                           std::size_t rows, const Body& body) {
    const auto held = held_columns(columns, country_);
    return write_file(table, [&](Output& output) {
      CsvWriter header;
      for (const auto* column : held) header.field(column->name);
      header.end_record();
      output.write(packed(header.str()));
      const std::size_t window = rows_of_chunk * 4 * workers_.threads();
      for (std::size_t start = 0; start < rows; start += window) {
        const std::size_t count = std::min(window, rows - start);
        const auto texts =
            workers_.map_chunks(count, rows_of_chunk, [&](std::size_t begin, std::size_t end) {
              CsvWriter out;
              for (std::size_t i = begin; i < end; ++i) {
                body(start + i, [&](const Row& row) {
                  for (const auto* column : held) column->write(row, out);
                  out.end_record();
                });
              }
              return packed(out.str());
            });
        for (const std::string& text : texts) output.write(text);
        progress_.advance(count);
      }
    });
  }

  const Country& country_;
  std::string folder_;
  Compression compression_;
  const Workers& workers_;
  ProgressObserver& progress_;
};

std::vector<std::string> file_names() {
  std::vector<std::string> names;
  for (const std::string_view table : table_names) {
    names.push_back(std::string(table) + ".csv");
    names.push_back(std::string(table) + ".csv.zst");
  }
  return names;
}

}  // namespace

Result<void> write_tables(const Country& country, const std::string& folder,
                          Compression compression, const Workers& workers,
                          ProgressObserver& progress) {
  auto place = FolderInPlace::open(folder, file_names());
  if (!place) return tl::make_unexpected(place.error());
  const Instance& instance = country.instance;
  progress.begin("writing", "rows",
                 instance.wish_count() + instance.candidate_count() + instance.group_count() +
                     instance.boarding_count() + country.formations.key.size());
  const auto written = TablesWriter(country, place->path(), compression, workers, progress).write();
  if (!written) return written;
  return place->commit();
}

}  // namespace affecta
