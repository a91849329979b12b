#include "datasets/synthetic/country_rows.h"

#include <algorithm>
#include <tuple>

#include "datasets/country.h"
#include "datasets/synthetic/draws.h"
#include "datasets/synthetic/hidden_preferences.h"
#include "engine/base/check.h"
#include "engine/round/estimate.h"

namespace affecta::synthetic {

namespace {

using calibration::calibration;

// The calendar of 2024: 30 May is day 1.
constexpr DayParameters first_day = {.day = 1,
                                     .reservation_end = 30,       // 28 June
                                     .ordered_wishes_start = 33,  // 1 July
                                     .ordering_end = 36};         // 4 July

// Wishes for non-selective formations of the first kind that are accepted under conditions, of a
// thousand (assumed).
constexpr std::uint32_t conditions_permille = 60;

class RowMaker {
 public:
  RowMaker(const DrawnCountry& drawn, std::int32_t responder_permille)
      : drawn_(drawn), responder_permille_(static_cast<std::uint32_t>(responder_permille)) {}

  CountryRows make(const Workers& workers, ProgressObserver& progress);

 private:
  bool has_responder(CandidateIndex candidate) const {
    return Draws(drawn_.plan.seed, Purpose::responder, candidate.value).chance(responder_permille_);
  }
  void make_groups();
  void make_wishes(std::size_t formation, std::size_t row);
  void make_wish(std::size_t formation, std::size_t group, std::uint32_t at, bool with_boarding,
                 std::size_t row);
  void order_responders();

  const DrawnCountry& drawn_;
  std::uint32_t responder_permille_;
  CountryRows rows_;
};

void RowMaker::make_groups() {
  const CountryPlan& plan = drawn_.plan;
  for (const PlannedGroup& group : plan.groups) {
    const PlannedFormation& formation = plan.formations[group.formation];
    GroupRow& row = rows_.input.groups.emplace_back();
    row.key = {plan.rankings[group.ranking].key, formation.enrolment_formation, formation.key};
    row.capacity = group.capacity;
    row.block_call_limit = group.block_call_limit;
    const auto estimate = estimate_last_called(first_day.day, first_day.reservation_end, 0, 0,
                                               group.block_call_limit);
    AFFECTA_CHECK(estimate.has_value());  // nothing was proposed yet
    row.estimate = *estimate;
  }
  for (const PlannedHouse& house : plan.houses) {
    rows_.input.boardings.push_back({house.key, house.capacity});
  }
}

void RowMaker::make_wish(std::size_t f, std::size_t g, std::uint32_t at, bool with_boarding,
                         std::size_t row) {
  const CountryPlan& plan = drawn_.plan;
  const PlannedFormation& formation = plan.formations[f];
  const CandidateIndex candidate = drawn_.population.applicants[at];
  WishRow& wish = rows_.input.wishes[row];
  wish.key = {candidate_key(candidate), formation.key, with_boarding};
  wish.group = {plan.rankings[plan.groups[g].ranking].key, formation.enrolment_formation,
                formation.key};
  wish.call_rank = drawn_.rankings.call_rank[at];
  wish.displayed_call_rank = wish.call_rank;
  if (wish.call_rank == 0) wish.status = WishStatus::not_ranked;
  if (with_boarding && formation.house != PlannedFormation::no_house) {
    wish.boarding = plan.houses[formation.house].key;
    wish.boarding_rank = drawn_.boarding.rank(formation.house, candidate);
  }
  rows_.rank[row] = drawn_.rankings.rank[at];
  const BlockShape shape = block_shape(drawn_.population.block[candidate]);
  std::uint8_t flags = of_sector(formation, shape.academy) ? wish_file_flag::sector : 0;
  const bool may_have_conditions =
      !formation.selective && calibration().kinds[formation.kind].code == "L1" && shape.merit == 0;
  if (may_have_conditions && Draws(plan.seed, Purpose::conditions,
                                   static_cast<std::uint64_t>(formation.key), candidate.value)
                                 .chance(conditions_permille)) {
    flags = static_cast<std::uint8_t>(flags | wish_file_flag::conditions);
  }
  rows_.flags[row] = flags;
}

void RowMaker::make_wishes(std::size_t f, std::size_t row) {
  const auto& first = drawn_.rankings.first;
  for (std::size_t g = drawn_.plan.first_group[f]; g < drawn_.plan.first_group[f + 1]; ++g) {
    for (std::uint32_t at = first[g]; at < first[g + 1]; ++at) {
      const BoardingForm form = drawn_.boarding.form[at];
      if (form != BoardingForm::with) make_wish(f, g, at, false, row++);
      if (form != BoardingForm::without) make_wish(f, g, at, true, row++);
    }
  }
}

// The responders' wishes get their hidden order (hidden_preferences.h).
void RowMaker::order_responders() {
  const CountryPlan& plan = drawn_.plan;
  std::vector<std::int64_t> wishes(plan.formations.size());
  std::vector<std::int64_t> places(plan.formations.size());
  for (std::size_t f = 0; f < plan.formations.size(); ++f) {
    wishes[f] = plan.formations[f].wishes;
    places[f] = plan.formations[f].apprenticeship ? 0 : plan.formations[f].capacity;
  }
  const std::vector<std::int32_t> attraction = attractions(wishes, places);
  // (candidate, liking, formation, with boarding, row), most liked first when sorted.
  std::vector<std::tuple<CandidateKey, std::int64_t, std::int32_t, bool, std::size_t>> order;
  for (std::size_t row = 0; row < rows_.input.wishes.size(); ++row) {
    const WishKey& key = rows_.input.wishes[row].key;
    const CandidateIndex candidate{static_cast<std::uint32_t>(key.candidate - first_candidate_key)};
    if (!has_responder(candidate)) continue;
    const auto f = static_cast<std::size_t>(key.formation - plan.formations.front().key);
    const std::size_t home = block_shape(drawn_.population.block[candidate]).academy;
    const bool near = calibration().academies[home].name == plan.formations[f].academy_name;
    const std::int64_t value =
        liking(plan.seed, {key.candidate, key.formation, key.with_boarding, near, attraction[f]});
    order.emplace_back(key.candidate, -value, key.formation, key.with_boarding, row);
  }
  std::sort(order.begin(), order.end());
  std::int32_t preference = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const CandidateKey candidate = std::get<0>(order[i]);
    const bool first = i == 0 || candidate != std::get<0>(order[i - 1]);
    preference = first ? 1 : preference + 1;
    if (first) rows_.input.responders.push_back(candidate);
    rows_.input.wishes[std::get<4>(order[i])].preference = preference;
  }
}

CountryRows RowMaker::make(const Workers& workers, ProgressObserver& progress) {
  const CountryPlan& plan = drawn_.plan;
  rows_.input.parameters = first_day;
  make_groups();
  std::vector<std::size_t> first_row = {0};
  for (std::size_t f = 0; f < plan.formations.size(); ++f) {
    const auto form = drawn_.boarding.form.begin();
    const auto both = std::count(form + drawn_.demand.first[f], form + drawn_.demand.first[f + 1],
                                 BoardingForm::both);
    first_row.push_back(first_row.back() + drawn_.demand.first[f + 1] - drawn_.demand.first[f] +
                        static_cast<std::size_t>(both));
  }
  rows_.input.wishes.resize(first_row.back());
  rows_.rank.resize(first_row.back());
  rows_.flags.resize(first_row.back());
  progress.begin("writing rows", "wishes", first_row.back());
  workers.for_each(plan.formations.size(), formations_a_chunk, [&](std::size_t f) {
    make_wishes(f, first_row[f]);
    progress.advance(first_row[f + 1] - first_row[f]);
  });
  order_responders();
  return std::move(rows_);
}

}  // namespace

CountryRows make_rows(const DrawnCountry& drawn, std::int32_t responder_permille,
                      const Workers& workers, ProgressObserver& progress) {
  return RowMaker(drawn, responder_permille).make(workers, progress);
}

}  // namespace affecta::synthetic
