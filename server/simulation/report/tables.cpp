#include "datasets/tables/values.h"
#include "server/simulation/report/parts.h"

namespace affecta::simulation {

namespace {

std::string days(const ReportInput& input) {
  CsvWriter out;
  for (const std::string_view name : {"day", "date", "round", "alert", "proposals", "lost",
                                      "commands", "refused", "with_proposal"}) {
    out.field(name);
  }
  for (const std::string_view name : situation_names) out.field(name);
  out.field("waiting_wishes");
  out.field("free_places");
  out.end_record();
  for (const DayFigures& day : input.told.days) {
    out.value(day.day);
    out.field(day.date);
    out.value(day.turn.round);
    out.value(day.turn.alert);
    out.value(day.turn.proposals);
    out.value(day.turn.lost);
    out.value(day.commands);
    out.value(day.refused);
    out.value(day.with_proposal);
    for (const std::int64_t candidates : day.candidates) out.value(candidates);
    out.value(day.waiting_wishes);
    out.value(day.free_places);
    out.end_record();
  }
  return out.str();
}

std::string kinds(const ReportInput& input) {
  CsvWriter out;
  for (const std::string_view name : {"day", "date", "kind", "places", "held", "accepted"}) {
    out.field(name);
  }
  out.end_record();
  for (const DayFigures& day : input.told.days) {
    for (std::size_t i = 0; i < day.kinds.size(); ++i) {
      if (day.kinds[i].places == 0) continue;
      out.value(day.day);
      out.field(day.date);
      out.field(input.world.kinds[i]);
      out.value(day.kinds[i].places);
      out.value(day.kinds[i].held);
      out.value(day.kinds[i].accepted);
      out.end_record();
    }
  }
  return out.str();
}

std::string last_called_table(const ReportInput& input) {
  CsvWriter out;
  for (const std::string_view name : {"day", "date", "kind", "ranking_group", "enrolment_formation",
                                      "formation", "last_called"}) {
    out.field(name);
  }
  out.end_record();
  for (const DayFigures& day : input.told.days) {
    for (std::size_t i = 0; i < day.last_called.size(); ++i) {
      const GroupIndex group = input.told.followed[i];
      const GroupKey& key = input.world.instance().groups.key[group];
      out.value(day.day);
      out.field(day.date);
      out.field(input.world.kinds[input.world.kind[group]]);
      out.value(key.ranking_group);
      out.value(key.enrolment_formation);
      out.value(key.formation);
      out.value(day.last_called[i]);
      out.end_record();
    }
  }
  return out.str();
}

std::string commands(const ReportInput& input) {
  CsvWriter out;
  for (const std::string_view name : {"command", "given", "refused"}) out.field(name);
  out.end_record();
  for (const auto& [kind, count] : input.told.commands) {
    out.field(kind);
    out.value(count.given);
    out.value(count.refused);
    out.end_record();
  }
  return out.str();
}

std::string refusals(const ReportInput& input) {
  CsvWriter out;
  for (const std::string_view name : {"refusal", "commands"}) out.field(name);
  out.end_record();
  for (const auto& [name, count] : input.told.refusals) {
    out.field(name);
    out.value(count);
    out.end_record();
  }
  return out.str();
}

}  // namespace

std::vector<Table> tables(const ReportInput& input) {
  return {{"days.csv", days(input)},
          {"kinds.csv", kinds(input)},
          {"last_called.csv", last_called_table(input)},
          {"commands.csv", commands(input)},
          {"refusals.csv", refusals(input)}};
}

}  // namespace affecta::simulation
