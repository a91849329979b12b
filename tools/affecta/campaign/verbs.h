// affecta campaign: its verbs, a file each. See ../commands.h for what a Command is.
#pragma once

#include <vector>

#include <CLI/CLI.hpp>

#include "tools/affecta/commands.h"

namespace affecta::cli {

Command create_verb(CLI::App& campaign);
Command status_verb(CLI::App& campaign);
Command advance_verb(CLI::App& campaign);
Command publish_verb(CLI::App& campaign);
Command hold_verb(CLI::App& campaign);
Command answer_verb(CLI::App& campaign);
Command contract_verb(CLI::App& campaign);
Command caes_verb(CLI::App& campaign);
Command correct_verb(CLI::App& campaign);
Command log_verb(CLI::App& campaign);
Command audit_verb(CLI::App& campaign);
Command export_verb(CLI::App& campaign);

// Runs the one that was parsed.
int run_parsed(const std::vector<Command>& commands);

}  // namespace affecta::cli
