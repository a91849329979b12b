// Refusals: what is wrong with an input, as a value.
//
// Purpose: one catalogue of everything affecta refuses. Each code has a stable name (for programs),
// the rule it states and an advice (for people); each Refusal adds where (file, line, column or
// JSON path), which value and which limit.
// Errors are values: functions that may refuse return Result<T>.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace affecta {

enum class RefusalCode : std::uint8_t {
  // The document itself.
  file_unreadable,
  file_not_writable,
  document_too_large,
  malformed_document,
  missing_field,
  duplicate_field,
  wrong_type,
  integer_out_of_range,
  unknown_status,
  status_of_a_result,
  key_differs_from_id,
  unknown_value,
  checksum_mismatch,
  unsupported_version,
  // Identities.
  duplicate_wish,
  duplicate_group,
  duplicate_boarding,
  duplicate_candidate,
  duplicate_formation,
  unknown_group,
  unknown_boarding,
  unknown_candidate,
  unknown_formation,
  wrong_formation,
  wrong_boarding_formation,
  boarding_sharing_mixed,
  too_many_rows,
  // Values.
  day_not_positive,
  negative_value,
  missing_call_rank,
  missing_boarding_rank,
  two_call_ranks,
  call_rank_shared,
  two_boarding_ranks,
  boarding_rank_shared,
  outside_main_not_proposed_before,
  // Automatic responder (P7).
  responder_two_held,
  responder_without_preference,
  responder_same_preference,
  responder_waiting_not_preferred,
  // Call orders (section 2).
  rate_out_of_range,
  rank_not_positive,
  rank_shared,
  candidate_ranked_twice,
  rates_differ,
  // The estimate of the last called rank (section 4).
  history_shrinks,
  // Results (P7, P8: the whole day is refused).
  result_breaks_property,
  // The journal (server/store).
  event_out_of_limits,
  stamp_decreases,
  command_id_taken,
  journal_in_use,
  journal_damaged,
  journal_truncated,
  journal_not_written,
  journal_stopped,
  // A campaign that runs (server/running).
  other_opening,
  no_test_clock,
  queue_full,
  history_differs,
  // The life of a campaign (docs/campaign.md).
  calendar_dates,
  not_yours,
  nothing_such,
  phase_closed,
  cutoff_passed,
  deadline_passed,
  day_waits,
  wrong_day,
  no_day_waits,
  not_held,
  not_waiting,
  answered_otherwise,
  nothing_to_change,
  listed_twice,
  order_incomplete,
  conditions_not_accepted,
  responder_not_possible,
  responder_on,
  too_many_complementary,
  asked_already,
  no_free_place,
  proposed_already,
  not_eligible,
  ground_missing,
  no_help_asked,
  one_at_a_time,
  not_apprenticeship,
  contract_open,
  contract_mismatch,
  contract_locked,
  bad_siret,
  no_company_name,
  not_restorable,
  grounds_not_due,
  text_too_long,
  malformed_event,
  event_does_not_fit,
  invariant_broken,
  opening_status,
  // Requests to the server (server/http, server/service).
  malformed_request,
  header_too_large,
  body_too_large,
  too_many_connections,
  request_timeout,
  not_ready,
  server_failed,
  unknown_route,
  method_not_allowed,
  not_signed_in,
  role_not_allowed,
  unknown_parameter,
  wrong_parameter,
  unknown_field,
  unsupported_media_type,
  // Its configuration (server/settings).
  unknown_setting,
  wrong_setting,
  cannot_listen,
  certificate_unusable,
  count_,
};

struct RefusalEntry {
  RefusalCode code;
  std::string_view name;     // stable, for programs
  std::string_view rule;     // what must hold
  std::string_view advice;   // what to do
  std::uint16_t http = 422;  // the status a server answers with
  bool retry = false;        // whether the same again, a little later, may be accepted
};

// The entry of a code. Cost: constant.
const RefusalEntry& catalogue_entry(RefusalCode code);

// What the row at fault is, for readers that turn it into a JSON path or a file and line.
enum class Subject : std::uint8_t { document, parameters, wish, group, boarding, responder };

struct Refusal {
  RefusalCode code = RefusalCode::malformed_document;
  std::string where;  // "$.voeux[3].statut", "wishes.csv:14:3", "ranking group 12", …
  std::string what;   // the value and the limit, in words: "capacity -1, the least is 0"
  Subject subject = Subject::document;
  std::size_t row = 0;  // position of the row in the document, from 0
  // For programs, where there is one of each; `what` says them in words.
  std::string value = {};
  std::string limit = {};

  // "WHERE: WHAT (NAME). ADVICE"
  std::string message() const;
};

template <class T>
using Result = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> refuse(RefusalCode code, std::string where, std::string what,
                                      Subject subject = Subject::document, std::size_t row = 0) {
  return tl::make_unexpected(
      Refusal{code, std::move(where), std::move(what), subject, row, {}, {}});
}

}  // namespace affecta
