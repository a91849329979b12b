// Whole campaigns of random commands: what can never happen does not (campaign-rules section 9).
//
// Each seed is a small country and every day of one of the shipped calendars, with commands at
// random times, many of them wrong. A watcher that knows nothing of the rules' code looks at every
// event.
#include <map>

#include <catch2/catch.hpp>

#include "engine/campaign/bytes.h"
#include "tests/support/random_day.h"
#include "tests/unit/campaign/stage.h"

namespace affecta::campaign {
namespace {

using naive::Random;
using test::group_of;
using test::house_of;
using test::Stage;
using test::World;

template <class T>
std::int32_t small(T value) {
  return static_cast<std::int32_t>(value);
}

struct Sizes {
  std::int32_t candidates, formations;
};

constexpr std::int32_t first_formation = 101;
constexpr BoardingKey shared_house{900, 0, 0};
const std::string calendars[] = {"2024", "2025", "noumea-2024", "minutes"};
const std::string sirets[] = {"73282932000074", "35600000000048"};
const std::string companies[] = {"L'\u00c9toile", "l etoile", "Boulangerie"};

bool in_apprenticeship(std::int32_t formation) { return formation % 5 == 0; }

// Candidates rank in an order of their own in each formation, and in each house.
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

// What may never happen, seen from outside: states before and after each event.
class Watcher {
 public:
  void look(const Campaign& before, const Campaign& after, const Event& event, Instant now) {
    const bool turn =
        std::holds_alternative<DayTurned>(event) || std::holds_alternative<DayPublished>(event);
    const bool late = after.calendar->over(Mark::cutoff, now);
    for (const CampaignWish wish : after.state.wishes.state.indices()) {
      const bool there = wish.value < before.wish_count();
      const WishState was = there ? before.state_of(wish) : WishState::withdrawn;
      const WishState is = after.state_of(wish);
      if (!is_held(was) && is_held(is)) {
        CHECK_FALSE(proposed_[wish.value]);
        CHECK_FALSE(late);
        proposed_[wish.value] = true;
      }
      if (is == WishState::withdrawn || (!turn && was != is && is == WishState::waiting)) {
        proposed_[wish.value] = false;  // withdrawn or restored
      }
      const bool answered = was == WishState::proposed && is != was && !turn;
      if (answered && is != WishState::withdrawn && is != WishState::waiting) {
        const Day deadline = before.state.wishes.deadline[wish];
        CHECK(now < before.calendar->closes(deadline));
      }
      if (turn && there && was == WishState::waiting && is == was &&
          before.state.wishes.waiting_rank[wish] > 0) {
        CHECK(after.state.wishes.waiting_rank[wish] <= before.state.wishes.waiting_rank[wish]);
      }
    }
    std::map<std::uint32_t, int> accepted;
    for (const CampaignWish wish : after.state.wishes.state.indices()) {
      if (after.state_of(wish) != WishState::accepted) continue;
      CHECK(++accepted[after.candidate_of(wish).value] == 1);
    }
    for (const Contract& contract : after.state.contracts) {
      if (contract.state == ContractState::accepted) {
        CHECK(++accepted[contract.candidate.value] == 1);
      }
    }
    for (const auto& [key, shown] : before.state.published.groups) {
      CHECK(after.state.published.groups.at(key).last_called >= shown.last_called);
    }
  }

 private:
  std::map<std::uint32_t, bool> proposed_;  // since it was last restored
};

class Simulation {
 public:
  explicit Simulation(std::uint64_t seed)
      : random_(seed),
        sizes_{small(random_.between(5, 60)), small(random_.between(3, 9))},
        stage_(random_world(random_, sizes_), calendars[seed % 4]) {}

  void run() {
    const Calendar& calendar = *stage_.campaign().calendar;
    for (Day day = 1; day <= calendar[Mark::archive_open].day; ++day) {
      turn_to(day);
      std::vector<std::int64_t> times;
      const std::int64_t opens = calendar.turns(day).microseconds;
      const std::int64_t length = calendar.closes(day).microseconds - opens;
      for (auto i = random_.below(40); i > 0; --i) times.push_back(random_.below(length));
      // The last second of the day, and the first of the next, before its turn.
      if (random_.percent(20)) times.push_back(length - 1);
      if (random_.percent(20)) times.push_back(length + random_.below(second));
      std::ranges::sort(times);
      for (const std::int64_t time : times) give(random_command(), {opens + time});
    }
  }

  const Stage& stage() const { return stage_; }
  std::map<std::string, int> told;   // how often each answer was given
  std::map<std::string, int> kinds;  // of events

 private:
  void turn_to(Day day) {
    const Instant now = stage_.campaign().calendar->closes(day - 1) + second;
    const Instant begins = stage_.campaign().calendar->turns(day);
    const Command advance{{Role::operator_, 0}, Advance{day, random_.percent(50)}};
    REQUIRE(give(advance, std::max(now, begins)) == "done");
    if (!stage_.campaign().state.waiting_day) return;
    ++told["a day waited"];
    if (random_.percent(50)) {
      give({{Role::operator_, 0}, HoldDay{day, "to be mended"}}, begins);
      give({{Role::operator_, 0}, Advance{day, true}}, std::max(now, begins));
    } else {
      give({{Role::operator_, 0}, PublishDay{day}}, begins);
    }
    REQUIRE(stage_.campaign().state.day == day);
  }

  std::string give(const Command& command, Instant now) {
    const Campaign before = stage_.campaign();
    const std::size_t events = stage_.journal().size();
    std::string answer = stage_.give(command, now);
    ++told[answer];
    if (stage_.journal().size() == events) {
      CHECK(stage_.campaign().state == before.state);
    } else {
      const Event event = decode_event(stage_.journal().back()).value();
      ++kinds[std::string(kind_of(event))];
      watcher_.look(before, stage_.campaign(), event, now);
    }
    return answer;
  }

  CandidateKey candidate() { return small(random_.between(1, sizes_.candidates + 2)); }
  std::int32_t formation() { return first_formation + small(random_.below(sizes_.formations)); }
  // Mostly a wish that is there.
  WishKey wish() {
    if (random_.percent(20)) return {candidate(), formation(), random_.percent(30)};
    const auto count = static_cast<naive::Int>(stage_.campaign().wish_count());
    return stage_.campaign().key(CampaignWish{static_cast<std::uint32_t>(random_.below(count))});
  }
  // Mostly one in this state, where there is any.
  WishKey wish_that_is(WishState state) {
    std::vector<CampaignWish> found;
    for (const CampaignWish each : stage_.campaign().state.wishes.state.indices()) {
      if (stage_.campaign().state_of(each) == state) found.push_back(each);
    }
    if (found.empty() || random_.percent(10)) return wish();
    return stage_.campaign().key(random_.pick(found));
  }
  std::vector<WishKey> waiting_of(CandidateKey key, naive::Int chance) {
    std::vector<WishKey> waiting;
    const CandidateIndex id = stage_.campaign().find_candidate(key);
    stage_.campaign().each_wish_of(id, [&](CampaignWish each) {
      const bool waits = stage_.campaign().state_of(each) == WishState::waiting;
      if (waits && random_.percent(chance)) waiting.push_back(stage_.campaign().key(each));
    });
    random_.shuffle(waiting);
    return waiting;
  }
  Command by(CandidateKey key, Request request) {
    return {{Role::candidate, key}, std::move(request)};
  }
  Command by_operator(Request request) {
    return {{random_.percent(95) ? Role::operator_ : Role::support, 0}, std::move(request)};
  }

  Command random_command() {
    const Day day = stage_.campaign().state.day;
    const Calendar& calendar = *stage_.campaign().calendar;
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

  Command answer() {
    const WishKey held = wish_that_is(WishState::proposed);
    switch (random_.below(8)) {
      case 0:
      case 1:
      case 2:
        return by(held.candidate,
                  Accept{held, waiting_of(held.candidate, 60), random_.percent(80)});
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

  Command special_answer() {
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

  Command outside_main() {
    const CandidateKey key = candidate();
    switch (random_.below(10)) {
      case 0:
        return by(key, AskComplementary{{key, formation(), random_.percent(20)}});
      case 1: {
        const WishKey asked = wish_that_is(WishState::asked);
        return {{Role::formation, asked.formation},
                AnswerComplementary{asked, random_.percent(70)}};
      }
      case 2:
        return by(key, AskForHelp{key, static_cast<HelpGround>(random_.below(5)), "a ground"});
      case 3:
      case 4: {
        ProposeByCommission propose{
            {key, formation(), random_.percent(20)}, {}, random_.percent(30)};
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

  Command contract_command(CandidateKey key) {
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

  Command operation() {
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

  Random random_;
  Sizes sizes_;
  Stage stage_;
  Watcher watcher_;
};

// The journal gives the state again, bit by bit; so does a snapshot and the rest of the journal.
void check_replay(const Stage& stage) {
  const State replayed = stage.replayed();
  CHECK(replayed == stage.campaign().state);
  CHECK(encode(replayed) == encode(stage.campaign().state));
  CHECK(decode_state(encode(replayed)).value() == replayed);
}

TEST_CASE("random campaigns are lived to their end, and replayed") {
  std::map<std::string, int> told, kinds;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    Simulation simulation(seed);
    simulation.run();
    check_replay(simulation.stage());
    for (const auto& [answer, count] : simulation.told) told[answer] += count;
    for (const auto& [kind, count] : simulation.kinds) kinds[kind] += count;
  }
  // Every kind of event took place.
  std::string seen;
  for (const auto& [kind, count] : kinds) seen += kind + " " + std::to_string(count) + ", ";
  for (const auto& [answer, count] : told) seen += answer + " " + std::to_string(count) + ", ";
  INFO(seen);
  CHECK(kinds.size() >= std::variant_size_v<Event> - 2);
}

TEST_CASE("many random campaigns", "[long]") {
  for (std::uint64_t seed = 1000; seed < 1500; ++seed) {
    INFO("seed " << seed);
    Simulation simulation(seed);
    simulation.run();
    check_replay(simulation.stage());
  }
}

}  // namespace
}  // namespace affecta::campaign
