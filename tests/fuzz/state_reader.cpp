// Any bytes as the state of a campaign: refused clearly, or the one form of what they say; then
// refused by a small campaign, or restored as one that lives on.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/small_campaign.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace affecta;
  using namespace affecta::campaign;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto state = decode_state(bytes);
  if (!state) {
    EXPECT(!state.error().what.empty());
    return 0;
  }
  EXPECT(encode(*state) == bytes);
  const Campaign& small = test::small_campaign();
  const auto restored = restore(small.opening, small.calendar, *state);
  if (!restored) {
    test::expect_clear(restored.error());
    return 0;
  }
  test::expect_lives_on(*restored);
  return 0;
}
