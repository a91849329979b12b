// Rankings drawn as text: "C1 B2 R3..R5". The letters of a name say who it is, a name is its own
// candidate.
//   B scholarship   R sector   D or BR both   C or N neither
#pragma once

#include <string>
#include <vector>

#include "engine/call_order/call_order.h"
#include "engine/call_order/ranking_group.h"

namespace affecta {

struct DrawnRanking {
  RankingGroup group;              // names are ranked 1, 2, 3, … from left to right
  std::vector<std::string> names;  // by row
};

DrawnRanking draw_ranking(const std::string& text, std::int32_t min_scholarship_percent,
                          std::int32_t min_sector_percent);

// "Ann R3..R5" is Ann, R3, R4, R5. Refuses a range without numbers (std::invalid_argument).
std::vector<std::string> names_in(const std::string& text);
std::string joined(const std::vector<std::string>& names);
// "R3..R5" written out.
std::string write_out(const std::string& text);

// The names in call order.
std::string called(const DrawnRanking& drawn, const CallOrder& order);
std::string called(const DrawnRanking& drawn);
std::string called(int scholarship_percent, int sector_percent, const std::string& ranking);

// The rows called in this order, for orders that the computation does not give.
CallOrder order_of(const DrawnRanking& drawn, const std::string& text);

}  // namespace affecta
