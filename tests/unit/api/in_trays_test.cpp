// In-trays: each sees its own, in the order it came, and nothing its reader's campaign lacks.
#include "server/views/in_trays.h"

#include <cstdlib>
#include <thread>

#include <catch2/catch.hpp>

namespace affecta::views {
namespace {

using campaign::HelpIndex;

// Rows 0, 3, 6, … are for 0, rows 1, 4, 7, … for 1.
std::uint32_t whom(HelpIndex row) { return row.value % 3; }

std::vector<std::uint32_t> places(const std::vector<HelpIndex>& rows) {
  std::vector<std::uint32_t> places;
  for (const HelpIndex row : rows) places.push_back(row.value);
  return places;
}

using Places = std::vector<std::uint32_t>;

TEST_CASE("an in-tray has what came since the last look, page after page") {
  const InTray<HelpIndex> tray;
  CHECK(tray.rows(1, {{}, 10}, 0, whom).empty());
  CHECK(places(tray.rows(1, {{}, 10}, 5, whom)) == Places{1, 4});
  CHECK(places(tray.rows(1, {{}, 10}, 9, whom)) == Places{1, 4, 7});
  CHECK(places(tray.rows(1, {{}, 2}, 9, whom)) == Places{1, 4});
  CHECK(places(tray.rows(1, {4, 2}, 9, whom)) == Places{7});
  CHECK(tray.rows(1, {7, 2}, 9, whom).empty());
  CHECK(tray.rows(9, {{}, 10}, 9, whom).empty());
}

TEST_CASE("who looks at an older campaign sees no row that it lacks") {
  const InTray<HelpIndex> tray;
  CHECK(tray.rows(0, {{}, 10}, 9, whom).size() == 3);
  CHECK(places(tray.rows(0, {{}, 10}, 6, whom)) == Places{0, 3});
}

TEST_CASE("many look into in-trays at once") {
  const InTray<HelpIndex> tray;
  std::vector<std::jthread> readers;
  for (std::uint32_t of = 0; of < 3; ++of) {
    readers.emplace_back([&, of] {
      for (std::size_t count = 0; count <= 3000; count += 30) {
        const auto rows = tray.rows(of, {{}, 3000}, count, whom);
        if (rows.size() != count / 3) std::abort();
      }
    });
  }
}

}  // namespace
}  // namespace affecta::views
