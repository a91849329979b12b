#include "tools/affecta/country_report.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include <fmt/core.h>

namespace affecta::cli {

namespace {

using calibration::Figure;

// The plots read the tables beside them.
constexpr const char* figures_plot = R"plot(
set terminal svg size 1100,700 background "white" font "sans,13"
set output "figures.svg"
set datafile separator ","
set key off
set logscale x
set grid lc rgb "#dddddd"
set yrange [-40:40]
set ylabel "generated beside real, %"
set format x "10^{%L}"
figures = '"capacity" "wishes" "pressure" "scholarship share" "boarding demand"'
titles = '"places" "wishes of a formation" "wishes per place" "scholarship holders, %" "boarding wishes of a formation"'
colour(p) = p == 10 ? 0x4477aa : p == 50 ? 0x228833 : p == 90 ? 0xccbb44 : 0xee6677
off(generated, real) = (generated / real - 1) * 100
set multiplot layout 2,3
do for [i=1:words(figures)] {
  set xlabel word(titles, i)." (real)"
  plot "figures.csv" skip 1 \
         using 5:(strcol(2) eq word(figures, i) ? off($4, $5) : 1/0):(colour($3)) \
         with points pt 7 ps 0.8 lc rgb variable, 0 lc rgb "#888888", \
       15 lc rgb "#bbbbbb" dt 2, -15 lc rgb "#bbbbbb" dt 2
}
unset logscale
unset grid
unset border
unset tics
unset xlabel
unset ylabel
set xrange [0:1]
set yrange [0:1]
set key center center vertical samplen 1 spacing 1.6
plot 1/0 with points pt 7 lc rgb 0x4477aa title "p10 of a kind", \
     1/0 with points pt 7 lc rgb 0x228833 title "p50", \
     1/0 with points pt 7 lc rgb 0xccbb44 title "p90", \
     1/0 with points pt 7 lc rgb 0xee6677 title "p99", \
     1/0 with lines lc rgb "#bbbbbb" dt 2 title "15 % off"
unset multiplot
)plot";

constexpr const char* wishes_plot = R"plot(
set terminal svg size 900,420 background "white" font "sans,13"
set output "wishes-per-candidate.svg"
set datafile separator ","
set style fill solid 0.8 noborder
set boxwidth 0.9
set grid ytics lc rgb "#dddddd"
set xlabel "wishes of a candidate"
set ylabel "candidates"
set key off
set xrange [0:80]
plot "wishes-per-candidate.csv" skip 1 using 1:2 with boxes lc rgb "#4477aa"
)plot";

// Shares and wishes per place are kept in thousandths.
std::string number(Figure figure, std::int32_t value) {
  const std::int32_t unit = figure_unit(figure);
  return unit == 1 ? fmt::format("{}", value)
                   : fmt::format("{}.{}", value / unit, value % unit * 10 / unit);
}

std::string figures_csv(const CountryComparison& comparison) {
  std::string text = "kind,figure,percentile,generated,real,formations,close\n";
  for (const Comparison& row : comparison.rows) {
    text += fmt::format("{},{},{},{},{},{},{}\n", row.kind, figure_name(row.figure),
                        row.permille / 10, number(row.figure, row.generated),
                        number(row.figure, row.real), row.formations, row.close() ? 1 : 0);
  }
  return text;
}

std::string wishes_csv(const WishesPerCandidate& wishes) {
  std::string text = "wishes,candidates\n";
  for (std::size_t count = 0; count < wishes.candidates.size(); ++count) {
    text += fmt::format("{},{}\n", count, wishes.candidates[count]);
  }
  return text;
}

// One line a kind and figure: generated / real at each quantile.
std::string figures_markdown(const CountryComparison& comparison) {
  const std::size_t quantiles = calibration::compared_permille.size();
  std::string text =
      "Generated / real, over the formations of each kind; **bold** where they differ by more than "
      "15 % and one unit.\n\n| kind | figure | formations | p10 | p50 | p90 | p99 |\n"
      "| --- | --- | ---: | ---: | ---: | ---: | ---: |\n";
  for (std::size_t i = 0; i < comparison.rows.size(); i += quantiles) {
    const Comparison& first = comparison.rows[i];
    text +=
        fmt::format("| {} | {} | {} |", first.kind, figure_name(first.figure), first.formations);
    for (std::size_t q = 0; q < quantiles; ++q) {
      const Comparison& row = comparison.rows[i + q];
      const std::string pair =
          number(row.figure, row.generated) + " / " + number(row.figure, row.real);
      text += row.close() ? fmt::format(" {} |", pair) : fmt::format(" **{}** |", pair);
    }
    text += "\n";
  }
  const WishesPerCandidate& wishes = comparison.wishes_per_candidate;
  text += fmt::format(
      "\nWishes of a candidate: mean {:.2f} / {:.2f}; generated p10 {}, p50 {}, p90 {}, p99 {} (no "
      "file tells the real ones).\n",
      wishes.mean_milli / 1e3, wishes.real_mean_milli / 1e3, wishes.quantile(100),
      wishes.quantile(500), wishes.quantile(900), wishes.quantile(990));
  return text;
}

Result<void> write_file(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) {
    return refuse(RefusalCode::file_not_writable, path.string(), "the file cannot be written");
  }
  return {};
}

Result<void> plot(const std::filesystem::path& folder, const char* script) {
  const std::string text = fmt::format("cd \"{}\"\n{}", folder.string(), script);
  std::FILE* const gnuplot = popen("gnuplot", "w");
  const bool written = gnuplot != nullptr && std::fputs(text.c_str(), gnuplot) >= 0;
  const int status = gnuplot != nullptr ? pclose(gnuplot) : -1;
  if (written && status == 0) return {};
  return refuse(RefusalCode::file_not_writable, folder.string(),
                "gnuplot could not draw the plots (package gnuplot-nox)");
}

}  // namespace

Result<void> write_country_report(const CountryComparison& comparison, const std::string& folder) {
  const std::filesystem::path path(folder);
  std::error_code error;
  std::filesystem::create_directories(path, error);
  return write_file(path / "figures.csv", figures_csv(comparison))
      .and_then([&] {
        return write_file(path / "wishes-per-candidate.csv",
                          wishes_csv(comparison.wishes_per_candidate));
      })
      .and_then([&] { return write_file(path / "figures.md", figures_markdown(comparison)); })
      .and_then([&] { return plot(path, figures_plot); })
      .and_then([&] { return plot(path, wishes_plot); });
}

}  // namespace affecta::cli
