#include "datasets/official/result_reader.h"

#include <algorithm>
#include <utility>

#include "datasets/official/result_fields.h"

namespace affecta {

namespace official {

namespace {

// A claim on its way, with what has been seen of the instance.
struct Claim {
  explicit Claim(const Instance& of)
      : instance(of),
        seen_wish(of.wish_count(), 0),
        seen_group(of.group_count(), 0),
        seen_boarding(of.boarding_count(), 0),
        bars(of.boarding_count()) {
    result.round.status = Array<WishIndex, WishStatus>(of.wish_count());
    result.round.pass = Array<WishIndex, std::uint32_t>(of.wish_count());
    result.round.position = Array<BoardingIndex, std::int32_t>(of.boarding_count());
    result.round.maximum = Array<BoardingIndex, std::int32_t>(of.boarding_count());
    result.displays.waiting_rank = Array<WishIndex, std::int32_t>(of.wish_count());
    result.displays.last_called = Array<GroupIndex, std::int32_t>(of.group_count());
    result.displays.number_waiting = Array<GroupIndex, std::int32_t>(of.group_count());
  }

  const Instance& instance;
  Array<WishIndex, std::uint8_t> seen_wish;
  Array<GroupIndex, std::uint8_t> seen_group;
  Array<BoardingIndex, std::uint8_t> seen_boarding;
  Array<BoardingIndex, std::vector<Bar>> bars;
  CandidateIndex last_candidate{0};  // documents are sorted: the next wish is near
  bool any_pass = false;
  ResultClaim result;
};

// The index of a key in a sorted column; none if absent.
template <class I, class Key>
I find_key(const Column<I, Key>& keys, const Key& key) {
  const auto found = std::ranges::lower_bound(keys.span(), key);
  if (found == keys.span().end() || *found != key) return I::none();
  return I::at(static_cast<std::size_t>(found - keys.span().begin()));
}

CandidateIndex find_candidate(Claim& claim, CandidateKey key) {
  const auto& keys = claim.instance.candidates.key;
  for (std::uint32_t ahead = 0; ahead < 2; ++ahead) {
    const CandidateIndex near{claim.last_candidate.value + ahead};
    if (near.value < keys.size() && keys[near] == key) return near;
  }
  return find_key(keys, key);
}

WishIndex find_wish(Claim& claim, const WishKey& key) {
  const CandidateIndex candidate = find_candidate(claim, key.candidate);
  if (candidate.is_none()) return WishIndex::none();
  claim.last_candidate = candidate;
  for (const WishIndex wish : claim.instance.wishes_of_candidate[candidate]) {
    if (claim.instance.key(wish) == key) return wish;
  }
  return WishIndex::none();
}

// The index must be one of the instance, and new.
template <class I, class Key>
bool mark(Reading& reading, I index, Array<I, std::uint8_t>& seen, const Key& key,
          RefusalCode duplicate) {
  if (index.is_none()) {
    return reading.fail(RefusalCode::unknown_value, to_text(key) + " is not in the day's input");
  }
  if (seen[index]++ == 0) return true;
  return reading.fail(duplicate, to_text(key) + " appears a second time");
}

template <class I, class KeyOf>
bool all_there(Reading& reading, const Array<I, std::uint8_t>& seen, const KeyOf& key_of) {
  const auto absent = std::ranges::count(seen, 0);
  if (absent == 0) return true;
  const auto first = I::at(static_cast<std::size_t>(std::ranges::find(seen, 0) - seen.begin()));
  return reading.fail(
      RefusalCode::missing_field,
      std::to_string(absent) + " of the day's input are missing; one is " + to_text(key_of(first)));
}

bool read_wish(Reading& reading, json::value value, Claim& claim) {
  WishResult row;
  if (!read_fields<WishResult>(reading, value, wish_result_fields, row)) return false;
  const WishIndex wish = find_wish(claim, row.key);
  if (!mark(reading, wish, claim.seen_wish, row.key, RefusalCode::duplicate_wish)) return false;
  if (row.pass && *row.pass < 1) {
    return reading.fail(RefusalCode::unknown_value, "wish " + to_text(row.key) + ": pass " +
                                                        std::to_string(*row.pass) +
                                                        ", the least is 1") ||
           reading.in_field("passe");
  }
  claim.any_pass = claim.any_pass || row.pass.has_value();
  claim.result.round.status[wish] = row.status;
  claim.result.round.pass[wish] = static_cast<std::uint32_t>(row.pass.value_or(0));
  claim.result.displays.waiting_rank[wish] = row.waiting_rank;
  return true;
}

bool read_wishes(Reading& reading, json::value value, Claim& claim) {
  return each_element(
             reading, value,
             [&](std::size_t, json::value wish) { return read_wish(reading, wish, claim); }) &&
         all_there(reading, claim.seen_wish,
                   [&](WishIndex wish) { return claim.instance.key(wish); });
}

bool read_group(Reading& reading, json::value value, Claim& claim) {
  GroupResult row;
  if (!read_fields<GroupResult>(reading, value, group_result_fields, row)) return false;
  const GroupIndex group = find_key(claim.instance.groups.key, row.key);
  if (!mark(reading, group, claim.seen_group, row.key, RefusalCode::duplicate_group)) return false;
  claim.result.displays.last_called[group] = row.last_called;
  claim.result.displays.number_waiting[group] = row.number_waiting;
  return true;
}

bool read_groups(Reading& reading, json::value value, Claim& claim) {
  return each_element(
             reading, value,
             [&](std::size_t, json::value group) { return read_group(reading, group, claim); }) &&
         all_there(reading, claim.seen_group,
                   [&](GroupIndex group) { return claim.instance.groups.key[group]; });
}

// The groups of a list, none twice.
class GroupSet {
 public:
  bool add(Reading& reading, const Instance& instance, const GroupKey& key, GroupIndex& group) {
    group = find_key(instance.groups.key, key);
    if (group.is_none()) {
      return reading.fail(RefusalCode::unknown_value, to_text(key) + " is not in the day's input");
    }
    const auto place = std::ranges::lower_bound(groups_, group);
    if (place != groups_.end() && *place == group) {
      return reading.fail(RefusalCode::duplicate_group, to_text(key) + " appears a second time");
    }
    groups_.insert(place, group);
    return true;
  }
  std::vector<GroupIndex> release() && { return std::move(groups_); }

 private:
  std::vector<GroupIndex> groups_;  // sorted
};

bool read_bars(Reading& reading, const std::vector<BarResult>& rows, Claim& claim,
               std::vector<Bar>& bars) {
  GroupSet groups;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Bar bar{{}, rows[i].call_bar, rows[i].boarding_bar};
    if (!groups.add(reading, claim.instance, rows[i].group, bar.group)) {
      return reading.in_field("groupe") || reading.in_element(i) || reading.in_field("barres");
    }
    bars.push_back(bar);
  }
  std::ranges::sort(bars, {}, &Bar::group);
  return true;
}

bool read_boarding(Reading& reading, json::value value, Claim& claim) {
  BoardingResult row;
  if (!read_fields<BoardingResult>(reading, value, boarding_result_fields, row)) return false;
  const BoardingIndex boarding = find_key(claim.instance.boardings.key, row.key);
  if (!mark(reading, boarding, claim.seen_boarding, row.key, RefusalCode::duplicate_boarding)) {
    return false;
  }
  claim.result.round.position[boarding] = row.position;
  claim.result.round.maximum[boarding] = row.maximum;
  return read_bars(reading, row.bars, claim, claim.bars[boarding]);
}

bool read_boardings(Reading& reading, json::value value, Claim& claim) {
  return each_element(reading, value,
                      [&](std::size_t, json::value boarding) {
                        return read_boarding(reading, boarding, claim);
                      }) &&
         all_there(reading, claim.seen_boarding,
                   [&](BoardingIndex boarding) { return claim.instance.boardings.key[boarding]; });
}

bool read_excluded(Reading& reading, json::value value, Claim& claim) {
  GroupSet groups;
  const bool read = each_element(reading, value, [&](std::size_t, json::value item) {
    GroupKey key;
    GroupIndex group;
    return read_value(reading, item, key) && groups.add(reading, claim.instance, key, group);
  });
  claim.result.excluded = std::move(groups).release();
  return read;
}

bool read_alert(Reading& reading, json::value value, Claim& claim) {
  return read_value(reading, value, claim.result.alert);
}

bool read_warning(Reading& reading, json::value value, Claim& claim) {
  return read_value(reading, value, claim.result.warning);
}

bool read_error(Reading& reading, json::value value, Claim&) {
  std::string_view reason;
  if (!read_text(reading, value, reason)) return false;
  return reading.fail(RefusalCode::unknown_value,
                      "the document says that the input was refused: " + std::string(reason));
}

constexpr auto result_fields =
    table(Field<Claim>{.name = "alerte", .read = read_alert, .required = true},
          Field<Claim>{.name = "avertissement", .read = read_warning, .required = true},
          Field<Claim>{.name = "groupesExclus", .read = read_excluded},
          Field<Claim>{.name = "voeux", .read = read_wishes, .required = true},
          Field<Claim>{.name = "groupes", .read = read_groups, .required = true},
          Field<Claim>{.name = "internats", .read = read_boardings, .required = true},
          Field<Claim>{.name = "erreur", .read = read_error});

Lists<BoardingIndex, Bar> join(const Array<BoardingIndex, std::vector<Bar>>& lists) {
  std::vector<std::uint32_t> offsets = {0};
  std::vector<Bar> bars;
  for (const std::vector<Bar>& list : lists) {
    bars.insert(bars.end(), list.begin(), list.end());
    offsets.push_back(static_cast<std::uint32_t>(bars.size()));
  }
  return {Column<BoardingIndex, std::uint32_t>(std::move(offsets)),
          Column<Index<struct ListPositionTag>, Bar>(std::move(bars))};
}

}  // namespace

}  // namespace official

Result<ResultClaim> parse_result(const Document& document, const Instance& instance) {
  using namespace official;
  Claim claim(instance);
  Reading reading(document);
  const bool read = reading.root([&](json::object object) {
    return read_fields<Claim>(reading, object, result_fields, claim);
  });
  if (!read) return tl::make_unexpected(reading.refusal());
  if (!claim.any_pass) claim.result.round.pass = {};  // unknown
  claim.result.displays.bars = join(claim.bars);
  return std::move(claim.result);
}

}  // namespace affecta
