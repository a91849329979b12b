#include "engine/base/refusal.h"

#include <array>

#include "engine/base/check.h"

namespace affecta {

namespace {

using enum RefusalCode;

constexpr std::array catalogue = {
    RefusalEntry{file_unreadable, "file-unreadable", "the file must be readable",
                 "Check the path and its permissions."},
    RefusalEntry{file_not_writable, "file-not-writable", "the result must be writable",
                 "Check the folder, its permissions and the free space."},
    RefusalEntry{document_too_large, "document-too-large", "a JSON document has at most 4 GiB",
                 "Convert it to tables or to a snapshot, which have no such limit."},
    RefusalEntry{malformed_document, "malformed-document", "the document must be well-formed",
                 "Check that the file is complete and was not edited by hand."},
    RefusalEntry{missing_field, "missing-field", "a required field must be present",
                 "Add the field."},
    RefusalEntry{duplicate_field, "duplicate-field", "a field appears once",
                 "Remove one of the two."},
    RefusalEntry{wrong_type, "wrong-type", "a field has the type of the exchange format",
                 "Write the value in the type named."},
    RefusalEntry{integer_out_of_range, "integer-out-of-range",
                 "an integer is between -2147483648 and 2147483647", "Correct the value."},
    RefusalEntry{unknown_status, "unknown-status", "a status is one of the official names",
                 "Correct the spelling of the status."},
    RefusalEntry{status_of_a_result, "status-of-a-result",
                 "a day's input carries no status that only a round gives",
                 "Give the input of the day, not its result: turn yesterday's proposals into "
                 "proposals of earlier days."},
    RefusalEntry{key_differs_from_id, "key-differs-from-id", "a pair's key is its value's id",
                 "Make the key and the id equal."},
    RefusalEntry{unknown_value, "unknown-value", "a value is one of those listed",
                 "Use one of the values listed."},
    RefusalEntry{checksum_mismatch, "checksum-mismatch", "a snapshot's checksums hold",
                 "The file was altered or truncated: make it again from its source."},
    RefusalEntry{unsupported_version, "unsupported-version", "the version must be known",
                 "Read the file with the version of affecta that wrote it, and convert it."},
    RefusalEntry{duplicate_wish, "duplicate-wish", "a wish appears once",
                 "Remove one of the two wishes."},
    RefusalEntry{duplicate_group, "duplicate-group", "an admission group appears once",
                 "Remove one of the two groups."},
    RefusalEntry{duplicate_boarding, "duplicate-boarding", "a boarding house appears once",
                 "Remove one of the two boarding houses."},
    RefusalEntry{duplicate_candidate, "duplicate-candidate", "a candidate is listed once",
                 "Remove one of the two entries."},
    RefusalEntry{duplicate_formation, "duplicate-formation", "a formation is listed once",
                 "Remove one of the two entries."},
    RefusalEntry{unknown_group, "unknown-group", "a wish's admission group is in the input",
                 "Add the group, or correct the wish."},
    RefusalEntry{unknown_boarding, "unknown-boarding", "a wish's boarding house is in the input",
                 "Add the boarding house, or correct the wish."},
    RefusalEntry{unknown_candidate, "unknown-candidate", "a wish's candidate is in the input",
                 "Add the candidate, or correct the wish."},
    RefusalEntry{unknown_formation, "unknown-formation",
                 "a group's formation is in the list of formations",
                 "Add the formation, or correct the group."},
    RefusalEntry{wrong_formation, "wrong-formation", "a wish's formation is its group's",
                 "Correct the wish's formation or its group."},
    RefusalEntry{wrong_boarding_formation, "wrong-boarding-formation",
                 "a single-formation boarding house is asked for in that formation only",
                 "Correct the wish's boarding house."},
    RefusalEntry{boarding_sharing_mixed, "boarding-sharing-mixed",
                 "one cGiCod is used with one kind of sharing",
                 "Give the boarding houses of one cGiCod one kind of sharing."},
    RefusalEntry{too_many_rows, "too-many-rows", "a table has fewer than 4294967295 rows",
                 "Split the input."},
    RefusalEntry{day_not_positive, "day-not-positive", "the day is at least 1",
                 "Correct nbJoursCampagne."},
    RefusalEntry{negative_value, "negative-value",
                 "no capacity, limit, estimate or rank is negative", "Correct the value."},
    RefusalEntry{missing_call_rank, "missing-call-rank",
                 "a wish has a call rank of at least 1, unless it was proposed before or is not "
                 "ranked",
                 "Give the wish its call rank."},
    RefusalEntry{missing_boarding_rank, "missing-boarding-rank",
                 "a waiting wish that names a boarding house has a boarding rank of at least 1",
                 "Give the wish its boarding rank."},
    RefusalEntry{two_call_ranks, "two-call-ranks",
                 "a candidate's waiting wishes in one group have one call rank",
                 "Correct the call ranks of this candidate."},
    RefusalEntry{call_rank_shared, "call-rank-shared",
                 "among the waiting wishes of a group, a call rank is one candidate's",
                 "Correct the call ranks of this group."},
    RefusalEntry{two_boarding_ranks, "two-boarding-ranks",
                 "a candidate's waiting wishes in one boarding house have one boarding rank",
                 "Correct the boarding ranks of this candidate."},
    RefusalEntry{boarding_rank_shared, "boarding-rank-shared",
                 "among the waiting wishes of a boarding house, a boarding rank is one candidate's",
                 "Correct the boarding ranks of this boarding house."},
    RefusalEntry{outside_main_not_proposed_before, "outside-main-not-proposed-before",
                 "only a wish proposed before may be outside the main procedure",
                 "Correct affecteHorsPP or the status."},
    RefusalEntry{responder_two_held, "responder-two-held",
                 "a candidate with the automatic responder holds at most one proposal within the "
                 "main procedure (P7.2)",
                 "Keep one proposal, or switch the responder off."},
    RefusalEntry{responder_without_preference, "responder-without-preference",
                 "every wish of a candidate with the automatic responder has a preference rank, "
                 "unless it was proposed before (P7.4)",
                 "Have the candidate order all waiting wishes, or switch the responder off."},
    RefusalEntry{responder_same_preference, "responder-same-preference",
                 "the preference ranks of a candidate with the automatic responder differ (P7.5)",
                 "Give each wish its own preference rank."},
    RefusalEntry{responder_waiting_not_preferred, "responder-waiting-not-preferred",
                 "every waiting wish of a candidate with the automatic responder is preferred to "
                 "the proposal held (P7.6)",
                 "Give up the waiting wishes that rank below the proposal held."},
    RefusalEntry{rate_out_of_range, "rate-out-of-range", "a minimum rate is a percent, 0 to 100",
                 "Correct the rate."},
    RefusalEntry{rank_not_positive, "rank-not-positive", "a rank is at least 1",
                 "Correct the rank."},
    RefusalEntry{rank_shared, "rank-shared", "a rank is one candidate's",
                 "Give each candidate a rank of their own."},
    RefusalEntry{candidate_ranked_twice, "candidate-ranked-twice", "a candidate is ranked once",
                 "Remove one of the two entries."},
    RefusalEntry{rates_differ, "rates-differ",
                 "the admission groups of one ranking group have the same minimum rates",
                 "Give them the rates of the ranking group."},
    RefusalEntry{history_shrinks, "history-shrinks",
                 "the highest call rank proposed so far is not below what it was days before",
                 "Correct the group's history of proposals."},
    RefusalEntry{result_breaks_property, "result-breaks-property",
                 "the result of a day satisfies P7 and P8",
                 "Nothing was written. Report this input: the day must not be published."},
    RefusalEntry{event_out_of_limits, "event-out-of-limits",
                 "an event keeps to the limits of the journal", "Shorten or correct the value."},
    RefusalEntry{stamp_decreases, "stamp-decreases",
                 "no event is stamped earlier than the one before it",
                 "Correct the clock that gives the stamps; nothing was written."},
    RefusalEntry{command_id_taken, "command-id-taken", "a command id is one author's",
                 "Send the command with an id of its own, drawn at random."},
    RefusalEntry{journal_in_use, "journal-in-use", "one process at a time writes a journal",
                 "Stop the other process, or give this one a journal of its own."},
    RefusalEntry{journal_damaged, "journal-damaged",
                 "every event of a journal is as it was written",
                 "Restore the journal from a backup; the audit tells how far it is sound."},
    RefusalEntry{journal_truncated, "journal-truncated",
                 "a journal reaches as far as every snapshot made from it",
                 "Restore the journal from a newer backup. Only if the later events are to be "
                 "given up: remove the snapshot."},
    RefusalEntry{journal_not_written, "journal-not-written",
                 "an event is acknowledged when it is on the disk",
                 "Free space or mend the disk, open the journal again, and send the command again "
                 "with the same id: if it was kept it is not done twice."},
    RefusalEntry{journal_stopped, "journal-stopped",
                 "after a write that failed a journal takes no event until it is opened again",
                 "Free space or mend the disk, and open the journal again."},
};

static_assert(catalogue.size() == static_cast<std::size_t>(count_));
static_assert([] {
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    if (static_cast<std::size_t>(catalogue[i].code) != i) return false;
  }
  return true;
}());

}  // namespace

const RefusalEntry& catalogue_entry(RefusalCode code) {
  AFFECTA_CHECK(code < count_);
  return catalogue[static_cast<std::size_t>(code)];
}

std::string Refusal::message() const {
  const RefusalEntry& entry = catalogue_entry(code);
  std::string text = where;
  if (!text.empty()) text += ": ";
  text += what;
  text += " [";
  text += entry.name;
  text += "]. Rule: ";
  text += entry.rule;
  text += ". ";
  text += entry.advice;
  return text;
}

}  // namespace affecta
