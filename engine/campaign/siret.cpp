#include "engine/campaign/siret.h"

namespace affecta::campaign {

namespace {

constexpr std::size_t siret_digits = 14;
constexpr std::string_view la_poste = "356000000";
constexpr std::string_view la_poste_head_office = "35600000000048";

int digit(char c) { return c - '0'; }

int luhn_sum(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const bool doubled = (digits.size() - i) % 2 == 0;
    const int value = digit(digits[i]) * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum;
}

int plain_sum(std::string_view digits) {
  int sum = 0;
  for (const char c : digits) sum += digit(c);
  return sum;
}

tl::unexpected<Refusal> bad(std::string_view text, std::string what) {
  constexpr std::size_t longest = 40;  // that is shown
  auto refusal = refuse(RefusalCode::bad_siret, "the SIRET", std::move(what));
  refusal.value().value =
      text.size() > longest ? std::to_string(text.size()) + " characters" : std::string(text);
  refusal.value().limit = std::to_string(siret_digits) + " digits with a check digit";
  return refusal;
}

}  // namespace

Result<std::string> read_siret(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c == ' ') continue;
    if (c < '0' || c > '9') return bad(text, "it has something else than digits and spaces");
    digits += c;
  }
  if (digits.size() != siret_digits) {
    return bad(text, "it has " + std::to_string(digits.size()) + " digits, where 14 are required");
  }
  if (digits.starts_with(la_poste) && digits != la_poste_head_office) {
    const int sum = plain_sum(digits);
    if (sum % 5 == 0) return digits;
    return bad(text, "its digits sum to " + std::to_string(sum) +
                         ", where La Poste's are a multiple of 5");
  }
  const int sum = luhn_sum(digits);
  if (sum % 10 == 0) return digits;
  return bad(text,
             "its Luhn sum is " + std::to_string(sum) + ", where a multiple of 10 is required");
}

}  // namespace affecta::campaign
