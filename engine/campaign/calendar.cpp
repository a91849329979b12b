#include "engine/campaign/calendar.h"

#include <algorithm>

namespace affecta::campaign {

namespace {

template <class Counts>
Day count_days(const Calendar& calendar, Day day, std::int32_t delay, const Counts& counts) {
  while (delay > 0 && day < calendar.last_day()) {
    ++day;
    if (counts(calendar.on(day))) --delay;
  }
  return day;
}

// Each pair: the first is not after the second.
constexpr std::array<std::pair<Mark, Mark>, 24> ordered_marks = {{
    {Mark::setup_open, Mark::setup_close},
    {Mark::setup_close, Mark::main_open},
    {Mark::offer_public, Mark::main_open},
    {Mark::capacity_close, Mark::main_open},
    {Mark::main_open, Mark::answers_open},
    {Mark::answers_open, Mark::main_last_round},
    {Mark::main_last_round, Mark::main_last_answer},
    {Mark::main_last_round, Mark::main_close},
    {Mark::main_open, Mark::ordering_open},
    {Mark::ordering_open, Mark::ordering_close},
    {Mark::ordering_close, Mark::main_close},
    {Mark::ordered_wishes_from, Mark::ordering_end},
    {Mark::main_open, Mark::boarding_reservation_end},
    {Mark::ordering_close, Mark::responder_from},
    {Mark::main_open, Mark::complementary_open},
    {Mark::complementary_open, Mark::complementary_close},
    {Mark::main_close, Mark::complementary_close},
    {Mark::complementary_close, Mark::cutoff},
    {Mark::main_open, Mark::caes_open},
    {Mark::caes_open, Mark::cutoff},
    {Mark::main_open, Mark::history_open},
    {Mark::history_open, Mark::history_close},
    {Mark::report_open, Mark::report_close},
    {Mark::cutoff, Mark::archive_open},
}};

}  // namespace

Day Calendar::day_at(Instant now) const {
  const auto after_now = std::ranges::upper_bound(days, now, {}, &CampaignDay::start);
  return static_cast<Day>(after_now - days.begin());
}

Day Calendar::after(Day day, std::int32_t delay) const {
  return count_days(*this, day, delay, [](const CampaignDay& each) { return !each.clock_stopped; });
}

Day Calendar::formation_deadline(Day day, bool selective) const {
  if (!selective) return count_days(*this, day, delays.formation, [](auto&) { return true; });
  return count_days(*this, day, delays.selective_formation,
                    [](const CampaignDay& each) { return !each.formations_at_rest; });
}

bool Calendar::round_on(Day day) const {
  const bool main = day >= 1 && day <= (*this)[Mark::main_last_round].day;
  const bool after_it =
      day >= (*this)[Mark::main_close].day && day <= (*this)[Mark::complementary_close].day;
  return main || after_it;
}

DayParameters Calendar::parameters(Day day) const {
  return {day, (*this)[Mark::boarding_reservation_end].day, (*this)[Mark::ordered_wishes_from].day,
          (*this)[Mark::ordering_end].day};
}

std::string fault_of(const Calendar& calendar) {
  for (const auto& [first, last] : ordered_marks) {
    if (calendar[first].opens <= calendar[last].opens) continue;
    return std::string(to_text(first)) + " (" + calendar[first].text + ") comes after " +
           std::string(to_text(last)) + " (" + calendar[last].text + ")";
  }
  for (Day day = 1; day <= calendar.last_day(); ++day) {
    const CampaignDay& each = calendar.on(day);
    if (each.start >= calendar.closes(day)) return each.date + " has no length";
    if (calendar.round_on(day) && each.answer_deadline == 0) {
      return "no answer deadline is given for the proposals of " + each.date;
    }
    if (each.answer_deadline != 0 && each.answer_deadline <= day) {
      return "the proposals of " + each.date + " must be answered before the next day";
    }
  }
  if (calendar.last_day() <= calendar[Mark::archive_open].day) return "the days end too early";
  return {};
}

}  // namespace affecta::campaign
