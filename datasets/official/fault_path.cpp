#include "datasets/official/fault_path.h"

#include "datasets/official/day_fields.h"

namespace affecta::official {

namespace {

// The field of a wish, group or boarding house that a fault is about; empty: the whole row.
std::string_view field_of(RefusalCode code) {
  switch (code) {
    case RefusalCode::duplicate_wish:
    case RefusalCode::duplicate_group:
    case RefusalCode::duplicate_boarding:
    case RefusalCode::boarding_sharing_mixed:
      return "id";
    case RefusalCode::unknown_group:
    case RefusalCode::wrong_formation:
      return "groupeUID";
    case RefusalCode::unknown_boarding:
    case RefusalCode::wrong_boarding_formation:
      return "internatUID";
    case RefusalCode::missing_call_rank:
    case RefusalCode::two_call_ranks:
    case RefusalCode::call_rank_shared:
      return "ordreAppel";
    case RefusalCode::missing_boarding_rank:
    case RefusalCode::two_boarding_ranks:
    case RefusalCode::boarding_rank_shared:
      return "rangInternat";
    case RefusalCode::outside_main_not_proposed_before:
      return "affecteHorsPP";
    case RefusalCode::responder_without_preference:
    case RefusalCode::responder_same_preference:
    case RefusalCode::responder_waiting_not_preferred:
      return "rangPreferencesCandidat";
    default:
      return {};
  }
}

// The first field of the row that is negative.
template <class Row>
std::string_view negative_field(const Row& row, std::span<const Field<Row>> fields) {
  for (const Field<Row>& field : fields) {
    if (field.integer != nullptr && row.*field.integer < 0) return field.name;
  }
  return {};
}

template <class Row>
std::string step_to_field(const Refusal& refusal, const std::vector<Row>& rows,
                          std::span<const Field<Row>> fields) {
  const std::string_view name = refusal.code == RefusalCode::negative_value
                                    ? negative_field(rows[refusal.row], fields)
                                    : field_of(refusal.code);
  return name.empty() ? std::string() : "." + std::string(name);
}

// The way to the value of one entry of a map: "[3][1]", or "[\"key\"]" where it is an object.
std::string step_to_entry(const Document& document, std::string_view map, std::size_t row) {
  std::string step = "[" + std::to_string(row) + "][1]";
  Reading reading(document);
  static_cast<void>(reading.root([&](json::object root) {
    json::object object;
    if (root.find_field_unordered(map).get_object().get(object)) return true;
    std::size_t index = 0;
    return each_field(reading, object, [&](std::string_view key, json::value) {
      if (index++ == row) step = "[\"" + std::string(key) + "\"]";
      return index <= row;
    });
  }));
  return step;
}

}  // namespace

std::string fault_path(const Refusal& refusal, const DayInput& input, const Document& document) {
  const std::string element = "[" + std::to_string(refusal.row) + "]";
  switch (refusal.subject) {
    case Subject::document:
      return "$";
    case Subject::parameters:
      return "$.parametres.nbJoursCampagne";
    case Subject::wish:
      return "$.voeux" + element + step_to_field<WishRow>(refusal, input.wishes, wish_fields);
    case Subject::group:
      return "$.groupesAffectations" + step_to_entry(document, "groupesAffectations", refusal.row) +
             step_to_field<GroupRow>(refusal, input.groups, group_fields);
    case Subject::boarding:
      return "$.internats" + step_to_entry(document, "internats", refusal.row) +
             step_to_field<BoardingRow>(refusal, input.boardings, boarding_fields);
    case Subject::responder:
      return "$.candidatsAvecRepondeurAutomatique" + element;
  }
  return "$";
}

}  // namespace affecta::official
