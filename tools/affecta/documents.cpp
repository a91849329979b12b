#include "tools/affecta/documents.h"

#include <fmt/core.h>

#include "datasets/official/result_writer.h"
#include "datasets/open_country.h"
#include "tools/affecta/step_progress.h"

namespace affecta::cli {

ExitCode tell(const Refusal& refusal) {
  fmt::print(stderr, "affecta: {}\n", refusal.message());
  return refused;
}

Result<void> write_document(const std::string& path,
                            const std::function<void(Output& output)>& write) {
  if (path.empty()) return {};
  auto output = Output::open(path);
  if (!output) return tl::make_unexpected(output.error());
  write(*output);
  return output->commit();
}

Result<Country> open_input(const std::string& path, const Workers& workers) {
  StepProgress progress;
  return open_country(path, format_of_input(path), workers, progress);
}

ExitCode refuse_input(const Refusal& refusal, const std::string& output_path) {
  tell(refusal);
  const auto written =
      write_document(output_path, [&](Output& output) { write_error(refusal.message(), output); });
  if (!written) tell(written.error());
  return refused;
}

}  // namespace affecta::cli
