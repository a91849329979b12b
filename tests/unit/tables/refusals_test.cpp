// Every refusal of tables names file, line, column and value.
#include <catch2/catch.hpp>

#include "tests/unit/tables/small_tables.h"

using namespace affecta;
using namespace affecta::test;

namespace {

// `from` becomes `to` in a file; the refusal is expected there.
struct Fault {
  const char* file;
  const char* from;
  const char* to;
  RefusalCode code;
  const char* place;  // the end of the refusal's where
  const char* what;   // part of its what
};

using enum RefusalCode;

const Fault faults[] = {
    // campaign.csv
    {"campaign.csv", "day,3\n", "day,x3\n", wrong_type, "campaign.csv:2:2", "\"x3\""},
    {"campaign.csv", "day,3\n", "day,0\n", day_not_positive, "campaign.csv:2:2", "day 0"},
    {"campaign.csv", "day,3\n", "", missing_field, "campaign.csv", "day"},
    {"campaign.csv", "reservation_end_day,30\n", "reservation_end_day,\n", missing_field,
     "campaign.csv", "reservation_end_day"},
    {"campaign.csv", "calendar,", "calender,", unknown_value, "campaign.csv:6:1", "\"calender\""},
    {"campaign.csv", "seed,18446744073709551615", "day,4", duplicate_field, "campaign.csv:7:1",
     "day"},
    {"campaign.csv", "18446744073709551615", "-1", wrong_type, "campaign.csv:7:2", "\"-1\""},
    // candidates.csv: the second record has two lines
    {"candidates.csv", "\n13,", "\n,", missing_field, "candidates.csv:5:1", "candidate"},
    {"candidates.csv", "\n13,", "\n99999999999,", integer_out_of_range, "candidates.csv:5:1",
     "\"99999999999\""},
    {"candidates.csv", "\n13,", "\n12,", duplicate_candidate, "candidates.csv:5:1", "12"},
    {"candidates.csv", "\n13,", "\n15,", unknown_candidate, "wishes.csv:7:1", "13"},
    {"candidates.csv", ",1,0,zoe@", ",yes,0,zoe@", wrong_type, "candidates.csv:2:8", "\"yes\""},
    {"candidates.csv", "名前", "\xFF\xFE", malformed_document, "candidates.csv:5:3", "\"??\""},
    {"candidates.csv", "fils\"", "fils", malformed_document, "candidates.csv:2:2", "quote"},
    {"candidates.csv", "Zoé", "Z\"oé", malformed_document, "candidates.csv:2:3", "quote"},
    {"candidates.csv", "\"\"Grand\"\"", "\"Grand\"", malformed_document, "candidates.csv:2:2",
     "quote"},
    {"candidates.csv", "14,,", "14,", malformed_document, "candidates.csv:6", "10 fields"},
    {"candidates.csv", "14,,", "\n14,,", malformed_document, "candidates.csv:6", "empty line"},
    {"candidates.csv", "14,,", "14,,,", malformed_document, "candidates.csv:6", "12 fields"},
    {"candidates.csv", "cordees", "cordée", unknown_value, "candidates.csv:1:9", "\"cordée\""},
    {"candidates.csv", "cordees", "scholarship", duplicate_field, "candidates.csv:1:9",
     "scholarship"},
    {"candidates.csv", "candidate,", "", missing_field, "candidates.csv:1", "candidate"},
    // formations.csv
    {"formations.csv", "\n102,", "\n101,", duplicate_formation, "formations.csv:3:1", "101"},
    {"formations.csv", "\n102,", "\n104,", unknown_formation, "groups.csv:3:3", "102"},
    // groups.csv
    {"groups.csv", "101,2,1", "101,-2,1", negative_value, "groups.csv:2:4", "-2"},
    {"groups.csv", "101,2,1", "101,2,-1", negative_value, "groups.csv:2:5", "-1"},
    {"groups.csv", "50,1,2", "-50,1,2", negative_value, "groups.csv:2:10", "-50"},
    {"groups.csv", "50,1,2", "50,-1,2", negative_value, "groups.csv:2:11", "-1"},
    {"groups.csv", "20,10,50", "101,10,50", rate_out_of_range, "groups.csv:2:8", "\"101\""},
    {"groups.csv", "20,10,50", "20,-1,50", rate_out_of_range, "groups.csv:2:9", "\"-1\""},
    {"groups.csv", "301,202,102", "301,201,101", duplicate_group, "groups.csv:3:1", "301"},
    {"groups.csv", "2147483647", "2147483648", integer_out_of_range, "groups.csv:3:10",
     "\"2147483648\""},
    // boarding.csv
    {"boarding.csv", "102,3", "102,-3", negative_value, "boarding.csv:3:4", "-3"},
    {"boarding.csv", "402,0,102", "401,0,0", duplicate_boarding, "boarding.csv:3:1", "401"},
    {"boarding.csv", "402,0,102", "401,0,102", boarding_sharing_mixed, "boarding.csv:3:1", "401"},
    // wishes.csv
    {"wishes.csv", "12,101,0", "12,101,2", wrong_type, "wishes.csv:5:3", "\"2\""},
    {"wishes.csv", "12,101,0,301", "12,101,0,", missing_field, "wishes.csv:5:4", "ranking_group"},
    {"wishes.csv", "12,101,0,301", "12,101,0,302", unknown_group, "wishes.csv:5:4", "302"},
    {"wishes.csv", "402,,102", "403,,102", unknown_boarding, "wishes.csv:4:12", "403"},
    {"wishes.csv", "401,,,1", "402,,102,1", wrong_boarding_formation, "wishes.csv:3:12", "402"},
    {"wishes.csv", "12,101,0,301,201,2", "12,101,0,301,201,-2", negative_value, "wishes.csv:5:6",
     "\"-2\""},
    {"wishes.csv", "complementary,2,2", "elsewhere,2,2", unknown_value, "wishes.csv:5:9",
     "\"elsewhere\""},
    {"wishes.csv", "complementary,2,2", "complementary,-2,2", negative_value, "wishes.csv:5:10",
     "-2"},
    {"wishes.csv", "complementary,2,2", "complementary,2,-2", negative_value, "wishes.csv:5:11",
     "-2"},
    {"wishes.csv", "complementary,2,2", "complementary,,2", missing_call_rank, "wishes.csv:5:10",
     "no call rank"},
    {"wishes.csv", "complementary,2,2", "complementary,1,2", call_rank_shared, "wishes.csv:5:10",
     "call rank 1"},
    {"wishes.csv", "401,,,1", "401,,,", missing_boarding_rank, "wishes.csv:3:15",
     "no boarding rank"},
    {"wishes.csv", "401,,,1", "401,,,-1", negative_value, "wishes.csv:3:15", "-1"},
    {"wishes.csv", ",1,EN_ATTENTE", ",,EN_ATTENTE", responder_without_preference, "wishes.csv:5:16",
     "preference"},
    {"wishes.csv", ",2,PROPOSITION", ",1,PROPOSITION", responder_same_preference, "wishes.csv:6:16",
     "preference"},
    {"wishes.csv", "NON_CLASSE", "NON CLASSE", unknown_status, "wishes.csv:7:17", "\"NON CLASSE\""},
    {"wishes.csv", "NON_CLASSE", "PROPOSITION_DU_JOUR", status_of_a_result, "wishes.csv:7:17",
     "PROPOSITION_DU_JOUR"},
    {"wishes.csv", "NON_CLASSE,0", "NON_CLASSE,1", outside_main_not_proposed_before,
     "wishes.csv:7:18", "NON_CLASSE"},
    {"wishes.csv", "\n11,101,1", "\n11,101,0", duplicate_wish, "wishes.csv:3:1", "second"},
    {"wishes.csv", "0,1,1,4\n", "0,1,1,-4\n", negative_value, "wishes.csv:3:21", "-4"},
};

}  // namespace

TEST_CASE("tables: each fault is refused at its file, line and column, with its value") {
  for (const Fault& fault : faults) {
    INFO(fault.file << ": " << fault.from << " -> " << fault.to);
    Tables tables = small_tables();
    std::string& text = tables.at(fault.file);
    const std::size_t at = text.find(fault.from);
    REQUIRE(at != std::string::npos);
    text.replace(at, std::string_view(fault.from).size(), fault.to);
    for (const unsigned threads : {1U, 3U}) {
      const auto country = read_folder(tables, Workers(threads));
      REQUIRE_FALSE(country);
      INFO(country.error().message());
      CHECK(country.error().code == fault.code);
      CHECK(country.error().where.ends_with(fault.place));
      CHECK(country.error().what.find(fault.what) != std::string::npos);
    }
  }
}

TEST_CASE("tables: with several faults the first is named: by file, by line, by column") {
  Tables tables = small_tables();
  tables["wishes.csv"].replace(tables["wishes.csv"].find("\n12,101"), 3, "\nxx");
  const auto wish = read_folder(tables);
  REQUIRE_FALSE(wish);
  CHECK(wish.error().where.ends_with("wishes.csv:5:1"));
  tables["wishes.csv"].replace(tables["wishes.csv"].find("\n11,101,0,301"), 13, "\n11,101,7,x01");
  const auto earlier = read_folder(tables);
  REQUIRE_FALSE(earlier);
  CHECK(earlier.error().where.ends_with("wishes.csv:2:3"));
  tables["groups.csv"].replace(tables["groups.csv"].find("\n301,202"), 8, "\nabc,202");
  const auto group = read_folder(tables);
  REQUIRE_FALSE(group);
  CHECK(group.error().where.ends_with("groups.csv:3:1"));
}

TEST_CASE("tables: a missing table, two of one name, an empty one") {
  for (const char* name : {"campaign", "groups", "wishes"}) {
    Tables tables = small_tables();
    tables.erase(std::string(name) + ".csv");
    const auto missing = read_folder(tables);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == file_unreadable);
    CHECK(missing.error().what.find(name) != std::string::npos);
    tables[std::string(name) + ".csv"] = "";
    const auto empty = read_folder(tables);
    REQUIRE_FALSE(empty);
    CHECK(empty.error().code == malformed_document);
    CHECK(empty.error().where.ends_with(std::string(name) + ".csv:1"));
  }
  Tables twice = small_tables();
  twice["wishes.csv.zst"] = "";
  const auto both = read_folder(twice);
  REQUIRE_FALSE(both);
  CHECK(both.error().code == file_unreadable);
  NoProgress nobody;
  CHECK_FALSE(read_tables("/no/such/folder", Workers(1), nobody));
}

TEST_CASE("tables: any byte may be anything, the reader stays up") {
  const TemporaryFolder folder;
  const Tables tables = small_tables();
  write_folder(tables, folder.path());
  const Workers workers(1);
  NoProgress nobody;
  constexpr std::string_view bytes("\"\n\r;\0\xFF-9", 8);
  std::size_t refused = 0;
  for (const auto& [name, text] : tables) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      for (std::size_t i = 0; i < 3; ++i) {
        write_byte(folder / name, at, bytes[(at + 3 * i) % bytes.size()]);
        const auto country = read_tables(folder.path(), workers, nobody);
        if (country) continue;
        ++refused;
        if (country.error().where.empty()) FAIL(country.error().message());
      }
      write_byte(folder / name, at, text[at]);
    }
  }
  CHECK(refused > 1000);
  CHECK(read_tables(folder.path(), workers, nobody));
}
