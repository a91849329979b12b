#include "tests/support/scenario/play.h"

#include <algorithm>

#include "tests/support/scenario/overnight.h"
#include "tests/support/scenario/status_words.h"

namespace affecta::test {

namespace {

// What is given where something else is drawn, by place and player.
using Marks = std::map<Place, std::map<std::string, std::vector<std::string>>>;

constexpr std::size_t longest_list = 5;  // candidates named at one place, names of a call order

void mark(Marks& marks, const Place& place, const Player& player, const std::string& given,
          const std::string& subject = {}) {
  marks[place][player.name].push_back(subject.empty() ? given : subject + " " + given);
}

// Statuses as stated, or else as yesterday left them. A statement that contradicts is marked.
naive::Day begin_day(const DrawnDay& drawn, const std::map<naive::WishKey, naive::Wish>& before,
                     const Player& player, Marks& marks) {
  naive::Day day = drawn.day;
  for (std::size_t i = 0; i < day.wishes.size(); ++i) {
    naive::Wish& wish = day.wishes[i];
    const DrawnBeginning& beginning = drawn.beginnings[i];
    const auto yesterday = before.find(wish.key);
    if (yesterday == before.end()) {
      wish.status = beginning.stated.value_or(naive::Status::waiting);
      continue;
    }
    wish.status = yesterday->second.status;
    wish.waiting_rank_yesterday = yesterday->second.waiting_rank_yesterday;
    if (beginning.stated.value_or(wish.status) != wish.status) {
      mark(marks, beginning.place, player, "begins as " + in_words(wish.status), beginning.subject);
    }
  }
  return day;
}

void play_days(const Scenario& scenario, const Player& player, Marks& marks) {
  std::map<naive::WishKey, naive::Wish> before;
  for (const DrawnDay& drawn : scenario.days) {
    const naive::Day day = begin_day(drawn, before, player, marks);
    const auto answer = player.play(day);
    const auto* outcome = std::get_if<naive::Outcome>(&answer);
    if (outcome == nullptr) {
      const RefusedDay& refused = std::get<RefusedDay>(answer);
      const bool as_drawn =
          !drawn.refusal.empty() && (refused.code.empty() || refused.code == drawn.refusal);
      if (!as_drawn) mark(marks, drawn.place, player, "refuses, " + refused.message);
      return;
    }
    if (!drawn.refusal.empty()) mark(marks, drawn.place, player, "accepts");
    for (const Expectation& expected : drawn.expectations) {
      const std::string given = expected.actual(*outcome);
      if (given != expected.drawn) mark(marks, expected.place, player, given, expected.subject);
    }
    if (!marks.empty()) return;  // what follows would only follow from this
    before = wishes_after(drawn, day, *outcome);
  }
}

void play_order(const DrawnOrder& drawn, const Player& player, Marks& marks) {
  const std::vector<std::string> names = drawn.breaks ? drawn.order : player.call(drawn.ranking);
  const std::string broken = player.broken(drawn.ranking, names);
  if (broken != drawn.breaks.value_or("nothing")) {
    mark(marks, drawn.place, player, "breaks " + broken);
  }
  const auto differ = std::ranges::mismatch(drawn.order, names).in2;
  if (names.size() == drawn.order.size() && differ == names.end()) return;
  const auto shown = std::min<std::ptrdiff_t>(names.end() - differ, longest_list);
  mark(marks, drawn.place, player,
       "from place " + std::to_string(differ - names.begin() + 1) + " " +
           joined({differ, differ + shown}) + (differ + shown == names.end() ? "" : " …"));
}

std::string listed(const std::vector<std::string>& values) {
  std::string text;
  for (std::size_t i = 0; i < std::min(values.size(), longest_list); ++i) {
    text += (i == 0 ? "" : ", ") + values[i];
  }
  const std::size_t more = values.size() - std::min(values.size(), longest_list);
  return more == 0 ? text : text + " and " + std::to_string(more) + " more";
}

// "[engine: waits; oracle: refused]", or "[engine, oracle: waits]".
std::string in_brackets(const std::map<std::string, std::vector<std::string>>& by_player) {
  std::map<std::string, std::string> players_of;
  for (const auto& [player, values] : by_player) {
    std::string& all = players_of[listed(values)];
    all += (all.empty() ? "" : ", ") + player;
  }
  std::string text;
  for (const auto& [given, names] : players_of) {
    text += (text.empty() ? " [" : "; ") + names + ": " + given;
  }
  return text + "]";
}

std::string marked_drawing(const Scenario& scenario, const Marks& marks) {
  std::string text = scenario.file + ":" + std::to_string(scenario.first_line) +
                     ": not as drawn; '!' marks the lines that differ, brackets what is given\n";
  for (std::size_t number = 0; number < scenario.lines.size(); ++number) {
    std::string line = scenario.lines[number];
    bool marked = false;
    for (auto it = marks.rbegin(); it != marks.rend(); ++it) {  // from right to left
      if (it->first.line != number) continue;
      line.insert(it->first.column, in_brackets(it->second));
      marked = true;
    }
    text += line.empty() ? "\n" : (marked ? "! " : "  ") + line + "\n";
  }
  return text;
}

}  // namespace

std::string differences(const Scenario& scenario, const std::vector<Player>& by) {
  Marks all;
  for (const Player& player : by) {
    Marks marks;
    play_days(scenario, player, marks);
    for (const DrawnOrder& drawn : scenario.orders) play_order(drawn, player, marks);
    for (const DrawnEstimate& drawn : scenario.estimates) {
      const std::string given = player.estimate(drawn.input);
      if (given != drawn.drawn) mark(marks, drawn.place, player, given);
    }
    for (auto& [place, by_player] : marks) all[place].merge(by_player);
  }
  return all.empty() ? "" : marked_drawing(scenario, all);
}

std::string differences(const Scenario& scenario) { return differences(scenario, players()); }

}  // namespace affecta::test
