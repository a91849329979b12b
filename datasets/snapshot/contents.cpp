#include "datasets/snapshot/contents.h"

#include <algorithm>
#include <atomic>
#include <limits>

#include <simdjson.h>

#include "engine/model/input_checks.h"
#include "engine/model/part.h"

namespace affecta::snapshot {

namespace {

constexpr std::size_t group_grain = 64;
constexpr std::size_t candidate_grain = 4096;

// Collects the first thing that does not hold; what comes after it is not looked at.
class Findings {
 public:
  // `holds()` may rely on everything that was asked before.
  template <class Holds>
  Findings& expect(const char* what, const Holds& holds) {
    if (!wrong_ && !holds()) wrong_ = what;
    return *this;
  }
  std::optional<std::string> wrong() const { return wrong_; }

 private:
  std::optional<std::string> wrong_;
};

template <class Body>
bool all_of(const Workers& workers, std::size_t count, std::size_t grain, const Body& body) {
  std::atomic<bool> all = true;
  workers.for_chunks(count, grain, [&](std::size_t begin, std::size_t end) {
    bool own = true;
    for (std::size_t i = begin; i < end && own; ++i) own = body(i);
    if (!own) all = false;
  });
  return all;
}

template <class... Columns>
bool have_size(std::size_t size, const Columns&... columns) {
  return ((columns.size() == size) && ...);
}
template <class... Columns>
bool have_size_or_none(std::size_t size, const Columns&... columns) {
  return ((columns.size() == size || columns.size() == 0) && ...);
}

template <class Values, class Value>
bool all_at_most(const Values& values, Value most) {
  return std::ranges::all_of(values, [most](const auto& value) { return value <= most; });
}

template <class Keys>
bool strictly_increasing(const Keys& keys) {
  return std::ranges::adjacent_find(keys, std::greater_equal<>()) == keys.end();
}

template <class I>
bool is_partition(const Column<I, std::uint32_t>& offsets, std::size_t rows, std::size_t values) {
  return offsets.size() == rows + 1 && *offsets.begin() == 0 && *(offsets.end() - 1) == values &&
         std::ranges::is_sorted(offsets);
}

// Texts in UTF-8, none cut within a character.
template <class I>
bool are_texts(const TextColumn<I>& texts) {
  const auto chars = texts.chars().span();
  if (texts.offsets().size() == 0) return chars.empty();
  if (!is_partition(texts.offsets(), texts.size(), chars.size())) return false;
  if (!simdjson::validate_utf8(chars.data(), chars.size())) return false;
  return std::ranges::all_of(texts.offsets(), [&](std::uint32_t offset) {
    return offset == chars.size() || (static_cast<unsigned char>(chars[offset]) & 0xC0U) != 0x80U;
  });
}

template <class I>
bool are_coded_texts(const CodedColumn<I>& coded) {
  return are_texts(coded.texts()) && std::ranges::all_of(coded.codes(), [&](CodeIndex code) {
           return code.value < coded.texts().size();
         });
}

// ---------------------------------------------------------------- the instance

bool has_shape(const Instance& instance) {
  constexpr std::size_t limit = std::numeric_limits<std::uint32_t>::max();
  const auto& [candidates, groups, boardings, wishes] =
      std::tie(instance.candidates, instance.groups, instance.boardings, instance.wishes);
  return instance.wish_count() < limit && instance.candidate_count() < limit &&
         instance.group_count() < limit && instance.boarding_count() < limit &&
         have_size(instance.candidate_count(), candidates.responder) &&
         have_size(instance.group_count(), groups.capacity, groups.block_call_limit,
                   groups.estimate, groups.last_called_displayed, groups.number_waiting,
                   groups.flags) &&
         have_size(instance.boarding_count(), boardings.capacity) &&
         have_size(instance.wish_count(), wishes.candidate, wishes.group, wishes.boarding,
                   wishes.call_rank, wishes.displayed_call_rank, wishes.boarding_rank,
                   wishes.preference, wishes.waiting_rank_yesterday, wishes.flags);
}

bool has_lists(const Instance& instance) {
  return is_partition(instance.wishes_of_group.offsets(), instance.group_count(),
                      instance.wish_count()) &&
         is_partition(instance.wishes_of_candidate.offsets(), instance.candidate_count(),
                      instance.wish_count()) &&
         is_partition(instance.wishes_of_boarding.offsets(), instance.boarding_count(),
                      instance.wishes_of_boarding.values().size()) &&
         have_size(instance.wish_count(), instance.wishes_of_candidate.values());
}

bool has_keys(const Instance& instance) {
  return strictly_increasing(instance.candidates.key) && strictly_increasing(instance.groups.key) &&
         strictly_increasing(instance.boardings.key) &&
         all_at_most(instance.candidates.responder, 1) &&
         all_at_most(instance.groups.flags, group_flag::stopped | group_flag::reservation_ended);
}

template <class... Columns>
bool none_negative(const Columns&... columns) {
  return (std::ranges::all_of(columns, [](std::int32_t value) { return value >= 0; }) && ...);
}

// No capacity or limit is negative; one cGiCod is shared in one way.
bool has_capacities(const Instance& instance) {
  const GroupColumns& groups = instance.groups;
  return none_negative(groups.capacity, groups.block_call_limit, groups.estimate,
                       groups.last_called_displayed, instance.boardings.capacity) &&
         std::ranges::adjacent_find(
             instance.boardings.key, [](const BoardingKey& a, const BoardingKey& b) {
               return a.boarding_group == b.boarding_group && a.sharing() != b.sharing();
             }) == instance.boardings.key.end();
}

// What can be said of a wish alone (check_wish_row, on columns).
bool is_sound(const Instance& instance, GroupIndex group, WishIndex wish) {
  const WishColumns& wishes = instance.wishes;
  if (wishes.group[wish] != group || wishes.candidate[wish].value >= instance.candidate_count()) {
    return false;
  }
  const WishStatus status = wishes.status[wish];
  if (static_cast<std::size_t>(status) >= status_count || !is_input_status(status)) return false;
  if (std::min({wishes.call_rank[wish], wishes.displayed_call_rank[wish],
                wishes.boarding_rank[wish], wishes.preference[wish],
                wishes.waiting_rank_yesterday[wish]}) < 0) {
    return false;
  }
  const bool proposed_before = is_proposed_before(status);
  if (wishes.call_rank[wish] == 0 && !proposed_before && status != WishStatus::not_ranked) {
    return false;
  }
  if (instance.has(wish, wish_flag::outside_main) && !proposed_before) return false;
  const BoardingIndex boarding = wishes.boarding[wish];
  if (instance.names_boarding(wish) == boarding.is_none()) return false;
  if (boarding.is_none()) return true;
  if (boarding.value >= instance.boarding_count()) return false;
  const BoardingKey& key = instance.boardings.key[boarding];
  return (key.formation == 0 || key.formation == instance.groups.key[group].formation) &&
         (wishes.boarding_rank[wish] > 0 || !is_waiting(status));
}

auto call_order(const Instance& instance, WishIndex wish) {
  return std::tuple(instance.wishes.call_rank[wish], instance.wishes.candidate[wish],
                    instance.has(wish, wish_flag::with_boarding));
}

// The wishes of a group are sound and in call order.
bool is_sound_group(const Instance& instance, GroupIndex group) {
  const auto wishes = instance.wishes_of_group[group];
  for (const WishIndex wish : wishes) {
    if (!is_sound(instance, group, wish)) return false;
    const WishIndex before{wish.value - 1};
    if (wish != wishes.front() && call_order(instance, before) >= call_order(instance, wish)) {
      return false;
    }
  }
  return true;
}

// A candidate's wishes are that candidate's, each once and by formation; siblings are marked.
bool is_sound_candidate(const Instance& instance, CandidateIndex candidate) {
  const bool responder = instance.candidates.responder[candidate] != 0;
  WishKey last;
  WishIndex before;
  bool last_marked = false;
  for (const WishIndex wish : instance.wishes_of_candidate[candidate]) {
    if (wish.value >= instance.wish_count()) return false;
    if (instance.wishes.candidate[wish] != candidate) return false;
    if (instance.has(wish, wish_flag::responder) != responder) return false;
    const WishKey key = instance.key(wish);
    if (before && last >= key) return false;
    const bool siblings = before && last.formation == key.formation;
    if (before && !siblings && instance.has(before, wish_flag::has_sibling) != last_marked) {
      return false;
    }
    if (siblings && !instance.has(before, wish_flag::has_sibling)) return false;
    last_marked = siblings;
    last = key;
    before = wish;
  }
  return !before || instance.has(before, wish_flag::has_sibling) == last_marked;
}

// The wishes that name a boarding house, by (boarding rank, wish).
bool is_sound_boarding(const Instance& instance, BoardingIndex boarding) {
  std::pair<std::int32_t, WishIndex> last{-1, {}};
  for (const WishIndex wish : instance.wishes_of_boarding[boarding]) {
    if (wish.value >= instance.wish_count()) return false;
    if (instance.wishes.boarding[wish] != boarding) return false;
    const std::pair own{instance.wishes.boarding_rank[wish], wish};
    if (own <= last) return false;
    last = own;
  }
  return true;
}

bool all_boardings_listed(const Instance& instance, const Workers& workers) {
  std::atomic<std::size_t> named = 0;
  workers.for_chunks(instance.wish_count(), 1 << 16, [&](std::size_t begin, std::size_t end) {
    std::size_t own = 0;
    for (std::size_t i = begin; i < end; ++i) own += instance.names_boarding(WishIndex::at(i));
    named += own;
  });
  return named == instance.wishes_of_boarding.values().size();
}

// What the ranks and statuses of different wishes say of each other.
bool agree(const Instance& instance, const Workers& workers) {
  const Part whole = Part::whole(instance);
  const RowOfWish none;
  return !check_call_ranks(instance, whole.groups, none, workers).fault() &&
         !check_boarding_ranks(instance, whole.boardings, none, workers).fault() &&
         !check_responder_wishes(instance, whole.responders, none, workers).fault();
}

// ---------------------------------------------------------------- names and files

bool has_file_shape(const Country& country) {
  const Instance& instance = country.instance;
  const auto& [candidates, formations] = std::tie(country.candidates, country.formations);
  return have_size_or_none(instance.candidate_count(), candidates.name, candidates.first_name,
                           candidates.email, candidates.school, candidates.school_class,
                           candidates.series, candidates.academy, candidates.scholarship,
                           candidates.cordees) &&
         have_size_or_none(formations.key.size(), formations.enrolment_formation, formations.name,
                           formations.establishment, formations.kind, formations.academy,
                           formations.selective, formations.apprenticeship) &&
         have_size_or_none(instance.group_count(), country.groups.min_scholarship_percent,
                           country.groups.min_sector_percent) &&
         have_size_or_none(instance.wish_count(), country.wishes.rank, country.wishes.flags);
}

bool has_texts(const Country& country) {
  const auto& [candidates, formations] = std::tie(country.candidates, country.formations);
  return are_texts(candidates.name) && are_texts(candidates.first_name) &&
         are_texts(candidates.email) && are_coded_texts(candidates.school) &&
         are_coded_texts(candidates.school_class) && are_coded_texts(candidates.series) &&
         are_coded_texts(candidates.academy) && are_texts(formations.name) &&
         are_coded_texts(formations.establishment) && are_coded_texts(formations.kind) &&
         are_coded_texts(formations.academy) &&
         simdjson::validate_utf8(country.calendar.data(), country.calendar.size());
}

bool has_file_values(const Country& country) {
  const auto is_percent = [](std::int32_t value) { return value >= 0 && value <= 100; };
  return strictly_increasing(country.formations.key) &&
         all_at_most(country.candidates.scholarship, 1) &&
         all_at_most(country.candidates.cordees, 1) &&
         all_at_most(country.formations.selective, 1) &&
         all_at_most(country.formations.apprenticeship, 1) &&
         std::ranges::all_of(country.groups.min_scholarship_percent, is_percent) &&
         std::ranges::all_of(country.groups.min_sector_percent, is_percent) &&
         std::ranges::all_of(country.wishes.rank, [](std::int32_t rank) { return rank >= 0; }) &&
         all_at_most(country.wishes.flags, 15);
}

}  // namespace

std::optional<std::string> contradiction(const Country& country, const Workers& workers) {
  const Instance& instance = country.instance;
  return Findings()
      .expect("the columns of the instance differ in length", [&] { return has_shape(instance); })
      .expect("the lists of wishes do not add up", [&] { return has_lists(instance); })
      .expect("the keys are not in order", [&] { return has_keys(instance); })
      .expect("capacities, limits or boarding houses are not as they may be",
              [&] { return has_capacities(instance); })
      .expect("the day is not positive", [&] { return instance.parameters.day > 0; })
      .expect("the wishes of a group are not sound and in call order",
              [&] {
                return all_of(workers, instance.group_count(), group_grain, [&](std::size_t i) {
                  return is_sound_group(instance, GroupIndex::at(i));
                });
              })
      .expect("the wishes of a candidate are not the candidate's",
              [&] {
                return all_of(workers, instance.candidate_count(), candidate_grain,
                              [&](std::size_t i) {
                                return is_sound_candidate(instance, CandidateIndex::at(i));
                              });
              })
      .expect("the wishes of a boarding house are not its own, by rank",
              [&] {
                return all_of(workers, instance.boarding_count(), 1,
                              [&](std::size_t i) {
                                return is_sound_boarding(instance, BoardingIndex::at(i));
                              }) &&
                       all_boardings_listed(instance, workers);
              })
      .expect("the wishes contradict each other (matching-rules section 6)",
              [&] { return agree(instance, workers); })
      .expect("the columns of names and files differ in length",
              [&] { return has_file_shape(country); })
      .expect("texts are not texts in UTF-8", [&] { return has_texts(country); })
      .expect("values of names and files are out of range",
              [&] { return has_file_values(country); })
      .wrong();
}

}  // namespace affecta::snapshot
