// A number that changes with any byte of a country.
#pragma once

#include <cstdint>

#include "datasets/country.h"

namespace affecta::test {

class CountryHash {
 public:
  std::uint64_t operator()(const Country& country) {
    add_instance(country.instance);
    const CandidateFiles& candidates = country.candidates;
    add_texts(candidates.name);
    add_texts(candidates.first_name);
    add_texts(candidates.email);
    add_codes(candidates.school);
    add_codes(candidates.school_class);
    add_codes(candidates.series);
    add_codes(candidates.academy);
    add(candidates.scholarship);
    add(candidates.cordees);
    const FormationFiles& formations = country.formations;
    add(formations.key);
    add(formations.enrolment_formation);
    add_texts(formations.name);
    add_codes(formations.establishment);
    add_codes(formations.kind);
    add_codes(formations.academy);
    add(formations.selective);
    add(formations.apprenticeship);
    add(country.groups.min_scholarship_percent);
    add(country.groups.min_sector_percent);
    add(country.wishes.rank);
    add(country.wishes.flags);
    add_number(country.seed);
    return hash_;
  }

 private:
  void add_instance(const Instance& instance) {
    add_number(static_cast<std::uint64_t>(instance.parameters.reservation_end));
    add(instance.candidates.key);
    add(instance.candidates.responder);
    for (const GroupKey& key : instance.groups.key) {
      add_number(static_cast<std::uint64_t>(key.ranking_group));
      add_number(static_cast<std::uint64_t>(key.enrolment_formation));
      add_number(static_cast<std::uint64_t>(key.formation));
    }
    add(instance.groups.capacity);
    add(instance.groups.block_call_limit);
    add(instance.groups.estimate);
    for (const BoardingKey& key : instance.boardings.key) {
      add_number(static_cast<std::uint64_t>(key.boarding_group));
      add_number(static_cast<std::uint64_t>(key.enrolment_formation));
      add_number(static_cast<std::uint64_t>(key.formation));
    }
    add(instance.boardings.capacity);
    add(instance.wishes.candidate);
    add(instance.wishes.group);
    add(instance.wishes.boarding);
    add(instance.wishes.call_rank);
    add(instance.wishes.boarding_rank);
    add(instance.wishes.preference);
    add(instance.wishes.status);
    add(instance.wishes.flags);
  }
  // Numbers by value, so that the machine's byte order does not count.
  void add_number(std::uint64_t value) { hash_ = (hash_ ^ value) * 0x100000001B3U + 1; }
  template <class I, class T>
  void add(const Column<I, T>& column) {
    add_number(column.size());
    for (const T& value : column) {
      if constexpr (requires { value.value; }) {
        add_number(value.value);
      } else {
        add_number(static_cast<std::uint64_t>(value));
      }
    }
  }
  template <class I>
  void add_texts(const TextColumn<I>& column) {
    add(column.offsets());
    add(column.chars());
  }
  template <class I>
  void add_codes(const CodedColumn<I>& column) {
    add(column.codes());
    add_texts(column.texts());
  }

  std::uint64_t hash_ = 0xCBF29CE484222325U;
};

inline std::uint64_t hash_of(const Country& country) { return CountryHash()(country); }

}  // namespace affecta::test
