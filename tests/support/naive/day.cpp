#include "tests/support/naive/day.h"

#include <array>
#include <utility>

namespace affecta::naive {

Sharing sharing_of(const BoardingKey& key) {
  if (key.formation != 0) return Sharing::single_formation;
  return key.enrolment_formation != 0 ? Sharing::enrolment_formation : Sharing::establishment;
}

bool is_held(Status status) {
  return status == Status::proposed_today || status == Status::accepted_by_responder ||
         status == Status::unanswered || status == Status::accepted;
}

bool is_proposed_before(Status status) {
  return status == Status::unanswered || status == Status::accepted || status == Status::refused;
}

bool is_proposed_today(Status status) {
  return status == Status::proposed_today || status == Status::accepted_by_responder;
}

bool may_open_a_day(Status status) {
  return status == Status::waiting || is_proposed_before(status) ||
         status == Status::refused_or_resigned || status == Status::not_ranked;
}

namespace {
constexpr std::array<std::pair<Status, const char*>, 12> statuses{{
    {Status::waiting, "EN_ATTENTE_DE_PROPOSITION"},
    {Status::proposed_today, "PROPOSITION_DU_JOUR"},
    {Status::accepted_by_responder, "REP_AUTO_ACCEPTE"},
    {Status::unanswered, "PROPOSITION_JOURS_PRECEDENTS_EN_ATTENTE_DE_REPONSE_DU_CANDIDAT"},
    {Status::accepted, "PROPOSITION_JOURS_PRECEDENTS_ACCEPTEE"},
    {Status::refused, "PROPOSITION_JOURS_PRECEDENTS_REFUSEE"},
    {Status::responder_gave_up_held, "REP_AUTO_REFUS_PROPOSITION"},
    {Status::responder_gave_up_waiting, "REP_AUTO_DEMISSION_ATTENTE"},
    {Status::ordered_gave_up_held, "DEMISSION_AUTO_VOEU_ORDONNE_PROPOSITION_EN_ATTENTE_REP"},
    {Status::ordered_gave_up_waiting, "DEMISSION_AUTO_VOEU_ORDONNE_EN_ATTENTE"},
    {Status::refused_or_resigned, "REFUS_OU_DEMISSION"},
    {Status::not_ranked, "NON_CLASSE"},
}};
}  // namespace

const char* official_name(Status status) {
  for (const auto& [value, name] : statuses) {
    if (value == status) return name;
  }
  return "?";
}

std::optional<Status> status_named(const std::string& official) {
  for (const auto& [value, name] : statuses) {
    if (official == name) return value;
  }
  return std::nullopt;
}

const char* name_of(Check check) {
  switch (check) {
    case Check::day_not_positive:
      return "day_not_positive";
    case Check::duplicate_group:
      return "duplicate_group";
    case Check::duplicate_boarding:
      return "duplicate_boarding";
    case Check::duplicate_wish:
      return "duplicate_wish";
    case Check::negative_group_value:
      return "negative_group_value";
    case Check::negative_boarding_value:
      return "negative_boarding_value";
    case Check::mixed_sharing:
      return "mixed_sharing";
    case Check::result_status:
      return "result_status";
    case Check::unknown_group:
      return "unknown_group";
    case Check::unknown_boarding:
      return "unknown_boarding";
    case Check::wrong_formation:
      return "wrong_formation";
    case Check::wrong_boarding_formation:
      return "wrong_boarding_formation";
    case Check::negative_wish_value:
      return "negative_wish_value";
    case Check::outside_main_not_proposed_before:
      return "outside_main_not_proposed_before";
    case Check::call_rank_missing:
      return "call_rank_missing";
    case Check::two_call_ranks:
      return "two_call_ranks";
    case Check::shared_call_rank:
      return "shared_call_rank";
    case Check::boarding_rank_missing:
      return "boarding_rank_missing";
    case Check::two_boarding_ranks:
      return "two_boarding_ranks";
    case Check::shared_boarding_rank:
      return "shared_boarding_rank";
    case Check::p7_1_responder_off:
      return "p7_1_responder_off";
    case Check::p7_2_two_held:
      return "p7_2_two_held";
    case Check::p7_3_resigned_without_acceptance:
      return "p7_3_resigned_without_acceptance";
    case Check::p7_4_preference_missing:
      return "p7_4_preference_missing";
    case Check::p7_5_same_preference:
      return "p7_5_same_preference";
    case Check::p7_6_waiting_less_preferred:
      return "p7_6_waiting_less_preferred";
    case Check::p8_ordered_wishes:
      return "p8_ordered_wishes";
    case Check::responder_preference_missing:
      return "responder_preference_missing";
  }
  return "?";
}

}  // namespace affecta::naive
