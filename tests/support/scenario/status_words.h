// The words for the statuses of a wish in a drawing.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "tests/support/naive/day.h"

namespace affecta::test {

inline constexpr std::array status_words = {
    std::pair{naive::Status::waiting, "waits"},
    std::pair{naive::Status::proposed_today, "PROPOSED"},
    std::pair{naive::Status::accepted_by_responder, "PROPOSED and accepted"},
    std::pair{naive::Status::unanswered, "unanswered"},
    std::pair{naive::Status::accepted, "accepted"},
    std::pair{naive::Status::refused, "refused"},
    std::pair{naive::Status::responder_gave_up_held, "proposal given up by responder"},
    std::pair{naive::Status::responder_gave_up_waiting, "wish given up by responder"},
    std::pair{naive::Status::ordered_gave_up_held, "proposal given up by order"},
    std::pair{naive::Status::ordered_gave_up_waiting, "wish given up by order"},
    std::pair{naive::Status::refused_or_resigned, "resigned"},
    std::pair{naive::Status::not_ranked, "not ranked"},
};

inline std::string in_words(naive::Status status) {
  for (const auto& [known, words] : status_words) {
    if (known == status) return words;
  }
  return "?";
}

inline std::optional<naive::Status> status_in_words(const std::string& text) {
  for (const auto& [status, words] : status_words) {
    if (text == words) return status;
  }
  return std::nullopt;
}

}  // namespace affecta::test
