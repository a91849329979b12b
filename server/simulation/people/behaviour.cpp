#include "server/simulation/people/behaviour.h"

#include <array>

#include "datasets/official/parts.h"
#include "engine/base/check.h"

namespace affecta::simulation {

namespace {

using official::Part;
using official::Reading;
namespace json = official::json;

constexpr std::int32_t most_permille = 1000;
constexpr std::int32_t most_days = 1000;

template <auto member, std::int32_t least, std::int32_t most, class Value>
constexpr Part<Value> number(std::string_view name) {
  return {name, [](Reading& reading, json::value value, Value& into) {
            return official::read_between(reading, value, least, most, into.*member);
          }};
}
template <auto member, class Value>
constexpr Part<Value> permille(std::string_view name) {
  return number<member, 0, most_permille, Value>(name);
}
template <auto member, class Value>
constexpr Part<Value> day(std::string_view name) {
  return number<member, 1, most_days, Value>(name);
}

constexpr std::array<Part<Answering>, 11> answering_parts = {{
    permille<&Answering::prompt, Answering>("prompt"),
    permille<&Answering::last_moment, Answering>("last_moment"),
    permille<&Answering::forgets, Answering>("forgets"),
    permille<&Answering::late, Answering>("late"),
    permille<&Answering::one_by_one, Answering>("one_by_one"),
    permille<&Answering::keeps_nothing, Answering>("keeps_nothing"),
    permille<&Answering::keeps_everything, Answering>("keeps_everything"),
    permille<&Answering::settles_a_day, Answering>("settles_a_day"),
    permille<&Answering::withdraws_a_day, Answering>("withdraws_a_day"),
    permille<&Answering::loses_hope_a_day, Answering>("loses_hope_a_day"),
    permille<&Answering::confirms, Answering>("confirms"),
}};

constexpr std::array<Part<Leaving>, 4> leaving_parts = {{
    permille<&Leaving::candidates, Leaving>("candidates"),
    day<&Leaving::first_day, Leaving>("first_day"),
    day<&Leaving::last_day, Leaving>("last_day"),
    permille<&Leaving::silently, Leaving>("silently"),
}};

constexpr std::array<Part<Ordering>, 4> ordering_parts = {{
    permille<&Ordering::holding, Ordering>("holding"),
    permille<&Ordering::without, Ordering>("without"),
    permille<&Ordering::mistakes, Ordering>("mistakes"),
    permille<&Ordering::responder, Ordering>("responder"),
}};

constexpr std::array<Part<Complementary>, 7> complementary_parts = {{
    permille<&Complementary::asks_a_day, Complementary>("asks_a_day"),
    number<&Complementary::wishes_at_once, 1, 10, Complementary>("wishes_at_once"),
    permille<&Complementary::elsewhere, Complementary>("elsewhere"),
    permille<&Complementary::accepts, Complementary>("accepts"),
    permille<&Complementary::open_proposes, Complementary>("open_proposes"),
    permille<&Complementary::selective_proposes, Complementary>("selective_proposes"),
    permille<&Complementary::unheard, Complementary>("unheard"),
}};

constexpr std::array<Part<Help>, 6> help_parts = {{
    permille<&Help::asks_a_day, Help>("asks_a_day"),
    permille<&Help::reexamined, Help>("reexamined"),
    permille<&Help::proposes_a_day, Help>("proposes_a_day"),
    permille<&Help::extra_place, Help>("extra_place"),
    permille<&Help::withdraws, Help>("withdraws"),
    permille<&Help::accepts, Help>("accepts"),
}};

constexpr std::array<Part<Contracts>, 9> contract_parts = {{
    permille<&Contracts::candidates, Contracts>("candidates"),
    day<&Contracts::first_day, Contracts>("first_day"),
    day<&Contracts::last_day, Contracts>("last_day"),
    permille<&Contracts::mistyped, Contracts>("mistyped"),
    permille<&Contracts::mismatched, Contracts>("mismatched"),
    permille<&Contracts::spelt_otherwise, Contracts>("spelt_otherwise"),
    permille<&Contracts::corrected_a_day, Contracts>("corrected_a_day"),
    permille<&Contracts::cancelled_a_day, Contracts>("cancelled_a_day"),
    permille<&Contracts::refused, Contracts>("refused"),
}};

constexpr std::array<Part<Formations>, 5> formation_parts = {{
    permille<&Formations::reviewing, Formations>("reviewing"),
    day<&Formations::days_between, Formations>("days_between"),
    permille<&Formations::overbooking, Formations>("overbooking"),
    permille<&Formations::change_capacity, Formations>("change_capacity"),
    number<&Formations::capacity_percent, 1, 100, Formations>("capacity_percent"),
}};

constexpr std::array<Part<Mistakes>, 2> mistake_parts = {{
    permille<&Mistakes::restored, Mistakes>("restored"),
    number<&Mistakes::ranking_errors, 0, 1000, Mistakes>("ranking_errors"),
}};

template <auto member, const auto& parts>
constexpr Part<Behaviour> section(std::string_view name) {
  return {name, [](Reading& reading, json::value value, Behaviour& behaviour) {
            return official::read_parts(reading, value, parts, behaviour.*member);
          }};
}

constexpr std::array<Part<Behaviour>, 8> sections = {{
    section<&Behaviour::answering, answering_parts>("answering"),
    section<&Behaviour::leaving, leaving_parts>("leaving"),
    section<&Behaviour::ordering, ordering_parts>("ordering"),
    section<&Behaviour::complementary, complementary_parts>("complementary"),
    section<&Behaviour::help, help_parts>("help"),
    section<&Behaviour::contracts, contract_parts>("contracts"),
    section<&Behaviour::formations, formation_parts>("formations"),
    section<&Behaviour::mistakes, mistake_parts>("mistakes"),
}};

// A span of days that ends before it begins.
bool no_span(Reading& reading, std::string_view name, std::int32_t first, std::int32_t last) {
  if (first <= last) return false;
  reading.fail(RefusalCode::integer_out_of_range,
               std::to_string(last) + ", the least is first_day, " + std::to_string(first));
  reading.in_field("last_day");
  reading.in_field(name);
  return true;
}

bool read_whole(Reading& reading, json::object object, Behaviour& behaviour) {
  return official::read_parts(reading, object, sections, behaviour) &&
         !no_span(reading, "leaving", behaviour.leaving.first_day, behaviour.leaving.last_day) &&
         !no_span(reading, "contracts", behaviour.contracts.first_day,
                  behaviour.contracts.last_day);
}

}  // namespace

Result<Behaviour> read_behaviour(const Document& document) {
  Behaviour behaviour;
  Reading reading(document);
  if (!reading.root([&](json::object object) { return read_whole(reading, object, behaviour); })) {
    return tl::make_unexpected(reading.refusal());
  }
  return behaviour;
}

Result<Behaviour> read_behaviour(const std::string& path) {
  const auto document = Document::open(path);
  if (!document) return tl::make_unexpected(document.error());
  return read_behaviour(*document);
}

const Behaviour& shipped_behaviour() {
  static const Behaviour behaviour = [] {
    auto read = read_behaviour(Document::from_text(shipped_behaviour_text(), "behaviour.json"));
    AFFECTA_CHECK(read.has_value());
    return *read;
  }();
  return behaviour;
}

}  // namespace affecta::simulation
