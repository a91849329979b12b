#pragma once
// What the oracle computed, or a document read with it, in the shape that the checker takes.

#include "engine/model/instance.h"
#include "engine/verify/document.h"
#include "tests/support/naive/day.h"

namespace affecta::test {

// Without passes when with_passes is false, as a document written by somebody else.
ResultClaim to_claim(const Instance& instance, const naive::Outcome& outcome, bool with_passes);

GroupIndex find_group(const Instance& instance, const naive::GroupKey& key);
BoardingIndex find_boarding(const Instance& instance, const naive::BoardingKey& key);

}  // namespace affecta::test
