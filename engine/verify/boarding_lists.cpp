#include "engine/verify/boarding_lists.h"

#include <algorithm>
#include <span>

#include "engine/base/sorted.h"

namespace affecta::verify {

namespace {

constexpr std::size_t groups_per_chunk = 64;

bool any_names_boarding(std::span<const std::uint8_t> flags) {
  std::uint8_t any = 0;
  for (const std::uint8_t wish : flags) any |= wish;
  return (any & wish_flag::names_boarding) != 0;
}

std::vector<WishIndex> wishes_naming_a_boarding(const Instance& instance, GroupIndex group) {
  std::vector<WishIndex> naming;
  const IndexRange<WishIndex> wishes = instance.wishes_of_group[group];
  const auto flags = instance.wishes.flags.span();
  if (wishes.empty()) return naming;
  if (!any_names_boarding(flags.subspan(wishes.front().value, wishes.size()))) return naming;
  for (const WishIndex wish : wishes) {
    if (instance.names_boarding(wish)) naming.push_back(wish);
  }
  return naming;
}

std::vector<BoardingIndex> boardings_named(const Instance& instance,
                                           std::span<const WishIndex> wishes) {
  std::vector<BoardingIndex> named;
  for (const WishIndex wish : wishes) add_one_of_few(named, instance.wishes.boarding[wish]);
  sort_unique(named);
  return named;
}

}  // namespace

BoardingLists::BoardingLists(const Instance& instance, const Workers& workers)
    : wishes(instance.group_count()),
      boardings(instance.group_count()),
      holders(instance.boarding_count()) {
  workers.for_each(instance.group_count(), groups_per_chunk,
                   [&](std::size_t i) { list_again(instance, GroupIndex::at(i)); });
}

void BoardingLists::list_again(const Instance& instance, GroupIndex group) {
  wishes[group] = wishes_naming_a_boarding(instance, group);
  boardings[group] = boardings_named(instance, wishes[group]);
}

}  // namespace affecta::verify
