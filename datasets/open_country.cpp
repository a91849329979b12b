#include "datasets/open_country.h"

#include <filesystem>

#include "datasets/official/day_reader.h"
#include "datasets/snapshot/snapshot.h"
#include "datasets/tables/tables.h"

namespace affecta {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view snapshot_extension = ".affecta";

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

}  // namespace

std::string_view to_text(Format format) {
  switch (format) {
    case Format::official:
      return "json";
    case Format::tables:
      return "tables";
    case Format::snapshot:
      return "snapshot";
  }
  return {};
}

Format format_of_input(const std::string& path) {
  if (path == "-") return Format::official;
  if (is_folder(path)) return Format::tables;
  if (fs::path(path).extension() == snapshot_extension) return Format::snapshot;
  std::error_code ignored;
  // Reading from a pipe would take bytes away from its reader.
  const bool is_file = fs::is_regular_file(path, ignored);
  return is_file && is_snapshot(path) ? Format::snapshot : Format::official;
}

std::optional<Format> format_of_output(const std::string& path) {
  if (path == "-") return Format::official;
  if (is_folder(path) || path.ends_with('/')) return Format::tables;
  const fs::path extension = fs::path(path).extension();
  if (extension == ".json") return Format::official;
  if (extension == snapshot_extension) return Format::snapshot;
  if (extension.empty()) return Format::tables;
  return std::nullopt;
}

Result<Country> open_country(const std::string& path, Format format, const Workers& workers,
                             ProgressObserver& progress) {
  switch (format) {
    case Format::tables:
      return read_tables(path, workers, progress);
    case Format::snapshot:
      return read_snapshot(path, workers, progress);
    case Format::official:
      break;
  }
  return read_day(path, workers, progress).map([](Instance&& instance) {
    Country country;
    country.instance = std::move(instance);
    return country;
  });
}

Result<Country> open_country(const std::string& path, const Workers& workers) {
  NoProgress nobody;
  return open_country(path, format_of_input(path), workers, nobody);
}

}  // namespace affecta
