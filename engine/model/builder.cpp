#include "engine/model/builder.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>

#include "engine/model/input_checks.h"
#include "engine/model/part.h"
#include "engine/model/resolution.h"
#include "engine/model/wish_order.h"

namespace affecta {

namespace {

constexpr std::size_t row_grain = std::size_t{1} << 14;
constexpr std::size_t row_limit = std::numeric_limits<std::uint32_t>::max();

GroupColumns group_columns(const std::vector<GroupRow>& rows, const SortedGroups& sorted) {
  const auto column = [&](auto value) {
    using T = decltype(value(rows.front()));
    std::vector<T> values;
    values.reserve(rows.size());
    for (const std::uint32_t row : sorted.row) values.push_back(value(rows[row]));
    return Column<GroupIndex, T>(std::move(values));
  };
  const auto flags = [](const GroupRow& row) {
    return static_cast<std::uint8_t>((row.stopped ? group_flag::stopped : 0) |
                                     (row.reservation_ended ? group_flag::reservation_ended : 0));
  };
  return {column([](const GroupRow& row) { return row.key; }),
          column([](const GroupRow& row) { return row.capacity; }),
          column([](const GroupRow& row) { return row.block_call_limit; }),
          column([](const GroupRow& row) { return row.estimate; }),
          column([](const GroupRow& row) { return row.last_called_displayed; }),
          column([](const GroupRow& row) { return row.number_waiting; }),
          column(flags)};
}

BoardingColumns boarding_columns(const std::vector<BoardingRow>& rows,
                                 const SortedBoardings& sorted) {
  std::vector<BoardingKey> keys;
  std::vector<std::int32_t> capacities;
  for (const std::uint32_t row : sorted.row) {
    keys.push_back(rows[row].key);
    capacities.push_back(rows[row].capacity);
  }
  return {Column<BoardingIndex, BoardingKey>(std::move(keys)),
          Column<BoardingIndex, std::int32_t>(std::move(capacities))};
}

CandidateColumns candidate_columns(const std::vector<CandidateKey>& responders,
                                   const SortedCandidates& sorted) {
  Array<CandidateIndex, std::uint8_t> responder(sorted.keys().size(), 0);
  for (const CandidateKey key : responders) responder[sorted.find(key)] = 1;
  return {Column<CandidateIndex, CandidateKey>(sorted.keys()), Column(std::move(responder))};
}

FirstFault check_rows(const std::vector<WishRow>& rows, const SortedGroups& groups,
                      const SortedBoardings& boardings, const Workers& workers) {
  FirstFault first;
  const auto chunks =
      workers.map_chunks(rows.size(), row_grain, [&](std::size_t begin, std::size_t end) {
        FirstFault faults;
        for (std::size_t row = begin; row < end; ++row) {
          check_wish_row(rows[row], row, groups, boardings, faults);
        }
        return faults;
      });
  for (const FirstFault& chunk : chunks) first.merge(chunk);
  return first;
}

// One fault of each section at most: the one whose section comes first in the document.
std::optional<Refusal> first_in_document(const DayInput& input,
                                         const std::vector<FirstFault>& by_section) {
  for (const Subject section : input.sections) {
    for (const FirstFault& faults : by_section) {
      if (faults.fault() && faults.fault()->subject == section) return faults.fault();
    }
  }
  return std::nullopt;
}

std::optional<Refusal> refuse_too_many_rows(const DayInput& input) {
  const std::size_t rows =
      std::max({input.groups.size(), input.boardings.size(),
                input.wishes.size() + input.responders.size() + input.candidates.size()});
  if (rows < row_limit) return std::nullopt;
  return Refusal{RefusalCode::too_many_rows,
                 {},
                 std::to_string(rows) + " rows, the most is " + std::to_string(row_limit - 1),
                 Subject::document,
                 0};
}

}  // namespace

Result<BuiltInstance> build_instance_with_rows(const DayInput& input, const Workers& workers) {
  if (auto refusal = refuse_too_many_rows(input)) return tl::make_unexpected(*refusal);

  FirstFault parameters;
  FirstFault groups;
  FirstFault boardings;
  FirstFault responders;
  check_parameters(input.parameters, parameters);
  check_responders(input.responders, responders);
  const SortedGroups sorted_groups = sort_groups(input.groups, groups);
  const SortedBoardings sorted_boardings = sort_boardings(input.boardings, boardings);
  FirstFault wishes = check_rows(input.wishes, sorted_groups, sorted_boardings, workers);

  // Wishes before the first one that is wrong by itself can still contradict each other.
  const std::size_t sound = wishes.fault() ? wishes.fault()->row : input.wishes.size();
  const SortedCandidates sorted_candidates(input, workers);
  Instance instance;
  instance.parameters = input.parameters;
  instance.candidates = candidate_columns(input.responders, sorted_candidates);
  instance.groups = group_columns(input.groups, sorted_groups);
  instance.boardings = boarding_columns(input.boardings, sorted_boardings);
  OrderedWishes ordered = order_wishes(std::span(input.wishes).first(sound), sorted_groups,
                                       sorted_boardings, sorted_candidates, workers, instance);
  const RowOfWish row_of(ordered.row_of);
  const Part whole = Part::whole(instance);
  if (ordered.has_duplicates) wishes.merge(check_duplicates(instance, row_of, workers));
  wishes.merge(check_call_ranks(instance, whole.groups, row_of, workers));
  wishes.merge(check_boarding_ranks(instance, whole.boardings, row_of, workers));
  wishes.merge(check_responder_wishes(instance, whole.responders, row_of, workers));
  if (auto refusal =
          first_in_document(input, {parameters, wishes, groups, boardings, responders})) {
    return tl::make_unexpected(*refusal);
  }
  return BuiltInstance{std::move(instance), std::move(ordered.row_of)};
}

Result<Instance> build_instance(const DayInput& input, const Workers& workers) {
  return build_instance_with_rows(input, workers).map([](BuiltInstance&& built) {
    return std::move(built.instance);
  });
}

}  // namespace affecta
