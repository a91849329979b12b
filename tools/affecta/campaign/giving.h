// Giving a command to a campaign, and telling what became of it.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "engine/campaign/campaign.h"
#include "engine/campaign/command.h"
#include "server/running/replay.h"
#include "server/running/running_campaign.h"
#include "tools/affecta/commands.h"

namespace affecta::cli {

// The options that every verb which gives a command has.
struct Giving {
  std::string folder;
  std::string id;                          // empty: drawn
  std::string now;                         // a civil time, or one in UTC; empty: the clock
  std::optional<campaign::Author> author;  // none: who usually gives it
  unsigned threads = 0;
};
void add_giving(CLI::App& app, Giving& giving);
// DIR, and --threads, alone.
void add_folder(CLI::App& app, std::string& folder);
void add_threads(CLI::App& app, unsigned& threads);

// Both with progress while it is read, and with its warnings on standard error. The first one to
// give commands; the second one only reads, also beside a process that runs the campaign.
Result<running::RunningCampaign> open_campaign(const std::string& folder, unsigned threads);
Result<running::Replayed> read_campaign(const std::string& folder, const Workers& workers);

// None when the text is empty. Errors: those of parse_civil_time().
Result<std::optional<campaign::Instant>> instant_of(const std::string& now,
                                                    const running::RunningCampaign& running);

// A command id that nobody else has.
std::string drawn_id();

// Opens the campaign, gives the command, prints the event or the refusal. `make` says who usually
// gives it.
using Making = std::function<campaign::Command(const campaign::Campaign&)>;
int give(const Giving& giving, const Making& make);
int give(const Giving& giving, const campaign::Author& usual, campaign::Request request);

}  // namespace affecta::cli
