// An instance whose columns change in place, for an engine that goes from day to day.
//
// Purpose: every reader sees an Instance; its owner alone may write, between two days. A copy of
// read() is a view: it changes with this one.
// Invariants: those of an Instance hold after each call, the agreement between wishes apart
// (input_checks.h), which the day checks.
// Thread safety: none while it changes. Cost: one copy of the columns of the wishes.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/day/day_changes.h"
#include "engine/model/instance.h"

namespace affecta {

// A column that may be written: the instance's is made a view of it.
template <class I, class T>
class OwnColumn {
 public:
  explicit OwnColumn(Column<I, T>& column)
      : values_(std::make_shared<std::vector<T>>(column.begin(), column.end())) {
    column = Column<I, T>(std::span<const T>(*values_), values_);
  }
  T& operator[](I index) { return (*values_)[index.value]; }
  std::span<T> span() { return *values_; }

 private:
  std::shared_ptr<std::vector<T>> values_;
};

template <class I, class J>
class OwnLists {
 public:
  explicit OwnLists(Lists<I, J>& lists)
      : offsets_(lists.offsets()), values_(copy(lists, offsets_)) {}
  std::span<J> operator[](I row) {
    const auto offsets = offsets_.span();
    const std::uint32_t begin = offsets[row.value];
    return values_.span().subspan(begin, offsets[row.value + 1] - begin);
  }

 private:
  using Values = OwnColumn<Index<struct ListPositionTag>, J>;
  static Values copy(Lists<I, J>& lists, const Column<I, std::uint32_t>& offsets) {
    Column<Index<struct ListPositionTag>, J> values = lists.values();
    Values own(values);
    lists = Lists<I, J>(offsets, values);
    return own;
  }

  Column<I, std::uint32_t> offsets_;
  Values values_;
};

class ChangingInstance {
 public:
  explicit ChangingInstance(const Instance& source);
  ChangingInstance(const ChangingInstance&) = delete;
  ChangingInstance& operator=(const ChangingInstance&) = delete;

  const Instance& read() const { return instance_; }

  void set(const DayParameters& parameters) { instance_.parameters = parameters; }
  void set(const WishState& state);
  void set(const ResponderSwitch& state);
  void set(const GroupState& state);
  void set(const BoardingState& state);
  void set_status(WishIndex wish, WishStatus status) { status_[wish] = status; }
  void set_published(GroupIndex group, std::int32_t last_called, std::int32_t number_waiting);
  void set_waiting_ranks_yesterday(const Array<WishIndex, std::int32_t>& ranks,
                                   IndexRange<WishIndex> wishes);

  // The admission groups of the ranking group: consecutive.
  IndexRange<GroupIndex> groups_of(std::int32_t ranking_group) const;
  // In one of them; its wishes come to lie in the new call order. Returns the places whose wish
  // is another one now.
  IndexRange<WishIndex> insert(const LateRanking& late, GroupIndex group);

 private:
  IndexRange<WishIndex> put_in_call_order(GroupIndex group, CandidateIndex candidate);
  void permute(IndexRange<WishIndex> places, std::span<const WishIndex> order);
  void rename(IndexRange<WishIndex> places, std::span<const WishIndex> order);

  Instance instance_;
  OwnColumn<CandidateIndex, std::uint8_t> responder_{instance_.candidates.responder};
  OwnColumn<GroupIndex, std::int32_t> capacity_{instance_.groups.capacity};
  OwnColumn<GroupIndex, std::int32_t> block_call_limit_{instance_.groups.block_call_limit};
  OwnColumn<GroupIndex, std::int32_t> estimate_{instance_.groups.estimate};
  OwnColumn<GroupIndex, std::int32_t> last_called_{instance_.groups.last_called_displayed};
  OwnColumn<GroupIndex, std::int32_t> number_waiting_{instance_.groups.number_waiting};
  OwnColumn<GroupIndex, std::uint8_t> group_flags_{instance_.groups.flags};
  OwnColumn<BoardingIndex, std::int32_t> beds_{instance_.boardings.capacity};
  OwnColumn<WishIndex, CandidateIndex> candidate_{instance_.wishes.candidate};
  OwnColumn<WishIndex, BoardingIndex> boarding_{instance_.wishes.boarding};
  OwnColumn<WishIndex, std::int32_t> call_rank_{instance_.wishes.call_rank};
  OwnColumn<WishIndex, std::int32_t> displayed_{instance_.wishes.displayed_call_rank};
  OwnColumn<WishIndex, std::int32_t> boarding_rank_{instance_.wishes.boarding_rank};
  OwnColumn<WishIndex, std::int32_t> preference_{instance_.wishes.preference};
  OwnColumn<WishIndex, std::int32_t> yesterday_{instance_.wishes.waiting_rank_yesterday};
  OwnColumn<WishIndex, WishStatus> status_{instance_.wishes.status};
  OwnColumn<WishIndex, std::uint8_t> flags_{instance_.wishes.flags};
  OwnLists<CandidateIndex, WishIndex> of_candidate_{instance_.wishes_of_candidate};
  OwnLists<BoardingIndex, WishIndex> of_boarding_{instance_.wishes_of_boarding};
};

}  // namespace affecta
