#include "datasets/official/result_writer.h"

#include <boost/json/serialize.hpp>
#include <boost/json/string_view.hpp>

#include "datasets/official/json_text.h"

namespace affecta {

using official::JsonText;
using official::separator;

namespace {

void write_wish(const Instance& instance, const ResultView& result, WishIndex wish,
                JsonText& text) {
  const WishKey key = instance.key(wish);
  text << separator << R"({"gCnCod":)" << key.candidate << R"(,"gTaCod":)" << key.formation
       << R"(,"iRhCod":)" << key.with_boarding << R"(,"statut":")"
       << to_text(result.round.status[wish]) << R"(","rangListeAttente":)"
       << result.displays.waiting_rank[wish];
  if (result.round.pass.size() != 0 && result.round.pass[wish] != 0) {
    text << R"(,"passe":)" << result.round.pass[wish];
  }
  text << "}";
}

void write_group(const Instance& instance, const ResultView& result, GroupIndex group,
                 JsonText& text) {
  text << separator << R"({"id":)" << instance.groups.key[group]
       << R"(,"rangDernierAppeleAffiche":)" << result.displays.last_called[group]
       << R"(,"nbEnAttente":)" << result.displays.number_waiting[group] << "}";
}

void write_boarding(const Instance& instance, const ResultView& result, BoardingIndex boarding,
                    JsonText& text) {
  text << separator << R"({"id":)" << instance.boardings.key[boarding] << R"(,"positionAdmission":)"
       << result.round.position[boarding] << R"(,"positionMaximaleAdmission":)"
       << result.round.maximum[boarding] << R"(,"barres":[)";
  std::string_view comma;
  for (const Bar& bar : result.displays.bars[boarding]) {
    text << comma << R"({"groupe":)" << instance.groups.key[bar.group]
         << R"(,"barreAppelAffichee":)" << bar.call_bar << R"(,"barreInternatAffichee":)"
         << bar.boarding_bar << "}";
    comma = ",";
  }
  text << "]}";
}

}  // namespace

void write_result(const Instance& instance, const ResultView& result, const Workers& workers,
                  ProgressObserver& progress, Output& output) {
  progress.begin("write", "candidates", instance.candidate_count());
  JsonText head;
  head << R"({"alerte":)" << result.alert << R"(,"avertissement":)" << result.warning;
  output.write(head.str());
  if (result.alert) {
    output.write(",\n\"groupesExclus\":");
    official::write_array(output, workers, result.excluded.size(),
                          [&](std::size_t row, JsonText& text) {
                            text << separator << instance.groups.key[result.excluded[row]];
                          });
  }
  output.write(",\n\"voeux\":");
  official::write_array(
      output, workers, instance.candidate_count(), progress, [&](std::size_t row, JsonText& text) {
        for (const WishIndex wish : instance.wishes_of_candidate[CandidateIndex::at(row)]) {
          write_wish(instance, result, wish, text);
        }
      });
  output.write(",\n\"groupes\":");
  official::write_array(output, workers, instance.group_count(),
                        [&](std::size_t row, JsonText& text) {
                          write_group(instance, result, GroupIndex::at(row), text);
                        });
  output.write(",\n\"internats\":");
  official::write_array(output, workers, instance.boarding_count(),
                        [&](std::size_t row, JsonText& text) {
                          write_boarding(instance, result, BoardingIndex::at(row), text);
                        });
  output.write("}\n");
}

void write_result(const Instance& instance, const ResultView& result, const Workers& workers,
                  Output& output) {
  NoProgress nobody;
  write_result(instance, result, workers, nobody, output);
}

void write_error(std::string_view message, Output& output) {
  output.write(R"({"erreur":)");
  output.write(boost::json::serialize(boost::json::string_view(message)));
  output.write("}\n");
}

}  // namespace affecta
