// The days of a scenario: formations as tables in call order, boarding houses with their ranking.

#include <algorithm>

#include "tests/support/scenario/scenario_reader.h"
#include "tests/support/scenario/status_words.h"

namespace affecta::test {

namespace {

using naive::Int;

constexpr Int unsaid = -1;

// What the whole scenario shares: names, and what a later day need not say again.
struct Names {
  std::vector<std::string> candidates;
  std::vector<std::string> formations;
  std::vector<std::string> groups;
  std::vector<std::string> houses;
  std::map<std::string, std::map<Int, Int>> rankings;              // by house: rank by candidate
  std::map<std::pair<Int, Int>, std::map<bool, Int>> preferences;  // of candidate and formation
  std::vector<Int> responders;
};

// A column of a table: with boarding or without, and the house it names.
struct Column {
  bool with_boarding = false;
  std::string house;
};

class DayReader {
 public:
  DayReader(DrawnText& text, Names& names) : text_(text), names_(names) {}

  DrawnDay read() {
    read_heading();
    while (!text_.at_end()) {
      const Piece line = text_.line();
      if (line.text.starts_with("day ") || line.text.starts_with("answers:")) break;
      read_line(line);
    }
    settle_wishes();
    drawn_.day.responders = names_.responders;
    if (!text_.at_end() && text_.line().text.starts_with("answers:")) read_answers();
    return std::move(drawn_);
  }

 private:
  void read_heading();
  void read_line(const Piece& line);
  void read_formation(const Piece& line);
  void read_table();
  std::vector<Column> read_columns(const Piece& header);
  void read_row(const std::vector<Column>& columns);
  void read_cell(Int candidate, const std::string& subject, std::int64_t rank, Int shown,
                 const Column& column, const Piece& cell);
  void read_flags(naive::Wish& wish, const std::string& flags, const Piece& cell);
  void read_house(const Piece& line);
  void read_ranking();
  void read_preferences(const Piece& line, const std::string& name, std::size_t list);
  void settle_wishes();
  void read_answers();
  void read_answer(const Piece& clause);

  naive::Status status_of(const std::string& words, const Piece& cell) const;
  Int known(const std::vector<std::string>& names, const std::string& name,
            const Piece& where) const;
  void expect(const Place& place, const std::string& drawn,
              std::function<std::string(const naive::Outcome&)> actual,
              const std::string& subject = {}) {
    drawn_.expectations.push_back({place, subject, drawn, std::move(actual)});
  }
  static naive::BoardingKey house_key(Int house) { return {house, 0, 0}; }

  DrawnText& text_;
  Names& names_;
  DrawnDay drawn_;
  std::vector<std::pair<std::string, Piece>> house_of_;  // by wish: its house's name, and the cell
  std::string house_;                                    // the last one drawn
};

Int DayReader::known(const std::vector<std::string>& names, const std::string& name,
                     const Piece& where) const {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) text_.fail(where, "'" + name + "' is not drawn");
  return found - names.begin() + 1;
}

void DayReader::read_heading() {
  const Piece line = text_.take();
  naive::Parameters& parameters = drawn_.day.parameters;
  parameters.reservation_end = naive::never;
  drawn_.place = line.end();
  const auto alert = std::make_shared<std::string>("no alert");
  const auto passes = [&](const std::smatch& match, const Piece& part) {
    expect(part.end(), match[1], [](const auto& day) { return std::to_string(day.passes); });
  };
  const std::vector<Clause> clauses = {
      {"day 1", R"(day (\d+))", [&](const auto& m, auto&) { parameters.day = number(m[1]); }},
      {"reservation until day 9", R"(reservation until day (\d+))",
       [&](const auto& m, auto&) { parameters.reservation_end = number(m[1]); }},
      {"reservation over", "reservation over",
       [&](auto&, auto&) { parameters.reservation_end = 1; }},
      {"ordered wishes from day 9", R"(ordered wishes from day (\d+))",
       [&](const auto& m, auto&) { parameters.ordered_wishes = number(m[1]); }},
      {"ordering until day 9", R"(ordering until day (\d+))",
       [&](const auto& m, auto&) { parameters.ordering_end = number(m[1]); }},
      {"2 passes", R"((\d+) pass(?:es)?)", passes},
      {"refused as day-not-positive", "refused as ([a-z-]+)",
       [&](const auto& m, auto&) { drawn_.refusal = m[1]; }},
      {"alert", "alert|warning", [&](const auto& m, auto&) { *alert = m[0]; }},
  };
  read_clauses(text_, line, clauses);
  expect(line.end(), *alert, [](const naive::Outcome& day) {
    return std::string(day.alert ? "alert" : day.warning ? "warning" : "no alert");
  });
}

void DayReader::read_line(const Piece& line) {
  std::smatch match;
  if (line.text.starts_with("formation ")) {
    read_formation(line);
  } else if (line.text.starts_with("boarding house ")) {
    read_house(line);
  } else if (line.text.starts_with("ranking:")) {
    read_ranking();
  } else if (std::regex_match(line.text, match, std::regex(R"((\S+) prefers .*)"))) {
    read_preferences(line, match[1], match[1].str().size() + std::string(" prefers ").size());
  } else if (std::regex_match(line.text, match,
                              std::regex(R"((\S+) has the automatic responder)"))) {
    names_.responders.push_back(number_of(names_.candidates, match[1]));
    text_.take();
  } else {
    text_.fail(line,
               "expected 'formation F: 2 places', 'boarding house I: 1 bed', 'ranking: …', "
               "'A prefers F > G', 'A has the automatic responder', 'answers: …' or 'day 2'");
  }
}

// "formation F: …" or "formation F / second group: …".
void DayReader::read_formation(const Piece& line) {
  text_.take();
  const auto colon = line.text.find(':');
  if (colon == std::string::npos) text_.fail(line, "expected 'formation F: 2 places'");
  const std::string whole = split({line.text.substr(10, colon - 10), line.line, 0}, ':')[0].text;
  const std::string name = split({whole, line.line, 0}, '/')[0].text;
  const Int formation = number_of(names_.formations, name);
  naive::Group group;
  group.key = {number_of(names_.groups, whole), formation, formation};
  group.estimate = naive::no_limit;
  group.capacity = unsaid;
  const auto shown = [&, key = group.key](auto value) {
    return [&, key, value](const std::smatch& match, const Piece& part) {
      expect(part.end(), match[1],
             [=](const auto& day) { return std::to_string(day.groups.at(key).*value); });
    };
  };
  const std::vector<Clause> clauses = {
      {"2 places", R"((\d+) places?)",
       [&](const auto& m, auto&) { group.capacity = number(m[1]); }},
      {"block call up to 9", R"(block call up to (\d+))",
       [&](const auto& m, auto&) { group.block_limit = number(m[1]); }},
      {"estimate 9", R"(estimate (\d+|no limit))",
       [&](const auto& m, auto&) { group.estimate = number(m[1]); }},
      {"stopped", "stopped", [&](auto&, auto&) { group.stopped = true; }},
      {"reservation ended", "reservation ended",
       [&](auto&, auto&) { group.reservation_ended = true; }},
      {"last called 9", R"(last called (\d+))", shown(&naive::GroupOutcome::last_called_displayed)},
      {"9 waiting", R"((\d+) waiting)", shown(&naive::GroupOutcome::waiting_count)},
  };
  read_clauses(text_, after(line, colon + 1), clauses);
  if (group.capacity == unsaid) text_.fail(line, "it is not said how many places there are");
  drawn_.day.groups.push_back(group);
  if (!text_.at_end() && text_.line().text.starts_with("call order")) read_table();
}

std::vector<Column> DayReader::read_columns(const Piece& header) {
  std::vector<Column> columns;
  const auto cells = split(header, '|');
  for (std::size_t i = 1; i < cells.size(); ++i) {
    const std::string& text = cells[i].text;
    const std::string naming = "with boarding in ";
    if (text.starts_with(naming)) {
      columns.push_back({true, text.substr(naming.size())});
    } else if (text == "with boarding" || text == "without boarding") {
      columns.push_back({text == "with boarding", {}});
    } else {
      text_.fail(cells[i],
                 "a column is 'without boarding', 'with boarding' or 'with boarding in I'");
    }
  }
  return columns;
}

void DayReader::read_table() {
  const auto columns = read_columns(text_.take());
  while (!text_.at_end() && text_.line().text.find('|') != std::string::npos) read_row(columns);
}

void DayReader::read_row(const std::vector<Column>& columns) {
  const auto cells = split(text_.take(), '|');
  if (cells.size() != columns.size() + 1) {
    text_.fail(cells[0], "expected " + std::to_string(columns.size() + 1) + " columns");
  }
  std::smatch match;
  const std::regex first(R"((\d+)(\.\.(\d+))?(?: \(shown (\d+)\))? +(.*))");
  if (!std::regex_match(cells[0].text, match, first)) {
    text_.fail(cells[0], "expected a call rank and a name, as '1 A', or '1..9 C1..C9'");
  }
  std::vector<std::string> names;
  try {
    names = names_in(match[5]);
  } catch (const std::invalid_argument& error) {
    text_.fail(cells[0], error.what());
  }
  const Int from = number(match[1]);
  const Int to = match[3].matched ? number(match[3]) : from;
  if (to - from + 1 != static_cast<Int>(names.size())) {
    text_.fail(cells[0], "there are " + std::to_string(names.size()) + " names for " +
                             std::to_string(to - from + 1) + " call ranks");
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Int rank = from + static_cast<Int>(i);
    const Int candidate = number_of(names_.candidates, names[i]);
    for (std::size_t column = 0; column < columns.size(); ++column) {
      read_cell(candidate, names.size() > 1 ? names[i] : "", rank,
                match[4].matched ? number(match[4]) : rank, columns[column], cells[column + 1]);
    }
  }
}

naive::Status DayReader::status_of(const std::string& words, const Piece& cell) const {
  if (const auto status = status_in_words(words)) return *status;
  std::string all;
  for (const auto& known_words : status_words) {
    all += std::string(all.empty() ? "" : ", ") + "'" + known_words.second + "'";
  }
  text_.fail(cell, "'" + words + "' is none of " + all);
}

// "END", "BEGIN -> END", either with flags: "accepted (outside main)".
void DayReader::read_cell(Int candidate, const std::string& subject, Int rank, Int shown,
                          const Column& column, const Piece& cell) {
  if (cell.text.empty()) return;
  std::smatch match;
  std::regex_match(cell.text, match, std::regex(R"((?:(.*?) *-> *)?(.*?)(?: *\((.*)\))?)"));
  const naive::Status end = status_of(match[2], cell);
  std::optional<naive::Status> begin;
  if (match[1].matched) begin = status_of(match[1], cell);
  // Nothing but the candidate leads to these: what ends the day with one began it so.
  if (!begin && end != naive::Status::waiting && naive::may_open_a_day(end)) begin = end;
  naive::Wish wish;
  const naive::GroupKey& group = drawn_.day.groups.back().key;
  wish.key = {candidate, group.formation, column.with_boarding};
  wish.group = group;
  wish.call_rank = rank;
  wish.call_rank_displayed = shown;
  if (match[3].matched) read_flags(wish, match[3], cell);
  drawn_.day.wishes.push_back(wish);
  drawn_.beginnings.push_back({cell.end(), subject, begin});
  house_of_.emplace_back(column.house, cell);
  expect(
      cell.end(), in_words(end),
      [key = wish.key](const auto& day) { return in_words(day.wishes.at(key).status); }, subject);
}

void DayReader::read_flags(naive::Wish& wish, const std::string& flags, const Piece& cell) {
  const std::vector<Clause> clauses = {
      {"outside main", "outside main", [&](auto&, auto&) { wish.outside_main = true; }},
      {"special", "special", [&](auto&, auto&) { wish.ignore_waiting_rank = true; }},
      {"not in bars", "not in bars", [&](auto&, auto&) { wish.ignore_boarding_bar = true; }},
  };
  read_clauses(text_, {flags, cell.line, cell.begin}, clauses);
}

void DayReader::read_house(const Piece& line) {
  text_.take();
  const auto colon = line.text.find(':');
  if (colon == std::string::npos) text_.fail(line, "expected 'boarding house I: 1 bed'");
  house_ = split({line.text.substr(15, colon - 15), line.line, 0}, ':')[0].text;
  const naive::BoardingKey key = house_key(number_of(names_.houses, house_));
  naive::Boarding house{key, unsaid};
  const auto position = [&](auto value) {
    return [&, value](const std::smatch& match, const Piece& part) {
      expect(part.end(), match[1],
             [=](const auto& day) { return number_in_words(day.boarding_houses.at(key).*value); });
    };
  };
  const auto bar = [&](auto value) {
    return [&, value](const std::smatch& match, const Piece& part) {
      const Int group = known(names_.groups, match[2], part);
      expect(part.end(), match[1], [=](const auto& day) {
        for (const auto& [of, bars] : day.boarding_houses.at(key).bars) {
          if (of.ranking_group == group) return std::to_string(bars.*value);
        }
        return std::string("none");
      });
    };
  };
  const std::vector<Clause> clauses = {
      {"1 bed", R"((\d+) beds?)", [&](const auto& m, auto&) { house.capacity = number(m[1]); }},
      {"position 9", R"(position (\d+|no limit))", position(&naive::BoardingOutcome::position)},
      {"maximum 9", R"(maximum (\d+|no limit))", position(&naive::BoardingOutcome::maximum)},
      {"boarding bar 9 in F", R"(boarding bar (\d+) in (.+))", bar(&naive::Bars::boarding)},
      {"call bar 9 in F", R"(call bar (\d+) in (.+))", bar(&naive::Bars::call)},
  };
  read_clauses(text_, after(line, colon + 1), clauses);
  if (house.capacity == unsaid) text_.fail(line, "it is not said how many beds there are");
  drawn_.day.boarding_houses.push_back(house);
}

// "ranking: A B  10 C D": names from the first rank on; a number is the rank of the next name.
void DayReader::read_ranking() {
  const Piece line = text_.take();
  if (house_.empty()) text_.fail(line, "a ranking stands under its boarding house");
  Piece last = after(line, std::string("ranking:").size());
  auto& ranks = names_.rankings[house_];
  ranks.clear();
  Int rank = 1;
  std::vector<std::string> words;
  try {
    words = names_in(text_.take_names(last));
  } catch (const std::invalid_argument& error) {
    text_.fail(line, error.what());
  }
  for (const std::string& word : words) {
    if (word.find_first_not_of("0123456789") == std::string::npos) {
      rank = number(word);
    } else {
      ranks[number_of(names_.candidates, word)] = rank++;
    }
  }
}

// "A prefers F > G with boarding > G".
void DayReader::read_preferences(const Piece& line, const std::string& name, std::size_t list) {
  text_.take();
  const Int candidate = number_of(names_.candidates, name);
  std::erase_if(names_.preferences, [&](const auto& of) { return of.first.first == candidate; });
  Int rank = 0;
  for (const Piece& part : split(after(line, list), '>')) {
    const std::string suffix = " with boarding";
    const bool with_boarding = part.text.ends_with(suffix);
    const std::string formation =
        with_boarding ? part.text.substr(0, part.text.size() - suffix.size()) : part.text;
    const Int number = known(names_.formations, formation, part);
    names_.preferences[{candidate, number}][with_boarding] = ++rank;
  }
}

// Boarding ranks and preferences may be drawn after the wishes they belong to.
void DayReader::settle_wishes() {
  for (std::size_t i = 0; i < drawn_.day.wishes.size(); ++i) {
    naive::Wish& wish = drawn_.day.wishes[i];
    const auto& [house, cell] = house_of_[i];
    if (!house.empty()) {
      wish.boarding = house_key(known(names_.houses, house, cell));
      const auto& ranks = names_.rankings[house];
      const auto rank = ranks.find(wish.key.candidate);
      if (rank == ranks.end()) {
        text_.fail(cell, names_.candidates[static_cast<std::size_t>(wish.key.candidate - 1)] +
                             " is not in the ranking of " + house);
      }
      wish.boarding_rank = rank->second;
    }
    const auto preferred = names_.preferences.find({wish.key.candidate, wish.key.formation});
    if (preferred == names_.preferences.end()) continue;
    const auto own = preferred->second.find(wish.key.with_boarding);
    if (own != preferred->second.end()) wish.preference = own->second;
  }
}

void DayReader::read_answers() {
  const Piece line = text_.take();
  Piece list = after(line, std::string("answers:").size());
  for (const Piece& clause : split(list, ';')) read_answer(clause);
}

// "A B refuse", "C1..C9 accept F without boarding", "everyone else does not answer".
void DayReader::read_answer(const Piece& clause) {
  std::smatch match;
  const std::regex form(
      R"((.*?) (accepts?|refuses?|resigns?|do(?:es)? not answer)(?: (.+?))?( with boarding| without boarding)?)");
  if (!std::regex_match(clause.text, match, form)) {
    text_.fail(
        clause,
        "expected 'A B refuse', 'A accepts F', 'A resigns', 'everyone else does not answer'");
  }
  Answer answer;
  const std::string verb = match[2];
  answer.verb = verb.starts_with("accept")   ? AnswerVerb::accept
                : verb.starts_with("refuse") ? AnswerVerb::refuse
                : verb.starts_with("resign") ? AnswerVerb::resign
                                             : AnswerVerb::do_not_answer;
  if (match[3].matched) answer.formation = known(names_.formations, match[3], clause);
  if (match[4].matched) answer.with_boarding = match[4] == " with boarding";
  if (match[1] != "everyone else") {
    try {
      for (const std::string& name : names_in(match[1])) {
        answer.candidates.push_back(known(names_.candidates, name, clause));
      }
    } catch (const std::invalid_argument& error) {
      text_.fail(clause, error.what());
    }
  }
  drawn_.answers.push_back(answer);
}

}  // namespace

void read_days(DrawnText& text, Scenario& scenario) {
  Names names;
  while (!text.at_end()) {
    const Piece line = text.line();
    if (!line.text.starts_with("day ")) text.fail(line, "expected 'day 2'");
    scenario.days.push_back(DayReader(text, names).read());
  }
}

}  // namespace affecta::test
