// Putting documents in their place, and saying so when it cannot be done.
#pragma once

#include <functional>
#include <string>

#include "datasets/official/output.h"
#include "engine/base/refusal.h"
#include "tools/affecta/commands.h"

namespace affecta::cli {

// "affecta: MESSAGE" on standard error.
ExitCode tell(const Refusal& refusal);

// Writes a document whole; `write` fills it. Empty path: nothing is written.
Result<void> write_document(const std::string& path,
                            const std::function<void(Output& output)>& write);

// Tells a refusal on standard error, and in the document {"erreur": …} that stands in the place of
// the result.
ExitCode refuse_input(const Refusal& refusal, const std::string& output_path);

}  // namespace affecta::cli
