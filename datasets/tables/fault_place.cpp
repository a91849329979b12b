#include "datasets/tables/fault_place.h"

#include <array>

namespace affecta {

namespace {

// In the order in which the checks look at them.
constexpr std::array<std::string_view, 9> never_negative = {"call_rank",
                                                            "call_rank_displayed",
                                                            "boarding_rank",
                                                            "preference",
                                                            "waiting_rank_yesterday",
                                                            "capacity",
                                                            "block_limit",
                                                            "estimate",
                                                            "last_called_displayed"};

// The column that a fault is about; empty: the whole record.
std::string_view column_of(RefusalCode code) {
  switch (code) {
    case RefusalCode::duplicate_wish:
    case RefusalCode::duplicate_candidate:
    case RefusalCode::unknown_candidate:
      return "candidate";
    case RefusalCode::duplicate_group:
    case RefusalCode::unknown_group:
      return "ranking_group";
    case RefusalCode::duplicate_formation:
    case RefusalCode::unknown_formation:
    case RefusalCode::wrong_formation:
      return "formation";
    case RefusalCode::duplicate_boarding:
    case RefusalCode::unknown_boarding:
    case RefusalCode::boarding_sharing_mixed:
    case RefusalCode::wrong_boarding_formation:
      return "boarding_group";
    case RefusalCode::missing_call_rank:
    case RefusalCode::two_call_ranks:
    case RefusalCode::call_rank_shared:
      return "call_rank";
    case RefusalCode::missing_boarding_rank:
    case RefusalCode::two_boarding_ranks:
    case RefusalCode::boarding_rank_shared:
      return "boarding_rank";
    case RefusalCode::status_of_a_result:
    case RefusalCode::responder_two_held:
      return "status";
    case RefusalCode::outside_main_not_proposed_before:
      return "outside_main";
    case RefusalCode::responder_without_preference:
    case RefusalCode::responder_same_preference:
    case RefusalCode::responder_waiting_not_preferred:
      return "preference";
    case RefusalCode::day_not_positive:
      return "value";
    case RefusalCode::rates_differ:
      return "min_scholarship_pct";
    default:
      return {};
  }
}

std::optional<std::size_t> negative_field(const CsvTable& table, std::size_t row) {
  const std::vector<std::string> fields = table.record(row);
  for (const std::string_view name : never_negative) {
    const auto field = table.find_column(name);
    if (field && *field < fields.size() && fields[*field].starts_with('-')) return field;
  }
  return std::nullopt;
}

}  // namespace

std::string fault_place(const Refusal& refusal, const CsvTable& table) {
  const auto field = refusal.code == RefusalCode::negative_value
                         ? negative_field(table, refusal.row)
                         : table.find_column(column_of(refusal.code));
  return table.place(refusal.row, field);
}

}  // namespace affecta
