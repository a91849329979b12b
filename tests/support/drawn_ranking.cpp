#include "tests/support/drawn_ranking.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace affecta {

namespace {

std::string letters_of(const std::string& name) {
  return name.substr(0, name.find_first_of("0123456789"));
}

int number_of(const std::string& name) {
  const std::string digits = name.substr(letters_of(name).size());
  if (digits.empty() || digits.find_first_not_of("0123456789") != std::string::npos) {
    throw std::invalid_argument("no number in the name: " + name);
  }
  return std::stoi(digits);
}

CandidateType type_of(const std::string& name) {
  const std::string letters = letters_of(name);
  if (letters == "B") return CandidateType::scholarship;
  if (letters == "R") return CandidateType::sector;
  if (letters == "D" || letters == "BR") return CandidateType::both;
  if (letters == "C" || letters == "N") return CandidateType::neither;
  throw std::invalid_argument("no such type: " + name);
}

}  // namespace

std::vector<std::string> names_in(const std::string& text) {
  std::istringstream words(text);
  std::vector<std::string> names;
  for (std::string word; words >> word;) {
    const auto dots = word.find("..");
    if (dots == std::string::npos) {
      names.push_back(word);
      continue;
    }
    const std::string first = word.substr(0, dots);
    const std::string last = word.substr(dots + 2);
    if (letters_of(first) != letters_of(last) || number_of(first) > number_of(last)) {
      throw std::invalid_argument("not a range of names: " + word);
    }
    for (int i = number_of(first); i <= number_of(last); ++i) {
      names.push_back(letters_of(first) + std::to_string(i));
    }
  }
  return names;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

DrawnRanking draw_ranking(const std::string& text, std::int32_t min_scholarship_percent,
                          std::int32_t min_sector_percent) {
  DrawnRanking drawn{{.key = 12,
                      .min_scholarship_percent = min_scholarship_percent,
                      .min_sector_percent = min_sector_percent,
                      .candidate = {},
                      .rank = {},
                      .type = {}},
                     names_in(text)};
  std::int32_t rank = 0;
  for (const std::string& name : drawn.names) {
    ++rank;
    drawn.group.add({1000 + rank, rank, type_of(name)});
  }
  return drawn;
}

std::string write_out(const std::string& text) { return joined(names_in(text)); }

std::string called(const DrawnRanking& drawn, const CallOrder& order) {
  std::vector<std::string> names;
  for (const RankedIndex row : order) names.push_back(drawn.names[row.value]);
  return joined(names);
}

std::string called(const DrawnRanking& drawn) {
  return called(drawn, compute_call_order(drawn.group).value());
}

std::string called(int scholarship_percent, int sector_percent, const std::string& ranking) {
  return called(draw_ranking(ranking, scholarship_percent, sector_percent));
}

CallOrder order_of(const DrawnRanking& drawn, const std::string& text) {
  CallOrder order;
  for (const std::string& name : names_in(text)) {
    const auto found = std::find(drawn.names.begin(), drawn.names.end(), name);
    if (found == drawn.names.end()) throw std::invalid_argument("not ranked: " + name);
    order.push_back(RankedIndex::at(static_cast<std::size_t>(found - drawn.names.begin())));
  }
  return order;
}

}  // namespace affecta
