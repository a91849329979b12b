// Events change the state, and nothing else does.
//
// Purpose: live and in a replay alike: the same events give the same state, bit by bit.
// Errors: event_does_not_fit, when the event cannot be about this state (an id that is not there, a
// day that is not the next): nothing is changed then.
// Thread safety: the campaign is changed by one thread. Cost: linear in the event.
#pragma once

#include "engine/base/refusal.h"
#include "engine/campaign/campaign.h"
#include "engine/campaign/event.h"

namespace affecta::campaign {

// (An unqualified call with an event of which nobody else knows finds std::apply: qualify it.)
Result<void> apply(Campaign& campaign, const Event& event);

// The changes of a day turn, on a state of the day before; they must fit.
void put_changes(State& state, const DayTurned& turned, const Instance& instance);

// A campaign as a snapshot of its state has it.
// Errors: event_does_not_fit, when the state is not of a campaign that opened so.
Result<Campaign> restore(std::shared_ptr<const Opening> opening,
                         std::shared_ptr<const Calendar> calendar, State state);

}  // namespace affecta::campaign
