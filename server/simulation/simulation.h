// A whole campaign on virtual time.
//
// Purpose: everybody's commands of each day, through the rules, from day 1 to the last one asked
// for; and what is seen of it from outside.
// Deterministic: the same country, calendar, behaviour and seed give the same commands and figures,
// for any number of threads.
// Errors: those of a day turn (nothing else that is refused stops a simulation: people make
// mistakes); invariant_broken, by the day turn or by the watcher.
// Thread safety: none. Cost: a look at each wish for each day, and the commands.
#pragma once

#include <map>
#include <vector>

#include "server/simulation/desk.h"
#include "server/simulation/figures.h"

namespace affecta::simulation {

struct SimulationOptions {
  std::uint64_t seed = 1;
  Behaviour behaviour = shipped_behaviour();
  Day last_day = 0;  // 0: the day after the cutoff
};

struct CommandCount {
  std::uint64_t given = 0;
  std::uint64_t refused = 0;
};

struct Told {
  std::vector<DayFigures> days;
  std::vector<GroupIndex> followed;
  std::map<std::string_view, CommandCount> commands;   // by kind
  std::map<std::string_view, std::uint64_t> refusals;  // by name of the refusal
};

class SimulationObserver {
 public:
  virtual ~SimulationObserver() = default;
  virtual void day_closed(const DayFigures& figures, Day last_day) = 0;
};

Result<Told> simulate(Desk& desk, const World& world, const SimulationOptions& options,
                      const Workers& workers, SimulationObserver& observer);

// "accept", "resign-everything": of a command, for tables.
std::string_view kind_of(const campaign::Request& request);

}  // namespace affecta::simulation
