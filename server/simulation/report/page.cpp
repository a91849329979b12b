#include <fmt/core.h>

#include "server/simulation/report/parts.h"
#include "server/simulation/report/real_campaigns.h"

namespace affecta::simulation {

namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Campagne simulée · Simulated campaign</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; margin-bottom: 0; }
h2 { font-size: 1.1rem; margin: 2.5rem 0 .5rem; }
[lang=en] { color: #595959; font-weight: normal; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid #ddd; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
svg { width: 100%; height: auto; }
</style>
</head>
<body>
)";

// 945 500
std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (std::ptrdiff_t at = std::ssize(digits) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), "\u202F");
  }
  return digits;
}

// 55,3 %
std::string percent(std::int32_t of_ten_thousand) {
  return fmt::format("{},{} %", (of_ten_thousand + 5) / 100, (of_ten_thousand + 5) / 10 % 10);
}

std::string row(std::string_view french, std::string_view english, const std::string& simulated,
                const std::string& real = "") {
  return fmt::format(
      "<tr><td>{}<br><span lang=\"en\">{}</span></td><td class=\"number\">{}</td>"
      "<td class=\"number\">{}</td></tr>\n",
      french, english, simulated, real);
}

std::int32_t holding(const SituationsOfDay& day) {
  return day.in(Situation::accepted_for_good) + day.in(Situation::still_choosing);
}

std::string key_figures(const ReportInput& input) {
  const Told& told = input.told;
  const DayFigures& first = told.days.front();
  const DayFigures& last = told.days.back();
  std::uint64_t commands = 0, refused = 0;
  for (const DayFigures& day : told.days) {
    commands += day.commands;
    refused += day.refused;
  }
  std::string rows =
      "<table>\n<thead><tr><th></th><th>simulé · simulated</th><th>réel · real</th></tr></thead>\n";
  const Instance& instance = input.world.instance();
  rows += row("Candidats, vœux", "Candidates, wishes",
              grouped(static_cast<std::int64_t>(instance.candidate_count())) + ", " +
                  grouped(static_cast<std::int64_t>(instance.wish_count())));
  rows += row("Commandes, dont refusées", "Commands, of them refused",
              grouped(static_cast<std::int64_t>(commands)) + ", " +
                  grouped(static_cast<std::int64_t>(refused)));
  rows += row("Propositions le premier jour", "Proposals on the first day",
              grouped(first.turn.proposals));
  rows += row("Candidats avec une proposition, premier jour",
              "Candidates with a proposal, first day", percent(share(input, first.with_proposal)),
              percent(proposals_2023().front().with_proposal) + " (2023)");
  const SituationsOfDay& real = situations_2018().back();
  if (const DayFigures* const july = day_of(input, real.date)) {
    const std::int32_t good = share(input, july->in(Situation::accepted_for_good));
    const std::int32_t choosing = share(input, july->in(Situation::still_choosing));
    rows += row("Candidats qui tiennent une proposition, 20 juillet",
                "Candidates who hold a proposal, 20 July", percent(good + choosing),
                percent(holding(real)) + " (2018)");
    rows += row("dont acceptée définitivement", "of them accepted for good", percent(good),
                percent(real.in(Situation::accepted_for_good)) + " (2018)");
  }
  rows += row("Candidats avec une proposition, à la fin", "Candidates with a proposal, in the end",
              percent(share(input, last.with_proposal)));
  rows += row("Acceptations définitives, à la fin", "Accepted for good, in the end",
              percent(share(input, last.in(Situation::accepted_for_good))));
  return rows + "</table>\n";
}

}  // namespace

std::int32_t share(const ReportInput& input, std::int64_t candidates) {
  const auto all = static_cast<std::int64_t>(input.world.instance().candidate_count());
  return static_cast<std::int32_t>((candidates * 10'000 + all / 2) / all);
}

const DayFigures* day_of(const ReportInput& input, std::string_view date) {
  for (const DayFigures& day : input.told.days) {
    if (day.date.ends_with(date)) return &day;
  }
  return nullptr;
}

std::string page(const ReportInput& input, const std::vector<Chart>& drawn,
                 const std::vector<std::string>& drawings) {
  std::string html(head);
  html += fmt::format(
      "<h1>Campagne simulée</h1>\n<p lang=\"en\">Simulated campaign</p>\n"
      "<p>Du {} au {}, {} jours, graine {}. Candidats et formations sont inventés ; en tirets, les "
      "campagnes réelles, par date.<br><span lang=\"en\">{} days, seed {}. Candidates and "
      "formations are invented; dashed: the real campaigns, by date.</span></p>\n",
      input.told.days.front().date, input.told.days.back().date, input.told.days.size(), input.seed,
      input.told.days.size(), input.seed);
  html += key_figures(input);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    html += fmt::format("<h2>{}<br><span lang=\"en\">{}</span></h2>\n<figure id=\"{}\">\n",
                        drawn[i].french, drawn[i].english, drawn[i].name);
    html += drawings[i].substr(drawings[i].find("<svg"));
    html += "</figure>\n";
  }
  html +=
      "<h2>Tableaux <span lang=\"en\">· Tables</span></h2>\n<p><a href=\"days.csv\">days.csv</a>, "
      "<a href=\"kinds.csv\">kinds.csv</a>, <a href=\"last_called.csv\">last_called.csv</a>, "
      "<a href=\"commands.csv\">commands.csv</a>, <a href=\"refusals.csv\">refusals.csv</a></p>\n"
      "</body>\n</html>\n";
  return html;
}

}  // namespace affecta::simulation
