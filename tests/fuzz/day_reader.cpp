// Any bytes as the official input of a day: refused clearly, or computed, and written and read back
// as the same instance.

#include "datasets/official/day_reader.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "datasets/official/day_writer.h"
#include "engine/day/daily_round.h"
#include "tests/fuzz/expect.h"
#include "tests/support/same_instance.h"

namespace {

using namespace affecta;

Result<Instance> read(std::string_view text, const Workers& workers) {
  const Document document = Document::from_text(text, "fuzz.json");
  const Result<DayInput> input = parse_day(document);
  if (!input) return tl::make_unexpected(input.error());
  return build_day(*input, document, workers);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Workers workers(1);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Result<Instance> instance = read(text, workers);
  if (!instance) {
    test::expect_clear(instance.error());
    return 0;
  }
  std::string written;
  Output output = Output::to_text(written);
  write_day(*instance, size % 2 == 0 ? Spelling::full : Spelling::compact, workers, output);
  EXPECT(output.commit().has_value());
  const Result<Instance> again = read(written, workers);
  EXPECT(again.has_value());
  EXPECT(test::same_instance(*instance, *again));

  const auto day = daily_round_2024(*instance, workers);
  EXPECT(day.has_value() || !day.error().what.empty());
  return 0;
}
