// A small official document to spoil in one place at a time.
#pragma once

#include <string>
#include <string_view>

#include "datasets/official/document.h"
#include "engine/base/refusal.h"

namespace affecta::test {

// Two wishes of two candidates in one group, one with boarding; one boarding house; candidate 1 has
// the responder.
std::string small_day();

// `text` with the only occurrence of `from` replaced; fails the test when it is not there once.
std::string replaced(std::string text, std::string_view from, std::string_view to);

// Of parse_day, then build_day; fails the test when the document is accepted.
Refusal refusal_of(const std::string& text);

}  // namespace affecta::test
