#pragma once
// A country of four candidates, by hand: names with every kind of trap, two formations in one
// ranking group, a boarding house.

#include <map>
#include <string>

#include "datasets/snapshot/snapshot.h"
#include "datasets/tables/tables.h"
#include "tests/support/temporary_folder.h"

namespace affecta::test {

using Tables = std::map<std::string, std::string>;  // by file name

inline Tables small_tables() {
  return {
      {"campaign.csv",
       "key,value\nday,3\nreservation_end_day,30\nordered_wishes_day,50\nordering_end_day,52\n"
       "calendar,\"2025, session d'été\"\nseed,18446744073709551615\n"},
      {"candidates.csv",
       "candidate,name,first_name,school,class,series,academy,scholarship,cordees,email,responder\n"
       "11,\"Le \"\"Grand\"\", fils\",Zoé,Lycée A,T1,Générale,Lyon,1,0,zoe@example.org,0\n"
       "12,\"deux\nlignes\", espace ,Lycée A,T2,Générale,Lyon,0,1,,1\n"
       "13,\" bords \",名前,,T1,STI2D,,0,0,x@example.org,0\n"
       "14,,,Lycée B,,,Créteil,1,0,,0\n"},
      {"formations.csv",
       "formation,enrolment_formation,name,establishment,kind,selective,apprenticeship,academy\n"
       "101,201,\"Licence; droit\",Université,L1,0,0,Lyon\n"
       "102,202,BTS,Lycée A,BTS,1,1,Lyon\n"
       "103,203,,,,0,0,\n"},
      {"groups.csv",
       "ranking_group,enrolment_formation,formation,capacity,block_limit,stop,reservation_ended,"
       "min_scholarship_pct,min_sector_pct,estimate,last_called_displayed,waiting_count\n"
       "301,201,101,2,1,0,0,20,10,50,1,2\n"
       "301,202,102,1,,0,1,20,10,2147483647,0,0\n"},
      {"boarding.csv",
       "boarding_group,enrolment_formation,formation,capacity\n401,0,0,1\n402,0,102,3\n"},
      {"wishes.csv",
       "candidate,formation,with_boarding,ranking_group,enrolment_formation,rank,sector,conditions,"
       "origin,call_rank,call_rank_displayed,boarding_group,boarding_enrolment_formation,"
       "boarding_formation,boarding_rank,preference,status,outside_main,ignore_waiting_rank,"
       "ignore_boarding_bar,waiting_rank_yesterday\n"
       "11,101,0,301,201,1,1,0,main,1,1,,,,,,PROPOSITION_JOURS_PRECEDENTS_ACCEPTEE,0,0,0,\n"
       "11,101,1,301,201,1,1,0,main,1,1,401,,,1,,EN_ATTENTE_DE_PROPOSITION,0,1,1,4\n"
       "11,102,1,301,202,1,0,1,caes,5,4,402,,102,2,,EN_ATTENTE_DE_PROPOSITION,0,0,0,\n"
       "12,101,0,301,201,2,0,0,complementary,2,2,,,,,1,EN_ATTENTE_DE_PROPOSITION,0,0,0,\n"
       "12,102,0,301,202,2,0,0,contract,1,1,,,,,2,PROPOSITION_JOURS_PRECEDENTS_REFUSEE,1,0,0,\n"
       "13,102,0,301,202,,0,0,main,,,,,,,,NON_CLASSE,0,0,0,\n"},
  };
}

inline void write_folder(const Tables& tables, const std::string& folder) {
  std::filesystem::create_directories(folder);
  for (const auto& [name, text] : tables) write_file(folder + "/" + name, text);
}

inline Result<Country> read_folder(const Tables& tables, const Workers& workers = Workers(2)) {
  const TemporaryFolder folder;
  write_folder(tables, folder / "in");
  NoProgress nobody;
  return read_tables(folder / "in", workers, nobody);
}

// Everything a country holds, as bytes.
inline std::string bytes_of(const Country& country, const Workers& workers = Workers(2)) {
  const TemporaryFolder folder;
  NoProgress nobody;
  const auto written = write_snapshot(country, folder / "it.affecta", workers, nobody);
  return written ? read_file(folder / "it.affecta") : written.error().message();
}

}  // namespace affecta::test
