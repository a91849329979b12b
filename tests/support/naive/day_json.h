#pragma once
// The exchange format (exchange-format.md, sections 1 and 2) read and written with Boost.JSON, for
// tests. Reading throws FormatError; writing gives compact JSON in a fixed order.

#include <stdexcept>

#include "tests/support/naive/naive_call_order.h"
#include "tests/support/naive/naive_round.h"

namespace affecta::naive {

struct FormatError : std::runtime_error {
  using std::runtime_error::runtime_error;  // begins with the JSON path
};

// ---------------------------------------------------------------- the input of a day

enum class Spelling {
  full,     // every field, maps as arrays of pairs
  sparse,   // fields that are 0, false or null left out
  objects,  // maps as objects with meaningless keys, falsy fields left out
};

struct Writing {
  Spelling spelling = Spelling::full;
  bool names_of_2021 = false;
  bool boarding_index = false;  // adds the derived internatsIndex
};

Day day_of_json(const std::string& text);
std::string json_of(const Day& day, const Writing& writing = {});

// ---------------------------------------------------------------- the result of a day

// A refusal is read from and written as {"erreur": ...}; only its reason survives. What the
// document does not hold is empty: violations, invalid groups, number of passes.
RoundResult outcome_of_json(const std::string& text);
std::string json_of(const RoundResult& result, bool with_passes = true);

// ---------------------------------------------------------------- call orders

CallOrderInput call_order_input_of_json(const std::string& text);
std::string json_of(const CallOrderInput& input);

using CallOrderResult = std::variant<CallOrderOutcome, CallOrderRefusal>;
CallOrderResult call_order_outcome_of_json(const std::string& text);
std::string json_of(const CallOrderResult& result);

}  // namespace affecta::naive
