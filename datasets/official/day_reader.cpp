#include "datasets/official/day_reader.h"

#include <algorithm>
#include <utility>

#include "datasets/official/day_fields.h"
#include "datasets/official/fault_path.h"
#include "engine/model/builder.h"

namespace affecta {

namespace official {

namespace {

// What is known of a wish's id, for messages: all of it, or the parts that can be read.
std::string readable_id(json::object object) {
  json::object id;
  bool empty = false;
  if (object.reset().get(empty) || object.find_field_unordered("id").get(id)) return {};
  WishKey key;
  std::int64_t number = 0;
  if (id.find_field_unordered("gCnCod").get(number)) return {};
  key.candidate = static_cast<std::int32_t>(number);
  number = 0;
  // After an error of syntax the object may not be looked at again.
  const auto error = id.find_field_unordered("gTaCod").get(number);
  if (error && error != simdjson::NO_SUCH_FIELD) {
    return "gCnCod " + std::to_string(key.candidate);
  }
  key.formation = static_cast<std::int32_t>(number);
  static_cast<void>(id.find_field_unordered("iRhCod").get(key.with_boarding));
  return to_text(key);
}

bool read_wish(Reading& reading, json::value value, WishRow& wish) {
  json::object object;
  if (!read_object(reading, value, object)) return false;
  if (read_fields<WishRow>(reading, object, wish_fields, wish)) return true;
  // After a fault of syntax nothing can be read any more.
  if (reading.code() == RefusalCode::malformed_document) return false;
  const std::string id = readable_id(object);
  return id.empty() ? false : reading.about("wish " + id);
}

// [key, value]
template <class Row>
bool read_pair(Reading& reading, json::value pair, std::span<const Field<Row>> fields, Row& row) {
  decltype(Row::key) key;
  std::size_t size = 0;
  const bool read = each_element(reading, pair, [&](std::size_t index, json::value value) {
    size = index + 1;
    if (index == 0) return read_value(reading, value, key);
    if (index == 1) return read_fields<Row>(reading, value, fields, row);
    return reading.fail(RefusalCode::wrong_type, "a third element in a [key, value] pair");
  });
  if (!read) return false;
  if (size < 2) {
    return reading.fail(RefusalCode::wrong_type,
                        std::to_string(size) + " elements where a [key, value] pair is required");
  }
  if (key == row.key) return true;
  return reading.fail(RefusalCode::key_differs_from_id,
                      "the key is " + to_text(key) + ", the id " + to_text(row.key));
}

// An array of [key, value] pairs, or an object whose keys are ignored.
template <class Row>
bool read_map(Reading& reading, json::value value, std::span<const Field<Row>> fields,
              std::vector<Row>& rows) {
  json::json_type type{};
  if (const auto error = value.type().get(type)) return reading.fail_malformed(error);
  if (type == json::json_type::array) {
    return each_element(reading, value, [&](std::size_t, json::value pair) {
      return read_pair(reading, pair, fields, rows.emplace_back());
    });
  }
  json::object object;
  if (const auto error = value.get_object().get(object)) {
    return reading.fail_type(value, error, "an array of pairs or an object");
  }
  return each_field(reading, object, [&](std::string_view, json::value item) {
    return read_fields<Row>(reading, item, fields, rows.emplace_back());
  });
}

// The rows on their way, with the order in which the sections come.
struct DayRows {
  ProgressObserver& progress;
  DayInput input;
  std::vector<Subject> order;
};

// Tells how far the reading is, once in a while.
class BytesRead {
 public:
  BytesRead(ProgressObserver& progress, json::value& array)
      : progress_(progress), last_(array.raw_json_token().data()) {}

  void at(std::size_t index, json::value& element) {
    constexpr std::size_t step = 1 << 14;
    if (index % step != 0) return;
    const char* const here = element.raw_json_token().data();
    progress_.advance(static_cast<std::size_t>(here - last_));
    last_ = here;
  }

 private:
  ProgressObserver& progress_;
  const char* last_;
};

bool read_parameters(Reading& reading, json::value value, DayRows& rows) {
  rows.order.push_back(Subject::parameters);
  ParametersRow row;
  if (!read_fields<ParametersRow>(reading, value, parameter_fields, row)) return false;
  DayParameters& parameters = rows.input.parameters;
  parameters.day = row.day;
  parameters.reservation_end = row.reservation_end;
  parameters.ordered_wishes_start = row.ordered_wishes_start.value_or(never);
  parameters.ordering_end = row.ordering_end.value_or(parameters.ordered_wishes_start);
  return true;
}

bool read_wishes(Reading& reading, json::value value, DayRows& rows) {
  rows.order.push_back(Subject::wish);
  BytesRead bytes(rows.progress, value);
  return each_element(reading, value, [&](std::size_t index, json::value wish) {
    bytes.at(index, wish);
    return read_wish(reading, wish, rows.input.wishes.emplace_back());
  });
}

bool read_groups(Reading& reading, json::value value, DayRows& rows) {
  rows.order.push_back(Subject::group);
  return read_map<GroupRow>(reading, value, group_fields, rows.input.groups);
}

bool read_boardings(Reading& reading, json::value value, DayRows& rows) {
  rows.order.push_back(Subject::boarding);
  return read_map<BoardingRow>(reading, value, boarding_fields, rows.input.boardings);
}

bool read_responders(Reading& reading, json::value value, DayRows& rows) {
  rows.order.push_back(Subject::responder);
  return each_element(reading, value, [&](std::size_t, json::value candidate) {
    return read_value(reading, candidate, rows.input.responders.emplace_back());
  });
}

constexpr auto day_fields =
    table(Field<DayRows>{.name = "parametres", .read = read_parameters, .required = true},
          Field<DayRows>{.name = "voeux", .read = read_wishes, .required = true},
          Field<DayRows>{.name = "groupesAffectations", .read = read_groups, .required = true},
          Field<DayRows>{.name = "internats", .read = read_boardings, .required = true},
          Field<DayRows>{.name = "candidatsAvecRepondeurAutomatique", .read = read_responders});

// The sections in document order, absent ones last.
void set_sections(DayRows& rows) {
  for (const Subject section : rows.input.sections) {
    if (!std::ranges::count(rows.order, section)) rows.order.push_back(section);
  }
  std::ranges::copy(rows.order, rows.input.sections.begin());
}

}  // namespace

}  // namespace official

Result<DayInput> parse_day(const Document& document, ProgressObserver& progress) {
  using namespace official;
  progress.begin("read", "bytes", document.text().size());
  // Room for as many wishes as can be there: memory that is not written costs nothing.
  constexpr std::size_t least_bytes_of_a_wish = 128;
  DayRows rows{progress, {}, {}};
  rows.input.wishes.reserve(document.text().size() / least_bytes_of_a_wish);
  Reading reading(document);
  const bool read = reading.root(
      [&](json::object object) { return read_fields<DayRows>(reading, object, day_fields, rows); });
  if (!read) return tl::make_unexpected(reading.refusal());
  set_sections(rows);
  return std::move(rows.input);
}

Result<DayInput> parse_day(const Document& document) {
  NoProgress nobody;
  return parse_day(document, nobody);
}

Result<Instance> build_day(const DayInput& input, const Document& document,
                           const Workers& workers) {
  return build_instance(input, workers).map_error([&](Refusal refusal) {
    refusal.where = document.name() + ": " + official::fault_path(refusal, input, document);
    return refusal;
  });
}

Result<Instance> read_day(const std::string& path, const Workers& workers,
                          ProgressObserver& progress) {
  const auto document = Document::open(path);
  if (!document) return tl::make_unexpected(document.error());
  const auto input = parse_day(*document, progress);
  if (!input) return tl::make_unexpected(input.error());
  return build_day(*input, *document, workers);
}

Result<Instance> read_day(const std::string& path, const Workers& workers) {
  NoProgress nobody;
  return read_day(path, workers, nobody);
}

}  // namespace affecta
