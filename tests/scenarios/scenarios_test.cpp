// Every scenario of tests/scenarios/*.txt is a test case, named by its title.
//
// Catch's macros make cases of functions; here each drawing is one, so they are registered by hand
// before main. A file that cannot be read as scenarios is a case that fails.

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "tests/support/scenario/as_drawn.h"

namespace affecta::test {
namespace {

class DrawnCase : public Catch::ITestInvoker {
 public:
  explicit DrawnCase(const Scenario& scenario) : scenario_(scenario) {}
  void invoke() const override { expect_as_drawn(scenario_); }

 private:
  const Scenario& scenario_;
};

class UnreadableCase : public Catch::ITestInvoker {
 public:
  explicit UnreadableCase(std::string why) : why_(std::move(why)) {}
  void invoke() const override { FAIL(why_); }

 private:
  std::string why_;
};

class ScenarioCases {
 public:
  ScenarioCases() {
    const std::filesystem::path root = AFFECTA_SOURCE_DIR;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(root / "tests/scenarios")) {
      const bool drawn =
          entry.path().extension() == ".txt" && entry.path().filename() != "CMakeLists.txt";
      if (drawn) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    for (const auto& file : files) read(file, file.lexically_relative(root).string());
  }

 private:
  void read(const std::filesystem::path& path, const std::string& name) {
    std::ifstream stream(path);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    try {
      for (Scenario& scenario : read_scenarios(name, text)) {
        scenarios_.push_back(std::move(scenario));
        const Scenario& kept = scenarios_.back();
        add(new DrawnCase(kept), kept.title, {kept.file.c_str(), kept.first_line});
      }
    } catch (const ScenarioError& error) {
      names_.push_back(name);
      add(new UnreadableCase(error.what()), name + " can be read", {names_.back().c_str(), 1});
    }
  }

  // Catch owns the invoker.
  void add(Catch::ITestInvoker* invoker, const std::string& title,
           const Catch::SourceLineInfo& line) {
    registrations_.emplace_back(invoker, line, Catch::StringRef(),
                                Catch::NameAndTags(title, "[scenario]"));
  }

  std::deque<Scenario> scenarios_;
  std::deque<std::string> names_;
  std::deque<Catch::AutoReg> registrations_;
};

const ScenarioCases scenario_cases;

}  // namespace
}  // namespace affecta::test
