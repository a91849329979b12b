// Events and states as bytes (docs/campaign.md, "Events as bytes").
#include "engine/campaign/bytes.h"

#include <functional>

#include <catch2/catch.hpp>

#include "tests/unit/campaign/stage.h"

namespace affecta::campaign::bytes_test {
namespace {

using test::Stage;
using test::World;

constexpr CampaignWish wish{3};
constexpr CandidateIndex candidate{2};
constexpr GroupIndex group{1};
constexpr ContractIndex contract{4};

DayTurned a_turn() {
  DayTurned turned;
  turned.summary = {7, true, true, false, 12, 3, {1, 2}, {3, 4}};
  turned.waits = true;
  turned.changes.state = {{{0, 2}, {5, 1}},
                          {WishState::proposed, WishState::lost, WishState::accepted}};
  turned.changes.waiting_rank = {{{1, 1}}, {9}};
  turned.changes.confirm_by = {{{2, 1}}, {11}};
  turned.changes.lapsed_contracts = {contract};
  turned.changes.groups = {{group, 5, 6}};
  turned.changes.bars = {{BoardingIndex{0}, group, 7, 8}};
  turned.excluded = {group};
  turned.given_up_for_withdrawn = {wish};
  return turned;
}

// One of each kind, in the order of Event.
std::vector<Event> one_of_each() {
  return {
      Answered{candidate, 3, {{wish, WishState::accepted}}, {{contract, ContractState::given_up}}},
      Ordered{candidate, {wish, CampaignWish{1}}, 34},
      ResponderSwitched{candidate, true, wish, 44},
      ComplementaryAsked{candidate, group, true, 20, 21},
      ComplementaryAnswered{wish, true, 21, 22},
      HelpAsked{candidate, HelpGround::sport, "training", 40},
      CommissionProposed{candidate, wish, group, BoardingIndex{0}, true, true, 40, 45},
      CommissionWithdrew{wish, WishState::waiting, 41},
      ContractEntered{candidate, FormationIndex{1}, "73282932000074", "Caf\u00e9", 50},
      ContractCorrected{contract, "73282932000074", "x"},
      ContractCancelled{contract, 51},
      ContractMismatched{contract},
      GroupSet{group, 30, 5, 3},
      BedsSet{BoardingIndex{0}, 9},
      WishRestored{{wish, 4}, "an error", 12},
      RankingMended{candidate, 101, {{wish, 1, 1}}, {{wish, 0}}, {{group, 31}}, "misread", 13},
      GroundsAsked{wish, 30},
      GroundsGiven{GroundsIndex{0}, "because", 31},
      a_turn(),
      DayPublished{7},
      DayHeld{7, "a bed more"},
  };
}

TEST_CASE("every kind of event is read as it was written") {
  const std::vector<Event> events = one_of_each();
  REQUIRE(events.size() == std::variant_size_v<Event>);
  for (std::size_t kind = 0; kind < events.size(); ++kind) {
    REQUIRE(events[kind].index() == kind);
    const std::string bytes = encode(events[kind]);
    INFO(kind_of(events[kind]));
    CHECK(decode_event(bytes).value() == events[kind]);
  }
}

TEST_CASE("an event that is cut, or longer, is refused") {
  for (const Event& event : one_of_each()) {
    const std::string bytes = encode(event);
    INFO(kind_of(event));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      CHECK(decode_event(bytes.substr(0, size)).error().code == RefusalCode::malformed_event);
    }
    CHECK(decode_event(bytes + '\0').error().code == RefusalCode::malformed_event);
  }
}

TEST_CASE("whatever a changed byte makes of an event, its bytes are the only ones") {
  for (const Event& event : one_of_each()) {
    const std::string bytes = encode(event);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      for (const int changed : {1, 0x80, 0xFF}) {
        std::string other = bytes;
        other[at] = static_cast<char>(other[at] ^ changed);
        if (const auto read = decode_event(other)) CHECK(encode(*read) == other);
      }
    }
  }
}

TEST_CASE("another version is told, and a kind or status that is not known") {
  std::string bytes = encode(Event(DayPublished{7}));
  bytes[0] = 2;
  CHECK(decode_event(bytes).error().code == RefusalCode::unsupported_version);
  bytes[0] = 1;
  bytes[1] = 21;
  CHECK(decode_event(bytes).error().what == "the kind 21, the last one known is 20");
  std::string answered = encode(one_of_each()[0]);
  answered[18] = 19;  // the status
  CHECK(decode_event(answered).error().code == RefusalCode::malformed_event);
}

// The format of version 1 is what journals hold: these bytes stay.
TEST_CASE("the bytes of version 1") {
  const std::string bytes =
      encode(Event(Answered{candidate, 3, {{wish, WishState::accepted}}, {}}));
  const char expected[] =
      "\x01\x00"              // version, kind
      "\x02\x00\x00\x00"      // candidate
      "\x03\x00\x00\x00"      // day
      "\x01\x00\x00\x00"      // one wish
      "\x03\x00\x00\x00\x02"  // wish, accepted
      "\x00\x00\x00\x00";     // no contract
  CHECK(bytes == std::string(expected, sizeof(expected) - 1));
  std::string all;
  for (const Event& event : one_of_each()) all += encode(event);
  // All kinds together, by FNV-1a.
  std::uint64_t hash = 0xCBF2'9CE4'8422'2325U;
  for (const char c : all) {
    hash = (hash ^ static_cast<unsigned char>(c)) * std::uint64_t{0x100'0000'01B3};
  }
  CHECK(all.size() == 635);
  CHECK(hash == 0xE6CA'E1C5'D852'3E29U);
}

TEST_CASE("a state is read as it was written, and restored where it belongs") {
  Stage stage(World().formation(101, 1).wish(1, 101, 1).wish(2, 101, 2).candidate(3));
  stage.turn_to("2024-06-12");
  stage.by_operator(SetGroup{test::group_of(101), 2, {}, {}, {}}, "2024-06-12 12:00:00");
  stage.candidate(3, AskComplementary{{3, 101, false}}, "2024-06-12 12:00:00");
  const State& state = stage.campaign().state;
  const std::string bytes = encode(state);
  const State read = decode_state(bytes).value();
  CHECK(read == state);
  const auto opening = stage.campaign().opening;
  const auto calendar = stage.campaign().calendar;
  CHECK(restore(opening, calendar, read).value().state == state);
  const auto other = World().formation(101, 1).wish(1, 101, 1).open();
  CHECK(restore(other, calendar, read).error().code == RefusalCode::event_does_not_fit);
  State altered = read;
  altered.added[0].previous_of_candidate = CampaignWish{99};
  CHECK(restore(opening, calendar, altered).error().code == RefusalCode::event_does_not_fit);
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    CHECK_FALSE(decode_state(bytes.substr(0, size)));
  }
}

// Each of these would be followed out of its column.
TEST_CASE("a state whose lists or days lead nowhere is not restored") {
  Stage stage(World().formation(101, 1).wish(1, 101, 1).candidate(2));
  stage.turn();
  const Campaign& campaign = stage.campaign();
  const auto refused = [&](const std::function<void(State&)>& alter) {
    State altered = campaign.state;
    alter(altered);
    const auto restored = restore(campaign.opening, campaign.calendar, std::move(altered));
    return !restored && restored.error().code == RefusalCode::event_does_not_fit;
  };
  CHECK_FALSE(refused([](State&) {}));
  // A list of added wishes that begins with one of the opening's.
  CHECK(refused([](State& state) { state.candidates.last_added[CandidateIndex{0}] = {0}; }));
  CHECK(refused([](State& state) { state.groups.last_added[GroupIndex{0}] = {0}; }));
  // One that leads to another candidate.
  CHECK(refused([](State& state) {
    state.contracts.push_back({CandidateIndex{1}, FormationIndex{0}, {}, {}, {}, 0, 0, 0, {}});
    state.candidates.last_contract[CandidateIndex{0}] = ContractIndex{0};
  }));
  // Days that the calendar does not have.
  CHECK(refused([](State& state) { state.wishes.decided[CampaignWish{0}] = -1; }));
  CHECK(refused([](State& state) { state.wishes.deadline[CampaignWish{0}] = 1041; }));
  CHECK(refused([](State& state) { state.candidates.confirm_by[CandidateIndex{0}] = -1; }));
  CHECK(refused([](State& state) {
    state.contracts.push_back({CandidateIndex{0}, FormationIndex{0}, {}, {}, {}, 0, -1, 0, {}});
  }));
  CHECK(refused([](State& state) {
    state.help.push_back({CandidateIndex{0}, HelpGround::health, {}, -1, {}});
  }));
  CHECK(refused([](State& state) { state.grounds.push_back({CampaignWish{0}, 1, -1, {}}); }));

  Campaign turned = campaign;
  DayTurned turn;
  turn.summary.day = 2;
  turn.changes.decided = {{{0, 1}}, {-1}};
  CHECK(campaign::apply(turned, turn).error().code == RefusalCode::event_does_not_fit);
}

TEST_CASE("an event that is not of this campaign is refused, and changes nothing") {
  Stage stage(World().formation(101, 1).wish(1, 101, 1));
  stage.turn();
  Campaign campaign = stage.campaign();
  for (const Event& event : one_of_each()) {
    INFO(kind_of(event));
    CHECK(apply(campaign, event).error().code == RefusalCode::event_does_not_fit);
    CHECK(campaign.state == stage.campaign().state);
  }
  // Another candidate's wish.
  Campaign two = Stage(World().formation(101, 1).wish(1, 101, 1).wish(2, 101, 2)).campaign();
  const Event other = Answered{CandidateIndex{0}, 1, {{CampaignWish{1}, WishState::accepted}}, {}};
  CHECK(apply(two, other).error().code == RefusalCode::event_does_not_fit);
  // The same day a second time.
  const Event turned = decode_event(stage.journal().back()).value();
  CHECK(apply(campaign, turned).error().code == RefusalCode::event_does_not_fit);
}

}  // namespace
}  // namespace affecta::campaign::bytes_test
