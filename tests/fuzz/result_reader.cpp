// Any bytes as the result of a day, checked against a small one: refused clearly, or judged.

#include "datasets/official/result_reader.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "datasets/official/day_reader.h"
#include "tests/fuzz/expect.h"

namespace {

using namespace affecta;

const Instance& small_day() {
  static const Workers workers(1);
  static const Instance day =
      read_day(AFFECTA_SOURCE_DIR "/datasets/samples/day.json", workers).value();
  return day;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Document document =
      Document::from_text(std::string_view(reinterpret_cast<const char*>(data), size), "fuzz.json");
  const Result<ResultClaim> claim = parse_result(document, small_day());
  if (!claim) {
    test::expect_clear(claim.error());
    return 0;
  }
  const Verdict verdict = verify_document(small_day(), *claim, Workers(1));
  for (const Violation& violation : verdict.violations) {
    EXPECT(!to_text(violation.property).empty());
  }
  return 0;
}
