#include "engine/call_order/guarantees.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

namespace affecta {

namespace {

constexpr std::array<std::string_view, 6> texts = {
    "the call order has every candidate once",
    "P1: the first called include the minimum rate of scholarship holders while any is left",
    "P2: a scholarship holder of the sector is never overtaken",
    "P3: a non-holder of the sector is overtaken by scholarship holders only, within the bound",
    "P4: a scholarship holder from outside is overtaken by the sector only, within the bound",
    "P5: a non-holder from outside overtakes nobody, and stays within the bound",
};

std::optional<BrokenGuarantee> not_everybody_once(const RankingGroup& group,
                                                  const CallOrder& order) {
  std::vector<std::uint8_t> called(group.size(), 0);
  std::uint32_t call_rank = 0;
  for (const RankedIndex row : order) {
    ++call_rank;
    if (row.value >= group.size()) return BrokenGuarantee{Guarantee::everybody_once, 0, call_rank};
    if (std::exchange(called[row.value], std::uint8_t{1}) != 0) {
      return BrokenGuarantee{Guarantee::everybody_once, group.candidate[row.value], call_rank};
    }
  }
  const auto missing = std::find(called.begin(), called.end(), 0);
  if (missing == called.end()) return std::nullopt;
  const auto row = static_cast<std::size_t>(missing - called.begin());
  return BrokenGuarantee{Guarantee::everybody_once, group.candidate[row], 0};
}

// The latest call rank that a candidate of rank r may get, other candidates being served first at
// `percent`: floor(1 + r·(1 + q/(100 − q))), in whole numbers.
std::int64_t latest(std::int64_t rank, std::int64_t percent) {
  if (percent >= 100) return std::numeric_limits<std::int64_t>::max();
  return 1 + 100 * rank / (100 - percent);
}

// The same for those whom both rates put off: ceil((r + 1)·(1 + q/(100 − q))).
std::int64_t latest_of_neither(std::int64_t rank, std::int64_t percent) {
  if (percent >= 100) return std::numeric_limits<std::int64_t>::max();
  return (100 * (rank + 1) + (100 - percent) - 1) / (100 - percent);
}

// Reads a call order from its first place to its last.
class Reader {
 public:
  Reader(const RankingGroup& group, const CallOrder& order)
      : group_(group), order_(order), best_after_(order.size()) {
    std::int32_t best = std::numeric_limits<std::int32_t>::max();
    for (std::size_t i = order.size(); i-- > 0;) {
      best_after_[i] = best;
      best = std::min(best, group.rank[order[i].value]);
    }
    scholarships_left_ = std::count_if(group.type.begin(), group.type.end(), holds_scholarship);
  }

  std::vector<BrokenGuarantee> broken() {
    for (std::size_t i = 0; i < order_.size(); ++i) read(i);
    std::vector<BrokenGuarantee> result;
    for (const auto& breach : first_breach_) {
      if (breach) result.push_back(*breach);
    }
    return result;
  }

 private:
  void read(std::size_t i) {
    const RankedCandidate row = group_.row(order_[i]);
    const std::int64_t call_rank = static_cast<std::int64_t>(i) + 1;
    const std::int64_t q_scholarship = group_.min_scholarship_percent;
    const std::int64_t q_sector = group_.min_sector_percent;
    const bool on_scholarship = holds_scholarship(row.type);
    // Without a sector rate everybody counts as from the sector.
    const bool inside = from_sector(row.type) || q_sector == 0;

    if (on_scholarship && inside) {
      require(worst_called_ < row.rank, Guarantee::p2, i);
    } else if (inside) {
      require(worst_without_scholarship_ < row.rank && call_rank <= latest(row.rank, q_scholarship),
              Guarantee::p3, i);
    } else if (on_scholarship) {
      require(worst_from_outside_ < row.rank && call_rank <= latest(row.rank, q_sector),
              Guarantee::p4, i);
    }
    if (row.type == CandidateType::neither) {
      require(best_after_[i] >= row.rank &&
                  call_rank <= latest_of_neither(row.rank, q_scholarship + q_sector),
              Guarantee::p5, i);
    }

    worst_called_ = std::max(worst_called_, row.rank);
    if (!on_scholarship)
      worst_without_scholarship_ = std::max(worst_without_scholarship_, row.rank);
    if (!from_sector(row.type)) worst_from_outside_ = std::max(worst_from_outside_, row.rank);
    if (on_scholarship) {
      ++scholarships_;
      --scholarships_left_;
    }
    // The rate is whole, so floor(100·b/k) < q says the same as 100·b < q·k.
    require(scholarships_left_ == 0 || 100 * scholarships_ >= q_scholarship * call_rank,
            Guarantee::p1, i);
  }

  void require(bool holds, Guarantee guarantee, std::size_t i) {
    auto& breach = first_breach_[static_cast<std::size_t>(guarantee)];
    if (holds || breach) return;
    breach = BrokenGuarantee{guarantee, group_.candidate[order_[i].value],
                             static_cast<std::uint32_t>(i + 1)};
  }

  const RankingGroup& group_;
  const CallOrder& order_;
  std::vector<std::int32_t> best_after_;  // the best rank called after each place, max = nobody
  std::int64_t scholarships_left_ = 0;
  std::int64_t scholarships_ = 0;
  // The worst rank called so far: of all, of those without scholarship, of those from outside.
  std::int32_t worst_called_ = 0;
  std::int32_t worst_without_scholarship_ = 0;
  std::int32_t worst_from_outside_ = 0;
  std::array<std::optional<BrokenGuarantee>, texts.size()> first_breach_;
};

}  // namespace

std::string to_text(const BrokenGuarantee& broken) {
  std::string text(texts[static_cast<std::size_t>(broken.guarantee)]);
  text += "; it does not hold for candidate " + std::to_string(broken.candidate);
  if (broken.call_rank != 0) text += " at call rank " + std::to_string(broken.call_rank);
  return text;
}

std::vector<BrokenGuarantee> verify_call_order(const RankingGroup& group, const CallOrder& order) {
  if (const auto broken = not_everybody_once(group, order)) return {*broken};
  return Reader(group, order).broken();
}

}  // namespace affecta
