// The lines of a scenario and pieces of them that know where they stand.
#pragma once

#include <regex>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/scenario/scenario.h"

namespace affecta::test {

// What is wrong with a scenario's text; begins with "file:line: ".
struct ScenarioError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Piece {
  std::string text;  // without blanks at its ends
  std::size_t line = 0;
  std::size_t begin = 0;
  Place end() const { return {line, begin + text.size()}; }
};

// The parts between separators; a last one that is empty counts too.
std::vector<Piece> split(const Piece& piece, char separator);
// What stands after the first `count` bytes.
Piece after(const Piece& piece, std::size_t count);

// Reads a scenario's lines from first to last; comments and empty lines are skipped.
class DrawnText {
 public:
  explicit DrawnText(const Scenario& scenario) : scenario_(scenario) { skip(); }

  bool at_end() const { return next_ >= scenario_.lines.size(); }
  Piece line() const;                    // the next one, without the blanks around it
  bool continues() const;                // the next one is indented and has neither ':' nor '|'
  Piece take();                          // the same, and moves on
  std::string take_names(Piece& first);  // of `first` and the lines that continue it, to which its
                                         // end moves

  [[noreturn]] void fail(const Piece& piece, const std::string& what) const;

 private:
  void skip();
  const Scenario& scenario_;
  std::size_t next_ = 0;
};

// One thing that may be said in a list of clauses: a pattern with groups, and what to do.
struct Clause {
  const char* example;
  const char* pattern;
  std::function<void(const std::smatch&, const Piece&)> take;
};
// Each part between commas must be one of the clauses.
void read_clauses(const DrawnText& text, const Piece& list, const std::vector<Clause>& clauses);

// "no limit" or a whole number; refuses what is too large.
naive::Int number(const std::string& digits);

// The number of the name in the list, from 1; the name is added if it is new.
naive::Int number_of(std::vector<std::string>& names, const std::string& name);

}  // namespace affecta::test
