// The calendar of a campaign, resolved to instants (campaign-rules section 1, delays of section 3).
//
// Purpose: every date and delay of the procedure as a value; nothing of it is in code. Readers
// (datasets/calendars) turn civil dates of a zone into instants; here there is no zone.
// Days: day n is the n-th calendar day counted from that of main_open, which is day 1. A day closes
// where the next one starts: "until 14 October" means 23:59:59 of that day, whatever the clock
// changes in between. Milestones before main_open have days of 0 and less.
// Invariants (the reader refuses what breaks them): 1. days start later and later; 2. the dates are
// in the order of Mark where the procedure needs it; 3. an answer deadline is after its proposal;
// 4. the table of days ends after every deadline, and after archive_open.
// Thread safety: immutable. Cost: a table look-up, day_at a binary search.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/campaign/instant.h"
#include "engine/model/parameters.h"

namespace affecta::campaign {

enum class Mark : std::uint8_t {
  setup_open,
  setup_close,
  offer_public,
  capacity_close,
  main_open,
  answers_open,
  main_last_round,
  main_last_answer,
  main_close,
  ordering_open,
  ordering_close,
  ordered_wishes_from,
  ordering_end,
  boarding_reservation_end,
  responder_from,
  complementary_open,
  complementary_close,
  caes_open,
  cutoff,
  history_open,
  history_close,
  report_open,
  report_close,
  heads_summary,
  archive_open,
  count_,
};
inline constexpr std::size_t mark_count = static_cast<std::size_t>(Mark::count_);

inline constexpr std::array<std::string_view, mark_count> mark_names = {
    "setup_open",
    "setup_close",
    "offer_public",
    "capacity_close",
    "main_open",
    "answers_open",
    "main_last_round",
    "main_last_answer",
    "main_close",
    "ordering_open",
    "ordering_close",
    "ordered_wishes_from",
    "ordering_end",
    "boarding_reservation_end",
    "responder_from",
    "complementary_open",
    "complementary_close",
    "caes_open",
    "cutoff",
    "history_open",
    "history_close",
    "report_open",
    "report_close",
    "heads_summary",
    "archive_open",
};
constexpr std::string_view to_text(Mark mark) { return mark_names[static_cast<std::size_t>(mark)]; }

struct Milestone {
  Instant opens;   // at its time of day, midnight when it has none
  Instant closes;  // the next midnight: no longer part of it
  Day day = 0;
  std::string text;  // the civil date and time, for people
};

struct CampaignDay {
  Instant start;
  Day answer_deadline = 0;          // of the round's proposals of this day; 0 = no round, none
  Day month_later = 0;              // the same day of the next month, or its last
  bool clock_stopped = false;       // not counted in candidates' delays
  bool formations_at_rest = false;  // not counted in selective formations' delays
  std::string date;                 // "2024-06-02"
};

// In days.
struct Delays {
  std::int32_t complementary = 1;        // a candidate answers a complementary proposal
  std::int32_t caes = 5;                 // and a commission's
  std::int32_t confirm = 3;              // confirms waiting wishes
  std::int32_t formation = 1;            // a formation answers a complementary wish
  std::int32_t selective_formation = 8;  // when it is selective
};

struct Limits {
  std::int32_t complementary_wishes = 10;  // of a candidate
  std::int32_t contract_mismatches = 5;    // before the contract is locked
  std::int32_t lost_proposals = 2;         // in a row, before waiting wishes are to be confirmed
  std::int32_t reexamination_day = 2;      // from which a situation is examined again
};

struct Calendar {
  std::string name;  // "2024"
  std::string zone;  // "Europe/Paris"
  std::array<Milestone, mark_count> milestones;
  std::vector<CampaignDay> days;  // day n is days[n - 1]
  Instant end;                    // the last day closes
  Delays delays;
  Limits limits;

  const Milestone& operator[](Mark mark) const {
    return milestones[static_cast<std::size_t>(mark)];
  }
  Day last_day() const { return static_cast<Day>(days.size()); }
  bool has_day(Day day) const { return day >= 1 && day <= last_day(); }
  const CampaignDay& on(Day day) const { return days[static_cast<std::size_t>(day - 1)]; }

  // The day an instant belongs to: 0 before day 1, the last day after it.
  Day day_at(Instant now) const;
  // The first instant that is no longer in the day.
  Instant closes(Day day) const { return day >= last_day() ? end : on(day + 1).start; }
  // Whether an answer due on `day` is in time.
  bool in_time(Day day, Instant now) const { return now < closes(day); }

  bool begun(Mark mark, Instant now) const { return now >= (*this)[mark].opens; }
  bool over(Mark mark, Instant now) const { return now >= (*this)[mark].closes; }
  bool between(Mark first, Mark last, Instant now) const {
    return begun(first, now) && !over(last, now);
  }

  // The day on which a delay that begins after `day` ends: days with a stopped clock do not count.
  Day after(Day day, std::int32_t delay) const;
  // The same for a formation, whose days of rest do not count when it is selective.
  Day formation_deadline(Day day, bool selective) const;

  // Rounds run from main_open to main_last_round, and from main_close to complementary_close.
  bool round_on(Day day) const;
  // The earliest instant at which the campaign may turn to the day.
  Instant turns(Day day) const { return day <= 1 ? (*this)[Mark::main_open].opens : on(day).start; }

  DayParameters parameters(Day day) const;
};

// Why the milestones or the days of a calendar cannot be; empty when they can.
std::string fault_of(const Calendar& calendar);

}  // namespace affecta::campaign
