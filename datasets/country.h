// A country: a day's instance, with what people need to recognise it.
//
// Purpose: what tables and snapshots carry beyond the engine's Instance: names, schools, kinds of
// formations, the boards' rankings, where a wish came from. The engine never sees it; operators,
// schools, call orders and the simulator do.
// Shapes: every column is indexed by the dense ids of `instance`, formations by FormationIndex in
// the order of their key. Columns are empty (size 0) when the source holds nothing of the kind (an
// official JSON document has no names): `holds_files()` tells.
// Thread safety: immutable, copying shares the columns. Cost: names apart, 5 bytes a wish.
#pragma once

#include <cstdint>
#include <string>

#include "datasets/text_column.h"
#include "engine/base/column.h"
#include "engine/base/ids.h"
#include "engine/model/instance.h"

namespace affecta {

struct CandidateFiles {
  TextColumn<CandidateIndex> name;
  TextColumn<CandidateIndex> first_name;
  TextColumn<CandidateIndex> email;
  CodedColumn<CandidateIndex> school;
  CodedColumn<CandidateIndex> school_class;
  CodedColumn<CandidateIndex> series;
  CodedColumn<CandidateIndex> academy;
  Column<CandidateIndex, std::uint8_t> scholarship;  // 0, 1
  Column<CandidateIndex, std::uint8_t> cordees;      // 0, 1: Cordées de la réussite
};

struct FormationFiles {
  Column<FormationIndex, std::int32_t> key;  // gTaCod, increasing
  Column<FormationIndex, std::int32_t> enrolment_formation;
  TextColumn<FormationIndex> name;
  CodedColumn<FormationIndex> establishment;
  CodedColumn<FormationIndex> kind;  // L1, PASS, BUT, BTS, CPGE, IFSI, …
  CodedColumn<FormationIndex> academy;
  Column<FormationIndex, std::uint8_t> selective;       // 0, 1
  Column<FormationIndex, std::uint8_t> apprenticeship;  // 0, 1
};

struct GroupFiles {
  Column<GroupIndex, std::int32_t> min_scholarship_percent;  // 0 = none
  Column<GroupIndex, std::int32_t> min_sector_percent;       // 0 = none
};

enum class WishOrigin : std::uint8_t { main, complementary, caes, contract };

namespace wish_file_flag {
inline constexpr std::uint8_t sector = 1;
inline constexpr std::uint8_t conditions = 2;    // oui-si
inline constexpr std::uint8_t origin_shift = 2;  // two bits of WishOrigin
}  // namespace wish_file_flag

struct WishFiles {
  Column<WishIndex, std::int32_t> rank;   // pedagogical, 0 = none
  Column<WishIndex, std::uint8_t> flags;  // wish_file_flag bits
};

struct Country {
  Instance instance;
  CandidateFiles candidates;
  FormationFiles formations;
  GroupFiles groups;
  WishFiles wishes;
  std::string calendar;    // name of the campaign's calendar, empty = unknown
  std::uint64_t seed = 0;  // of a synthetic country, 0 = unknown

  bool holds_files() const { return formations.key.size() > 0; }
};

}  // namespace affecta
