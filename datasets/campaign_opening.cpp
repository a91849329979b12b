#include "datasets/campaign_opening.h"

#include <algorithm>
#include <cstdint>

namespace affecta {

namespace {

Column<CandidateIndex, std::uint16_t> regions(const Country& country) {
  const CodedColumn<CandidateIndex>& academy = country.candidates.academy;
  if (academy.size() == 0) return {};
  const std::vector<std::string_view> names = academies(country);
  Array<CodeIndex, std::uint16_t> number(academy.texts().size());
  for (const CodeIndex code : number.indices()) {
    const std::string_view name = academy.texts()[code];
    if (name.empty()) continue;
    const auto place = std::ranges::lower_bound(names, name) - names.begin();
    number[code] = static_cast<std::uint16_t>(place + 1);
  }
  Array<CandidateIndex, std::uint16_t> region(academy.size());
  for (const CandidateIndex candidate : region.indices()) {
    region[candidate] = number[academy.codes()[candidate]];
  }
  return Column<CandidateIndex, std::uint16_t>(std::move(region));
}

Column<WishIndex, std::uint8_t> board_flags(const Country& country) {
  const Column<WishIndex, std::uint8_t>& file = country.wishes.flags;
  Array<WishIndex, std::uint8_t> flags(file.size());
  for (const WishIndex wish : flags.indices()) {
    if ((file[wish] & wish_file_flag::sector) != 0) {
      flags[wish] |= campaign::board_flag::sector;
    }
    if ((file[wish] & wish_file_flag::conditions) != 0) {
      flags[wish] |= campaign::board_flag::conditions;
    }
  }
  return Column<WishIndex, std::uint8_t>(std::move(flags));
}

}  // namespace

std::vector<std::string_view> academies(const Country& country) {
  const TextColumn<CodeIndex>& texts = country.candidates.academy.texts();
  std::vector<std::string_view> names;
  for (const CodeIndex code : IndexRange<CodeIndex>(texts.size())) {
    if (!texts[code].empty()) names.push_back(texts[code]);
  }
  std::ranges::sort(names);
  const auto repeated = std::ranges::unique(names);
  names.erase(repeated.begin(), repeated.end());
  return names;
}

Result<std::shared_ptr<const campaign::Opening>> campaign_opening(const Country& country) {
  campaign::Opening opening;
  opening.instance = country.instance;
  opening.formations = {country.formations.key, country.formations.selective,
                        country.formations.apprenticeship};
  opening.region = regions(country);
  opening.scholarship = country.candidates.scholarship;
  opening.board_rank = country.wishes.rank;
  opening.board_flags = board_flags(country);
  opening.min_scholarship_percent = country.groups.min_scholarship_percent;
  opening.min_sector_percent = country.groups.min_sector_percent;
  return make_opening(std::move(opening));
}

}  // namespace affecta
