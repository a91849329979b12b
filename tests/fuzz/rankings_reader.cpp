// Any bytes as rankings: refused clearly, or turned into call orders that keep their guarantees.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "datasets/official/call_order_json.h"
#include "engine/call_order/guarantees.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace affecta;
  const Document document =
      Document::from_text(std::string_view(reinterpret_cast<const char*>(data), size), "fuzz.json");
  const Result<Rankings> rankings = parse_rankings(document);
  if (!rankings) {
    test::expect_clear(rankings.error());
    return 0;
  }
  for (const RankingGroup& group : rankings->groups) {
    const auto order = compute_call_order(group);
    if (!order) {
      test::expect_clear(locate(order.error(), document, "groupesClassements"));
      continue;
    }
    EXPECT(verify_call_order(group, *order).empty());
  }
  return 0;
}
