// The affecta program, run as a user runs it.
#pragma once

#include <filesystem>
#include <string>

namespace affecta::test {

struct Run {
  int exit_code = -1;
  std::string out;  // standard output
  std::string err;  // standard error
};

// `arguments` are a shell's; "$DIR" is a temporary folder of the test, "$SAMPLES" the sample days.
class Program {
 public:
  Program();
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  Run run(const std::string& arguments, const std::string& standard_input = {}) const;

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, const std::string& text) const;
  std::string read(const std::string& name) const;
  bool exists(const std::string& name) const { return std::filesystem::exists(folder_ / name); }

 private:
  std::filesystem::path folder_;
};

// A file of the repository.
std::string source_file(const std::string& name);

}  // namespace affecta::test
