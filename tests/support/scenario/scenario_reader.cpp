#include "tests/support/scenario/scenario_reader.h"

#include <sstream>

namespace affecta::test {

namespace {

constexpr const char* heading = "scenario ";

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// "in: …", "out: …" and what is said of other orders, all of one ranking.
class OrderReader {
 public:
  OrderReader(DrawnText& text, Scenario& scenario) : text_(text), scenario_(scenario) {}

  void read() {
    const Piece rates = text_.take();
    std::smatch match;
    if (!std::regex_match(rates.text, match,
                          std::regex(R"(minimum rates: (\d+) % boursiers, (\d+) % sector)"))) {
      text_.fail(rates, "expected 'minimum rates: 25 % boursiers, 0 % sector'");
    }
    scholarship_ = static_cast<std::int32_t>(number(match[1]));
    sector_ = static_cast<std::int32_t>(number(match[2]));
    const auto [in, ranking] = take("in");
    ranking_ = draw_ranking(ranking, scholarship_, sector_);
    while (!text_.at_end()) read_line();
  }

 private:
  // What follows "KEY :", continued on the next lines if need be, and its last piece.
  std::pair<Piece, std::string> take(const std::string& key) {
    const Piece line = text_.take();
    if (!std::regex_match(line.text, std::regex(key + " *:.*"))) {
      text_.fail(line, "expected '" + key + ": …'");
    }
    Piece names = after(line, line.text.find(':') + 1);
    const std::string all = text_.take_names(names);
    return {names, all};
  }

  void read_line() {
    const std::string key = text_.line().text.substr(0, text_.line().text.find_first_of(": "));
    if (key == "out") {
      const auto [place, names] = take("out");
      scenario_.orders.push_back({ranking_, names_in(names), place.end(), std::nullopt});
    } else if (key == "order") {
      const auto [place, names] = take("order");
      const auto [said, breaks] = take("breaks");
      scenario_.orders.push_back({ranking_, names_in(names), said.end(), breaks});
    } else if (key == "among") {
      read_count();
    } else {
      text_.fail(text_.line(), "expected 'out: …', 'order: …' or 'among the first 10: 2 B'");
    }
  }

  // "among the first 250: 25 B": a statement on the drawn order, checked where it is read.
  void read_count() {
    const Piece line = text_.take();
    std::smatch match;
    if (!std::regex_match(line.text, match, std::regex(R"(among the first (\d+): (.*))"))) {
      text_.fail(line, "expected 'among the first 10: 2 B, 8 C'");
    }
    if (scenario_.orders.empty()) text_.fail(line, "nothing is drawn before that it speaks of");
    const auto& order = scenario_.orders.back().order;
    const auto first = std::min(order.size(), static_cast<std::size_t>(number(match[1])));
    for (const Piece& part : split(after(line, line.text.find(':') + 1), ',')) {
      std::smatch count;
      if (!std::regex_match(part.text, count, std::regex(R"((\d+) ([A-Z]+))"))) {
        text_.fail(part, "expected a number and a letter, as '2 B'");
      }
      naive::Int found = 0;
      for (std::size_t k = 0; k < first; ++k) {
        found += order[k].substr(0, order[k].find_first_of("0123456789")) == count[2] ? 1 : 0;
      }
      if (found != number(count[1])) {
        text_.fail(part, "there are " + std::to_string(found) + " of them, not " + count[1].str());
      }
    }
  }

  DrawnText& text_;
  Scenario& scenario_;
  std::int32_t scholarship_ = 0;
  std::int32_t sector_ = 0;
  DrawnRanking ranking_;
};

void read_estimates(DrawnText& text, Scenario& scenario) {
  const std::string header =
      "day | end of reservation | called so far | called as of day - 5 | block call | estimate";
  if (text.take().text != "estimates" || text.at_end()) {
    throw std::invalid_argument("expected 'estimates' and a table");
  }
  const auto columns = split(text.take(), '|');
  const auto known = split({header, 0, 0}, '|');
  for (std::size_t i = 0; i < std::max(columns.size(), known.size()); ++i) {
    if (columns.size() != known.size() || columns[i].text != known[i].text) {
      text.fail(columns[0], "the columns are '" + header + "'");
    }
  }
  while (!text.at_end()) {
    const auto cells = split(text.take(), '|');
    if (cells.size() != known.size()) text.fail(cells[0], "expected 6 columns");
    const auto value = [&](std::size_t column) { return number(cells[column].text); };
    scenario.estimates.push_back(
        {{value(0), value(1), value(4), value(2), value(3)}, cells[5].text, cells[5].end()});
  }
}

void read_scenario(Scenario& scenario) {
  DrawnText text(scenario);
  const Piece title = text.take();
  scenario.title = title.text.substr(std::string(heading).size());
  if (text.at_end()) text.fail(title, "the scenario is empty");
  const Piece first = text.line();
  try {
    if (first.text.starts_with("day ")) {
      read_days(text, scenario);
    } else if (first.text.starts_with("minimum rates")) {
      OrderReader(text, scenario).read();
    } else if (first.text == "estimates") {
      read_estimates(text, scenario);
    } else {
      text.fail(first, "expected 'day 1', 'minimum rates: …' or 'estimates'");
    }
  } catch (const std::invalid_argument& error) {
    text.fail(first, error.what());
  }
}

}  // namespace

std::vector<Scenario> read_scenarios(const std::string& file, const std::string& text) {
  std::vector<Scenario> scenarios;
  std::size_t number = 0;
  for (const std::string& line : lines_of(text)) {
    ++number;
    if (line.starts_with(heading)) {
      scenarios.push_back({.title = {},
                           .file = file,
                           .first_line = number,
                           .lines = {},
                           .days = {},
                           .orders = {},
                           .estimates = {}});
    }
    if (!scenarios.empty()) {
      scenarios.back().lines.push_back(line);
    } else if (!line.empty() && line[0] != '#') {
      throw ScenarioError(file + ":" + std::to_string(number) +
                          ": expected a comment (#) or 'scenario TITLE'");
    }
  }
  for (Scenario& scenario : scenarios) read_scenario(scenario);
  return scenarios;
}

}  // namespace affecta::test
