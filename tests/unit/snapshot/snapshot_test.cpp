// Snapshots: what comes back, and what is refused.
#include <catch2/catch.hpp>

#include "engine/day/daily_round.h"
#include "engine/model/builder.h"
#include "tests/support/engine_bridge.h"
#include "tests/support/random_day.h"
#include "tests/unit/snapshot/altered_snapshot.h"
#include "tests/unit/tables/small_tables.h"

using namespace affecta;
using namespace affecta::test;

namespace {

Result<Country> read_bytes(const std::string& bytes, unsigned threads = 1) {
  const TemporaryFolder folder;
  write_file(folder / "it.affecta", bytes);
  NoProgress nobody;
  return read_snapshot(folder / "it.affecta", Workers(threads), nobody);
}

std::string small_snapshot() { return bytes_of(*read_folder(small_tables())); }

// A file whose bytes change and are read again.
class ChangingFile {
 public:
  explicit ChangingFile(const std::string& bytes) : bytes_(bytes) { write_file(name_, bytes); }

  Result<Country> read() const { return read_snapshot(name_, workers_, nobody_); }
  Result<Country> read_with(std::size_t at, char byte) const {
    write_byte(name_, at, byte);
    auto country = read();
    write_byte(name_, at, bytes_[at]);
    return country;
  }
  const std::string& name() const { return name_; }

 private:
  TemporaryFolder folder_;
  std::string name_ = folder_ / "it.affecta";
  std::string bytes_;
  Workers workers_{1};
  mutable NoProgress nobody_;
};

Country random_country(std::uint64_t seed, naive::Size size) {
  Country country;
  country.instance =
      std::move(*build_instance(to_input(naive::random_day(seed, size)), Workers(2)));
  return country;
}

}  // namespace

TEST_CASE("snapshot: what is written comes back") {
  const std::string bytes = small_snapshot();
  const auto country = read_bytes(bytes, 2);
  REQUIRE(country);
  CHECK(bytes_of(*country) == bytes);
  CHECK(country->calendar == "2025, session d'été");
  CHECK(country->seed == 18446744073709551615U);
  CHECK(country->candidates.name[CandidateIndex{1}] == "deux\nlignes");
  CHECK(country->formations.kind[FormationIndex{1}] == "BTS");
}

TEST_CASE("snapshot: the country outlives the file's name") {
  const TemporaryFolder folder;
  write_file(folder / "it.affecta", small_snapshot());
  NoProgress nobody;
  const auto country = read_snapshot(folder / "it.affecta", Workers(1), nobody);
  REQUIRE(country);
  std::filesystem::remove(folder / "it.affecta");
  CHECK(country->candidates.first_name[CandidateIndex{0}] == "Zoé");
}

TEST_CASE("snapshot: the same bytes for any number of threads") {
  const auto country = read_folder(small_tables());
  CHECK(bytes_of(*country, Workers(1)) == bytes_of(*country, Workers(5)));
}

TEST_CASE("snapshot: random days come back, and their round is the same") {
  const Workers workers(2);
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    const Country country =
        random_country(seed, seed % 10 == 0 ? naive::Size::medium : naive::Size::small);
    const std::string bytes = bytes_of(country);
    const auto again = read_bytes(bytes, 2);
    if (!again) FAIL(again.error().message());
    CHECK(bytes_of(*again) == bytes);
    const auto day = daily_round_2024(country.instance, workers);
    const auto same = daily_round_2024(again->instance, workers);
    REQUIRE(day.has_value() == same.has_value());
    if (day) {
      CHECK(difference(to_outcome(again->instance, *same), to_outcome(country.instance, *day)) ==
            "");
    }
  }
}

TEST_CASE("snapshot: columns are where the layout says") {
  const std::string bytes = small_snapshot();
  const auto header = header_of(bytes);
  CHECK(std::string_view(bytes).starts_with("AFFECTA\n"));
  CHECK(header.version == 1);
  CHECK(header.file_size == bytes.size());
  std::uint64_t offset = sizeof(snapshot::Header) + header.column_count * sizeof(snapshot::Entry);
  for (std::size_t i = 0; i < header.column_count; ++i) {
    const auto entry = entry_of(bytes, i);
    CHECK(entry.offset == offset);
    CHECK(entry.offset % 64 == 0);
    offset += snapshot::padded(entry.count * entry.element_size);
  }
  CHECK(offset == bytes.size());
}

TEST_CASE("snapshot: any byte flipped is refused") {
  const std::string bytes = small_snapshot();
  const ChangingFile file(bytes);
  REQUIRE(file.read());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    INFO("byte " << at << " of " << bytes.size());
    const auto country = file.read_with(at, static_cast<char>(bytes[at] ^ (1 << (at % 8))));
    REQUIRE_FALSE(country);
    const bool in_magic = at < 8;
    CHECK((country.error().code == RefusalCode::malformed_document) == in_magic);
  }
  REQUIRE(file.read());
}

TEST_CASE("snapshot: random bytes of larger snapshots") {
  const std::uint64_t seed = 20261122;
  INFO("seed " << seed);
  naive::Random random(seed);
  const std::string bytes = bytes_of(random_country(seed, naive::Size::medium));
  const ChangingFile file(bytes);
  for (int i = 0; i < 1000; ++i) {
    const auto at = static_cast<std::size_t>(random.below(static_cast<naive::Int>(bytes.size())));
    const auto change = static_cast<char>(random.between(1, 255));
    INFO("byte " << at);
    REQUIRE_FALSE(file.read_with(at, static_cast<char>(bytes[at] ^ change)));
  }
}

TEST_CASE("snapshot: any length but the right one is refused") {
  const std::string bytes = small_snapshot();
  const ChangingFile file(bytes);
  for (std::size_t size = bytes.size(); size-- > 0;) {
    std::filesystem::resize_file(file.name(), size);
    INFO("length " << size);
    REQUIRE_FALSE(file.read());
  }
  REQUIRE_FALSE(read_bytes(bytes + std::string(1, '\0')));
  REQUIRE_FALSE(read_bytes(bytes + std::string(64, '\0')));
  NoProgress nobody;
  const TemporaryFolder folder;
  const auto directory = read_snapshot(folder.path(), Workers(1), nobody);
  REQUIRE_FALSE(directory);
  CHECK(directory.error().code == RefusalCode::file_unreadable);
  CHECK_FALSE(read_snapshot(folder / "absent", Workers(1), nobody));
  CHECK_FALSE(read_snapshot("/dev/null", Workers(1), nobody));
}

TEST_CASE("snapshot: another version or byte order is refused by name") {
  for (const std::uint32_t version : {0U, 2U}) {
    std::string bytes = small_snapshot();
    std::memcpy(bytes.data() + offsetof(snapshot::Header, version), &version, sizeof version);
    mend_checksums(bytes, 0);
    const auto country = read_bytes(bytes);
    REQUIRE_FALSE(country);
    CHECK(country.error().code == RefusalCode::unsupported_version);
    CHECK(country.error().what.find("version " + std::to_string(version)) != std::string::npos);
  }
  std::string bytes = small_snapshot();
  const std::uint32_t other = 0x04030201;
  std::memcpy(bytes.data() + offsetof(snapshot::Header, byte_order), &other, sizeof other);
  mend_checksums(bytes, 0);
  CHECK(read_bytes(bytes).error().code == RefusalCode::unsupported_version);
}

TEST_CASE("snapshot: wrong contents under right checksums never lead outside") {
  // Every element of every column takes values that lead astray; what is accepted nevertheless can
  // be computed with.
  const Workers workers(1);
  const TemporaryFolder folder;
  NoProgress nobody;
  const std::string name = folder / "it.affecta";
  const std::string bytes = small_snapshot();
  std::size_t refused = 0;
  std::size_t accepted = 0;
  for (std::size_t column = 0; column < column_count(bytes); ++column) {
    const auto entry = entry_of(bytes, column);
    const std::size_t width = entry.element_size == 12 ? 4 : entry.element_size;
    // One letter of a text is like another.
    const bool text = std::string_view(entry.name.data()).ends_with(".chars");
    const std::size_t step = text ? 16 : width;
    for (std::uint64_t at = 0; at < entry.count * entry.element_size; at += step) {
      for (const std::uint64_t value : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{2},
                                        std::uint64_t{0x7FFFFFFF}, ~std::uint64_t{0}}) {
        std::string altered = bytes;
        std::memcpy(altered.data() + entry.offset + at, &value, width);
        mend_checksums(altered, column);
        write_file(name, altered);
        const auto country = read_snapshot(name, workers, nobody);
        if (country) {
          ++accepted;
          static_cast<void>(daily_round_2024(country->instance, workers));
        } else {
          ++refused;
          CHECK(country.error().code == RefusalCode::malformed_document);
        }
      }
    }
  }
  // Capacities, names and the like may be anything; indices may not.
  CHECK(accepted > 0);
  CHECK(refused > accepted);
}

TEST_CASE("snapshot: wrong shapes under right checksums are refused") {
  const std::string bytes = small_snapshot();
  for (std::size_t column = 0; column < column_count(bytes); ++column) {
    for (int change = 0; change < 6; ++change) {
      std::string altered = bytes;
      auto entry = entry_of(altered, column);
      const std::string_view name(entry.name.data());
      if (name == "calendar" && change == 0) continue;  // a text of its own, as long as it likes
      switch (change) {
        case 0:
          entry.count += 1;
          break;
        case 1:
          entry.count = entry.count == 0 ? 64 : entry.count - 1;
          break;
        case 2:
          entry.count = ~std::uint64_t{0} / 4;
          break;
        case 3:
          entry.offset += 64;
          break;
        case 4:
          entry.name[0] = 'X';
          break;
        case 5:
          entry.type = static_cast<snapshot::ElementType>(77);
          break;
      }
      std::memcpy(altered.data() + sizeof(snapshot::Header) + column * sizeof entry, &entry,
                  sizeof entry);
      // The checksum of the head; the column's own where it can be computed.
      if (change == 2 || change == 3 || change == 1) {
        mend_checksums(altered, column == 0 ? 1 : 0);
      } else {
        mend_checksums(altered, column);
      }
      INFO("column " << name << " change " << change);
      const auto country = read_bytes(altered);
      CHECK_FALSE(country);
    }
  }
}
