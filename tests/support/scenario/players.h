// Who plays a scenario: the engine and the naive oracle, behind the same questions.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "tests/support/scenario/scenario.h"

namespace affecta::test {

struct RefusedDay {
  std::string
      code;  // the name in the catalogue of refusals; empty where the player has other names
  std::string message;
};

struct Player {
  std::string name;
  std::function<std::variant<naive::Outcome, RefusedDay>(const naive::Day&)> play;
  // The names in call order.
  std::function<std::vector<std::string>(const DrawnRanking&)> call;
  // The guarantees that an order breaks: "nothing" or "P3 for C10, P5 for N1".
  std::function<std::string(const DrawnRanking&, const std::vector<std::string>&)> broken;
  std::function<std::string(const naive::EstimateInput&)> estimate;
};

const std::vector<Player>& players();

}  // namespace affecta::test
