// The spellings of a day: one instance whatever the writing, and back to JSON without loss.

#include <algorithm>

#include <catch2/catch.hpp>

#include "datasets/official/day_reader.h"
#include "datasets/official/day_writer.h"
#include "engine/model/builder.h"
#include "tests/support/engine_bridge.h"
#include "tests/support/naive/day_json.h"
#include "tests/support/random_day.h"
#include "tests/unit/datasets/small_day.h"

namespace affecta::test {
namespace {

template <class Column>
bool same(const Column& a, const Column& b) {
  return std::ranges::equal(a.span(), b.span());
}

// Every column of an instance; the indexes follow from them.
bool same_columns(const Instance& a, const Instance& b) {
  const auto& x = a.wishes;
  const auto& y = b.wishes;
  return a.parameters == b.parameters && same(a.candidates.key, b.candidates.key) &&
         same(a.candidates.responder, b.candidates.responder) && same(a.groups.key, b.groups.key) &&
         same(a.groups.capacity, b.groups.capacity) &&
         same(a.groups.block_call_limit, b.groups.block_call_limit) &&
         same(a.groups.estimate, b.groups.estimate) &&
         same(a.groups.last_called_displayed, b.groups.last_called_displayed) &&
         same(a.groups.number_waiting, b.groups.number_waiting) &&
         same(a.groups.flags, b.groups.flags) && same(a.boardings.key, b.boardings.key) &&
         same(a.boardings.capacity, b.boardings.capacity) && same(x.candidate, y.candidate) &&
         same(x.group, y.group) && same(x.boarding, y.boarding) && same(x.call_rank, y.call_rank) &&
         same(x.displayed_call_rank, y.displayed_call_rank) &&
         same(x.boarding_rank, y.boarding_rank) && same(x.preference, y.preference) &&
         same(x.waiting_rank_yesterday, y.waiting_rank_yesterday) && same(x.status, y.status) &&
         same(x.flags, y.flags);
}

Instance instance_of(const std::string& text, const Workers& workers = Workers(1)) {
  const Document document = Document::from_text(text, "day.json");
  const auto input = parse_day(document);
  if (!input) FAIL(input.error().message());
  auto instance = build_day(*input, document, workers);
  if (!instance) FAIL(instance.error().message());
  return *instance;
}

std::string written(const Instance& instance, Spelling spelling, const Workers& workers) {
  std::string text;
  Output output = Output::to_text(text);
  write_day(instance, spelling, workers, output);
  REQUIRE(output.commit().has_value());
  return text;
}

TEST_CASE("every spelling of a random day gives the rows of that day") {
  using naive::Writing;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    INFO("seed " << seed);
    const naive::Day day = naive::random_day(seed);
    const auto expected = build_instance(to_input(day), Workers(1));
    REQUIRE(expected.has_value());
    for (const auto spelling :
         {naive::Spelling::full, naive::Spelling::sparse, naive::Spelling::objects}) {
      for (const bool old_names : {false, true}) {
        const std::string text = json_of(day, Writing{spelling, old_names, seed % 2 == 0});
        CHECK(same_columns(instance_of(text), *expected));
      }
    }
  }
}

TEST_CASE("a random day written and read back is the same instance") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    INFO("seed " << seed);
    const Instance instance = instance_of(json_of(naive::random_day(seed)));
    for (const Spelling spelling : {Spelling::full, Spelling::compact}) {
      const std::string text = written(instance, spelling, Workers(1));
      const Instance back = instance_of(text);
      CHECK(same_columns(back, instance));
      CHECK(written(back, spelling, Workers(1)) == text);
    }
  }
}

TEST_CASE("a day is written with the same bytes by any number of threads") {
  const Instance instance = instance_of(json_of(naive::random_day(7, naive::Size::medium)));
  const std::string one = written(instance, Spelling::full, Workers(1));
  CHECK(written(instance, Spelling::full, Workers(2)) == one);
  CHECK(written(instance, Spelling::full, Workers(8)) == one);
}

TEST_CASE("the compact spelling leaves out what is 0, false or null") {
  const Instance instance = instance_of(small_day());
  const std::string compact = written(instance, Spelling::compact, Workers(1));
  for (const char* absent : {":0", "null", "affecteHorsPP", "a_rg_flg_adm_stop"}) {
    CHECK_THAT(compact, !Catch::Contains(absent));
  }
  const std::string full = written(instance, Spelling::full, Workers(1));
  CHECK_THAT(full, Catch::Contains(R"("internatUID":null)") &&
                       Catch::Contains(R"("affecteHorsPP":false)") &&
                       Catch::Contains(R"("a_rg_flg_adm_stop":0)"));
}

TEST_CASE("the values of a day are read into their own columns") {
  const auto input = parse_day(Document::from_text(small_day(), "day.json"));
  REQUIRE(input.has_value());
  CHECK(input->parameters == DayParameters{3, 30, 40, 45});
  const WishRow& wish = input->wishes.at(0);
  CHECK(wish.key == WishKey{1, 101, false});
  CHECK(wish.group == GroupKey{10, 7, 101});
  CHECK(wish.call_rank == 4);
  CHECK(wish.displayed_call_rank == 5);
  CHECK(wish.preference == 1);
  CHECK(wish.waiting_rank_yesterday == 6);
  CHECK_FALSE(wish.boarding.has_value());
  const WishRow& with_boarding = input->wishes.at(1);
  CHECK(with_boarding.boarding == BoardingKey{500, 7, 101});
  CHECK(with_boarding.boarding_rank == 3);
  CHECK(input->groups.at(0).capacity == 11);
  CHECK(input->groups.at(0).block_call_limit == 2);
  CHECK(input->boardings.at(0).capacity == 12);
  CHECK(input->responders == std::vector<CandidateKey>{1});
}

TEST_CASE("milestones: an absent start never comes, an absent end of ordering is the start") {
  const auto parameters = [](const std::string& text) {
    const auto input = parse_day(Document::from_text(text, "day.json"));
    REQUIRE(input.has_value());
    return input->parameters;
  };
  const std::string no_end =
      replaced(small_day(), R"(,"nbJoursCampagneDateFinOrdonnancementGDD":45)", "");
  CHECK(parameters(no_end).ordering_end == 40);
  const std::string neither = replaced(no_end, R"(,"nbJoursCampagneDateDebutGDD":40)", "");
  CHECK(parameters(neither).ordered_wishes_start == never);
  CHECK(parameters(neither).ordering_end == never);
}

TEST_CASE("ids: absent parts are 0 and false; keys may have escapes") {
  std::string text = replaced(small_day(), R"({"gCnCod":1,"gTaCod":101,"iRhCod":false})",
                              R"({"gCn\u0043od":1,"gTaCod":101})");
  text = replaced(text, R"("internatUID":{"cGiCod":500,"gTiCod":7,"gTaCod":101})",
                  R"("internatUID":{"cGiCod":500})");
  const auto input = parse_day(Document::from_text(text, "day.json"));
  REQUIRE(input.has_value());
  CHECK(input->wishes.at(0).key == WishKey{1, 101, false});
  CHECK(input->wishes.at(1).boarding == BoardingKey{500, 0, 0});
}

TEST_CASE("either flag of 2021 makes a wish a special case") {
  const auto special = [](const std::string& flags) {
    const auto input = parse_day(Document::from_text(
        replaced(small_day(), R"("ordreAppel":4,)", R"("ordreAppel":4,)" + flags), "day.json"));
    REQUIRE(input.has_value());
    return input->wishes.at(0).ignore_waiting_rank;
  };
  CHECK_FALSE(special(""));
  CHECK_FALSE(special(R"("annulationDemission":false,"correctionClassement":false,)"));
  CHECK(special(R"("annulationDemission":true,"correctionClassement":false,)"));
  CHECK(special(R"("annulationDemission":false,"correctionClassement":true,)"));
  CHECK(special(R"("ignorerDansLeCalculRangsListesAttente":true,)"));
}

TEST_CASE("unknown fields are ignored, wherever they are and however often") {
  std::string text = replaced(small_day(), R"("ordreAppel":4,)",
                              R"("voeux":[{"statut":1}],"x":null,"x":[{"id":{}}],"ordreAppel":4,)");
  text = replaced(text, R"("nbJoursCampagne":3,)", R"("annee":2024.5,"nbJoursCampagne":3,)");
  text = replaced(text, R"("internats":)", R"("internatsIndex":{"1":[1,2,{}]},"internats":)");
  CHECK(same_columns(instance_of(text), instance_of(small_day())));
}

}  // namespace
}  // namespace affecta::test
