#include "tests/support/campaign/country_of.h"

#include <algorithm>

namespace affecta::campaign::test {

namespace {

CodedColumn<CandidateIndex> academies_of(const Column<CandidateIndex, std::uint16_t>& region) {
  std::uint16_t last = 0;
  Array<CandidateIndex, CodeIndex> codes(region.size());
  for (const CandidateIndex candidate : region.indices()) {
    codes[candidate] = CodeIndex{region[candidate]};
    last = std::max(last, region[candidate]);
  }
  TextColumnBuilder<CodeIndex> names;
  names.add("");  // of nobody
  for (int number = 1; number <= last; ++number) {
    names.add((number < 10 ? "0" : "") + std::to_string(number));
  }
  return {Column<CandidateIndex, CodeIndex>(std::move(codes)), std::move(names).finish()};
}

Column<WishIndex, std::uint8_t> file_flags(const Column<WishIndex, std::uint8_t>& board_flags) {
  Array<WishIndex, std::uint8_t> flags(board_flags.size());
  for (const WishIndex wish : flags.indices()) {
    if ((board_flags[wish] & board_flag::sector) != 0) flags[wish] |= wish_file_flag::sector;
    if ((board_flags[wish] & board_flag::conditions) != 0) {
      flags[wish] |= wish_file_flag::conditions;
    }
  }
  return Column<WishIndex, std::uint8_t>(std::move(flags));
}

}  // namespace

Country country_of(const Opening& opening) {
  Country country;
  country.instance = opening.instance;
  country.candidates.academy = academies_of(opening.region);
  country.candidates.scholarship = opening.scholarship;
  country.formations.key = opening.formations.key;
  country.formations.selective = opening.formations.selective;
  country.formations.apprenticeship = opening.formations.apprenticeship;
  country.groups = {opening.min_scholarship_percent, opening.min_sector_percent};
  country.wishes = {opening.board_rank, file_flags(opening.board_flags)};
  return country;
}

}  // namespace affecta::campaign::test
