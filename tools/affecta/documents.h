// Getting inputs, putting documents in their place, and saying so when it cannot be done.
#pragma once

#include <functional>
#include <string>

#include "datasets/country.h"
#include "datasets/official/output.h"
#include "engine/base/parallel.h"
#include "engine/base/refusal.h"
#include "tools/affecta/commands.h"

namespace affecta::cli {

// "affecta: MESSAGE" on standard error.
ExitCode tell(const Refusal& refusal);

// Writes a document whole; `write` fills it. Empty path: nothing is written.
Result<void> write_document(const std::string& path,
                            const std::function<void(Output& output)>& write);

// Any input that holds a country's day, with progress while it is read.
Result<Country> open_input(const std::string& path, const Workers& workers);

// Tells a refusal on standard error, and in the document {"erreur": …} that stands in the place of
// the result.
ExitCode refuse_input(const Refusal& refusal, const std::string& output_path);

}  // namespace affecta::cli
