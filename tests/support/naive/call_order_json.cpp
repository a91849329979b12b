// Call orders (exchange-format.md, end of section 1).

#include "tests/support/naive/json_reader.h"

namespace affecta::naive {
namespace {

namespace json = boost::json;

struct CandidateType {
  const char* name;
  bool scholarship;
  bool sector;
};
constexpr CandidateType types[] = {{"BOURSIER_DU_SECTEUR", true, true},
                                   {"BOURSIER_HORS_SECTEUR", true, false},
                                   {"NON_BOURSIER_DU_SECTEUR", false, true},
                                   {"NON_BOURSIER_HORS_SECTEUR", false, false}};

RankedCandidate entry_of(const JsonReader& reader) {
  const std::string name = reader.member("typeCandidat").text();
  for (const CandidateType& type : types) {
    if (name == type.name) {
      return {reader.required("gCnCod"), reader.member("rang").count(), type.scholarship,
              type.sector};
    }
  }
  reader.member("typeCandidat").fail("unknown type " + name);
}

json::object object_of(const RankedCandidate& entry) {
  json::object result{{"gCnCod", entry.candidate}, {"rang", entry.rank}};
  for (const CandidateType& type : types) {
    if (type.scholarship == entry.scholarship && type.sector == entry.sector) {
      result["typeCandidat"] = type.name;
    }
  }
  return result;
}

}  // namespace

CallOrderInput call_order_input_of_json(const std::string& text) {
  const json::value document = JsonReader::parse(text);
  const JsonReader reader(document, "$");
  CallOrderInput input;
  for (const JsonReader& element : reader.member("groupesClassements").elements()) {
    RankingGroup group;
    group.key = element.required("cGpCod");
    group.min_scholarship_percent = element.count_or("tauxMinBoursiersPourcents", 0);
    group.min_sector_percent = element.count_or("tauxMinDuSecteurPourcents", 0);
    for (const JsonReader& entry : element.member("voeuxClasses").elements()) {
      group.candidates.push_back(entry_of(entry));
    }
    input.groups.push_back(std::move(group));
  }
  if (reader.has("modifications")) {
    input.changes.emplace();
    for (const JsonReader& change : reader.member("modifications").elements()) {
      input.changes->push_back({change.required("cGpCod"), entry_of(change)});
    }
  }
  return input;
}

std::string json_of(const CallOrderInput& input) {
  json::array groups;
  for (const RankingGroup& group : input.groups) {
    json::array candidates;
    for (const RankedCandidate& entry : group.candidates) candidates.push_back(object_of(entry));
    groups.push_back(json::object{{"cGpCod", group.key},
                                  {"tauxMinBoursiersPourcents", group.min_scholarship_percent},
                                  {"tauxMinDuSecteurPourcents", group.min_sector_percent},
                                  {"voeuxClasses", std::move(candidates)}});
  }
  json::object document{{"groupesClassements", std::move(groups)}};
  if (input.changes) {
    json::array changes;
    for (const LateChange& change : *input.changes) {
      json::object object = object_of(change.entry);
      object["cGpCod"] = change.group;
      changes.push_back(std::move(object));
    }
    document["modifications"] = std::move(changes);
  }
  return json::serialize(document);
}

CallOrderResult call_order_outcome_of_json(const std::string& text) {
  const json::value document = JsonReader::parse(text);
  const JsonReader reader(document, "$");
  if (reader.has("erreur")) {
    return CallOrderRefusal{.fault = {}, .group = 0, .reason = reader.member("erreur").text()};
  }
  CallOrderOutcome outcome;
  for (const auto& [key, group] : reader.member("ordresAppel").members()) {
    CallOrder& order = outcome.orders[std::stoll(key)];
    for (const JsonReader& called : group.member("candidats").elements()) {
      order.push_back(called.required("gCnCod"));
      if (called.required("rangAppel") != static_cast<Int>(order.size())) {
        called.fail("call ranks are not 1, 2, 3, ...");
      }
    }
  }
  if (reader.has("modifications")) {
    outcome.new_call_ranks.emplace();
    for (const JsonReader& rank : reader.member("modifications").elements()) {
      outcome.new_call_ranks->push_back(rank.integer());
    }
  }
  return outcome;
}

std::string json_of(const CallOrderResult& result) {
  if (const CallOrderRefusal* refusal = std::get_if<CallOrderRefusal>(&result)) {
    return json::serialize(json::object{{"erreur", refusal->reason}});
  }
  const CallOrderOutcome& outcome = std::get<CallOrderOutcome>(result);
  json::object orders;
  for (const auto& [key, order] : outcome.orders) {
    json::array candidates;
    for (std::size_t i = 0; i < order.size(); ++i) {
      candidates.push_back(json::object{{"gCnCod", order[i]}, {"rangAppel", i + 1}});
    }
    orders[std::to_string(key)] = json::object{{"candidats", std::move(candidates)}};
  }
  json::object document{{"ordresAppel", std::move(orders)}};
  if (outcome.new_call_ranks) {
    document["modifications"] =
        json::array(outcome.new_call_ranks->begin(), outcome.new_call_ranks->end());
  }
  return json::serialize(document);
}

}  // namespace affecta::naive
