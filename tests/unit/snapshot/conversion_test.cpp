// From format to format: what stays and what is lost.
#include "datasets/conversion.h"

#include <catch2/catch.hpp>

#include "datasets/official/day_writer.h"
#include "engine/model/builder.h"
#include "tests/support/engine_bridge.h"
#include "tests/support/random_day.h"
#include "tests/unit/tables/small_tables.h"

using namespace affecta;
using namespace affecta::test;

namespace {

// Reads what stands at `from`, writes it at `to` in the format of its name.
void convert(const std::string& from, const std::string& to) {
  const Workers workers(2);
  NoProgress nobody;
  const auto country = open_country(from, workers);
  if (!country) FAIL(country.error().message());
  const auto format = format_of_output(to);
  REQUIRE(format);
  const auto written = write_country(*country, to, *format, Compression::zstd, workers, nobody);
  if (!written) FAIL(written.error().message());
}

std::string document_of(const naive::Day& day) {
  const Workers workers(2);
  std::string text;
  Output output = Output::to_text(text);
  write_day(*build_instance(to_input(day), workers), Spelling::compact, workers, output);
  return text;
}

}  // namespace

TEST_CASE("conversion: json, tables, snapshot and back is json to json, byte for byte") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    const TemporaryFolder folder;
    write_file(folder / "day.json", document_of(naive::random_day(seed, naive::Size::small)));
    convert(folder / "day.json", folder / "straight.json");
    convert(folder / "day.json", folder / "tables");
    convert(folder / "tables", folder / "it.affecta");
    convert(folder / "it.affecta", folder / "back.json");
    CHECK(read_file(folder / "back.json") == read_file(folder / "straight.json"));
    CHECK_FALSE(read_file(folder / "back.json").empty());
  }
}

TEST_CASE("conversion: tables and snapshot hold everything of each other") {
  const TemporaryFolder folder;
  write_folder(small_tables(), folder / "in");
  convert(folder / "in", folder / "one.affecta");
  convert(folder / "one.affecta", folder / "tables");
  convert(folder / "tables", folder / "two.affecta");
  CHECK(read_file(folder / "one.affecta") == read_file(folder / "two.affecta"));
}

TEST_CASE("conversion: what an official document cannot hold is said, with counts") {
  const auto country = read_folder(small_tables());
  REQUIRE(country);
  CHECK(what_is_lost(*country, Format::tables).empty());
  CHECK(what_is_lost(*country, Format::snapshot).empty());
  CHECK(what_is_lost(*country, Format::official) ==
        std::vector<std::string>{
            "candidates' names (3)", "candidates' first names (3)",
            "candidates' email addresses (2)", "candidates' schools (3)", "candidates' classes (3)",
            "candidates' series (3)", "candidates' academies (3)", "scholarship holders (2)",
            "candidates of the Cordées de la réussite (1)", "candidates without wishes (1)",
            "formations' names, kinds and places (3)", "minimum scholarship rates of groups (2)",
            "minimum sector rates of groups (2)", "pedagogical ranks of wishes (5)",
            "wishes of the sector (2)", "wishes with conditions (oui-si) (1)",
            "wishes' origins other than main (3)", "the campaign's calendar (1)", "the seed (1)"});

  const TemporaryFolder folder;
  write_folder(small_tables(), folder / "in");
  convert(folder / "in", folder / "day.json");
  const auto bare = open_country(folder / "day.json", Workers(1));
  REQUIRE(bare);
  CHECK(what_is_lost(*bare, Format::official).empty());
  CHECK_FALSE(bare->holds_files());
}

TEST_CASE("conversion: formats are told by looking and by name") {
  const TemporaryFolder folder;
  write_folder(small_tables(), folder / "in");
  convert(folder / "in", folder / "it.affecta");
  std::filesystem::copy(folder / "it.affecta", folder / "unnamed");
  write_file(folder / "empty.affecta", "");
  write_file(folder / "day.json", "{}");
  CHECK(format_of_input(folder / "in") == Format::tables);
  CHECK(format_of_input(folder / "unnamed") == Format::snapshot);
  CHECK(format_of_input(folder / "empty.affecta") == Format::snapshot);
  CHECK(format_of_input(folder / "day.json") == Format::official);
  CHECK(format_of_input(folder / "absent.json") == Format::official);
  CHECK(format_of_input("-") == Format::official);
  CHECK(format_of_output("a/b.json") == Format::official);
  CHECK(format_of_output("a/b.affecta") == Format::snapshot);
  CHECK(format_of_output("a/b") == Format::tables);
  CHECK(format_of_output("a/b.2/") == Format::tables);
  CHECK(format_of_output(folder.path()) == Format::tables);
  CHECK_FALSE(format_of_output("a/b.txt"));
}
