// Documents that are no JSON, no UTF-8, too large or not there: refused, never a crash.

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

#include "datasets/official/day_reader.h"
#include "tests/unit/datasets/small_day.h"

namespace affecta::test {
namespace {

using enum RefusalCode;

void check_malformed(const std::string& text, const std::string& mentions) {
  const Refusal refusal = refusal_of(text);
  INFO(text.substr(0, 200) << "\n" << refusal.message());
  CHECK(catalogue_entry(refusal.code).name == catalogue_entry(malformed_document).name);
  CHECK_THAT(refusal.what, Catch::Contains(mentions));
}

TEST_CASE("a document that is empty, or is something else than an object, is refused") {
  check_malformed("", "empty");
  check_malformed(" \n\t ", "empty");
  check_malformed("\xEF\xBB\xBF", "empty");
  for (const char* text : {"12", "\"voeux\"", "null", "[]", "[{}]", "nonsense", "}", "]"}) {
    const Refusal refusal = refusal_of(text);
    INFO(text << " " << refusal.message());
    CHECK(refusal.where == "day.json: $");
    CHECK((refusal.code == wrong_type || refusal.code == malformed_document));
  }
}

TEST_CASE("a document cut off anywhere is refused") {
  const std::string whole = small_day();
  REQUIRE(parse_day(Document::from_text(whole, "day.json")).has_value());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    INFO(size);
    const auto cut = parse_day(Document::from_text(whole.substr(0, size), "day.json"));
    REQUIRE_FALSE(cut.has_value());
    CHECK(cut.error().code == malformed_document);
  }
}

TEST_CASE("what follows the document is refused") {
  check_malformed(small_day() + "x", "follows");
  check_malformed(small_day() + "{}",
                  "follows the document at byte " + std::to_string(small_day().size()));
  check_malformed(small_day() + "}", "");
  CHECK(parse_day(Document::from_text(small_day() + " \r\n\t", "day.json")).has_value());
}

TEST_CASE("a byte order mark is accepted") {
  CHECK(parse_day(Document::from_text("\xEF\xBB\xBF" + small_day(), "day.json")).has_value());
}

TEST_CASE("invalid UTF-8 is refused with its place") {
  std::string text = replaced(small_day(), R"("rangInternat":3)", R"("nom":"é","rangInternat":3)");
  CHECK(parse_day(Document::from_text(text, "day.json")).has_value());
  const std::size_t place = text.find("é");
  text[place + 1] = 'x';
  check_malformed(text, "not UTF-8 at byte " + std::to_string(place) + ", line 5");
  check_malformed(
      replaced(small_day(), R"("rangInternat":3)", "\"nom\":\"\xFF\",\"rangInternat\":3"),
      "not UTF-8");
}

TEST_CASE("syntax errors are refused, in values that nobody reads too") {
  const auto spoil = [](std::string_view from, std::string_view to) {
    check_malformed(replaced(small_day(), from, to), "");
  };
  spoil(R"("ordreAppel":4,)", R"("ordreAppel":4,,)");
  spoil(R"("ordreAppel":4,)", R"("ordreAppel" 4,)");
  spoil(R"("ordreAppel":4,)", R"("ordreAppel":,)");
  spoil(R"("ordreAppel":4,)", R"("ordreAppel":04,)");
  spoil(R"("ordreAppel":4,)", R"("ordreAppel":4x,)");
  spoil(R"("ordreAppel":4,)", R"("ordreAppel":-,)");
  spoil(R"("ordreAppel":4,)", R"(ordreAppel:4,)");
  spoil(R"("finReservationPlacesInternat":false)", R"("finReservationPlacesInternat":falsch)");
  spoil(R"("finReservationPlacesInternat":false)", R"("finReservationPlacesInternat":fals)");
  spoil(R"(Automatique":[1])", R"(Automatique":[1,])");
  spoil(R"(Automatique":[1])", R"(Automatique":[1 2])");
  spoil(R"(Automatique":[1])", R"(Automatique":[1})");
  for (const char* ignored :
       {"[1 2]", "{\"a\":}", "[}", "nul", "tru", "1.2.3", "\"\\x\"", "{1:2}"}) {
    INFO(ignored);
    check_malformed(replaced(small_day(), R"("ordreAppel":4,)",
                             "\"inconnu\":" + std::string(ignored) + ",\"ordreAppel\":4,"),
                    "");
  }
}

TEST_CASE("nesting beyond reason is refused, and does not exhaust the stack") {
  const auto nested = [](std::size_t depth) {
    return replaced(
        small_day(), R"("ordreAppel":4,)",
        "\"inconnu\":" + std::string(depth, '[') + std::string(depth, ']') + ",\"ordreAppel\":4,");
  };
  CHECK(parse_day(Document::from_text(nested(100), "day.json")).has_value());
  check_malformed(nested(100'000), "nested deeper");
  CHECK(refusal_of(std::string(1'000'000, '[')).where == "day.json: $");
  check_malformed("{\"voeux\":" + std::string(1'000'000, '['), "");
}

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "affecta-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string operator/(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

TEST_CASE("files that cannot be read are refused by name") {
  const TemporaryFolder folder;
  const std::string absent = folder / "absent.json";
  const auto missing = Document::open(absent);
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().code == file_unreadable);
  CHECK(missing.error().where == absent);
  const auto directory = Document::open(folder / ".");
  REQUIRE_FALSE(directory.has_value());
  CHECK(directory.error().code == file_unreadable);
}

TEST_CASE("a document beyond 4 GiB is refused with the limit and the way out, unread") {
  const TemporaryFolder folder;
  const std::string path = folder / "large.json";
  std::ofstream(path).put('{');
  std::filesystem::resize_file(path, std::uintmax_t{1} << 32);  // a hole: no bytes on the disk
  const auto large = Document::open(path);
  REQUIRE_FALSE(large.has_value());
  CHECK(large.error().code == document_too_large);
  CHECK_THAT(large.error().message(), Catch::Contains("4294967296 bytes") &&
                                          Catch::Contains("the most is 4294967295") &&
                                          Catch::Contains("tables or to a snapshot"));
}

TEST_CASE("a file is read like a text, whatever its size in pages") {
  const TemporaryFolder folder;
  const std::string path = folder / "day.json";
  const std::string day = small_day();
  for (const std::size_t size : {day.size(), std::size_t{4096 - 63}, std::size_t{4096 - 1},
                                 std::size_t{4096}, std::size_t{4097}, std::size_t{8192}}) {
    const std::string text = day + std::string(size - day.size(), ' ');
    std::ofstream(path) << text;
    const auto document = Document::open(path);
    REQUIRE(document.has_value());
    CHECK(document->text() == text);
    CHECK(parse_day(*document).has_value());
  }
}

}  // namespace
}  // namespace affecta::test
