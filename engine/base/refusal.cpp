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
                 "Correct the clock that gives the stamps; nothing was written.", 500},
    RefusalEntry{command_id_taken, "command-id-taken", "a command id is one author's",
                 "Send the command with an id of its own, drawn at random.", 409},
    RefusalEntry{journal_in_use, "journal-in-use", "one process at a time writes a journal",
                 "Stop the other process, or give this one a journal of its own.", 503},
    RefusalEntry{journal_damaged, "journal-damaged",
                 "every event of a journal is as it was written",
                 "Restore the journal from a backup; the audit tells how far it is sound.", 500},
    RefusalEntry{journal_truncated, "journal-truncated",
                 "a journal reaches as far as every snapshot made from it",
                 "Restore the journal from a newer backup. Only if the later events are to be "
                 "given up: remove the snapshot.",
                 500},
    RefusalEntry{journal_not_written, "journal-not-written",
                 "an event is acknowledged when it is on the disk",
                 "Free space or mend the disk, open the journal again, and send the command again "
                 "with the same id: if it was kept it is not done twice.",
                 503},
    RefusalEntry{journal_stopped, "journal-stopped",
                 "after a write that failed a journal takes no event until it is opened again",
                 "Free space or mend the disk, and open the journal again.", 503},
    RefusalEntry{other_opening, "other-opening",
                 "a journal belongs to the country and the calendar it began with",
                 "Put the files back that the campaign was created with.", 500},
    RefusalEntry{
        no_test_clock, "no-test-clock",
        "a command is judged at the time of the server, but in a campaign that was created "
        "with a test clock",
        "Leave the time out."},
    RefusalEntry{queue_full, "queue-full", "so many commands may wait for their answer",
                 "Send the command again with the same id, a little later.", 503},
    RefusalEntry{history_differs, "history-differs",
                 "replayed from its beginning, a journal gives what was published and kept",
                 "The journal or the snapshot was altered, or written by another program: compare "
                 "with a backup.",
                 500},
    RefusalEntry{calendar_dates, "calendar-dates",
                 "the dates of a calendar follow each other, and every delay ends within it",
                 "Correct the dates."},
    RefusalEntry{not_yours, "not-yours",
                 "a command is given by one who may give it, on what is theirs",
                 "Sign in as the person concerned.", 403},
    RefusalEntry{nothing_such, "nothing-such", "what a command names exists", "Correct the name.",
                 404},
    RefusalEntry{phase_closed, "phase-closed", "a command is given within its phase",
                 "See the calendar of the campaign.", 409},
    RefusalEntry{past_cutoff, "past-cutoff",
                 "no proposal of a commission or a training centre is made, and none is "
                 "answered, after the cutoff",
                 "The procedure is over; nothing more can be done.", 409},
    RefusalEntry{deadline_passed, "deadline-passed", "an answer comes before its deadline",
                 "The proposal is lost; waiting wishes go on.", 409},
    RefusalEntry{day_waits, "day-waits",
                 "while a day waits for its publication, nothing that its round has read "
                 "changes",
                 "Try again once the day is published or held.", 409},
    RefusalEntry{wrong_day, "wrong-day",
                 "the campaign turns from one day to the next, and not before the next one "
                 "begins",
                 "Ask for the day after the one in force, once it has begun.", 409},
    RefusalEntry{no_day_waits, "no-day-waits", "only a day that waits is published or held",
                 "See which day is in force.", 409},
    RefusalEntry{not_held, "not-held",
                 "only a proposal that waits for an answer, or an accepted one, is answered or"
                 " given up",
                 "See the wishes as they are now.", 409},
    RefusalEntry{not_waiting, "not-waiting",
                 "only a waiting wish is kept, ordered, confirmed or resigned from",
                 "See the wishes as they are now.", 409},
    RefusalEntry{nothing_to_change, "nothing-to-change", "a command changes something",
                 "Nothing needs to be done.", 409},
    RefusalEntry{listed_twice, "listed-twice", "a list names each thing once",
                 "Remove one of the two."},
    RefusalEntry{order_incomplete, "order-incomplete",
                 "an order names every waiting wish of the candidate",
                 "Give all of them, the preferred one first."},
    RefusalEntry{conditions_not_accepted, "conditions-not-accepted",
                 "a proposal with conditions is accepted with them, or refused",
                 "Accept the conditions, or refuse the proposal."},
    RefusalEntry{responder_not_possible, "responder-not-possible",
                 "the responder is switched on by one whose waiting wishes are all ordered, "
                 "and who holds at most one proposal, of the main procedure",
                 "Answer the proposals held, or order the wishes.", 409},
    RefusalEntry{responder_on, "responder-on",
                 "a wish does not come to wait for a candidate with the responder on",
                 "Have the candidate switch the responder off first.", 409},
    RefusalEntry{too_many_complementary, "too-many-complementary",
                 "a candidate has so many complementary wishes at most",
                 "Nothing more can be added.", 409},
    RefusalEntry{asked_already, "asked-already",
                 "a complementary wish is for a formation not asked for before",
                 "Choose another formation.", 409},
    RefusalEntry{no_free_place, "no-free-place",
                 "a place is proposed, or asked for in the complementary phase, where one is "
                 "free",
                 "Choose another formation, or have the formation agree to an extra place.", 409},
    RefusalEntry{proposed_already, "proposed-already", "a proposal is made once for a wish",
                 "Propose another formation.", 409},
    RefusalEntry{not_eligible, "not-eligible",
                 "a commission helps those who hold nothing and were refused, or whose "
                 "situation calls for it",
                 "See who may ask.", 409},
    RefusalEntry{ground_missing, "ground-missing", "what needs a reason is given one",
                 "Write the reason."},
    RefusalEntry{no_help_asked, "no-help-asked",
                 "a commission proposes to those of its region who asked for its help",
                 "Have the candidate ask first.", 409},
    RefusalEntry{one_at_a_time, "one-at-a-time",
                 "a commission has one unanswered proposal for a candidate",
                 "Wait for the answer, or withdraw the proposal.", 409},
    RefusalEntry{not_apprenticeship, "not-apprenticeship",
                 "a formation in apprenticeship proposes by contract, and no other does",
                 "Correct the formation.", 409},
    RefusalEntry{contract_open, "contract-open", "a candidate has one open contract in a formation",
                 "Correct or cancel the open one.", 409},
    RefusalEntry{contract_mismatch, "contract-mismatch",
                 "the candidate's SIRET and company name are those of the contract",
                 "Check them with the company; ask the training centre."},
    RefusalEntry{contract_locked, "contract-locked",
                 "a contract with too many mismatches is confirmed by the training centre "
                 "before it is answered",
                 "Ask the training centre to confirm or correct it.", 409},
    RefusalEntry{bad_siret, "bad-siret", "a SIRET has 14 digits and the right check digit",
                 "Check the number with the company."},
    RefusalEntry{no_company_name, "no-company-name", "a company name has letters or digits",
                 "Write the name."},
    RefusalEntry{not_restorable, "not-restorable",
                 "a wish that was resigned from or lost, and has a call rank, can be restored",
                 "See the history of the wish.", 409},
    RefusalEntry{grounds_not_due, "grounds-not-due",
                 "grounds are asked for once, of a decision of refusal, within one month",
                 "See the decision and its date.", 409},
    RefusalEntry{text_too_long, "text-too-long", "a text has so many bytes at most",
                 "Shorten the text."},
    RefusalEntry{malformed_event, "malformed-event", "an event is written as its format says",
                 "The journal was altered, or written by another version: audit it.", 500},
    RefusalEntry{event_does_not_fit, "event-does-not-fit",
                 "an event is applied to the state it was made for",
                 "The journal is not this campaign's, or an event is missing: audit it.", 500},
    RefusalEntry{invariant_broken, "invariant-broken", "what can never happen does not happen",
                 "Nothing was changed. Report it: the day must not be published.", 500},
    RefusalEntry{opening_status, "opening-status",
                 "when a campaign opens, every wish waits or is not ranked",
                 "Open it with the input of day 1."},
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
