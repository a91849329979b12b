#include "tests/support/scenario/drawn_text.h"

#include <algorithm>

namespace affecta::test {

namespace {

constexpr const char* blanks = " \t\r";

Piece trimmed(const std::string& text, std::size_t line, std::size_t begin) {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string::npos) return {"", line, begin};
  const auto last = text.find_last_not_of(blanks);
  return {text.substr(first, last - first + 1), line, begin + first};
}

}  // namespace

std::vector<Piece> split(const Piece& piece, char separator) {
  std::vector<Piece> pieces;
  for (std::size_t begin = 0;;) {
    const auto end = piece.text.find(separator, begin);
    pieces.push_back(
        trimmed(piece.text.substr(begin, end - begin), piece.line, piece.begin + begin));
    if (end == std::string::npos) return pieces;
    begin = end + 1;
  }
}

Piece after(const Piece& piece, std::size_t count) {
  return trimmed(piece.text.substr(count), piece.line, piece.begin + count);
}

void DrawnText::skip() {
  for (; !at_end(); ++next_) {
    const std::string& text = scenario_.lines[next_];
    const auto first = text.find_first_not_of(blanks);
    if (first != std::string::npos && text[first] != '#') return;
  }
}

Piece DrawnText::line() const { return trimmed(scenario_.lines[next_], next_, 0); }

bool DrawnText::continues() const {
  return !at_end() && scenario_.lines[next_][0] == ' ' &&
         scenario_.lines[next_].find_first_of(":|") == std::string::npos;
}

Piece DrawnText::take() {
  const Piece piece = line();
  ++next_;
  skip();
  return piece;
}

std::string DrawnText::take_names(Piece& first) {
  std::string names = first.text;
  while (continues()) {
    first = take();
    names += " " + first.text;
  }
  return names;
}

void DrawnText::fail(const Piece& piece, const std::string& what) const {
  throw ScenarioError(scenario_.file + ":" + std::to_string(scenario_.first_line + piece.line) +
                      ": " + what);
}

void read_clauses(const DrawnText& text, const Piece& list, const std::vector<Clause>& clauses) {
  for (const Piece& part : split(list, ',')) {
    std::smatch match;
    const auto clause = std::ranges::find_if(clauses, [&](const Clause& known) {
      return std::regex_match(part.text, match, std::regex(known.pattern));
    });
    if (clause == clauses.end()) {
      std::string examples;
      for (const Clause& known : clauses) {
        examples += std::string(examples.empty() ? "" : ", ") + "'" + known.example + "'";
      }
      text.fail(part, "'" + part.text + "' is none of " + examples);
    }
    try {
      clause->take(match, part);
    } catch (const std::invalid_argument& error) {
      text.fail(part, error.what());
    }
  }
}

naive::Int number(const std::string& digits) {
  if (digits == "no limit") return naive::no_limit;
  if (digits.size() > 10) throw std::invalid_argument("the number " + digits + " is too large");
  return std::stoll(digits);
}

naive::Int number_of(std::vector<std::string>& names, const std::string& name) {
  const auto found = std::ranges::find(names, name);
  const auto position = found - names.begin();
  if (found == names.end()) names.push_back(name);
  return position + 1;
}

std::string number_in_words(naive::Int value) {
  return value == naive::no_limit ? "no limit" : std::to_string(value);
}

}  // namespace affecta::test
