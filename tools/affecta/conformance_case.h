// One conformance case: an input and the right answer, compared as JSON values
// (tests/conformance/README.md).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace affecta::cli {

struct ConformanceCase {
  std::filesystem::path input;     // NAME.input.json: a day, or rankings
  std::filesystem::path expected;  // NAME.expected.json; none in a folder named "refused"
};

// Every case of a folder and of the folders in it, by path. Throws
// std::filesystem::filesystem_error when a folder cannot be read.
std::vector<ConformanceCase> find_cases(const std::filesystem::path& folder);

// Empty when the case passes, else the first difference in words.
std::string first_difference(const ConformanceCase& each);

}  // namespace affecta::cli
