// Any bytes as an event: refused clearly, or the one form of what they say; then refused by a small
// campaign, which does not change, or applied, and the campaign goes on and can be kept.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/small_campaign.h"

namespace {

using namespace affecta;
using namespace affecta::campaign;

void expect_applied(const Event& event) {
  Campaign campaign = test::small_campaign();
  if (const auto applied = campaign::apply(campaign, event); !applied) {
    EXPECT(applied.error().code == RefusalCode::event_does_not_fit);
    EXPECT(campaign.state == test::small_campaign().state);
    return;
  }
  test::expect_lives_on(campaign);
  if (campaign.state.waiting_day) {
    const Event published = DayPublished{campaign.state.waiting_day->summary.day};
    EXPECT(campaign::apply(campaign, published));
    test::expect_lives_on(campaign);
  }
  const auto kept = decode_state(encode(campaign.state));
  EXPECT(kept.has_value() && *kept == campaign.state);
  EXPECT(restore(campaign.opening, campaign.calendar, *kept).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto event = decode_event(bytes);
  if (!event) {
    EXPECT(!event.error().what.empty());
    return 0;
  }
  EXPECT(encode(*event) == bytes);
  expect_applied(*event);
  return 0;
}
