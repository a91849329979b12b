#include "datasets/tables/campaign_table.h"

#include <array>

#include "datasets/tables/read_rows.h"

namespace affecta {

namespace {

struct KeyAndValue {
  Text key;
  Text value;
};

using Column = table_column::Of<KeyAndValue>;

constexpr std::array<TableColumn<KeyAndValue>, 2> columns = {
    Column::required < [](auto& row) -> auto& {return row.key;
}  // namespace
> ("key"), Column::value < [](auto& row) -> auto& { return row.value; }
> ("value"),
};  // namespace affecta

// What the keys fill.
struct Entries {
  std::optional<std::int32_t> day;
  std::optional<std::int32_t> reservation_end;
  std::optional<std::int32_t> ordered_wishes;
  std::optional<std::int32_t> ordering_end;
  Text calendar;
  std::uint64_t seed = 0;
};

struct Entry {
  std::string_view key;
  const ValueFault* (*read)(std::string_view text, Entries& entries, TextArena& arena);
};

template <auto member>
constexpr Entry entry(std::string_view key) {
  return {key, [](std::string_view text, Entries& entries, TextArena& arena) {
            return read_value(text, entries.*member, arena);
          }};
}

constexpr std::array entries_table = {
    entry<&Entries::day>("day"),
    entry<&Entries::reservation_end>("reservation_end_day"),
    entry<&Entries::ordered_wishes>("ordered_wishes_day"),
    entry<&Entries::ordering_end>("ordering_end_day"),
    entry<&Entries::calendar>("calendar"),
    entry<&Entries::seed>("seed"),
};

std::optional<RecordFault> read_entry(const KeyAndValue& row, const CsvTable& table,
                                      std::array<bool, entries_table.size()>& seen,
                                      Entries& entries, TextArena& arena) {
  const auto key_field = table.find_column("key");
  for (std::size_t i = 0; i < entries_table.size(); ++i) {
    if (entries_table[i].key != row.key.view) continue;
    if (seen[i]) {
      return RecordFault{0, key_field, RefusalCode::duplicate_field,
                         "the key " + std::string(row.key.view) + " appears a second time"};
    }
    seen[i] = true;
    if (row.value.view.empty()) return std::nullopt;
    const ValueFault* const fault = entries_table[i].read(row.value.view, entries, arena);
    if (fault == nullptr) return std::nullopt;
    RecordFault told = value_fault(row.key.view, row.value.view, *fault);
    told.field = table.find_column("value");
    return told;
  }
  std::string known;
  for (const Entry& each : entries_table) known += " " + std::string(each.key);
  return RecordFault{0, key_field, RefusalCode::unknown_value,
                     "the key " + shown(row.key.view) + " is not one of:" + known};
}

}  // namespace

Result<Campaign> read_campaign(const CsvTable& table, const Workers& workers) {
  std::vector<KeyAndValue> rows(table.row_count());
  NoProgress nobody;
  auto arenas =
      read_rows<KeyAndValue>(table, columns, workers, nobody,
                             [&](std::size_t row, const KeyAndValue& value) { rows[row] = value; });
  if (!arenas) return tl::make_unexpected(arenas.error());

  Entries entries;
  TextArena texts;
  Campaign campaign;
  std::array<bool, entries_table.size()> seen{};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (auto fault = read_entry(rows[row], table, seen, entries, texts)) {
      fault->row = row;
      return refuse_record(table, *fault);
    }
    if (rows[row].key.view == "day") campaign.day_row = row;
  }
  for (const auto& [key, value] :
       {std::pair("day", entries.day), std::pair("reservation_end_day", entries.reservation_end)}) {
    if (value) continue;
    return refuse(RefusalCode::missing_field, table.name(),
                  std::string("the key ") + key + " has no value");
  }
  campaign.parameters.day = *entries.day;
  campaign.parameters.reservation_end = *entries.reservation_end;
  campaign.parameters.ordered_wishes_start = entries.ordered_wishes.value_or(never);
  campaign.parameters.ordering_end =
      entries.ordering_end.value_or(campaign.parameters.ordered_wishes_start);
  campaign.calendar = entries.calendar.view;
  campaign.seed = entries.seed;
  return campaign;
}

std::string write_campaign(const Campaign& campaign) {
  CsvWriter out;
  const auto line = [&](std::string_view key, auto value) {
    out.field(key);
    out.value(value);
    out.end_record();
  };
  const DayParameters& parameters = campaign.parameters;
  line("key", Text{"value"});
  line("day", parameters.day);
  line("reservation_end_day", parameters.reservation_end);
  if (parameters.ordered_wishes_start != never) {
    line("ordered_wishes_day", parameters.ordered_wishes_start);
  }
  if (parameters.ordering_end != parameters.ordered_wishes_start) {
    line("ordering_end_day", parameters.ordering_end);
  }
  if (!campaign.calendar.empty()) line("calendar", Text{campaign.calendar});
  if (campaign.seed != 0) line("seed", campaign.seed);
  return out.str();
}

}  // namespace affecta
