// What a day's round did, for the operator: in words and as JSON.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "engine/day/daily_round.h"
#include "engine/model/instance.h"
#include "tools/affecta/step_clock.h"

namespace affecta::cli {

// A violation in external ids; empty: there is none of the kind.
struct Finding {
  std::string property;
  std::string group;
  std::string boarding_house;
  std::string wish;          // the wish wronged
  std::string overtaken_by;  // the wish that went ahead
  std::string detail;
};

Finding find_keys(const Instance& instance, const Violation& violation);
// "P1, group cGpCod 1, …: wish gCnCod …, overtaken by wish …: DETAIL"
std::string in_words(const Finding& finding);

struct RoundReport {
  std::string input;
  std::string output;  // empty: the result was not written
  DayParameters parameters;
  unsigned threads = 0;
  std::size_t candidates = 0;
  std::size_t groups = 0;
  std::size_t boarding_houses = 0;
  std::array<std::size_t, status_count> wishes_by_status{};
  std::vector<PassCounts> passes;
  bool alert = false;
  bool warning = false;
  // In external ids, in words.
  std::vector<Finding> violations;
  std::vector<std::string> withdrawn_groups;
  std::vector<std::string> given_up_for_withdrawn;
  std::vector<std::string> unchecked;
  std::vector<StepTime> steps;
  std::size_t peak_memory = 0;  // bytes
};

RoundReport make_report(const Instance& instance, const DayOutcome& day);

// Lists longer than a screen are shortened; the JSON has all.
std::string in_words(const RoundReport& report);
boost::json::object as_json(const RoundReport& report);

}  // namespace affecta::cli
