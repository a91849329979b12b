#include "server/running/published_day.h"

namespace affecta::running {

PublishedDay published_day(const campaign::State& state) {
  return {state.day, state.last_turn, state.published, state.wishes.state,
          state.wishes.waiting_rank};
}

}  // namespace affecta::running
