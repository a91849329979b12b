// Answers as the journal keeps them: of which request, and those of before that did not say.
#include "server/running/reply.h"

#include <catch2/catch.hpp>

#include "engine/campaign/bytes.h"
#include "tests/support/campaign/lived_campaign.h"

namespace affecta::running {
namespace {

using campaign::hash_of;
using namespace std::string_literals;

const campaign::Hash accept_101 = hash_of(campaign::Accept{{1, 101, false}, {}, false});
const campaign::Hash accept_102 = hash_of(campaign::Accept{{1, 102, false}, {}, false});

store::Entry kept(std::string answer) {
  store::Entry entry;
  entry.position.sequence = 7;
  entry.event.stamp = 5;
  entry.event.command_id = "one";
  entry.event.answer = std::move(answer);
  return entry;
}

RefusalCode refusal_of(const Result<Reply>& reply) {
  REQUIRE_FALSE(reply);
  return reply.error().code;
}

TEST_CASE("reply: an answer is that of its request, and of no other") {
  const store::Entry done = kept(answer_bytes(Reply{}, accept_101));
  CHECK(running::test::expected(read_answer(done, accept_101)) == Reply{7, {5}, {}});
  CHECK(refusal_of(read_answer(done, accept_102)) == RefusalCode::command_id_taken);
  const store::Entry refused = kept(
      answer_bytes(refuse(RefusalCode::contract_mismatch, "here", "other numbers"), accept_101));
  CHECK(refusal_of(read_answer(refused, accept_101)) == RefusalCode::contract_mismatch);
  CHECK(refusal_of(read_answer(refused, accept_102)) == RefusalCode::command_id_taken);
}

TEST_CASE("reply: an answer of version 1 is anybody's who has the id") {
  for (const std::string& answer : {""s, "\x01\0\0"s}) {
    CHECK(running::test::expected(read_answer(kept(answer), accept_101)) == Reply{7, {5}, {}});
    CHECK(running::test::expected(read_answer(kept(answer), accept_102)) == Reply{7, {5}, {}});
  }
}

TEST_CASE("reply: bytes that are no answer") {
  const std::string good = answer_bytes(Reply{}, accept_101);
  for (const std::string& answer :
       {"\x03"s + good.substr(1), "\0"s + good.substr(1), good.substr(0, good.size() - 1),
        good.substr(0, 9), good + "\0"s}) {
    CHECK(refusal_of(read_answer(kept(answer), accept_101)) == RefusalCode::malformed_event);
  }
}

TEST_CASE(
    "reply: a day turn is the same request whichever its day, and not whatever it publishes") {
  CHECK(hash_of(campaign::Advance{2, false}) == hash_of(campaign::Advance{3, false}));
  CHECK_FALSE(hash_of(campaign::Advance{2, false}) == hash_of(campaign::Advance{2, true}));
  CHECK_FALSE(hash_of(campaign::PublishDay{2}) == hash_of(campaign::PublishDay{3}));
  // The same bytes of another kind.
  CHECK_FALSE(hash_of(campaign::Refuse{{1, 101, false}}) ==
              hash_of(campaign::Resign{{1, 101, false}}));
}

}  // namespace
}  // namespace affecta::running
