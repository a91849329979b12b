// Parameters of a day (matching-rules section 1, "Parameters of a day").
#pragma once

#include <cstdint>
#include <limits>

namespace affecta {

// Day number of the campaign: 1 on the first day.
using Day = std::int32_t;

// "No limit": the largest position of a boarding house, the estimate on day 1 (sections 3.2 and 4).
inline constexpr std::int32_t no_limit = std::numeric_limits<std::int32_t>::max();
// A milestone that does not come (an absent start of the ordered-wishes rule).
inline constexpr Day never = std::numeric_limits<Day>::max();

struct DayParameters {
  Day day = 1;
  Day reservation_end = 1;           // nbJoursCampagneDateFinReservationInternats
  Day ordered_wishes_start = never;  // nbJoursCampagneDateDebutGDD
  Day ordering_end = never;          // nbJoursCampagneDateFinOrdonnancementGDD

  bool reservation_over() const { return day >= reservation_end; }
  bool ordered_wishes_apply() const { return day >= ordered_wishes_start; }
  // Candidates are ordering their wishes: P7 and P8 are not checked (section 6).
  bool ordering() const { return ordered_wishes_start <= day && day < ordering_end; }

  friend bool operator==(const DayParameters&, const DayParameters&) = default;
};

}  // namespace affecta
