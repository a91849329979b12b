// Apprenticeship contracts (campaign-rules section 6).
#include <catch2/catch.hpp>

#include "engine/campaign/company_name.h"
#include "engine/campaign/siret.h"
#include "tests/unit/campaign/stage.h"

namespace affecta::campaign::contracts_test {
namespace {

using test::Stage;
using test::World;

TEST_CASE("a SIRET has 14 digits that pass Luhn's check") {
  CHECK(read_siret("73282932000074").value() == "73282932000074");
  CHECK(read_siret(" 732 829 320 00074 ").value() == "73282932000074");
  CHECK(read_siret("73282932000075").error().what ==
        "its Luhn sum is 51, where a multiple of 10 is required");
  CHECK(read_siret("7328293200007").error().what == "it has 13 digits, where 14 are required");
  CHECK(read_siret("").error().what == "it has 0 digits, where 14 are required");
  CHECK(read_siret("732829320000740").error().what == "it has 15 digits, where 14 are required");
  CHECK(read_siret("7328293200007A").error().what ==
        "it has something else than digits and spaces");
}

TEST_CASE("La Poste's have a sum that is a multiple of 5; its head office passes Luhn") {
  CHECK(read_siret("35600000000048"));  // the head office: 26
  CHECK(read_siret("35600000049837"));  // 3+5+6 + 4+9+8+3+7 = 45
  CHECK(read_siret("35600000049838").error().what ==
        "its digits sum to 46, where La Poste's are a multiple of 5");
  // The head office altered: 27 is no multiple of 5, and it does not pass Luhn either.
  CHECK(read_siret("35600000000049").error().code == RefusalCode::bad_siret);
  // Passes Luhn, and is not the head office.
  CHECK(read_siret("35600000000055").error().code == RefusalCode::bad_siret);
}

TEST_CASE("company names are compared without accents, case and punctuation") {
  CHECK(comparable_name("L'\u00c9toile  & Cie").value() == "l etoile cie");
  CHECK(comparable_name("  CAFE\u0301 (du) port. ").value() == "cafe du port");
  CHECK(comparable_name("\uff2d\u00b2 \ufb01nance").value() == "m2 finance");
  CHECK(comparable_name("S.A.R.L.").value() == "s a r l");
  CHECK(comparable_name("Soci\u00e9t\u00e9 G\u00e9n\u00e9rale").value() ==
        comparable_name("SOCIETE  GENERALE").value());
  CHECK(comparable_name("L'Or\u00e9al S.A.").value() == comparable_name("l oreal s a").value());
  CHECK(comparable_name("...").error().code == RefusalCode::no_company_name);
  CHECK(comparable_name("").error().code == RefusalCode::no_company_name);
  CHECK(comparable_name("caf\xe9").error().code == RefusalCode::no_company_name);
}

TEST_CASE("a company name of any length or content is read or refused") {
  CHECK(comparable_name(std::string(500, 'a')).value().size() == 500);
  CHECK(comparable_name(std::string(501, 'a')).error().code == RefusalCode::text_too_long);
  CHECK(comparable_name(std::string(10'000, 'a')).error().what == "10000 bytes, the most is 500");
  // Control characters, and one that is not seen, stand between words like any other.
  CHECK(comparable_name("\tsociete\n\x01generale\x7f").value() == "societe generale");
  CHECK(comparable_name(std::string("a\0b", 3)).value() == "a b");
  CHECK(comparable_name("a\u200bb").value() == "a b");
  CHECK(comparable_name("\x01\x02").error().code == RefusalCode::no_company_name);
}

const std::string siret = "73282932000074";
const std::string other_siret = "35600000000048";
const std::string now = "2024-06-05 12:00:00";

// Candidate 1 holds 101 and waits in 102; 109 and 110 are in apprenticeship; 2 has no wish.
Stage in_june() {
  Stage stage(World()
                  .formation(101, 1)
                  .formation(102, 1)
                  .formation(109, 0, {.apprenticeship = true})
                  .formation(110, 0, {.apprenticeship = true})
                  .wish(1, 101, 1)
                  .wish(1, 102, 2)
                  .wish(3, 102, 1)
                  .candidate(2));
  stage.turn_to("2024-05-31");
  stage.candidate(1, Accept{{1, 101, false}, {{1, 102, false}}}, "2024-05-31 12:00:00");
  stage.candidate(3, Accept{{3, 102, false}, {}}, "2024-05-31 12:00:00");
  stage.turn_to("2024-06-05");
  return stage;
}

const EnterContract entered{1, 109, siret, "L'\u00c9toile & Cie"};
const AcceptContract matching{1, 109, "732 829 320 00074", "l etoile cie", {}};

ContractState state_of(const Stage& stage, std::size_t contract) {
  return stage.campaign().state.contracts.at(contract).state;
}

TEST_CASE("a training centre enters a contract, for any candidate with a file") {
  Stage stage = in_june();
  CHECK(stage.formation(110, entered, now) == "not-yours");
  CHECK(stage.formation(101, EnterContract{1, 101, siret, "x"}, now) == "not-apprenticeship");
  CHECK(stage.formation(109, EnterContract{1, 109, "73282932000075", "x"}, now) == "bad-siret");
  CHECK(stage.formation(109, EnterContract{1, 109, siret, "!"}, now) == "no-company-name");
  CHECK(stage.formation(109, EnterContract{8, 109, siret, "x"}, now) == "nothing-such");
  CHECK(stage.formation(109, entered, now) == "done");
  CHECK(stage.formation(109, entered, now) == "contract-open");
  CHECK(stage.formation(109, EnterContract{2, 109, siret, "x"}, now) == "done");
}

TEST_CASE("accepting a contract takes matching SIRET and name, and gives up everything else") {
  Stage stage = in_june();
  stage.formation(109, entered, now);
  stage.formation(110, EnterContract{1, 110, siret, "x"}, now);
  CHECK(stage.candidate(2, matching, now) == "not-yours");
  CHECK(stage.candidate(1, matching, now) == "done");
  CHECK(state_of(stage, 0) == ContractState::accepted);
  CHECK(state_of(stage, 1) == ContractState::given_up);
  CHECK(stage.state({1, 101, false}) == "given-up");
  CHECK(stage.state({1, 102, false}) == "resigned");
}

TEST_CASE("a waiting wish is kept by name when a contract is accepted in the main phase") {
  Stage stage = in_june();
  stage.formation(109, entered, now);
  AcceptContract keeping = matching;
  keeping.keep = {{1, 102, false}};
  CHECK(stage.candidate(1, keeping, now) == "done");
  CHECK(stage.state({1, 102, false}) == "waiting");
  // A proposal accepted later gives the contract up.
  stage.candidate(3, Refuse{{3, 102, false}}, now);
  stage.turn();
  CHECK(stage.candidate(1, Accept{{1, 102, false}, {}}, "2024-06-06 12:00:00") == "done");
  CHECK(state_of(stage, 0) == ContractState::given_up);
}

TEST_CASE("a mismatch is refused, names what differs, and never shows the centre's value") {
  Stage stage = in_june();
  stage.formation(109, entered, now);
  const auto told = [&](const std::string& number, const std::string& name) {
    CHECK(stage.candidate(1, AcceptContract{1, 109, number, name, {}}, now) == "contract-mismatch");
    CHECK(stage.refusal().message().find(siret) == std::string::npos);
    return stage.refusal().what;
  };
  CHECK(told(siret, "another") == "the company name differs");
  CHECK(told(other_siret, "l etoile cie") == "the SIRET differs");
  CHECK(told(other_siret, "another") == "the SIRET and the company name differ");
  CHECK(stage.candidate(1, AcceptContract{1, 109, "1", "another", {}}, now) == "bad-siret");
  told(other_siret, "another");
  told(other_siret, "another");
  // The sixth.
  CHECK(stage.candidate(1, matching, now) == "contract-locked");
  CHECK(stage.replayed() == stage.campaign().state);
  const CorrectContract confirmed{1, 109, siret, entered.company};
  CHECK(stage.formation(109, confirmed, now) == "done");
  CHECK(stage.formation(109, confirmed, now) == "nothing-to-change");
  CHECK(stage.candidate(1, matching, now) == "done");
}

TEST_CASE(
    "an unanswered contract is corrected, cancelled or refused, once it is answered no more") {
  Stage stage = in_june();
  CHECK(stage.formation(109, CancelContract{1, 109}, now) == "nothing-such");
  stage.formation(109, entered, now);
  CHECK(stage.formation(110, CorrectContract{1, 109, other_siret, "y"}, now) == "not-yours");
  CHECK(stage.formation(109, CorrectContract{1, 109, other_siret, "La Poste"}, now) == "done");
  CHECK(stage.candidate(1, matching, now) == "contract-mismatch");
  SECTION("cancelled") {
    CHECK(stage.formation(109, CancelContract{1, 109}, now) == "done");
    CHECK(stage.candidate(1, matching, now) == "nothing-such");
    CHECK(stage.formation(109, entered, now) == "done");
  }
  SECTION("refused") {
    CHECK(stage.candidate(1, RefuseContract{1, 109}, now) == "done");
    CHECK(stage.candidate(1, RefuseContract{1, 109}, now) == "nothing-such");
    CHECK(stage.formation(109, CancelContract{1, 109}, now) == "nothing-such");
    CHECK(stage.state({1, 101, false}) == "accepted");
  }
}

TEST_CASE("contracts end with the cutoff, to the second") {
  Stage stage = in_june();
  stage.turn_to("2024-10-14");
  const std::string last = "2024-10-14 23:59:59";
  const std::string over = "2024-10-15 00:00:00";
  CHECK(stage.formation(109, entered, last) == "done");
  CHECK(stage.formation(110, EnterContract{1, 110, siret, "x"}, over) == "cutoff-passed");
  CHECK(stage.formation(109, CorrectContract{1, 109, other_siret, "x"}, over) == "cutoff-passed");
  CHECK(stage.candidate(1, matching, over) == "cutoff-passed");
  CHECK(stage.candidate(1, RefuseContract{1, 109}, over) == "cutoff-passed");
  Stage in_time = stage;
  CHECK(in_time.candidate(1, matching, last) == "done");
  stage.turn();
  CHECK(state_of(stage, 0) == ContractState::lapsed);
  CHECK(stage.replayed() == stage.campaign().state);
}

}  // namespace
}  // namespace affecta::campaign::contracts_test
