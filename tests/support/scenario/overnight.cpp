#include "tests/support/scenario/overnight.h"

#include <algorithm>
#include <set>

namespace affecta::test {

namespace {

using naive::Status;

Status next_morning(Status result) {
  switch (result) {
    case Status::proposed_today:
      return Status::unanswered;
    case Status::accepted_by_responder:
      return Status::accepted;
    case Status::responder_gave_up_held:
    case Status::ordered_gave_up_held:
      return Status::refused;
    case Status::responder_gave_up_waiting:
    case Status::ordered_gave_up_waiting:
      return Status::refused_or_resigned;
    default:
      return result;
  }
}

Status answered(Status status, AnswerVerb verb) {
  switch (verb) {
    case AnswerVerb::accept:
      return status == Status::unanswered ? Status::accepted : status;
    case AnswerVerb::refuse:
      return naive::is_held(status) ? Status::refused : status;
    case AnswerVerb::resign:
      if (status == Status::waiting) return Status::refused_or_resigned;
      return naive::is_held(status) ? Status::refused : status;
    case AnswerVerb::do_not_answer:
      return status;
  }
  return status;
}

// What the answers make of a wish; "everyone else" are those whom no other answer names.
Status answer_of(const std::vector<Answer>& answers, const naive::Wish& wish, Status status) {
  std::set<naive::Int> named;
  for (const Answer& answer : answers) {
    named.insert(answer.candidates.begin(), answer.candidates.end());
  }
  for (const Answer& answer : answers) {
    const naive::Int candidate = wish.key.candidate;
    const bool speaks_of = answer.candidates.empty()
                               ? !named.contains(candidate)
                               : std::ranges::count(answer.candidates, candidate) > 0;
    if (speaks_of && answer.formation.value_or(wish.key.formation) == wish.key.formation &&
        answer.with_boarding.value_or(wish.key.with_boarding) == wish.key.with_boarding) {
      status = answered(status, answer.verb);
    }
  }
  return status;
}

}  // namespace

std::map<naive::WishKey, naive::Wish> wishes_after(const DrawnDay& yesterday, const naive::Day& day,
                                                   const naive::Outcome& outcome) {
  std::map<naive::WishKey, naive::Wish> wishes;
  for (naive::Wish wish : day.wishes) {
    const naive::WishOutcome& result = outcome.wishes.at(wish.key);
    wish.waiting_rank_yesterday = result.waiting_rank;
    wish.status = answer_of(yesterday.answers, wish, next_morning(result.status));
    wishes.emplace(wish.key, wish);
  }
  return wishes;
}

}  // namespace affecta::test
