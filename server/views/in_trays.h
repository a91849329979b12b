// What came in for a formation or a commission, in the order it came, and what candidates asked.
//
// Purpose: the campaign keeps contracts and requests in one list for the whole country; who they
// are for looks through theirs only. These lists only grow, and whom a row is for never changes:
// each look adds what came since the last one.
// Thread safety: full. Cost: a look-up and the rows asked for; 8 bytes a row that came; of the
// first look, a walk through what there is.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/campaign/campaign.h"

namespace affecta::views {

// Rows after `after` (none: from the first), `limit` of them at most.
struct Wanted {
  std::optional<std::int64_t> after;
  std::size_t limit = 0;
};

template <class Row>
class InTray {
 public:
  // `count`: how many rows the campaign has; whom(row): whom one is for.
  template <class Whom>
  std::vector<Row> rows(std::uint32_t of, const Wanted& wanted, std::size_t count,
                        const Whom& whom) const {
    const std::lock_guard guard(mutex_);
    for (; seen_ < count; ++seen_) rows_[whom(Row::at(seen_))].push_back(Row::at(seen_));
    std::vector<Row> found;
    const auto tray = rows_.find(of);
    if (tray == rows_.end()) return found;
    for (auto row = first_after(tray->second, wanted.after);
         row != tray->second.end() && row->value < count && found.size() < wanted.limit; ++row) {
      found.push_back(*row);
    }
    return found;
  }

 private:
  static auto first_after(const std::vector<Row>& rows, std::optional<std::int64_t> after) {
    return std::ranges::upper_bound(rows, after.value_or(-1), {},
                                    [](Row row) { return std::int64_t{row.value}; });
  }

  mutable std::mutex mutex_;
  mutable std::map<std::uint32_t, std::vector<Row>> rows_;
  mutable std::size_t seen_ = 0;
};

class InTrays {
 public:
  std::vector<campaign::ContractIndex> contracts(const campaign::Campaign& live,
                                                 FormationIndex formation,
                                                 const Wanted& wanted) const;
  std::vector<campaign::GroundsIndex> grounds(const campaign::Campaign& live,
                                              FormationIndex formation, const Wanted& wanted) const;
  std::vector<campaign::GroundsIndex> grounds(const campaign::Campaign& live,
                                              CandidateIndex candidate, const Wanted& wanted) const;
  std::vector<campaign::HelpIndex> help(const campaign::Campaign& live, std::int32_t region,
                                        const Wanted& wanted) const;

 private:
  InTray<campaign::ContractIndex> contracts_;
  InTray<campaign::GroundsIndex> grounds_;
  InTray<campaign::GroundsIndex> grounds_of_candidates_;
  InTray<campaign::HelpIndex> help_;
};

}  // namespace affecta::views
