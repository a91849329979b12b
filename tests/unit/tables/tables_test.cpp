// Countries through tables and back.
#include <catch2/catch.hpp>
#include <zstd.h>

#include "datasets/official/day_writer.h"
#include "engine/model/builder.h"
#include "tests/support/engine_bridge.h"
#include "tests/support/random_day.h"
#include "tests/unit/tables/small_tables.h"

using namespace affecta;
using namespace affecta::test;

namespace {

Tables read_back(const std::string& folder) {
  Tables tables;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    tables[entry.path().filename().string()] = read_file(entry.path().string());
  }
  return tables;
}

Tables written(const Country& country, Compression compression, unsigned threads = 2) {
  const TemporaryFolder folder;
  NoProgress nobody;
  const auto done = write_tables(country, folder / "out", compression, Workers(threads), nobody);
  REQUIRE(done);
  return read_back(folder / "out");
}

Country small_country() {
  auto country = read_folder(small_tables());
  if (!country) FAIL(country.error().message());
  return std::move(*country);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace

TEST_CASE("tables: every column of the format is read") {
  const Country country = small_country();
  const Instance& instance = country.instance;
  CHECK(instance.parameters == DayParameters{3, 30, 50, 52});
  CHECK(country.calendar == "2025, session d'été");
  CHECK(country.seed == 18446744073709551615U);

  const CandidateIndex first{0};
  CHECK(instance.candidates.key[first] == 11);
  CHECK(country.candidates.name[first] == "Le \"Grand\", fils");
  CHECK(country.candidates.first_name[first] == "Zoé");
  CHECK(country.candidates.school[first] == "Lycée A");
  CHECK(country.candidates.school_class[first] == "T1");
  CHECK(country.candidates.series[first] == "Générale");
  CHECK(country.candidates.academy[first] == "Lyon");
  CHECK(country.candidates.email[first] == "zoe@example.org");
  CHECK(country.candidates.scholarship[first] == 1);
  CHECK(country.candidates.cordees[first] == 0);
  CHECK(country.candidates.name[CandidateIndex{1}] == "deux\nlignes");
  CHECK(country.candidates.first_name[CandidateIndex{1}] == "espace");
  CHECK(country.candidates.name[CandidateIndex{2}] == " bords ");
  CHECK(instance.candidates.responder[CandidateIndex{1}] == 1);
  CHECK(country.candidates.cordees[CandidateIndex{1}] == 1);
  // A candidate without wishes is still there.
  CHECK(instance.candidate_count() == 4);
  CHECK(instance.wishes_of_candidate[CandidateIndex{3}].empty());

  CHECK(country.formations.key.size() == 3);
  CHECK(country.formations.enrolment_formation[FormationIndex{1}] == 202);
  CHECK(country.formations.name[FormationIndex{0}] == "Licence; droit");
  CHECK(country.formations.establishment[FormationIndex{1}] == "Lycée A");
  CHECK(country.formations.kind[FormationIndex{1}] == "BTS");
  CHECK(country.formations.selective[FormationIndex{1}] == 1);
  CHECK(country.formations.apprenticeship[FormationIndex{1}] == 1);
  CHECK(country.formations.academy[FormationIndex{0}] == "Lyon");

  const GroupIndex group{0};
  CHECK(instance.groups.key[group] == GroupKey{301, 201, 101});
  CHECK(instance.groups.capacity[group] == 2);
  CHECK(instance.groups.block_call_limit[group] == 1);
  CHECK(instance.groups.estimate[group] == 50);
  CHECK(instance.groups.last_called_displayed[group] == 1);
  CHECK(instance.groups.number_waiting[group] == 2);
  CHECK_FALSE(instance.has(group, group_flag::reservation_ended));
  CHECK(instance.has(GroupIndex{1}, group_flag::reservation_ended));
  CHECK(country.groups.min_scholarship_percent[group] == 20);
  CHECK(country.groups.min_sector_percent[group] == 10);

  CHECK(instance.boardings.key[BoardingIndex{1}] == BoardingKey{402, 0, 102});
  CHECK(instance.boardings.capacity[BoardingIndex{1}] == 3);
}

TEST_CASE("tables: wishes carry what the boards gave") {
  const Country country = small_country();
  const Instance& instance = country.instance;
  const auto wish_of = [&](WishKey key) {
    for (const WishIndex wish : instance.wishes.status.indices()) {
      if (instance.key(wish) == key) return wish;
    }
    FAIL("no such wish");
    return WishIndex::none();
  };
  const WishIndex boarding = wish_of({11, 102, true});
  CHECK(instance.boardings.key[instance.wishes.boarding[boarding]] == BoardingKey{402, 0, 102});
  CHECK(instance.wishes.call_rank[boarding] == 5);
  CHECK(instance.wishes.displayed_call_rank[boarding] == 4);
  CHECK(instance.wishes.boarding_rank[boarding] == 2);
  CHECK(country.wishes.rank[boarding] == 1);
  CHECK(country.wishes.flags[boarding] == (wish_file_flag::conditions | 2 << 2));  // caes
  const WishIndex sector = wish_of({11, 101, true});
  CHECK(country.wishes.flags[sector] == wish_file_flag::sector);
  CHECK(instance.has(sector, wish_flag::ignore_waiting_rank));
  CHECK(instance.has(sector, wish_flag::ignore_boarding_bar));
  CHECK(instance.wishes.waiting_rank_yesterday[sector] == 4);
  const WishIndex contract = wish_of({12, 102, false});
  CHECK(country.wishes.flags[contract] == 3 << 2);
  CHECK(instance.has(contract, wish_flag::outside_main));
  CHECK(instance.wishes.preference[contract] == 2);
  CHECK(instance.wishes.status[wish_of({13, 102, false})] == WishStatus::not_ranked);
  CHECK(country.wishes.rank[wish_of({13, 102, false})] == 0);
}

TEST_CASE("tables: written and read back, plain and compressed, nothing is lost") {
  const Country country = small_country();
  const std::string bytes = bytes_of(country);
  for (const Compression compression : {Compression::none, Compression::zstd}) {
    const auto again = read_folder(written(country, compression));
    REQUIRE(again);
    CHECK(bytes_of(*again) == bytes);
  }
}

TEST_CASE("tables: the same bytes for any number of threads") {
  const Country country = small_country();
  for (const Compression compression : {Compression::none, Compression::zstd}) {
    CHECK(written(country, compression, 1) == written(country, compression, 5));
  }
}

TEST_CASE("tables: semicolons, byte order mark and carriage returns are accepted") {
  const std::string bytes = bytes_of(small_country());
  Tables tables = small_tables();
  for (const char* name : {"boarding.csv", "groups.csv", "wishes.csv"}) {
    tables[name] = "\xEF\xBB\xBF" + replaced(replaced(tables[name], ",", ";"), "\n", "\r\n");
  }
  const auto country = read_folder(tables);
  REQUIRE(country);
  CHECK(bytes_of(*country) == bytes);
}

TEST_CASE("tables: columns in any order, rows in any order, no end of line at the end") {
  Tables tables = small_tables();
  tables["boarding.csv"] =
      "capacity,formation,boarding_group,enrolment_formation\n3,102,402,\n"
      "1,,401,";
  tables["formations.csv"] =
      "formation,enrolment_formation,name,establishment,kind,selective,apprenticeship,academy\n"
      "103,203,,,,0,0,\n102,202,BTS,Lycée A,BTS,1,1,Lyon\n"
      "101,201,\"Licence; droit\",Université,L1,0,0,Lyon\n\n\r\n";
  const auto country = read_folder(tables);
  REQUIRE(country);
  // Codes number texts by key, whatever the order of the rows.
  CHECK(bytes_of(*country) == bytes_of(small_country()));
}

TEST_CASE("tables: what is not there stays empty") {
  Tables tables = small_tables();
  tables.erase("formations.csv");
  tables["candidates.csv"] = "candidate,responder\n11,\n12,1\n13,0\n14,\n";
  const auto country = read_folder(tables);
  REQUIRE(country);
  CHECK_FALSE(country->holds_files());
  CHECK(country->candidates.name.size() == 0);
  CHECK(country->candidates.scholarship.size() == 0);
  const Tables out = written(*country, Compression::none);
  CHECK_FALSE(out.contains("formations.csv"));
  CHECK(out.at("candidates.csv") == "candidate,responder\n11,0\n12,1\n13,0\n14,0\n");
}

TEST_CASE("tables: random days come back as they were") {
  const Workers workers(2);
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    const naive::Size size = seed % 10 == 0 ? naive::Size::medium : naive::Size::small;
    auto instance = build_instance(to_input(naive::random_day(seed, size)), workers);
    REQUIRE(instance);
    Country country;
    country.instance = std::move(*instance);
    const auto again =
        read_folder(written(country, seed % 2 == 0 ? Compression::none : Compression::zstd));
    if (!again) FAIL(again.error().message());
    CHECK(bytes_of(*again) == bytes_of(country));
  }
}

TEST_CASE("tables: quoted ends of line where blocks meet") {
  // Blocks have a mebibyte: names of three lines fill several of them, and none is cut.
  Tables tables = small_tables();
  std::string& candidates = tables["candidates.csv"];
  const std::size_t rows = 40000;
  for (std::size_t i = 0; i < rows; ++i) {
    candidates += std::to_string(1000 + i) + ",\"" + std::string(40 + i % 37, 'a') + "\n,\"\"\n" +
                  std::to_string(i) + "\",,,,,,0,0,,0\n";
  }
  REQUIRE(candidates.size() > 3 << 20);
  const auto country = read_folder(tables);
  if (!country) FAIL(country.error().message());
  REQUIRE(country->instance.candidate_count() == 4 + rows);
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string expected = std::string(40 + i % 37, 'a') + "\n,\"\n" + std::to_string(i);
    REQUIRE(country->candidates.name[CandidateIndex::at(4 + i)] == expected);
  }
  const auto again = read_folder(written(*country, Compression::zstd));
  REQUIRE(again);
  CHECK(bytes_of(*again) == bytes_of(*country));

  SECTION("a fault far inside is on its line") {
    candidates += "9,x,,,,,,2,0,,0\n";
    const auto refused = read_folder(tables);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().where.ends_with("candidates.csv:" + std::to_string(1 + 5 + 3 * rows + 1) +
                                          ":8"));
  }
}

TEST_CASE("tables: a stream of Zstandard that does not tell its size is read") {
  Tables tables = small_tables();
  const std::string text = tables["wishes.csv"];
  std::string frame(ZSTD_compressBound(text.size()), '\0');
  ZSTD_CCtx* const context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
  frame.resize(ZSTD_compress2(context, frame.data(), frame.size(), text.data(), text.size()));
  ZSTD_freeCCtx(context);
  tables.erase("wishes.csv");
  tables["wishes.csv.zst"] = frame;
  const auto country = read_folder(tables);
  REQUIRE(country);
  CHECK(bytes_of(*country) == bytes_of(small_country()));

  SECTION("and refused where it ends early") {
    tables["wishes.csv.zst"] = frame.substr(0, frame.size() - 3);
    const auto refused = read_folder(tables);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == RefusalCode::malformed_document);
  }
}

TEST_CASE("tables: a compressed table that is cut or altered is refused or read, never more") {
  const TemporaryFolder folder;
  const Workers workers(1);
  NoProgress nobody;
  REQUIRE(write_tables(small_country(), folder / "in", Compression::zstd, workers, nobody));
  const std::string name = folder / "in/wishes.csv.zst";
  const std::string frames = read_file(name);
  for (std::size_t at = 0; at < frames.size(); ++at) {
    write_byte(name, at, static_cast<char>(frames[at] ^ 0x55));
    static_cast<void>(read_tables(folder / "in", workers, nobody));
    write_byte(name, at, frames[at]);
  }
  CHECK(read_tables(folder / "in", workers, nobody));
  for (std::size_t size = frames.size() - 1; size > 0; --size) {
    std::filesystem::resize_file(name, size);
    // Frames follow each other: a file that ends after one of them is whole.
    const auto country = read_tables(folder / "in", workers, nobody);
    CHECK((!country || country->instance.wish_count() < 6));
  }
}

TEST_CASE("tables: a folder is replaced whole, and only when it holds nothing but tables") {
  const TemporaryFolder folder;
  const Country country = small_country();
  NoProgress nobody;
  const Workers workers(2);
  const std::string place = folder / "out";
  REQUIRE(write_tables(country, place, Compression::zstd, workers, nobody));
  REQUIRE(write_tables(country, place + "/", Compression::none, workers, nobody));
  CHECK(read_back(place) == written(country, Compression::none));

  write_file(place + "/notes.txt", "mine");
  const auto refused = write_tables(country, place, Compression::none, workers, nobody);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == RefusalCode::file_not_writable);
  CHECK(refused.error().what.find("notes.txt") != std::string::npos);
  CHECK(read_file(place + "/notes.txt") == "mine");

  write_file(folder / "file", "x");
  CHECK_FALSE(write_tables(country, folder / "file", Compression::none, workers, nobody));
  CHECK_FALSE(write_tables(country, folder / "no/such", Compression::none, workers, nobody));
  // Nothing is left beside.
  std::size_t entries = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    ++entries;
  }
  CHECK(entries == 2);
}
