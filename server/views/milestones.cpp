#include "server/views/milestones.h"

#include <algorithm>
#include <array>

namespace affecta::views {

namespace {

using namespace affecta::campaign;

struct Phase {
  std::string_view name;
  Mark first, last;
};
constexpr std::array<Phase, 7> phases = {{
    {"setup", Mark::setup_open, Mark::setup_close},
    {"main", Mark::main_open, Mark::main_close},
    {"ordering", Mark::ordering_open, Mark::ordering_close},
    {"complementary", Mark::complementary_open, Mark::complementary_close},
    {"caes", Mark::caes_open, Mark::cutoff},
    {"history", Mark::history_open, Mark::history_close},
    {"reports", Mark::report_open, Mark::report_close},
}};

}  // namespace

std::vector<std::string_view> phases_at(const Calendar& calendar, Instant now) {
  std::vector<std::string_view> names;
  for (const Phase& phase : phases) {
    if (calendar.between(phase.first, phase.last, now)) names.push_back(phase.name);
  }
  return names;
}

std::vector<Mark> next_milestones(const Calendar& calendar, Day day, std::size_t count) {
  std::vector<Mark> next;
  for (std::size_t i = 0; i < mark_count; ++i) {
    const Mark mark = static_cast<Mark>(i);
    if (calendar[mark].day > day) next.push_back(mark);
  }
  std::ranges::stable_sort(next, {}, [&](Mark mark) { return calendar[mark].opens; });
  next.resize(std::min(next.size(), count));
  return next;
}

}  // namespace affecta::views
