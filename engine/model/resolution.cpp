#include "engine/model/resolution.h"

#include <algorithm>
#include <numeric>

namespace affecta {

namespace {

// A key that comes back is offered as a fault and left out.
template <class I, class Row>
SortedRows<I, Row> sort_rows(const std::vector<Row>& rows, Subject subject, RefusalCode duplicate,
                             FirstFault& faults) {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(rows[a].key, a) < std::tie(rows[b].key, b);
  });
  SortedRows<I, Row> sorted;
  sorted.index.reserve(rows.size());
  for (const std::uint32_t row : order) {
    const auto& key = rows[row].key;
    if (sorted.index.emplace(key, I::at(sorted.row.size())).second) {
      sorted.row.push_back(row);
    } else {
      faults.offer(subject, row, duplicate,
                   [&] { return to_text(key) + " appears a second time"; });
    }
  }
  return sorted;
}

void check_not_negative(Subject subject, std::size_t row, std::int32_t value, const char* name,
                        FirstFault& faults) {
  if (value >= 0) return;
  faults.offer(subject, row, RefusalCode::negative_value, [&] {
    return std::string(name) + " " + std::to_string(value) + ", the least is 0";
  });
}

void check_sharing(const std::vector<BoardingRow>& rows, FirstFault& faults) {
  boost::unordered_flat_map<std::int32_t, BoardingKey> first;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const BoardingKey& key = rows[row].key;
    const BoardingKey& earlier = first.emplace(key.boarding_group, key).first->second;
    if (earlier.sharing() == key.sharing()) continue;
    faults.offer(Subject::boarding, row, RefusalCode::boarding_sharing_mixed, [&] {
      return to_text(key) + " is shared in another way than " + to_text(earlier);
    });
  }
}

}  // namespace

void check_group_row(const GroupRow& group, std::size_t row, FirstFault& faults) {
  const auto check = [&](std::int32_t value, const char* name) {
    check_not_negative(Subject::group, row, value, name, faults);
  };
  check(group.capacity, "capacity");
  check(group.block_call_limit, "block-call limit");
  check(group.estimate, "estimate of the last called rank");
  check(group.last_called_displayed, "last called rank displayed");
}

void check_boarding_row(const BoardingRow& boarding, std::size_t row, FirstFault& faults) {
  check_not_negative(Subject::boarding, row, boarding.capacity, "capacity", faults);
}

SortedGroups sort_groups(const std::vector<GroupRow>& rows, FirstFault& faults) {
  for (std::size_t row = 0; row < rows.size(); ++row) check_group_row(rows[row], row, faults);
  return sort_rows<GroupIndex>(rows, Subject::group, RefusalCode::duplicate_group, faults);
}

SortedBoardings sort_boardings(const std::vector<BoardingRow>& rows, FirstFault& faults) {
  for (std::size_t row = 0; row < rows.size(); ++row) check_boarding_row(rows[row], row, faults);
  check_sharing(rows, faults);
  return sort_rows<BoardingIndex>(rows, Subject::boarding, RefusalCode::duplicate_boarding, faults);
}

SortedCandidates::SortedCandidates(const DayInput& input, const Workers& workers) {
  // A candidate's wishes usually follow each other: dropping repeats first leaves little to sort.
  const auto chunks = workers.map_chunks(
      input.wishes.size(), std::size_t{1} << 16, [&](std::size_t begin, std::size_t end) {
        std::vector<CandidateKey> keys;
        for (std::size_t row = begin; row < end; ++row) {
          const CandidateKey key = input.wishes[row].key.candidate;
          if (keys.empty() || keys.back() != key) keys.push_back(key);
        }
        return keys;
      });
  for (const auto& chunk : chunks) keys_.insert(keys_.end(), chunk.begin(), chunk.end());
  keys_.insert(keys_.end(), input.responders.begin(), input.responders.end());
  keys_.insert(keys_.end(), input.candidates.begin(), input.candidates.end());
  if (!std::ranges::is_sorted(keys_)) std::ranges::sort(keys_);
  keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
  keys_.shrink_to_fit();
  if (keys_.empty()) return;

  const std::int64_t span = std::int64_t{keys_.back()} - keys_.front() + 1;
  constexpr std::int64_t table_entries_per_candidate = 8;
  if (span > table_entries_per_candidate * static_cast<std::int64_t>(keys_.size())) return;
  table_.resize(static_cast<std::size_t>(span));
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    table_[static_cast<std::size_t>(std::int64_t{keys_[i]} - keys_.front())] =
        CandidateIndex::at(i);
  }
}

CandidateIndex SortedCandidates::find(CandidateKey key) const {
  if (!table_.empty()) {
    return table_[static_cast<std::size_t>(std::int64_t{key} - keys_.front())];
  }
  const auto found = std::ranges::lower_bound(keys_, key);
  return CandidateIndex::at(static_cast<std::size_t>(found - keys_.begin()));
}

}  // namespace affecta
