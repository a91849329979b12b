// A day's input as rows, in document order: what every reader produces and the builder validates.
//
// Purpose: the one door of the engine. Readers (datasets/) know their format; they fill rows with
// external keys and values of the right type, and hand them over. Nothing is checked here.
// Units: ranks are 1-based, 0 = none; percents are not part of a day. Integers are 32-bit.
// Source: exchange-format section 1.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/refusal.h"
#include "engine/model/keys.h"
#include "engine/model/parameters.h"
#include "engine/model/status.h"

namespace affecta {

struct WishRow {
  WishKey key;
  GroupKey group;
  std::optional<BoardingKey> boarding;  // none: names no boarding house with its own ranking
  std::int32_t call_rank = 0;
  std::int32_t displayed_call_rank = 0;
  std::int32_t boarding_rank = 0;
  std::int32_t preference = 0;
  std::int32_t waiting_rank_yesterday = 0;
  WishStatus status = WishStatus::waiting;
  bool outside_main = false;         // affecteHorsPP
  bool ignore_waiting_rank = false;  // ignorerDansLeCalculRangsListesAttente: a special case
  bool ignore_boarding_bar = false;  // ignorerDansLeCalculBarresInternatAffichees
};

struct GroupRow {
  GroupKey key;
  std::int32_t capacity = 0;
  std::int32_t block_call_limit = 0;
  std::int32_t estimate = 0;  // of the last called rank at the end of the reservation (section 4)
  std::int32_t last_called_displayed = 0;  // as published before today
  std::int32_t number_waiting = 0;         // as published before today
  bool stopped = false;
  bool reservation_ended = false;
};

struct BoardingRow {
  BoardingKey key;
  std::int32_t capacity = 0;
};

struct DayInput {
  DayParameters parameters;
  std::vector<WishRow> wishes;
  std::vector<GroupRow> groups;
  std::vector<BoardingRow> boardings;
  std::vector<CandidateKey> responders;  // candidates with the automatic responder
  // Candidates to know of even without a wish or a responder: where a list of candidates exists.
  std::vector<CandidateKey> candidates;

  // The order of the sections in the document: with several faults, the first one is named.
  std::array<Subject, 5> sections = {Subject::parameters, Subject::wish, Subject::group,
                                     Subject::boarding, Subject::responder};
};

}  // namespace affecta
