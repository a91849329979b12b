#include "datasets/synthetic/names.h"

#include <map>

#include "datasets/synthetic/draws.h"

namespace affecta::synthetic {

namespace {

constexpr std::string_view first_names[] = {
    "Adam",     "Adèle",  "Agathe",  "Alexandre", "Alice",    "Alix",    "Amine",     "Anaïs",
    "Antoine",  "Arthur", "Aya",     "Baptiste",  "Benjamin", "Camille", "Capucine",  "Charlotte",
    "Chloé",    "Clara",  "Clément", "Côme",      "Diane",    "Éléa",    "Elias",     "Élise",
    "Emma",     "Enzo",   "Ethan",   "Eva",       "Fatima",   "Florian", "Gabriel",   "Gaëlle",
    "Hélène",   "Hugo",   "Ibrahim", "Inès",      "Jade",     "Jeanne",  "Joséphine", "Jules",
    "Juliette", "Julien", "Kenza",   "Léa",       "Léo",      "Léonie",  "Lina",      "Loïc",
    "Louis",    "Louise", "Lucas",   "Lucie",     "Maëlle",   "Manon",   "Margaux",   "Marie",
    "Mathilde", "Mathis", "Maxime",  "Mehdi",     "Mila",     "Mohamed", "Naël",      "Nathan",
    "Nicolas",  "Noah",   "Noémie",  "Océane",    "Paul",     "Pauline", "Quentin",   "Rania",
    "Raphaël",  "Rémi",   "Robin",   "Romane",    "Rose",     "Sacha",   "Salomé",    "Samuel",
    "Sarah",    "Simon",  "Sofia",   "Solène",    "Théo",     "Thomas",  "Tiphaine",  "Tom",
    "Valentin", "Victor", "Yanis",   "Yasmine",   "Youssef",  "Zoé"};

constexpr std::string_view last_names[] = {
    "Adam",           "André",     "Arnaud",   "Aubert",     "Bailly",    "Barbier",
    "Baron",          "Barre",     "Benoît",   "Bernard",    "Bertrand",  "Besson",
    "Blanc",          "Blanchard", "Bonnet",   "Bouvier",    "Boyer",     "Brun",
    "Brunet",         "Camus",     "Caron",    "Carpentier", "Charles",   "Charpentier",
    "Chevalier",      "Clément",   "Colin",    "Collet",     "Cousin",    "Da Silva",
    "Daniel",         "David",     "Delmas",   "Denis",      "Deschamps", "Diallo",
    "Diop",           "Dubois",    "Dufour",   "Dumas",      "Dumont",    "Dupont",
    "Dupuis",         "Durand",    "Étienne",  "Evrard",     "Fabre",     "Faure",
    "Fernandez",      "Fleury",    "Fontaine", "Fournier",   "François",  "Gaillard",
    "Garcia",         "Garnier",   "Gauthier", "Gautier",    "Gérard",    "Germain",
    "Gillet",         "Girard",    "Giraud",   "Guérin",     "Guillaume", "Haddad",
    "Hamel",          "Henry",     "Hervé",    "Hoarau",     "Huet",      "Hubert",
    "Humbert",        "Jacob",     "Jacquet",  "Jean",       "Joly",      "Klein",
    "Lacroix",        "Lambert",   "Langlois", "Laurent",    "Le Gall",   "Le Roux",
    "Lebrun",         "Leclerc",   "Lefebvre", "Lefèvre",    "Léger",     "Lemaire",
    "Lemoine",        "Leroy",     "Lévêque",  "Lopez",      "Louis",     "Lucas",
    "Maillard",       "Mallet",    "Marchal",  "Marchand",   "Marie",     "Martin",
    "Martinez",       "Marty",     "Masson",   "Mathieu",    "Ménard",    "Mercier",
    "Meunier",        "Meyer",     "Michel",   "Millet",     "Monnier",   "Moreau",
    "Morel",          "Morin",     "Moulin",   "Muller",     "N'Guyen",   "Nicolas",
    "Noël",           "Olivier",   "Paris",    "Payet",      "Pelletier", "Perez",
    "Perret",         "Perrin",    "Petit",    "Philippe",   "Picard",    "Pierre",
    "Poirier",        "Prévost",   "Renard",   "Renaud",     "Rey",       "Reynaud",
    "Richard",        "Rivière",   "Robert",   "Robin",      "Roche",     "Rodriguez",
    "Roger",          "Rolland",   "Rousseau", "Roussel",    "Roux",      "Roy",
    "Royer",          "Sanchez",   "Schmitt",  "Schneider",  "Simon",     "Tessier",
    "Thomas",         "Traoré",    "Vasseur",  "Vidal",      "Vincent",   "Weber",
    "de La Fontaine", "d'Almeida"};

constexpr std::string_view patrons[] = {
    "Victor Hugo",      "Jean Moulin",      "Marie Curie",
    "Jules Ferry",      "Louis Pasteur",    "Albert Camus",
    "Simone Veil",      "Blaise Pascal",    "Émile Zola",
    "René Descartes",   "Jean Jaurès",      "Molière",
    "Voltaire",         "Denis Diderot",    "Rosa Parks",
    "Montesquieu",      "Jean Monnet",      "Paul Éluard",
    "Jacques Prévert",  "Henri Matisse",    "George Sand",
    "Claude Monet",     "Gustave Eiffel",   "Pierre de Ronsard",
    "Camille Claudel",  "Jean Racine",      "Guy de Maupassant",
    "Alfred Nobel",     "Marcel Pagnol",    "Antoine de Saint-Exupéry",
    "Sophie Germain",   "Olympe de Gouges", "Louise Michel",
    "Jean Rostand",     "Condorcet",        "Arthur Rimbaud",
    "Honoré de Balzac", "Stendhal",         "Joliot-Curie",
    "Évariste Galois"};

// How establishments put kinds together, and how many formations each has.
struct Family {
  std::string_view name;
  std::size_t formations;
};
Family family_of(std::string_view kind) {
  if (kind == "BTS") return {"lycée", 3};
  if (kind == "CPGE") return {"lycée à classes préparatoires", 3};
  if (kind == "L1" || kind == "LAS" || kind == "PASS") return {"Université", 40};
  if (kind == "BUT") return {"IUT", 6};
  if (kind == "IFSI") return {"Institut de formation en soins infirmiers", 1};
  if (kind == "EFTS") return {"Institut du travail social", 3};
  if (kind == "INGENIEUR") return {"École d'ingénieurs", 3};
  if (kind == "COMMERCE") return {"École de commerce", 3};
  return {"Établissement", 2};
}

template <std::size_t n>
std::string_view draw_from(const std::string_view (&names)[n], Draws& draws) {
  return names[draws.below(static_cast<std::uint32_t>(n))];
}

// Latin letters with accents, as they are in UTF-8 here: two bytes, the first 0xC3.
char without_accent(unsigned char second) {
  constexpr std::string_view bases = "aaaaaaaceeeeiiiidnooooo/ouuuuyts";
  return bases[second & 0x1FU];
}

void append_plain(std::string& text, std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c == '\xC3' && i + 1 < name.size()) {
      text += without_accent(static_cast<unsigned char>(name[++i]));
    } else if (c >= 'A' && c <= 'Z') {
      text += static_cast<char>(c - 'A' + 'a');
    } else if (c >= 'a' && c <= 'z') {
      text += c;
    } else if (c == ' ') {
      text += '-';
    }
  }
}

}  // namespace

std::string lycee_name(std::size_t academy, std::size_t n) {
  const std::size_t count = std::size(patrons);
  std::string name = "Lycée " + std::string(patrons[(n + academy * 7) % count]);
  if (n >= count) name += " " + std::to_string(n / count + 1);
  return name + " (" + std::string(calibration::calibration().academies[academy].name) + ")";
}

void name_establishments(CountryPlan& plan) {
  std::map<std::pair<std::string_view, std::size_t>, std::size_t> formations;  // so far
  for (PlannedFormation& formation : plan.formations) {
    const std::string_view kind = calibration::calibration().kinds[formation.kind].code;
    const Family family = family_of(kind);
    const std::size_t n = formations[{family.name, formation.academy}]++ / family.formations;
    if (family.name.starts_with("lycée")) {
      formation.establishment = lycee_name(formation.academy, 2 * n + (kind == "CPGE" ? 1 : 0));
    } else {
      formation.establishment = std::string(family.name) + " de " + formation.academy_name;
      if (n > 0) formation.establishment += " " + std::to_string(n + 1);
    }
  }
}

PersonName person_name(std::uint64_t seed, std::uint64_t person) {
  Draws draws(seed, Purpose::person, person);
  const std::string_view first = draw_from(first_names, draws);
  return {first, draw_from(last_names, draws)};
}

void append_email(std::string& text, const PersonName& name, std::int32_t key) {
  append_plain(text, name.first);
  text += '.';
  append_plain(text, name.last);
  text += '.';
  text += std::to_string(key);
  text += "@candidat.example";
}

}  // namespace affecta::synthetic
