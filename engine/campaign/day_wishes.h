// The wishes that go into a day's round: those that wait or are held, nothing of formations in
// apprenticeship, where contracts decide.
//
// Purpose: the columns and lists of the day, from the columns of the opening and of the state: a
// filter that keeps the opening's order. Only a group with added wishes, or whose call ranks a
// mended ranking changed, is ordered anew.
// Thread safety: pure. Cost: linear; 47 bytes a wish, and 20 while it is made.
#pragma once

#include "engine/base/parallel.h"
#include "engine/campaign/campaign.h"

namespace affecta::campaign {

struct DayWishes {
  WishColumns columns;
  Partition<GroupIndex, WishIndex> of_group;
  Lists<CandidateIndex, WishIndex> of_candidate;
  Lists<BoardingIndex, WishIndex> of_boarding;
  Array<WishIndex, CampaignWish> id;
};

DayWishes wishes_of_day(const Campaign& campaign, const Workers& workers);

}  // namespace affecta::campaign
