// From civil dates to instants.
#include <algorithm>

#include "datasets/calendars/calendar_dates.h"
#include "datasets/calendars/zone.h"

namespace affecta::campaign {

namespace {

using date::days;
using date::local_days;
using date::local_seconds;

constexpr days margin{40};  // after archive_open: every delay ends within the table

// The instant of a civil time: the zone's, or that of a clock that runs fast.
class Resolver {
 public:
  Resolver(const date::time_zone& zone, local_days first, std::int32_t day_seconds,
           std::optional<Instant> begins)
      : zone_(zone), first_(first), day_seconds_(day_seconds) {
    begins_ = begins.value_or(real(local_seconds(first)));
  }

  Instant operator()(local_seconds civil) const {
    if (day_seconds_ == 0) return real(civil);
    const auto since = (civil - local_seconds(first_)).count();
    return begins_ + since * day_seconds_ * second / 86'400;
  }

 private:
  // A midnight that a clock change leaves out begins when the change does.
  Instant real(local_seconds civil) const {
    return {instant_in(zone_, civil).time_since_epoch().count() * second};
  }

  const date::time_zone& zone_;
  local_days first_;
  std::int32_t day_seconds_;
  Instant begins_;
};

bool within(const std::vector<DateRange>& ranges, local_days day) {
  return std::ranges::any_of(
      ranges, [&](const DateRange& range) { return range.first <= day && day <= range.second; });
}

local_days a_month_later(local_days day) {
  const date::year_month_day civil(day);
  const date::year_month next = civil.year() / civil.month() + date::months(1);
  const date::year_month_day later = next / civil.day();
  return local_days(later.ok() ? later : date::year_month_day(next / date::last));
}

class CalendarMaker {
 public:
  CalendarMaker(const CalendarDates& dates, const Resolver& instant)
      : dates_(dates), instant_(instant), first_(civil(Mark::main_open).day) {}

  Calendar make() {
    Calendar calendar;
    calendar.name = dates_.name;
    calendar.zone = dates_.zone;
    calendar.delays = dates_.delays;
    calendar.limits = dates_.limits;
    for (std::size_t mark = 0; mark < mark_count; ++mark) {
      const CivilTime& each = dates_.milestones[mark];
      calendar.milestones[mark] = {instant_(each.day + each.time), instant_(each.day + days(1)),
                                   number(each.day), each.text};
    }
    const Day last = number(civil(Mark::archive_open).day + margin);
    for (Day day = 1; day <= last; ++day) calendar.days.push_back(make_day(day, last));
    calendar.end = instant_(date_of(last + 1));
    for (Day day = 1; day <= last; ++day) add_deadline(calendar, day);
    return calendar;
  }

 private:
  const CivilTime& civil(Mark mark) const {
    return dates_.milestones[static_cast<std::size_t>(mark)];
  }
  Day number(local_days day) const { return static_cast<Day>((day - first_).count()) + 1; }
  local_days date_of(Day day) const { return first_ + days(day - 1); }

  CampaignDay make_day(Day day, Day last) const {
    const local_days date = date_of(day);
    CampaignDay made;
    made.start = instant_(date);
    made.month_later = std::min(number(a_month_later(date)), last);
    made.clock_stopped = within(dates_.clock_stopped, date);
    made.formations_at_rest = within(dates_.formations_rest, date);
    made.date = date::format("%F", date);
    return made;
  }

  // Once all the days are there: a delay counts them.
  void add_deadline(Calendar& calendar, Day day) const {
    if (!calendar.round_on(day)) return;
    const local_days date = date_of(day);
    for (const AnswerRule& rule : dates_.answers) {
      if (date < rule.first || rule.last < date) continue;
      calendar.days[static_cast<std::size_t>(day - 1)].answer_deadline =
          rule.until ? number(*rule.until) : calendar.after(day, rule.days);
      return;
    }
  }

  const CalendarDates& dates_;
  const Resolver& instant_;
  local_days first_;
};

}  // namespace

Result<Calendar> resolve(const CalendarDates& dates, std::optional<Instant> begins) {
  const date::time_zone* const zone = find_zone(dates.zone);
  if (zone == nullptr) {
    return refuse(RefusalCode::unknown_value, "$.zone",
                  "\"" + dates.zone + "\" is no zone of the machine's tz database");
  }
  const local_days first = dates.milestones[static_cast<std::size_t>(Mark::main_open)].day;
  const local_days end = dates.milestones[static_cast<std::size_t>(Mark::archive_open)].day;
  if (end < first || end - first > date::days(1000)) {
    return refuse(RefusalCode::calendar_dates, "$.milestones.archive_open",
                  "archive_open is to come after main_open, by 1000 days at most");
  }
  if (dates.day_seconds == 0) begins.reset();
  const Resolver instant(*zone, first, dates.day_seconds, begins);
  Calendar calendar = CalendarMaker(dates, instant).make();
  if (std::string fault = fault_of(calendar); !fault.empty()) {
    return refuse(RefusalCode::calendar_dates, "$", std::move(fault));
  }
  return calendar;
}

}  // namespace affecta::campaign
