// The columns of the wishes of an Instance while they are written.
//
// Shapes: as in WishColumns (instance.h), each of `size` wishes, zeros and none at first.
// Thread safety: different wishes may be written by different threads.
// Cost: fresh memory costs more than what is written into it, so it is made by all threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <type_traits>
#include <utility>

#include "engine/base/column.h"
#include "engine/base/parallel.h"
#include "engine/model/instance.h"

namespace affecta {

struct WishArrays {
  WishArrays() = default;
  WishArrays(std::size_t size, const Workers& workers) {
    const auto make_each = [&](auto&... arrays) {
      const std::function<void()> makers[] = {
          [&arrays, size] { arrays = std::remove_reference_t<decltype(arrays)>(size); }...};
      workers.for_each(std::size(makers), 1, [&](std::size_t i) { makers[i](); });
    };
    make_each(candidate, group, boarding, call_rank, displayed_call_rank, boarding_rank, preference,
              waiting_rank_yesterday, status, flags);
  }

  Array<WishIndex, CandidateIndex> candidate;
  Array<WishIndex, GroupIndex> group;
  Array<WishIndex, BoardingIndex> boarding;
  Array<WishIndex, std::int32_t> call_rank;
  Array<WishIndex, std::int32_t> displayed_call_rank;
  Array<WishIndex, std::int32_t> boarding_rank;
  Array<WishIndex, std::int32_t> preference;
  Array<WishIndex, std::int32_t> waiting_rank_yesterday;
  Array<WishIndex, WishStatus> status;
  Array<WishIndex, std::uint8_t> flags;

  WishColumns freeze() && {
    return {Column(std::move(candidate)),
            Column(std::move(group)),
            Column(std::move(boarding)),
            Column(std::move(call_rank)),
            Column(std::move(displayed_call_rank)),
            Column(std::move(boarding_rank)),
            Column(std::move(preference)),
            Column(std::move(waiting_rank_yesterday)),
            Column(std::move(status)),
            Column(std::move(flags))};
  }
};

}  // namespace affecta
