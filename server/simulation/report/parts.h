// The parts of a report (report.h): each makes texts, report.cpp writes them.
//
// Thread safety: pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/simulation/report/report.h"

namespace affecta::simulation {

struct Table {
  std::string_view file;
  std::string text;  // CSV
};
std::vector<Table> tables(const ReportInput& input);

// A chart, and what the page says of it.
struct Chart {
  std::string_view name;  // of the file, without .svg
  std::string_view french, english;
  std::string script;  // of gnuplot
};
std::vector<Chart> charts(const ReportInput& input);

// The page: `drawings` are the SVG documents of the charts.
std::string page(const ReportInput& input, const std::vector<Chart>& drawn,
                 const std::vector<std::string>& drawings);

// Shares of all candidates, per ten thousand.
std::int32_t share(const ReportInput& input, std::int64_t candidates);
// The figures of a date of the campaign's year ("07-20"), none when the simulation ended before.
const DayFigures* day_of(const ReportInput& input, std::string_view date);

}  // namespace affecta::simulation
