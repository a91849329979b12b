#include "tests/unit/verify/judged_day.h"

#include <catch2/catch.hpp>

#include "engine/base/check.h"
#include "engine/model/builder.h"

namespace affecta {

namespace {

template <class Map, class Key, class Value>
Value value_or(const Map& map, const Key& key, Value otherwise) {
  const auto found = map.find(key);
  return found == map.end() ? otherwise : found->second;
}

std::string name(const Instance& instance, WishIndex wish) {
  const WishKey key = instance.key(wish);
  return std::to_string(key.candidate) + "/" + std::to_string(key.formation) +
         (key.with_boarding ? "+" : "");
}

std::string name(const Instance& instance, GroupIndex group) {
  return std::to_string(instance.groups.key[group].formation);
}

std::string to_text(const Instance& instance, const Violation& violation) {
  std::string text(to_text(violation.property));
  if (violation.group) text += " group " + name(instance, violation.group);
  if (violation.boarding) {
    text +=
        " boarding " + std::to_string(instance.boardings.key[violation.boarding].boarding_group);
  }
  if (violation.first) text += ": " + name(instance, violation.first);
  if (violation.second) text += " by " + name(instance, violation.second);
  return text;
}

template <class Check>
Judged judged_by(const Instance& instance, const Check& check) {
  const auto with = [&](unsigned threads) {
    Judged judged;
    judged.verdict = check(Workers(threads));
    judged.violations = to_texts(instance, judged.verdict);
    for (const GroupIndex group : judged.verdict.invalid.indices()) {
      if (judged.verdict.invalid[group] != 0) judged.invalid.push_back(name(instance, group));
    }
    for (const GroupIndex group : judged.verdict.withdrawn) {
      judged.withdrawn.push_back(name(instance, group));
    }
    for (const WishIndex wish : judged.verdict.given_up_for_withdrawn) {
      judged.stay_given_up.push_back(name(instance, wish));
    }
    return judged;
  };
  Judged one = with(1);
  for (const unsigned threads : {2U, 8U}) {
    const Judged other = with(threads);
    CHECK(other.violations == one.violations);
    CHECK(other.invalid == one.invalid);
    CHECK(other.withdrawn == one.withdrawn);
    CHECK(other.stay_given_up == one.stay_given_up);
    CHECK(other.verdict.alert == one.verdict.alert);
    CHECK(other.verdict.warning == one.verdict.warning);
    CHECK(other.verdict.refused == one.verdict.refused);
    CHECK(other.verdict.unchecked == one.verdict.unchecked);
  }
  return one;
}

}  // namespace

WishRow& JudgedDay::add(WishRow row, WishStatus after_the_round) {
  group(row.key.formation);
  if (row.boarding) house(row.boarding->boarding_group);
  if (after_the_round != WishStatus::waiting) after(row.key, after_the_round);
  input.wishes.push_back(row);
  return input.wishes.back();
}

WishRow& JudgedDay::wish(CandidateKey candidate, std::int32_t formation, std::int32_t call_rank,
                         WishStatus after_the_round) {
  WishRow row;
  row.key = {candidate, formation, false};
  row.group = {formation, formation, formation};
  row.call_rank = row.displayed_call_rank = call_rank;
  return add(row, after_the_round);
}

WishRow& JudgedDay::boarding_wish(CandidateKey candidate, std::int32_t formation,
                                  std::int32_t call_rank, std::int32_t boarding,
                                  std::int32_t boarding_rank, WishStatus after_the_round) {
  WishRow& row = plain_boarding_wish(candidate, formation, call_rank, after_the_round);
  row.boarding = BoardingKey{boarding, 0, 0};
  row.boarding_rank = boarding_rank;
  house(boarding);
  return row;
}

WishRow& JudgedDay::plain_boarding_wish(CandidateKey candidate, std::int32_t formation,
                                        std::int32_t call_rank, WishStatus after_the_round) {
  WishRow row;
  row.key = {candidate, formation, true};
  row.group = {formation, formation, formation};
  row.call_rank = row.displayed_call_rank = call_rank;
  return add(row, after_the_round);
}

void JudgedDay::after(WishKey wish, WishStatus status, std::uint32_t pass) {
  after_[wish] = {status, pass};
}

GroupRow& JudgedDay::group(std::int32_t formation) {
  const auto [found, added] = groups_.try_emplace(formation, input.groups.size());
  if (added) {
    GroupRow row;
    row.key = {formation, formation, formation};
    row.capacity = 1;
    row.estimate = no_limit;
    input.groups.push_back(row);
  }
  return input.groups[found->second];
}

BoardingRow& JudgedDay::house(std::int32_t boarding) {
  const auto [found, added] = houses_.try_emplace(boarding, input.boardings.size());
  if (added) input.boardings.push_back({.key = {boarding, 0, 0}, .capacity = 1});
  return input.boardings[found->second];
}

Instance JudgedDay::instance() const {
  auto instance = build_instance(input, Workers(1));
  if (!instance) FAIL(instance.error().message());
  return *std::move(instance);
}

ResultClaim JudgedDay::claim(const Instance& instance) const {
  ResultClaim claim;
  claim.round.status = instance.wishes.status.copy();
  if (with_passes) claim.round.pass = Array<WishIndex, std::uint32_t>(instance.wish_count());
  claim.displays.waiting_rank = Array<WishIndex, std::int32_t>(instance.wish_count());
  for (const WishIndex wish : instance.wishes.status.indices()) {
    const WishKey key = instance.key(wish);
    claim.displays.waiting_rank[wish] = value_or(waiting_rank, key, 0);
    const auto found = after_.find(key);
    if (found == after_.end()) continue;
    claim.round.status[wish] = found->second.status;
    if (with_passes) claim.round.pass[wish] = found->second.pass;
  }
  claim.round.position = Array<BoardingIndex, std::int32_t>(instance.boarding_count());
  claim.round.maximum = Array<BoardingIndex, std::int32_t>(instance.boarding_count());
  for (const BoardingIndex boarding : instance.boardings.key.indices()) {
    const std::int32_t key = instance.boardings.key[boarding].boarding_group;
    claim.round.position[boarding] = value_or(position, key, no_limit);
    claim.round.maximum[boarding] = value_or(maximum, key, no_limit);
  }
  claim.displays.last_called = Array<GroupIndex, std::int32_t>(instance.group_count());
  claim.displays.number_waiting = Array<GroupIndex, std::int32_t>(instance.group_count());
  claim.displays.bars =
      Lists<BoardingIndex, Bar>(Column<BoardingIndex, std::uint32_t>(
                                    std::vector<std::uint32_t>(instance.boarding_count() + 1)),
                                {});
  return claim;
}

Texts to_texts(const Instance& instance, const Verdict& verdict) {
  Texts texts;
  for (const Violation& violation : verdict.violations) {
    texts.push_back(to_text(instance, violation));
    CHECK(!violation.detail.empty());
  }
  return texts;
}

Judged judge(const JudgedDay& day) {
  const Instance instance = day.instance();
  const ResultClaim claim = day.claim(instance);
  const Displays* displays = day.waiting_rank.empty() ? nullptr : &claim.displays;
  return judged_by(instance, [&](const Workers& workers) {
    return verify_round(instance, claim.round, displays, workers);
  });
}

Judged judge_claim(const Instance& instance, const ResultClaim& claim) {
  return judged_by(
      instance, [&](const Workers& workers) { return verify_document(instance, claim, workers); });
}

}  // namespace affecta
