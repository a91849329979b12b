// What a path names, found in the campaign that readers see.
//
// Errors: nothing_such. Thread safety: pure. Cost: a binary search.
#pragma once

#include <string>
#include <string_view>

#include "engine/campaign/campaign.h"
#include "server/api/call.h"
#include "server/api/context.h"
#include "server/api/view.h"

namespace affecta::routes {

inline tl::unexpected<Refusal> no_such(std::string_view what, std::string_view key) {
  return refuse(RefusalCode::nothing_such, std::string(what) + " " + std::string(key),
                "no such " + std::string(what));
}

inline Result<CandidateIndex> find_candidate(const campaign::Campaign& live, CandidateKey key) {
  if (const CandidateIndex found = live.find_candidate(key)) return found;
  return no_such("candidate", std::to_string(key));
}

inline Result<FormationIndex> find_formation(const campaign::Campaign& live, std::int32_t key) {
  if (const FormationIndex found = live.find_formation(key)) return found;
  return no_such("formation", std::to_string(key));
}

inline Result<GroupIndex> find_group(const campaign::Campaign& live, const GroupKey& key) {
  if (const GroupIndex found = live.find_group(key)) return found;
  return no_such("group", to_text(key));
}

// One look at the campaign: look(live) returns a Result<api::View>.
template <class Look>
Result<api::View> read(const api::Context& context, const Look& look) {
  Result<api::View> view;
  context.campaign.read([&](const campaign::Campaign& live) { view = look(live); });
  return view;
}

// Of a candidate, or a formation, that the path names: look(live, index).
template <class Look>
Result<api::View> read_candidate(const api::Context& context, const api::Call& call,
                                 const Look& look) {
  const auto key = call.number("candidate");
  if (!key) return tl::make_unexpected(key.error());
  return read(context, [&](const campaign::Campaign& live) -> Result<api::View> {
    const auto candidate = find_candidate(live, *key);
    if (!candidate) return tl::make_unexpected(candidate.error());
    return look(live, *candidate);
  });
}

template <class Look>
Result<api::View> read_formation(const api::Context& context, const api::Call& call,
                                 const Look& look) {
  const auto key = call.number("formation");
  if (!key) return tl::make_unexpected(key.error());
  return read(context, [&](const campaign::Campaign& live) -> Result<api::View> {
    const auto formation = find_formation(live, *key);
    if (!formation) return tl::make_unexpected(formation.error());
    return look(live, *formation);
  });
}

template <class Look>
Result<api::View> read_group(const api::Context& context, const api::Call& call, const Look& look) {
  const auto key = call.group();
  if (!key) return tl::make_unexpected(key.error());
  return read(context, [&](const campaign::Campaign& live) -> Result<api::View> {
    const auto group = find_group(live, *key);
    if (!group) return tl::make_unexpected(group.error());
    return look(live, *group);
  });
}

}  // namespace affecta::routes
