#include "tools/affecta/conformance_case.h"

#include <algorithm>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "datasets/official/day_reader.h"
#include "datasets/official/result_writer.h"
#include "engine/day/daily_round.h"
#include "tools/affecta/call_orders.h"

namespace affecta::cli {

namespace json = boost::json;

namespace {

constexpr std::string_view input_ending = ".input.json";

bool is_rankings(const Document& document) {
  return document.text().find("\"groupesClassements\"") != std::string_view::npos;
}

Result<std::string> solve_day(const Document& document) {
  const Workers alone(1);  // the cases run side by side
  const auto input = parse_day(document);
  if (!input) return tl::make_unexpected(input.error());
  const auto instance = build_day(*input, document, alone);
  if (!instance) return tl::make_unexpected(instance.error());
  const auto day = daily_round_2024(*instance, alone);
  if (!day) return tl::make_unexpected(day.error());
  std::string text;
  Output output = Output::to_text(text);
  const ResultView view{day->round, day->displays, day->verdict.alert, day->verdict.warning,
                        day->verdict.withdrawn};
  write_result(*instance, view, alone, output);
  return text;
}

Result<std::string> solve_rankings(const Document& document) {
  const Workers alone(1);
  const auto orders = compute_call_orders(document, alone);
  if (!orders) return tl::make_unexpected(orders.error());
  if (!orders->broken.empty()) {
    return refuse(RefusalCode::result_breaks_property, document.name(), orders->broken.front());
  }
  std::string text;
  Output output = Output::to_text(text);
  write_call_orders(orders->rankings, orders->result, alone, output);
  return text;
}

std::string differs(const std::string& path, const std::string& expected,
                    const std::string& found) {
  return path + ": expected " + expected + ", got " + found;
}

// The first difference between two values; empty when they are the same.
std::string compare(const std::string& path, const json::value& expected,
                    const json::value& found) {
  if (expected.is_object() && found.is_object()) {
    for (const auto& [name, value] : expected.as_object()) {
      const std::string below = path + "." + std::string(name);
      const json::value* const other = found.as_object().if_contains(name);
      if (other == nullptr) return differs(below, json::serialize(value), "nothing");
      if (std::string first = compare(below, value, *other); !first.empty()) return first;
    }
    for (const auto& [name, value] : found.as_object()) {
      if (name == "passe" || expected.as_object().contains(name)) continue;
      return differs(path + "." + std::string(name), "nothing", json::serialize(value));
    }
    return {};
  }
  if (expected.is_array() && found.is_array()) {
    const json::array& left = expected.as_array();
    const json::array& right = found.as_array();
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
      std::string first = compare(path + "[" + std::to_string(i) + "]", left[i], right[i]);
      if (!first.empty()) return first;
    }
    if (left.size() == right.size()) return {};
    return differs(path, std::to_string(left.size()) + " elements", std::to_string(right.size()));
  }
  return expected == found ? "" : differs(path, json::serialize(expected), json::serialize(found));
}

// On an alert, only the alert itself, the statuses and the excluded groups are to be compared.
void keep_what_an_alert_compares(json::object& result) {
  for (json::value& wish : result["voeux"].as_array()) wish.as_object().erase("rangListeAttente");
  result.erase("groupes");
  result.erase("internats");
  result.erase("avertissement");
}

// Documents may leave out a list of excluded groups that is empty.
void settle_excluded(json::object& result) {
  if (const json::value* excluded = result.if_contains("groupesExclus");
      excluded != nullptr && excluded->is_array() && excluded->as_array().empty()) {
    result.erase("groupesExclus");
  }
}

std::string compare_results(json::object expected, json::object found) {
  settle_excluded(expected);
  settle_excluded(found);
  const json::value* const alert = expected.if_contains("alerte");
  if (alert != nullptr && alert->is_bool() && alert->as_bool()) {
    keep_what_an_alert_compares(expected);
    keep_what_an_alert_compares(found);
  }
  return compare("$", expected, found);
}

Result<json::object> read_expected(const ConformanceCase& each) {
  if (!std::filesystem::exists(each.expected) &&
      each.expected.parent_path().filename() == "refused") {
    return json::object{{"erreur", "the folder says so"}};
  }
  const auto document = Document::open(each.expected.string());
  if (!document) return tl::make_unexpected(document.error());
  json::error_code error;
  json::value value = json::parse({document->text().data(), document->text().size()}, error);
  if (!error && value.is_object()) return std::move(value.as_object());
  return refuse(RefusalCode::malformed_document, document->name(), "not a JSON object");
}

}  // namespace

std::vector<ConformanceCase> find_cases(const std::filesystem::path& folder) {
  std::vector<ConformanceCase> cases;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().string();
    if (!path.ends_with(input_ending)) continue;
    const std::string name = path.substr(0, path.size() - input_ending.size());
    cases.push_back({path, name + ".expected.json"});
  }
  std::ranges::sort(cases, {}, &ConformanceCase::input);
  return cases;
}

std::string first_difference(const ConformanceCase& each) {
  const auto input = Document::open(each.input.string());
  if (!input) return input.error().message();
  const auto expected = read_expected(each);
  if (!expected) return expected.error().message();
  const bool refusal_expected = expected->contains("erreur");

  const auto found = is_rankings(*input) ? solve_rankings(*input) : solve_day(*input);
  if (!found) return refusal_expected ? "" : "refused: " + found.error().message();
  if (refusal_expected) return "a refusal is expected, and the input was accepted";
  return compare_results(*expected, json::parse(*found).as_object());
}

}  // namespace affecta::cli
