// Changed columns: packed the same for any number of threads, and put back.
#include "engine/campaign/changed_column.h"

#include <catch2/catch.hpp>

#include "tests/support/random_day.h"

namespace affecta::campaign {
namespace {

using Row = Index<struct RowTag>;
using Values = Array<Row, std::int32_t>;
using Changed = ChangedColumn<Row, std::int32_t>;

TEST_CASE("what changed side by side is one run, where chunks of work meet too") {
  const std::size_t rows = 600'000;
  const Values before(rows);
  Values after(rows, 1);
  after[Row{0}] = after[Row{7}] = after[Row{599'999}] = 0;
  const Changed changed = Changed::between(before, after, Workers(2));
  CHECK(changed.runs == std::vector<Run>{{1, 6}, {8, 599'991}});
  CHECK(changed.values == std::vector<std::int32_t>(599'997, 1));
  CHECK(changed == Changed::between(before, after, Workers(1)));
}

TEST_CASE("random changes are packed, fit, and give the column again") {
  naive::Random random(11);
  for (const naive::Int percent : {0, 1, 30, 97, 100}) {
    INFO(percent << " % changed");
    Values before(1'000);
    Values after(1'000);
    for (const Row row : before.indices()) {
      before[row] = static_cast<std::int32_t>(random.below(5));
      after[row] = before[row] + (random.percent(percent) ? 1 : 0);
    }
    const Changed changed = Changed::between(before, after, Workers(2));
    CHECK(changed.fits(before));
    changed.put_into(before);
    CHECK(before == after);
  }
}

}  // namespace
}  // namespace affecta::campaign
