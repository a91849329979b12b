#include "server/simulation/people/companies.h"

#include <array>

#include "engine/campaign/siret.h"

namespace affecta::simulation {

namespace {

struct Name {
  std::string_view written, otherwise;
};

constexpr std::array<Name, 8> names = {{
    {"Société Générale de Levage", "SOCIETE  GENERALE DE LEVAGE"},
    {"L'Oréal S.A.", "l oreal s a"},
    {"Boulangerie Lefèvre & Fils", "BOULANGERIE LEFEVRE / FILS"},
    {"Menuiserie de l'Étoile", "menuiserie de l etoile"},
    {"Garage Noël", "GARAGE NOEL"},
    {"Ateliers du Rhône", "Ateliers du Rhone"},
    {"Crèche « Les P'tits Loups »", "creche les p tits loups"},
    {"Électricité du Littoral", "ELECTRICITE-DU-LITTORAL"},
}};
constexpr Name post{"La Poste", "LA POSTE."};
constexpr std::string_view post_siren = "356000000";

// The last digit that makes it valid: one of the ten does, whichever rule holds.
std::string complete(const std::string& start) {
  for (char last = '0'; last < '9'; ++last) {
    if (campaign::read_siret(start + last)) return start + last;
  }
  return start + '9';
}

}  // namespace

Company draw_company(synthetic::Draws draws) {
  const bool is_post = draws.chance(20);
  const Name& name = is_post ? post : names[draws.below(static_cast<std::uint32_t>(names.size()))];
  std::string start = is_post ? std::string(post_siren) : "";
  while (start.size() < 13) start += static_cast<char>('0' + draws.below(10));
  return {complete(start), name.written, name.otherwise};
}

std::string mistyped(std::string siret) {
  siret.back() = siret.back() == '9' ? '0' : static_cast<char>(siret.back() + 1);
  return siret;
}

}  // namespace affecta::simulation
