#include <algorithm>

#include <fmt/core.h>

#include "server/simulation/report/parts.h"
#include "server/simulation/report/real_campaigns.h"

namespace affecta::simulation {

namespace {

// Told apart by colour-blind readers too (Okabe and Ito).
constexpr std::string_view colours[] = {"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                        "#E69F00", "#56B4E9", "#000000", "#8C6D31"};
enum Colour : std::size_t { blue, red, green, pink, orange };

std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') result += '\'';
    if (c != '\n') result += c;
  }
  return result + "'";
}

// Curves over dates: data blocks, and the plot command that shows them.
class Plot {
 public:
  Plot(const ReportInput& input, std::string_view settings) : input_(input), settings_(settings) {
    year_ = input.told.days.front().date.substr(0, 5);
  }

  // value(day)
  template <class Value>
  void simulated(std::string_view title, std::size_t colour, const Value& value) {
    begin();
    for (const DayFigures& day : input_.told.days) {
      data_ += fmt::format("{} {}\n", day.date, value(day));
    }
    // Once the colours are used up, lines are dotted.
    end(title, fmt::format("with lines lw 2.5 dt {} lc rgb '{}'",
                           colour < std::size(colours) ? "1" : "(2,3)",
                           colours[colour % std::size(colours)]));
  }

  // value(day) of ten thousand
  template <class Days, class Value>
  void real(std::string_view title, std::size_t colour, const Days& days, const Value& value) {
    begin();
    for (const auto& day : days) {
      data_ += fmt::format("{}{} {}\n", year_, day.date, value(day) / 100.0);
    }
    end(title, fmt::format("with lines lw 1.5 dt (6,4) lc rgb '{}'", colours[colour]));
  }

  std::string script() const {
    return data_ +
           "set xdata time\nset timefmt '%Y-%m-%d'\nset format x '%d/%m'\nset grid lc rgb "
           "'#dddddd'\n"
           "set key outside right top Left reverse samplen 2\nset border 3\nset tics nomirror\n"
           "set autoscale xfix\nset yrange [0:*]\n" +
           std::string(settings_) + "\nplot " + plots_ + "\n";
  }

 private:
  void begin() { data_ += fmt::format("$c{} << END_OF_DATA\n", count_); }
  void end(std::string_view title, const std::string& style) {
    data_ += "END_OF_DATA\n";
    if (count_ > 0) plots_ += ", ";
    plots_ += fmt::format("$c{} using 1:2 title {} {}", count_, quoted(title), style);
    ++count_;
  }

  const ReportInput& input_;
  std::string_view settings_;
  std::string year_;
  std::string data_;
  std::string plots_;
  int count_ = 0;
};

constexpr std::string_view percent_axis =
    "set ylabel '% des candidats · of candidates'\nset yrange [0:100]";

std::string with_proposal(const ReportInput& input) {
  Plot plot(input, percent_axis);
  plot.simulated("simulé · simulated", blue,
                 [&](const DayFigures& day) { return share(input, day.with_proposal) / 100.0; });
  plot.real("réel · real 2023", blue, proposals_2023(),
            [](const ProposalsOfDay& day) { return day.with_proposal; });
  return plot.script();
}

std::string proposals(const ReportInput& input) {
  Plot plot(input, "set ylabel 'par jour · a day'\nset logscale y\nset yrange [1:*]");
  plot.simulated("propositions · proposals", blue, [](const DayFigures& day) {
    return day.turn.proposals > 0 ? fmt::format("{}", day.turn.proposals) : "NaN";
  });
  plot.simulated("perdues · lost", red, [](const DayFigures& day) {
    return day.turn.lost > 0 ? fmt::format("{}", day.turn.lost) : "NaN";
  });
  return plot.script();
}

// Situations, each beside that of 2018.
struct Curve {
  Situation situation;
  std::string_view title;
  Colour colour;
};

std::string situations(const ReportInput& input, std::initializer_list<Curve> curves) {
  Plot plot(input, percent_axis);
  for (const Curve& curve : curves) {
    plot.simulated(curve.title, curve.colour, [&](const DayFigures& day) {
      return share(input, day.in(curve.situation)) / 100.0;
    });
    plot.real("  réel · real 2018", curve.colour, situations_2018(),
              [&](const SituationsOfDay& day) { return day.in(curve.situation); });
  }
  return plot.script();
}

std::string free_places(const ReportInput& input) {
  Plot plot(input, "set ylabel 'places'");
  plot.simulated("libres · free", green, [](const DayFigures& day) { return day.free_places; });
  return plot.script();
}

std::string fill(const ReportInput& input) {
  Plot plot(input, "set ylabel '% des places · of places'");
  for (std::size_t i = 0; i < input.world.kinds.size(); ++i) {
    if (input.told.days.front().kinds[i].places == 0) continue;
    plot.simulated(input.world.kinds[i], i, [i](const DayFigures& day) {
      const KindFigures& kind = day.kinds[i];
      return static_cast<double>(kind.held * 1000 / std::max<std::int64_t>(1, kind.places)) / 10;
    });
  }
  return plot.script();
}

std::string last_called(const ReportInput& input) {
  Plot plot(input, "set ylabel 'rang · rank'\nset logscale y\nset yrange [1:*]");
  for (std::size_t i = 0; i < input.told.followed.size(); ++i) {
    const GroupIndex group = input.told.followed[i];
    const std::string title = fmt::format("{} {}", input.world.kinds[input.world.kind[group]],
                                          input.world.instance().groups.key[group].formation);
    plot.simulated(title, i, [i](const DayFigures& day) {
      return day.last_called[i] > 0 ? fmt::format("{}", day.last_called[i]) : "NaN";
    });
  }
  return plot.script();
}

}  // namespace

std::vector<Chart> charts(const ReportInput& input) {
  return {
      {"with_proposal", "Candidats qui ont reçu au moins une proposition",
       "Candidates who have had a proposal", with_proposal(input)},
      {"acceptances", "Candidats qui tiennent une proposition, acceptée définitivement ou non",
       "Candidates who hold a proposal, accepted for good or not",
       situations(input, {{Situation::accepted_for_good, "acceptée · for good", blue},
                          {Situation::still_choosing, "en choix · still choosing", orange}})},
      {"waiting", "Candidats sans proposition qui attendent, et ceux qui sont partis",
       "Candidates without a proposal who wait, and those who left",
       situations(input,
                  {{Situation::waiting, "en attente · waiting", red},
                   {Situation::left_with_proposal, "partis, proposés · left, proposed", green},
                   {Situation::left_without_proposal, "partis · left without", pink}})},
      {"proposals", "Propositions faites et propositions perdues faute de réponse",
       "Proposals made, and proposals lost for want of an answer", proposals(input)},
      {"free_places", "Places libres en fin de journée", "Free places at the end of the day",
       free_places(input)},
      {"fill", "Remplissage par type de formation (places tenues)",
       "Fill by kind of formation (places held)", fill(input)},
      {"last_called", "Rang du dernier appelé, une formation de chaque type",
       "Last called rank, a formation of each kind", last_called(input)},
  };
}

}  // namespace affecta::simulation
