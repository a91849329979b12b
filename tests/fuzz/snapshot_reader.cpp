// Any bytes as a snapshot, their checksums mended where there are any: refused clearly, or a
// country whose day can be computed.

#include <cstddef>
#include <cstdint>
#include <string>

#include "engine/day/daily_round.h"
#include "tests/fuzz/expect.h"
#include "tests/unit/snapshot/altered_snapshot.h"
#include "tests/unit/tables/small_tables.h"

namespace {

using namespace affecta;

// The size and checksums that the head and the columns say they have.
void mend(std::string& bytes) {
  if (bytes.size() < sizeof(snapshot::Header)) return;
  snapshot::Header header = test::header_of(bytes);
  header.file_size = bytes.size();
  std::memcpy(bytes.data(), &header, sizeof header);
  const std::size_t room = (bytes.size() - sizeof header) / sizeof(snapshot::Entry);
  if (header.column_count > room) return;
  for (std::size_t column = 0; column < header.column_count; ++column) {
    const snapshot::Entry entry = test::entry_of(bytes, column);
    const bool fits =
        entry.element_size <= 12 && entry.count <= bytes.size() && entry.offset <= bytes.size() &&
        snapshot::padded(entry.count * entry.element_size) <= bytes.size() - entry.offset;
    if (fits) test::mend_checksums(bytes, column);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const test::TemporaryFolder folder;
  static const Workers workers(1);
  NoProgress nobody;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  mend(bytes);
  test::write_file(folder / "it.affecta", bytes);
  const auto country = read_snapshot(folder / "it.affecta", workers, nobody);
  if (!country) {
    test::expect_clear(country.error());
    return 0;
  }
  const auto day = daily_round_2024(country->instance, workers);
  EXPECT(day.has_value() || !day.error().what.empty());
  const std::string again = test::bytes_of(*country, workers);
  EXPECT(again.size() == bytes.size());
  return 0;
}
