#include "tools/affecta/call_orders.h"

#include <utility>

#include "datasets/ranking_groups.h"
#include "engine/call_order/guarantees.h"

namespace affecta::cli {

namespace {

std::vector<std::string> broken_guarantees(const Rankings& rankings,
                                           const std::vector<CallOrder>& orders,
                                           const Workers& workers) {
  const auto chunks =
      workers.map_chunks(rankings.groups.size(), 64, [&](std::size_t begin, std::size_t end) {
        std::vector<std::string> broken;
        for (std::size_t i = begin; i < end; ++i) {
          for (const BrokenGuarantee& each : verify_call_order(rankings.groups[i], orders[i])) {
            broken.push_back(affecta::to_text(rankings.groups[i]) + ": " + affecta::to_text(each));
          }
        }
        return broken;
      });
  std::vector<std::string> all;
  for (const auto& chunk : chunks) all.insert(all.end(), chunk.begin(), chunk.end());
  return all;
}

}  // namespace

Result<VerifiedCallOrders> compute_call_orders(const Document& document, const Workers& workers) {
  auto rankings = parse_rankings(document);
  if (!rankings) return tl::make_unexpected(rankings.error());
  VerifiedCallOrders all{std::move(*rankings), {}, {}};

  auto orders = affecta::compute_call_orders(all.rankings.groups, workers);
  if (!orders) {
    return tl::make_unexpected(locate(orders.error(), document, "groupesClassements"));
  }
  all.result.orders = std::move(*orders);
  if (all.rankings.changes) {
    auto ranks = late_changes(all.rankings.groups, *all.rankings.changes, workers);
    if (!ranks) return tl::make_unexpected(locate(ranks.error(), document, "modifications"));
    all.result.new_call_ranks = std::move(*ranks);
  }
  all.broken = broken_guarantees(all.rankings, all.result.orders, workers);
  return all;
}

Result<VerifiedCallOrders> compute_call_orders(const Country& country, const std::string& name,
                                               const Workers& workers) {
  auto groups = ranking_groups(country, name, workers);
  if (!groups) return tl::make_unexpected(groups.error());
  VerifiedCallOrders all{{std::move(*groups), std::nullopt}, {}, {}};
  auto orders = affecta::compute_call_orders(all.rankings.groups, workers);
  if (!orders) {
    orders.error().where = name + ": " + orders.error().where;
    return tl::make_unexpected(orders.error());
  }
  all.result.orders = std::move(*orders);
  all.broken = broken_guarantees(all.rankings, all.result.orders, workers);
  return all;
}

}  // namespace affecta::cli
