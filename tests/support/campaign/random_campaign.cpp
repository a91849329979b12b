#include "tests/support/campaign/random_campaign.h"

#include <utility>

namespace affecta::campaign::test {

using naive::Random;

namespace {

constexpr std::int32_t first_formation = 101;
constexpr BoardingKey shared_house{900, 0, 0};
const std::string sirets[] = {"73282932000074", "35600000000048"};
const std::string companies[] = {"L'\u00c9toile", "l etoile", "Boulangerie"};

bool in_apprenticeship(std::int32_t formation) { return formation % 5 == 0; }

Command by(CandidateKey key, Request request) {
  return {{Role::candidate, key}, std::move(request)};
}

}  // namespace

World random_world(Random& random, const Sizes& sizes) {
  World world;
  world.shared_house(shared_house.boarding_group, small(random.between(0, 3)));
  for (std::int32_t formation = first_formation; formation < first_formation + sizes.formations;
       ++formation) {
    world.formation(formation, small(random.between(0, 5)),
                    {random.percent(40), in_apprenticeship(formation)});
    const bool own_house = random.percent(30);
    if (own_house) world.house(formation, small(random.between(0, 3)));
    std::vector<CandidateKey> order;
    for (CandidateKey key = 1; key <= sizes.candidates; ++key) order.push_back(key);
    random.shuffle(order);
    std::int32_t rank = 0;
    for (const CandidateKey key : order) {
      if (!random.percent(40)) continue;
      if (random.percent(8)) {
        world.wish(key, formation, 0);
        continue;
      }
      ++rank;
      const bool boarder = random.percent(30);
      if (!boarder || random.percent(50)) {
        world.wish(key, formation, rank, random.percent(20));
      }
      // A house's ranking: by candidate, turned round; one rank for a candidate, whatever the wish.
      const std::int32_t boarding_rank = 1 + sizes.candidates - key;
      if (boarder && own_house) {
        world.boarder(key, formation, rank, boarding_rank);
      } else if (boarder) {
        world.wish(key, formation, rank).in_house(shared_house, boarding_rank);
      }
    }
  }
  for (CandidateKey key = 1; key <= sizes.candidates + 2; ++key) {
    world.candidate(key, static_cast<std::uint16_t>(key % 2));
  }
  return world;
}

Command RandomCommands::draw(const Campaign& campaign) {
  campaign_ = &campaign;
  return any();
}

CandidateKey RandomCommands::candidate() {
  return small(random_.between(1, sizes_.candidates + 2));
}

std::int32_t RandomCommands::formation() {
  return first_formation + small(random_.below(sizes_.formations));
}

WishKey RandomCommands::wish() {
  if (random_.percent(20)) return {candidate(), formation(), random_.percent(30)};
  const auto count = static_cast<naive::Int>(campaign_->wish_count());
  return campaign_->key(CampaignWish{static_cast<std::uint32_t>(random_.below(count))});
}

WishKey RandomCommands::wish_that_is(WishState state) {
  std::vector<CampaignWish> found;
  for (const CampaignWish each : campaign_->state.wishes.state.indices()) {
    if (campaign_->state_of(each) == state) found.push_back(each);
  }
  if (found.empty() || random_.percent(10)) return wish();
  return campaign_->key(random_.pick(found));
}

std::vector<WishKey> RandomCommands::waiting_of(CandidateKey key, naive::Int chance) {
  std::vector<WishKey> waiting;
  const CandidateIndex id = campaign_->find_candidate(key);
  campaign_->each_wish_of(id, [&](CampaignWish each) {
    const bool waits = campaign_->state_of(each) == WishState::waiting;
    if (waits && random_.percent(chance)) waiting.push_back(campaign_->key(each));
  });
  random_.shuffle(waiting);
  return waiting;
}

Command RandomCommands::by_operator(Request request) {
  return {{random_.percent(95) ? Role::operator_ : Role::support, 0}, std::move(request)};
}

Command RandomCommands::any() {
  const Day day = campaign_->state.day;
  const Calendar& calendar = *campaign_->calendar;
  const bool ordering =
      day >= calendar[Mark::ordering_open].day && day <= calendar[Mark::ordering_close].day;
  if (ordering && random_.percent(70)) {
    const CandidateKey key = candidate();
    return by(key, Order{key, waiting_of(key, 97)});
  }
  switch (random_.below(5)) {
    case 0:
    case 1:
      return answer();
    case 2:
      return special_answer();
    case 3:
      return outside_main();
    default:
      return operation();
  }
}

Command RandomCommands::answer() {
  const WishKey held = wish_that_is(WishState::proposed);
  switch (random_.below(8)) {
    case 0:
    case 1:
    case 2:
      return by(held.candidate, Accept{held, waiting_of(held.candidate, 60), random_.percent(80)});
    case 3:
      return by(held.candidate, Accept{held, {}, true});
    case 4:
      return by(held.candidate, Refuse{held});
    case 5: {
      const WishKey accepted = wish_that_is(WishState::accepted);
      return by(accepted.candidate, Refuse{accepted});
    }
    case 6: {
      const WishKey waits = wish_that_is(WishState::waiting);
      return by(waits.candidate, Resign{waits});
    }
    default:
      return by(candidate(), Refuse{held});
  }
}

Command RandomCommands::special_answer() {
  const CandidateKey key = candidate();
  switch (random_.below(6)) {
    case 0:
      return by(key, Confirm{key});
    case 1:
      return by(key, Order{key, waiting_of(key, 97)});
    case 2:
    case 3:
    case 4:
      return by(key, SwitchResponder{key, random_.percent(80)});
    default:
      if (random_.percent(80)) return by(key, Confirm{key});
      return by(key, ResignEverything{key});
  }
}

Command RandomCommands::outside_main() {
  const CandidateKey key = candidate();
  switch (random_.below(10)) {
    case 0:
      return by(key, AskComplementary{{key, formation(), random_.percent(20)}});
    case 1: {
      const WishKey asked = wish_that_is(WishState::asked);
      return {{Role::formation, asked.formation}, AnswerComplementary{asked, random_.percent(70)}};
    }
    case 2:
      return by(key, AskForHelp{key, static_cast<HelpGround>(random_.below(5)), "a ground"});
    case 3:
    case 4: {
      ProposeByCommission propose{{key, formation(), random_.percent(20)}, {}, random_.percent(30)};
      if (random_.percent(20)) propose.boarding = shared_house;
      return {{Role::commission, key % 2}, propose};
    }
    case 5: {
      const WishKey proposed = wish_that_is(WishState::proposed);
      return {{Role::commission, proposed.candidate % 2}, WithdrawByCommission{proposed}};
    }
    default:
      return contract_command(key);
  }
}

Command RandomCommands::contract_command(CandidateKey key) {
  // Few candidates and formations, so that contracts are answered.
  key = 1 + key % 4;
  const std::int32_t centre = 105;
  const std::string& siret = sirets[random_.below(2)];
  const std::string& company = companies[random_.below(3)];
  switch (random_.below(5)) {
    case 0:
      return {{Role::formation, centre}, EnterContract{key, centre, siret, company}};
    case 1:
      return {{Role::formation, centre}, CorrectContract{key, centre, siret, company}};
    case 2:
      if (random_.percent(80)) return by(key, RefuseContract{key, centre});
      return {{Role::formation, centre}, CancelContract{key, centre}};
    default:
      return by(key, AcceptContract{key, centre, siret, company, waiting_of(key, 50)});
  }
}

Command RandomCommands::operation() {
  const std::int32_t place = formation();
  switch (random_.below(8)) {
    case 0:
      return by_operator(SetGroup{group_of(place), small(random_.between(-1, 5)), {}, {}, {}});
    case 1:
      return by_operator(
          SetGroup{group_of(place), {}, small(random_.below(4)), random_.percent(20), {}});
    case 2:
      return by_operator(SetGroup{group_of(place), {}, {}, {}, random_.percent(50)});
    case 3:
      return by_operator(
          SetBeds{random_.percent(50) ? shared_house : house_of(place), small(random_.below(4))});
    case 4:
      return by_operator(RestoreWish{wish(), "an error"});
    case 5: {
      const WishKey mended = wish();
      return by_operator(MendRanking{mended.candidate, mended.formation,
                                     small(random_.between(1, 10)), random_.percent(30),
                                     "misread"});
    }
    case 6: {
      const WishKey refused = wish_that_is(WishState::not_called);
      return by(refused.candidate, AskGrounds{refused});
    }
    default: {
      const WishKey refused = wish();
      return {{Role::formation, refused.formation}, GiveGrounds{refused, "because"}};
    }
  }
}

}  // namespace affecta::campaign::test
