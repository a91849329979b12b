// What people do during a simulated campaign, as numbers (docs/simulation.md says what each does).
//
// Purpose: every probability, delay and quantity of the simulator is a value of a JSON file; the
// shipped one, behaviour.json beside this header, is compiled in.
// Strict: every field is there, and nothing that is not known.
// Units: per mille unless the name says otherwise; "a day" is drawn anew each day.
// Errors: those of a JSON document, with the path within it.
// Thread safety: values.
#pragma once

#include <cstdint>
#include <string>

#include "datasets/official/document.h"
#include "engine/base/refusal.h"

namespace affecta::simulation {

using Permille = std::int32_t;

// Of candidates to proposals.
struct Answering {
  Permille prompt = 0;       // candidates who answer on the day of a proposal
  Permille last_moment = 0;  // in the last hour there is; the others between
  Permille forgets = 0;      // proposals that are not answered by themselves
  Permille late = 0;         // lost proposals that are tried to be accepted the next day
  Permille one_by_one = 0;   // each worse proposal is refused by a command of its own
  Permille keeps_nothing = 0;
  Permille keeps_everything = 0;
  Permille settles_a_day = 0;     // gives up what waits beside an accepted proposal
  Permille withdraws_a_day = 0;   // gives up the accepted proposal
  Permille loses_hope_a_day = 0;  // without a proposal: gives up everything
  Permille confirms = 0;          // waiting wishes that are to be confirmed
};

struct Leaving {
  Permille candidates = 0;  // who go another way, whatever they are proposed
  std::int32_t first_day = 0;
  std::int32_t last_day = 0;
  Permille silently = 0;  // of them, who only stop answering
};

struct Ordering {
  Permille holding = 0;    // who order, of candidates with an accepted proposal
  Permille without = 0;    // and of the others
  Permille mistakes = 0;   // orders that leave a wish out, sent again whole
  Permille responder = 0;  // of those with ordered wishes, who switch it on
};

struct Complementary {
  Permille asks_a_day = 0;
  std::int32_t wishes_at_once = 0;
  Permille elsewhere = 0;  // wishes outside the candidate's academy
  Permille accepts = 0;
  Permille open_proposes = 0;  // formations that do not select
  Permille selective_proposes = 0;
  Permille unheard = 0;  // wishes a formation never answers
};

struct Help {
  Permille asks_a_day = 0;
  Permille reexamined = 0;      // candidates who ask for a re-examination
  Permille proposes_a_day = 0;  // requests a commission finds a proposal for
  Permille extra_place = 0;
  Permille withdraws = 0;
  Permille accepts = 0;
};

struct Contracts {
  Permille candidates = 0;  // who find a company
  std::int32_t first_day = 0;
  std::int32_t last_day = 0;
  Permille mistyped = 0;         // SIRETs entered with a wrong digit first
  Permille mismatched = 0;       // answers with another SIRET or name, each
  Permille spelt_otherwise = 0;  // names with other letters that mean the same
  Permille corrected_a_day = 0;
  Permille cancelled_a_day = 0;
  Permille refused = 0;
};

struct Formations {
  Permille reviewing = 0;  // that move their block-call limits
  std::int32_t days_between = 0;
  Permille overbooking = 0;  // held places aimed at beyond the capacity
  Permille change_capacity = 0;
  std::int32_t capacity_percent = 0;  // at most so much more or less
};

struct Mistakes {
  Permille restored = 0;            // resignations that support takes back the next day
  std::int32_t ranking_errors = 0;  // a day and 100,000 candidates
};

struct Behaviour {
  Answering answering;
  Leaving leaving;
  Ordering ordering;
  Complementary complementary;
  Help help;
  Contracts contracts;
  Formations formations;
  Mistakes mistakes;
};

Result<Behaviour> read_behaviour(const Document& document);
Result<Behaviour> read_behaviour(const std::string& path);

const Behaviour& shipped_behaviour();
// The text of behaviour.json.
std::string shipped_behaviour_text();

}  // namespace affecta::simulation
