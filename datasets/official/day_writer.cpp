#include "datasets/official/day_writer.h"

#include "datasets/official/json_text.h"

namespace affecta {

using official::JsonText;
using official::separator;

namespace {

// Fields after the first of an object.
class Fields {
 public:
  Fields(JsonText& text, Spelling spelling) : text_(text), spelling_(spelling) {}

  void operator()(std::string_view name, std::integral auto value) {
    if (spelling_ == Spelling::compact && value == decltype(value){}) return;
    text_ << ",\"" << name << "\":" << value;
  }

 private:
  JsonText& text_;
  Spelling spelling_;
};

void write_parameters(const DayParameters& parameters, Output& output) {
  JsonText text;
  text << R"({"parametres":{"nbJoursCampagne":)" << parameters.day
       << R"(,"nbJoursCampagneDateFinReservationInternats":)" << parameters.reservation_end;
  if (parameters.ordered_wishes_start != never) {
    text << R"(,"nbJoursCampagneDateDebutGDD":)" << parameters.ordered_wishes_start;
  }
  if (parameters.ordering_end != parameters.ordered_wishes_start) {
    text << R"(,"nbJoursCampagneDateFinOrdonnancementGDD":)" << parameters.ordering_end;
  }
  text << "}";
  output.write(text.str());
}

void write_wish(const Instance& instance, WishIndex wish, Spelling spelling, JsonText& text) {
  const WishColumns& wishes = instance.wishes;
  const WishKey key = instance.key(wish);
  text << separator << R"({"id":{"gCnCod":)" << key.candidate << R"(,"gTaCod":)" << key.formation
       << R"(,"iRhCod":)" << key.with_boarding << R"(},"groupeUID":)"
       << instance.groups.key[wishes.group[wish]];
  Fields field(text, spelling);
  field("ordreAppel", wishes.call_rank[wish]);
  field("ordreAppelAffiche", wishes.displayed_call_rank[wish]);
  if (instance.names_boarding(wish)) {
    text << R"(,"internatUID":)" << instance.boardings.key[wishes.boarding[wish]];
  } else if (spelling == Spelling::full) {
    text << R"(,"internatUID":null)";
  }
  field("rangInternat", wishes.boarding_rank[wish]);
  field("rangPreferencesCandidat", wishes.preference[wish]);
  field("ignorerDansLeCalculRangsListesAttente",
        instance.has(wish, wish_flag::ignore_waiting_rank));
  field("ignorerDansLeCalculBarresInternatAffichees",
        instance.has(wish, wish_flag::ignore_boarding_bar));
  field("rangListeAttenteVeille", wishes.waiting_rank_yesterday[wish]);
  field("affecteHorsPP", instance.has(wish, wish_flag::outside_main));
  text << R"(,"statut":")" << to_text(wishes.status[wish]) << "\"}";
}

void write_group(const Instance& instance, GroupIndex group, Spelling spelling, JsonText& text) {
  const GroupColumns& groups = instance.groups;
  const GroupKey key = groups.key[group];
  text << separator << "[" << key << R"(,{"id":)" << key;
  Fields field(text, spelling);
  field("nbRecrutementsSouhaite", groups.capacity[group]);
  field("rangLimite", groups.block_call_limit[group]);
  field("a_rg_flg_adm_stop", instance.has(group, group_flag::stopped) ? 1 : 0);
  field("estimationRangDernierAppeleADateFinReservationInternats", groups.estimate[group]);
  field("finReservationPlacesInternat", instance.has(group, group_flag::reservation_ended));
  field("rangDernierAppeleAffiche", groups.last_called_displayed[group]);
  field("a_rg_nbr_att", groups.number_waiting[group]);
  text << "}]";
}

void write_boarding(const Instance& instance, BoardingIndex boarding, Spelling spelling,
                    JsonText& text) {
  const BoardingKey key = instance.boardings.key[boarding];
  text << separator << "[" << key << R"(,{"id":)" << key;
  Fields(text, spelling)("capacite", instance.boardings.capacity[boarding]);
  text << "}]";
}

}  // namespace

void write_day(const Instance& instance, Spelling spelling, const Workers& workers,
               ProgressObserver& progress, Output& output) {
  progress.begin("write", "candidates", instance.candidate_count());
  write_parameters(instance.parameters, output);
  output.write(",\n\"voeux\":");
  official::write_array(
      output, workers, instance.candidate_count(), progress, [&](std::size_t row, JsonText& text) {
        for (const WishIndex wish : instance.wishes_of_candidate[CandidateIndex::at(row)]) {
          write_wish(instance, wish, spelling, text);
        }
      });
  output.write(",\n\"groupesAffectations\":");
  official::write_array(output, workers, instance.group_count(),
                        [&](std::size_t row, JsonText& text) {
                          write_group(instance, GroupIndex::at(row), spelling, text);
                        });
  output.write(",\n\"internats\":");
  official::write_array(output, workers, instance.boarding_count(),
                        [&](std::size_t row, JsonText& text) {
                          write_boarding(instance, BoardingIndex::at(row), spelling, text);
                        });
  output.write(",\n\"candidatsAvecRepondeurAutomatique\":");
  official::write_array(output, workers, instance.candidate_count(),
                        [&](std::size_t row, JsonText& text) {
                          const auto candidate = CandidateIndex::at(row);
                          if (instance.candidates.responder[candidate] == 0) return;
                          text << separator << instance.candidates.key[candidate];
                        });
  output.write("}\n");
}

void write_day(const Instance& instance, Spelling spelling, const Workers& workers,
               Output& output) {
  NoProgress nobody;
  write_day(instance, spelling, workers, nobody, output);
}

}  // namespace affecta
