// Scenarios: the rules at work, drawn as text that needs no programmer.
//
// tests/scenarios/README.md describes the text. A scenario holds days, one after the other, call
// orders or estimates; each drawn value is an expectation that remembers where it is drawn, so that
// what differs can be marked there. Names are given numbers in the order in which they are met.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/drawn_ranking.h"
#include "tests/support/naive/day.h"
#include "tests/support/naive/estimate.h"

namespace affecta::test {

// After a drawn value: the line, counted from the first of the scenario, and the byte in it.
struct Place {
  std::size_t line = 0;
  std::size_t column = 0;
  auto operator<=>(const Place&) const = default;
};

// `actual` tells of a result, in the words of the drawing, what is drawn at `place`.
struct Expectation {
  Place place;
  std::string subject;  // "C7" where one drawn value is that of several candidates
  std::string drawn;
  std::function<std::string(const naive::Outcome&)> actual;
};

// How a wish begins the day: as stated, or else as the day before left it (waiting on the first).
struct DrawnBeginning {
  Place place;
  std::string subject;
  std::optional<naive::Status> stated;
};

enum class AnswerVerb { accept, refuse, resign, do_not_answer };

struct Answer {
  std::vector<naive::Int> candidates;  // empty: everyone else
  AnswerVerb verb = AnswerVerb::do_not_answer;
  std::optional<naive::Int> formation;  // none: everywhere
  std::optional<bool> with_boarding;    // none: both
};

struct DrawnDay {
  Place place;
  naive::Day day;                          // statuses are those of `beginnings`
  std::vector<DrawnBeginning> beginnings;  // by wish of the day
  std::vector<Expectation> expectations;
  std::vector<Answer> answers;  // after the day
  std::string refusal;          // the name of the rule for which the day is refused, if it is
};

// A ranking and the call order it gives, or an order whose guarantees are looked at.
struct DrawnOrder {
  DrawnRanking ranking;
  std::vector<std::string> order;
  Place place;
  // Without: the order is the computed one. With: what the given order breaks, "nothing" or
  // "P3 for C10".
  std::optional<std::string> breaks;
};

struct DrawnEstimate {
  naive::EstimateInput input;
  std::string drawn;
  Place place;
};

struct Scenario {
  std::string title;
  std::string file;
  std::size_t first_line = 1;      // of the file, from 1: that of lines[0]
  std::vector<std::string> lines;  // as written
  std::vector<DrawnDay> days;
  std::vector<DrawnOrder> orders;
  std::vector<DrawnEstimate> estimates;
};

// A number of the drawings; the largest is "no limit".
std::string number_in_words(naive::Int value);

}  // namespace affecta::test
