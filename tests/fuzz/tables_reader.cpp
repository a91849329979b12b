// Any texts as the tables of a folder: refused clearly, or written and read back as the same
// country.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/expect.h"
#include "tests/unit/tables/small_tables.h"

// The tables in the order of table_names, with a record separator (byte 30) between them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace affecta;
  static const test::TemporaryFolder folder;
  static const Workers workers(1);
  NoProgress nobody;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  for (const std::string_view table : table_names) {
    const std::string_view text = rest.substr(0, rest.find('\x1E'));
    rest.remove_prefix(std::min(rest.size(), text.size() + 1));
    test::write_file(folder / "in" + "/" + std::string(table) + ".csv", text);
  }
  const auto country = read_tables(folder / "in", workers, nobody);
  if (!country) {
    test::expect_clear(country.error());
    return 0;
  }
  const Compression compression = size % 2 == 0 ? Compression::none : Compression::zstd;
  EXPECT(write_tables(*country, folder / "out", compression, workers, nobody).has_value());
  const auto again = read_tables(folder / "out", workers, nobody);
  EXPECT(again.has_value());
  EXPECT(test::bytes_of(*country, workers) == test::bytes_of(*again, workers));
  return 0;
}
