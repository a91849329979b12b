#include "datasets/official/call_order_json.h"

#include <array>
#include <utility>

#include "datasets/official/fields.h"
#include "datasets/official/json_text.h"

namespace affecta {

namespace official {

constexpr std::array<std::string_view, candidate_type_count> type_names = {
    "NON_BOURSIER_HORS_SECTEUR", "BOURSIER_HORS_SECTEUR", "NON_BOURSIER_DU_SECTEUR",
    "BOURSIER_DU_SECTEUR"};

static bool read_value(Reading& reading, json::value value, CandidateType& type) {
  std::string_view name;
  if (!read_text(reading, value, name)) return false;
  for (std::size_t i = 0; i < type_names.size(); ++i) {
    if (type_names[i] != name) continue;
    type = static_cast<CandidateType>(i);
    return true;
  }
  return reading.fail(RefusalCode::unknown_value,
                      "\"" + std::string(name) +
                          "\", where BOURSIER_DU_SECTEUR, BOURSIER_HORS_SECTEUR, "
                          "NON_BOURSIER_DU_SECTEUR or NON_BOURSIER_HORS_SECTEUR is required");
}

namespace {

constexpr auto candidate_fields =
    table(required<&RankedCandidate::candidate>("gCnCod"), required<&RankedCandidate::rank>("rang"),
          required<&RankedCandidate::type>("typeCandidat"));

bool read_ranking(Reading& reading, json::value value, RankingGroup& group) {
  return each_element(reading, value, [&](std::size_t, json::value item) {
    RankedCandidate row;
    if (!read_fields<RankedCandidate>(reading, item, candidate_fields, row)) return false;
    group.add(row);
    return true;
  });
}

constexpr auto ranking_group_fields =
    table(required<&RankingGroup::key>("cGpCod"),
          required<&RankingGroup::min_scholarship_percent>("tauxMinBoursiersPourcents"),
          required<&RankingGroup::min_sector_percent>("tauxMinDuSecteurPourcents"),
          Field<RankingGroup>{.name = "voeuxClasses", .read = read_ranking, .required = true});

constexpr auto change_fields =
    table(required<&LateChange::group>("cGpCod"),
          required_part<&LateChange::entry, &RankedCandidate::candidate>("gCnCod"),
          required_part<&LateChange::entry, &RankedCandidate::rank>("rang"),
          required_part<&LateChange::entry, &RankedCandidate::type>("typeCandidat"));

bool read_groups(Reading& reading, json::value value, Rankings& rankings) {
  return each_element(reading, value, [&](std::size_t, json::value group) {
    return read_fields<RankingGroup>(reading, group, ranking_group_fields,
                                     rankings.groups.emplace_back());
  });
}

bool read_changes(Reading& reading, json::value value, Rankings& rankings) {
  auto& changes = rankings.changes.emplace();
  return each_element(reading, value, [&](std::size_t, json::value change) {
    return read_fields<LateChange>(reading, change, change_fields, changes.emplace_back());
  });
}

constexpr auto rankings_fields =
    table(Field<Rankings>{.name = "groupesClassements", .read = read_groups, .required = true},
          Field<Rankings>{.name = "modifications", .read = read_changes});

void write_order(const RankingGroup& group, const CallOrder& order, JsonText& text) {
  text << separator << "\"" << group.key << R"(":{"candidats":[)";
  std::string_view comma;
  std::int32_t call_rank = 0;
  for (const RankedIndex row : order) {
    text << comma << R"({"gCnCod":)" << group.candidate[row.value] << R"(,"rangAppel":)"
         << ++call_rank << "}";
    comma = ",";
  }
  text << "]}";
}

}  // namespace

}  // namespace official

Result<Rankings> parse_rankings(const Document& document) {
  using namespace official;
  Rankings rankings;
  Reading reading(document);
  const bool read = reading.root([&](json::object object) {
    return read_fields<Rankings>(reading, object, rankings_fields, rankings);
  });
  if (!read) return tl::make_unexpected(reading.refusal());
  return rankings;
}

Refusal locate(Refusal refusal, const Document& document, std::string_view name) {
  if (!refusal.where.empty()) refusal.what.insert(0, refusal.where + ": ");
  refusal.where =
      document.name() + ": $." + std::string(name) + "[" + std::to_string(refusal.row) + "]";
  return refusal;
}

void write_call_orders(const Rankings& rankings, const CallOrders& result, const Workers& workers,
                       Output& output) {
  using namespace official;
  output.write("{\"ordresAppel\":");
  NoProgress nobody;
  write_rows(output, workers, "{}", rankings.groups.size(), nobody,
             [&](std::size_t row, JsonText& text) {
               write_order(rankings.groups[row], result.orders[row], text);
             });
  if (result.new_call_ranks) {
    output.write(",\n\"modifications\":");
    write_array(output, workers, result.new_call_ranks->size(),
                [&](std::size_t row, JsonText& text) {
                  text << separator << (*result.new_call_ranks)[row];
                });
  }
  output.write("}\n");
}

}  // namespace affecta
