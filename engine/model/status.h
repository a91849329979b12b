// Statuses of a wish (matching-rules section 1, "Statuses").
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace affecta {

enum class WishStatus : std::uint8_t {
  waiting,
  proposed_today,
  proposed_today_accepted_by_responder,
  proposed_before_unanswered,
  proposed_before_accepted,
  proposed_before_refused,
  proposal_refused_by_responder,  // a held proposal given up by the responder
  waiting_resigned_by_responder,  // a waiting wish given up by the responder
  proposal_resigned_by_order,     // a held proposal given up by the ordered-wishes rule
  waiting_resigned_by_order,      // a waiting wish given up by the ordered-wishes rule
  refused_or_resigned,            // simulation: answered, or given up, by the candidate
  not_ranked,                     // simulation: the board did not rank the candidate
};

inline constexpr std::size_t status_count = 12;

// Official names, indexed by status.
inline constexpr std::array<std::string_view, status_count> status_names = {
    "EN_ATTENTE_DE_PROPOSITION",
    "PROPOSITION_DU_JOUR",
    "REP_AUTO_ACCEPTE",
    "PROPOSITION_JOURS_PRECEDENTS_EN_ATTENTE_DE_REPONSE_DU_CANDIDAT",
    "PROPOSITION_JOURS_PRECEDENTS_ACCEPTEE",
    "PROPOSITION_JOURS_PRECEDENTS_REFUSEE",
    "REP_AUTO_REFUS_PROPOSITION",
    "REP_AUTO_DEMISSION_ATTENTE",
    "DEMISSION_AUTO_VOEU_ORDONNE_PROPOSITION_EN_ATTENTE_REP",
    "DEMISSION_AUTO_VOEU_ORDONNE_EN_ATTENTE",
    "REFUS_OU_DEMISSION",
    "NON_CLASSE",
};

constexpr std::string_view to_text(WishStatus status) {
  return status_names[static_cast<std::size_t>(status)];
}

constexpr std::optional<WishStatus> parse_status(std::string_view name) {
  for (std::size_t i = 0; i < status_count; ++i) {
    if (status_names[i] == name) return static_cast<WishStatus>(i);
  }
  return std::nullopt;
}

constexpr bool is_waiting(WishStatus status) { return status == WishStatus::waiting; }

constexpr bool is_proposed_today(WishStatus status) {
  return status == WishStatus::proposed_today ||
         status == WishStatus::proposed_today_accepted_by_responder;
}

constexpr bool is_proposed_before(WishStatus status) {
  return status == WishStatus::proposed_before_unanswered ||
         status == WishStatus::proposed_before_accepted ||
         status == WishStatus::proposed_before_refused;
}

// Held before the round began.
constexpr bool is_held_before(WishStatus status) {
  return status == WishStatus::proposed_before_unanswered ||
         status == WishStatus::proposed_before_accepted;
}

// estProposition: the candidate holds the place.
constexpr bool is_held(WishStatus status) {
  return is_proposed_today(status) || is_held_before(status);
}

// What a day's input may carry; the other statuses belong to results.
constexpr bool is_input_status(WishStatus status) {
  return is_waiting(status) || is_proposed_before(status) ||
         status == WishStatus::refused_or_resigned || status == WishStatus::not_ranked;
}

}  // namespace affecta
