// A campaign on the command line: every verb, as an operator would type it.

#include <catch2/catch.hpp>

#include "tests/support/campaign/country_of.h"
#include "tests/support/campaign/world.h"
#include "tests/unit/cli/program.h"
#include "tests/unit/tables/small_tables.h"

namespace affecta::test {
namespace {

// Candidates 1 to 4; formation 101 (one place) ranks 1 before 2, 102 has places left, 103 is in
// apprenticeship. Candidate 4 is ranked nowhere.
Tables three_formations() {
  return {
      {"campaign.csv",
       "key,value\nday,1\nreservation_end_day,30\nordered_wishes_day,50\n"
       "ordering_end_day,52\n"},
      {"candidates.csv",
       "candidate,name,academy\n1,Ada,Lyon\n2,Bo,Lyon\n3,Chloé,Lyon\n4,Dan,Créteil\n"},
      {"formations.csv",
       "formation,enrolment_formation,name,kind,selective,apprenticeship\n"
       "101,101,BTS,BTS,1,0\n102,102,Licence,L1,0,0\n103,103,BUT,BUT,1,1\n"},
      {"groups.csv",
       "ranking_group,enrolment_formation,formation,capacity,block_limit,stop,reservation_ended,"
       "estimate,last_called_displayed,waiting_count\n"
       "7,101,101,1,0,0,0,2147483647,0,0\n8,102,102,3,0,0,0,2147483647,0,0\n"
       "9,103,103,2,0,0,0,2147483647,0,0\n"},
      {"boarding.csv", "boarding_group,enrolment_formation,formation,capacity\n"},
      {"wishes.csv",
       "candidate,formation,ranking_group,enrolment_formation,rank,call_rank,call_rank_displayed,"
       "status\n"
       "1,101,7,101,1,1,1,EN_ATTENTE_DE_PROPOSITION\n"
       "1,102,8,102,1,1,1,EN_ATTENTE_DE_PROPOSITION\n"
       "2,101,7,101,2,2,2,EN_ATTENTE_DE_PROPOSITION\n"
       "2,102,8,102,2,2,2,EN_ATTENTE_DE_PROPOSITION\n"
       "4,101,7,101,,,,NON_CLASSE\n"},
  };
}

// A campaign with a test clock, in $DIR/c.
class CampaignProgram : public Program {
 public:
  CampaignProgram() {
    write_folder(three_formations(), path("country"));
    const Run created =
        run("campaign create $DIR/c --data $DIR/country --calendar 2024 --test-clock");
    INFO(created.err);
    REQUIRE(created.exit_code == 0);
    CHECK_THAT(created.out, Catch::Contains("4 candidates and 5 wishes"));
  }

  Run campaign(const std::string& verb, const std::string& arguments = {}) const {
    return run("campaign " + verb + " $DIR/c " + arguments);
  }
  // Done, and the line that says what it did.
  void gives(const std::string& verb, const std::string& arguments, const std::string& line) const {
    const Run done = campaign(verb, arguments);
    INFO(verb << " " << arguments << "\n" << done.err);
    CHECK(done.exit_code == 0);
    CHECK_THAT(done.out, Catch::Contains(line));
  }
  void refuses(const std::string& verb, const std::string& arguments,
               const std::string& code) const {
    const Run refused = campaign(verb, arguments);
    INFO(verb << " " << arguments);
    CHECK(refused.exit_code == 1);
    CHECK_THAT(refused.err, Catch::Contains("[" + code + "]"));
    CHECK(refused.out.empty());
  }
};

TEST_CASE("campaign: created, advanced, answered, audited") {
  const CampaignProgram affecta;
  affecta.gives("status", "", "not begun: day 1 opens on 2024-05-30 19:00");
  affecta.gives("advance", "--preview", "day 1 (2024-05-30): 3 proposals made");
  affecta.gives("status", "", "not begun");
  affecta.gives("advance", "", "day 1 (2024-05-30): 3 proposals made");
  affecta.gives("answer", "accept 1:101 --now '2024-05-30 22:00' --id first",
                "candidate 1: 1:101 accepted, 1:102 given-up");
  // The command's id, and nothing new.
  affecta.gives("answer", "accept 1:101 --now '2024-05-30 23:00' --id first", "1:101 accepted");
  affecta.refuses("answer", "accept 1:102 --now '2024-05-30 23:00'", "answered-otherwise");
  affecta.refuses("answer", "refuse 1:999 --now '2024-05-30 23:00'", "nothing-such");
  affecta.refuses("answer", "resign 2:101 --now '2024-05-30 21:30'", "stamp-decreases");
  affecta.refuses("answer", "resign 2:101 --as candidate:3 --now '2024-05-30 23:00'", "not-yours");
  affecta.gives("advance", "--to 2024-06-03",
                "day 5 (2024-06-03): 0 proposals made, 1 proposals lost");
  affecta.gives("status", "", "day 5 (2024-06-03) is in force");
  affecta.gives("advance", "--to 2024-06-03", "in force already");
  affecta.gives("log", "--last 1", "day 5 (2024-06-03)");
  affecta.gives("log", "--author 'candidate 1'", "first");
  affecta.gives("log", "--kind answered", "1:101 accepted");
  affecta.gives("log", "--kind opened", "opened");
  CHECK(affecta.campaign("log", "--before 2024-05-30").exit_code == 0);
  affecta.gives("audit", "", "the audit passes");
}

TEST_CASE("campaign: contracts, commissions and corrections") {
  const CampaignProgram affecta;
  REQUIRE(affecta.campaign("advance").exit_code == 0);
  affecta.gives("correct", "group 7:101:101 --capacity 2 --block-call-limit 9 --stopped off",
                "group 7:101:101: capacity 2, block call 9");
  affecta.gives("correct", "ranking 4 --ranking-group 7 --rank 1 --reason 'a mark was missing'",
                "candidate 4 in ranking group 7");
  affecta.gives("answer", "resign-everything 2 --now '2024-05-31 10:00'", "2:101 resigned");
  affecta.gives("correct", "restore 2:101 --reason 'by mistake'", "2:101 waits again: by mistake");
  const std::string company = "--siret '732 829 320 00074' --company ";
  affecta.gives("contract", "enter 3 103 " + company + "'Société Générale'",
                "contract of candidate 3 with formation 103");
  affecta.refuses("contract", "accept 3 103 " + company + "Autre", "contract-mismatch");
  affecta.refuses("contract", "enter 4 103 --siret 73282932000075 --company X", "bad-siret");
  affecta.gives("contract", "accept 3 103 " + company + "'SOCIETE  GENERALE'", "accepted");
  affecta.refuses("caes", "ask 1", "phase-closed");
  REQUIRE(affecta.campaign("advance", "--to 2024-07-05").exit_code == 0);
  affecta.gives("caes", "ask 4 --ground health --text 'near a hospital' --now '2024-07-05 09:00'",
                "candidate 4 asks the commission for help");
  affecta.gives("caes", "list", "near a hospital");
  affecta.gives("caes", "propose 4:102 --now '2024-07-05 10:00'", "proposed by the commission");
  affecta.gives("caes", "withdraw 4:102", "proposal withdrawn");
  const Run exported = affecta.campaign("export", "$DIR/tables");
  CHECK(exported.exit_code == 0);
  CHECK_THAT(affecta.read("tables/contracts.csv"),
             Catch::Contains("3,103,73282932000074,Société Générale,accepted,1,"));
  CHECK_THAT(affecta.read("tables/wishes.csv"), Catch::StartsWith("candidate,formation,"));
  CHECK_THAT(affecta.read("tables/help.csv"), Catch::Contains("near a hospital"));
  affecta.gives("audit", "", "the audit passes");
}

TEST_CASE("campaign: a day with an alert is held, mended, turned again and published") {
  const CampaignProgram affecta;
  NoProgress nobody;
  REQUIRE(write_snapshot(campaign::test::country_of(*campaign::test::world_with_an_alert().open()),
                         affecta.path("alert.affecta"), Workers(1), nobody));
  REQUIRE(affecta.run("campaign create $DIR/a --data $DIR/alert.affecta --test-clock").exit_code ==
          0);
  const auto verb = [&](const std::string& what, const std::string& arguments = {}) {
    return affecta.run("campaign " + what + " $DIR/a " + arguments);
  };
  REQUIRE(verb("advance").exit_code == 0);
  REQUIRE(verb("correct", "group 102:1102:102 --capacity 1 --reservation-ended on").exit_code == 0);
  REQUIRE(verb("correct", "group 103:1103:103 --capacity 1").exit_code == 0);
  const Run waits = verb("advance");
  CHECK(waits.exit_code == 3);
  CHECK_THAT(waits.out, Catch::Contains("alert; it waits: publish or hold it"));
  CHECK_THAT(verb("status").out, Catch::Contains("day 2 WAITS"));
  CHECK_THAT(verb("answer", "resign 2:102:boarding").err, Catch::Contains("[day-waits]"));
  const Run held = verb("hold", "--reason 'one more bed'");
  CHECK(held.exit_code == 0);
  CHECK_THAT(held.out, Catch::Contains("day 2 (2024-05-31) held: one more bed"));
  const Run again = verb("advance");
  CHECK(again.exit_code == 3);
  const Run published = verb("publish");
  CHECK(published.exit_code == 0);
  CHECK_THAT(published.out, Catch::Contains("day 2 (2024-05-31) published"));
  CHECK_THAT(verb("status").out, Catch::Contains("published in spite of an alert"));
  CHECK(verb("audit").exit_code == 0);
}

TEST_CASE("campaign: what is written wrongly is wrong usage, with the form it should have") {
  const CampaignProgram affecta;
  for (const char* wrong :
       {"answer $DIR/c accept 1-101", "answer $DIR/c accept 1:101:bed", "answer $DIR/c",
        "answer $DIR/c order", "correct $DIR/c group 7:101", "answer $DIR/c confirm 1 --as nobody",
        "advance $DIR/c --preview --to 2024-06-01", "create $DIR/d", "frobnicate $DIR/c",
        "create $DIR/d --data $DIR/country --now 2024-05-01", "log $DIR/c --kind answer"}) {
    const Run run = affecta.run(std::string("campaign ") + wrong);
    INFO(wrong);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK_FALSE(run.err.empty());
  }
  affecta.refuses("publish", "", "no-day-waits");
  affecta.refuses("hold", "--reason 'something is wrong'", "no-day-waits");
  affecta.refuses("advance", "--to 1789-07-14", "unknown-value");
  affecta.refuses("advance", "--now noon", "wrong-type");
  const Run twice = affecta.run("campaign create $DIR/c --data $DIR/country");
  CHECK(twice.exit_code == 1);
  const Run calendar = affecta.run("campaign create $DIR/d --data $DIR/country --calendar 1789");
  CHECK(calendar.exit_code == 1);
  CHECK_THAT(calendar.err, Catch::Contains("noumea-2024"));
}

TEST_CASE("campaign: a real clock takes no time from anybody") {
  const CampaignProgram affecta;
  REQUIRE(affecta.run("campaign create $DIR/real --data $DIR/country").exit_code == 0);
  const Run run = affecta.run("campaign answer $DIR/real accept 1:101 --now 2024-06-01");
  CHECK(run.exit_code == 1);
  CHECK_THAT(run.err, Catch::Contains("no-test-clock"));
}

TEST_CASE("campaign: an altered journal fails its audit") {
  const CampaignProgram affecta;
  REQUIRE(affecta.campaign("advance", "--to 2024-06-02").exit_code == 0);
  std::string journal = affecta.read("c/journal.sqlite");
  const std::size_t place = journal.find("operator");
  REQUIRE(place != std::string::npos);
  journal[place] = 'O';
  affecta.write("c/journal.sqlite", journal);
  const Run audit = affecta.campaign("audit");
  CHECK(audit.exit_code == 4);
  CHECK_THAT(audit.err, Catch::Contains("journal"));
}

}  // namespace
}  // namespace affecta::test
