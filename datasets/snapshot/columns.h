// The columns of a country by name: what the writer and the reader of snapshots share.
//
// visit(name, column) for every column; a column is a Column, or what is made of some (TextColumn,
// CodedColumn, Partition, Lists). The order is the order in the file.
#pragma once

namespace affecta::snapshot {

template <class Country, class Visit>
void each_column(Country& country, const Visit& visit) {
  auto& instance = country.instance;
  visit("candidates.key", instance.candidates.key);
  visit("candidates.responder", instance.candidates.responder);
  visit("groups.key", instance.groups.key);
  visit("groups.capacity", instance.groups.capacity);
  visit("groups.block_call_limit", instance.groups.block_call_limit);
  visit("groups.estimate", instance.groups.estimate);
  visit("groups.last_called_displayed", instance.groups.last_called_displayed);
  visit("groups.number_waiting", instance.groups.number_waiting);
  visit("groups.flags", instance.groups.flags);
  visit("boardings.key", instance.boardings.key);
  visit("boardings.capacity", instance.boardings.capacity);
  visit("wishes.candidate", instance.wishes.candidate);
  visit("wishes.group", instance.wishes.group);
  visit("wishes.boarding", instance.wishes.boarding);
  visit("wishes.call_rank", instance.wishes.call_rank);
  visit("wishes.displayed_call_rank", instance.wishes.displayed_call_rank);
  visit("wishes.boarding_rank", instance.wishes.boarding_rank);
  visit("wishes.preference", instance.wishes.preference);
  visit("wishes.waiting_rank_yesterday", instance.wishes.waiting_rank_yesterday);
  visit("wishes.status", instance.wishes.status);
  visit("wishes.flags", instance.wishes.flags);
  visit("wishes_of_group", instance.wishes_of_group);
  visit("wishes_of_candidate", instance.wishes_of_candidate);
  visit("wishes_of_boarding", instance.wishes_of_boarding);

  visit("candidates.name", country.candidates.name);
  visit("candidates.first_name", country.candidates.first_name);
  visit("candidates.email", country.candidates.email);
  visit("candidates.school", country.candidates.school);
  visit("candidates.class", country.candidates.school_class);
  visit("candidates.series", country.candidates.series);
  visit("candidates.academy", country.candidates.academy);
  visit("candidates.scholarship", country.candidates.scholarship);
  visit("candidates.cordees", country.candidates.cordees);
  visit("formations.key", country.formations.key);
  visit("formations.enrolment_formation", country.formations.enrolment_formation);
  visit("formations.name", country.formations.name);
  visit("formations.establishment", country.formations.establishment);
  visit("formations.kind", country.formations.kind);
  visit("formations.academy", country.formations.academy);
  visit("formations.selective", country.formations.selective);
  visit("formations.apprenticeship", country.formations.apprenticeship);
  visit("groups.min_scholarship_percent", country.groups.min_scholarship_percent);
  visit("groups.min_sector_percent", country.groups.min_sector_percent);
  visit("wishes.rank", country.wishes.rank);
  visit("wishes.file_flags", country.wishes.flags);
}

}  // namespace affecta::snapshot
