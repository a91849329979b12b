#include "server/simulation/report/report.h"

#include "datasets/folder_in_place.h"
#include "datasets/official/document.h"
#include "datasets/official/output.h"
#include "server/simulation/report/gnuplot.h"
#include "server/simulation/report/parts.h"

namespace affecta::simulation {

namespace {

Result<void> write(const std::string& path, std::string_view text) {
  auto output = Output::open(path);
  if (!output) return tl::make_unexpected(output.error());
  output->write(text);
  return output->commit();
}

// The drawings of the charts, each in its file too; or why there are none.
tl::expected<std::vector<std::string>, std::string> draw(const std::string& folder,
                                                         const std::vector<Chart>& drawn) {
  std::vector<std::string> drawings;
  for (const Chart& chart : drawn) {
    const std::string path = folder + "/" + std::string(chart.name) + ".svg";
    if (auto done = draw_svg(chart.script, path); !done) {
      return tl::make_unexpected(std::move(done.error()));
    }
    const auto drawing = Document::open(path);
    if (!drawing) return tl::make_unexpected(drawing.error().message());
    drawings.emplace_back(drawing->text());
  }
  return drawings;
}

}  // namespace

Result<ReportWritten> write_report(const std::string& folder, const ReportInput& input) {
  const std::vector<Table> written = tables(input);
  const std::vector<Chart> drawn = charts(input);
  std::vector<std::string> expected = {"index.html"};
  for (const Table& table : written) expected.emplace_back(table.file);
  for (const Chart& chart : drawn) expected.push_back(std::string(chart.name) + ".svg");
  auto place = FolderInPlace::open(folder, expected);
  if (!place) return tl::make_unexpected(place.error());
  for (const Table& table : written) {
    if (auto done = write(place->path() + "/" + std::string(table.file), table.text); !done) {
      return tl::make_unexpected(done.error());
    }
  }
  ReportWritten report;
  if (const auto drawings = draw(place->path(), drawn)) {
    const std::string html = page(input, drawn, *drawings);
    if (auto done = write(place->path() + "/index.html", html); !done) {
      return tl::make_unexpected(done.error());
    }
  } else {
    report.no_charts = drawings.error();
  }
  if (auto done = place->commit(); !done) return tl::make_unexpected(done.error());
  return report;
}

}  // namespace affecta::simulation
