// Rows made of any values, well-typed but senseless: refused, or an instance that survives
// instance -> JSON -> instance.

#include <cstddef>
#include <cstdint>

#include <fuzzer/FuzzedDataProvider.h>

#include "datasets/official/day_reader.h"
#include "datasets/official/day_writer.h"
#include "engine/model/builder.h"
#include "tests/fuzz/expect.h"
#include "tests/support/same_instance.h"

namespace {

using namespace affecta;

// Mostly small, so that keys meet; sometimes anything.
std::int32_t number(FuzzedDataProvider& data) {
  return data.ConsumeIntegralInRange<int>(0, 15) == 0 ? data.ConsumeIntegral<std::int32_t>()
                                                      : data.ConsumeIntegralInRange<int>(0, 6);
}

GroupKey group_key(FuzzedDataProvider& data) { return {number(data), number(data), number(data)}; }

BoardingKey boarding_key(FuzzedDataProvider& data) {
  return {number(data), number(data), number(data)};
}

template <class Key>
Key pick(FuzzedDataProvider& data, const std::vector<Key>& keys, Key other) {
  return keys.empty() ? other : keys[data.ConsumeIntegralInRange<std::size_t>(0, keys.size() - 1)];
}

WishRow wish(FuzzedDataProvider& data, const std::vector<GroupKey>& groups,
             const std::vector<BoardingKey>& boardings) {
  WishRow row;
  row.group = pick(data, groups, group_key(data));
  row.key = {number(data), row.group.formation, data.ConsumeBool()};
  if (data.ConsumeBool()) row.boarding = pick(data, boardings, boarding_key(data));
  row.call_rank = number(data);
  row.displayed_call_rank = number(data);
  row.boarding_rank = number(data);
  row.preference = number(data);
  row.waiting_rank_yesterday = number(data);
  row.status = static_cast<WishStatus>(
      data.ConsumeIntegralInRange<unsigned>(0, static_cast<unsigned>(status_count) - 1));
  row.outside_main = data.ConsumeIntegralInRange<int>(0, 7) == 0;
  row.ignore_waiting_rank = data.ConsumeBool();
  row.ignore_boarding_bar = data.ConsumeBool();
  return row;
}

DayInput rows(FuzzedDataProvider& data) {
  DayInput day;
  day.parameters = {number(data), number(data), number(data), number(data)};
  std::vector<GroupKey> groups;
  std::vector<BoardingKey> boardings;
  for (int left = data.ConsumeIntegralInRange<int>(0, 4); left > 0; --left) {
    groups.push_back(group_key(data));
    day.groups.push_back({groups.back(), number(data), number(data), number(data), number(data),
                          number(data), data.ConsumeBool(), data.ConsumeBool()});
  }
  for (int left = data.ConsumeIntegralInRange<int>(0, 3); left > 0; --left) {
    boardings.push_back(boarding_key(data));
    day.boardings.push_back({boardings.back(), number(data)});
  }
  for (int left = data.ConsumeIntegralInRange<int>(0, 3); left > 0; --left) {
    day.responders.push_back(number(data));
  }
  while (data.remaining_bytes() > 0) day.wishes.push_back(wish(data, groups, boardings));
  return day;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const Workers workers(1);
  FuzzedDataProvider data(bytes, size);
  const Result<Instance> instance = build_instance(rows(data), workers);
  if (!instance) {
    EXPECT(!instance.error().what.empty());
    return 0;
  }
  for (const Spelling spelling : {Spelling::full, Spelling::compact}) {
    std::string text;
    Output output = Output::to_text(text);
    write_day(*instance, spelling, workers, output);
    EXPECT(output.commit().has_value());
    const Document document = Document::from_text(text, "written.json");
    const Result<DayInput> input = parse_day(document);
    EXPECT(input.has_value());
    const Result<Instance> again = build_day(*input, document, workers);
    EXPECT(again.has_value());
    EXPECT(test::same_instance(*instance, *again));
  }
  return 0;
}
