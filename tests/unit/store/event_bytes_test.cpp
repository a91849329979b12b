// The bytes of an event: the hash as docs/formats.md has it, and the packing of payloads.
#include "server/store/event_bytes.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "server/store/sha256.h"
#include "tests/support/random_day.h"

using namespace affecta;
using namespace affecta::store;

namespace {

std::string hex(const Hash& hash) {
  std::string text;
  for (const unsigned char byte : hash) {
    text += "0123456789abcdef"[byte >> 4U];
    text += "0123456789abcdef"[byte & 15U];
  }
  return text;
}

Event small_event() { return {1, "a", "b", "c", 2, "payload", "answer"}; }

}  // namespace

TEST_CASE("event bytes: SHA-256 is SHA-256") {
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

// The hash of a journal written today must be the hash of tomorrow's programs: this one was
// computed from docs/formats.md by Python's struct and hashlib.
TEST_CASE("event bytes: the hash is that of the document") {
  const Position first = position_after({}, small_event(), digests_of(small_event()));
  CHECK(first.sequence == 1);
  CHECK(hex(first.hash) == "d17c72024d2e1e80b81fa32703014b6801779088b1df7e04491f38f080533a4c");
  const Position second = position_after(first, small_event(), digests_of(small_event()));
  CHECK(second.sequence == 2);
  CHECK(hex(second.hash) == "34846dfa903d4017672a035cc4927c33cab568f998d5edf2bb9e719f714afdf0");
}

TEST_CASE("event bytes: every part of an event, and where it stands, is in the hash") {
  const Event event = small_event();
  const Position previous{7, sha256("before")};
  const Hash hash = position_after(previous, event, digests_of(event)).hash;
  std::vector<Event> others(8, event);
  others[0].stamp = 3;
  others[1].author = "x";
  others[2].command_id = "x";
  others[3].kind = "x";
  others[4].format_version = 3;
  others[5].payload = "Payload";
  others[6].answer = "Answer";
  others[7].author = "ab";  // the same letters, divided otherwise
  others[7].command_id = "";
  for (const Event& other : others) {
    CHECK(position_after(previous, other, digests_of(other)).hash != hash);
  }
  CHECK(position_after({8, previous.hash}, event, digests_of(event)).hash != hash);
  CHECK(position_after({7, sha256("else")}, event, digests_of(event)).hash != hash);
}

TEST_CASE("event bytes: a payload comes back from its packing, smaller when it can be") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    INFO("seed " << seed);
    naive::Random random(seed);
    const naive::Int letters = random.pick(std::vector<naive::Int>{1, 4, 256});
    std::string payload;
    const naive::Int size = random.below(5000);
    for (naive::Int i = 0; i < size; ++i) payload += static_cast<char>(random.below(letters));
    const std::string packed = pack(payload);
    CHECK(packed.size() <= payload.size());
    CHECK(unpack(packed, payload.size()) == payload);
  }
  CHECK(pack(std::string(10'000, 'a')).size() < 100);
}

TEST_CASE("event bytes: what is not a payload of that size is not unpacked") {
  const std::string payload(10'000, 'a');
  std::string packed = pack(payload);
  CHECK_FALSE(unpack(packed, 9'999));
  CHECK_FALSE(unpack(packed, 10'001));
  CHECK_FALSE(unpack(packed, std::size_t{1} << 60U));
  CHECK_FALSE(unpack(payload, 5));
  CHECK_FALSE(unpack(std::string_view(packed).substr(0, packed.size() - 1), payload.size()));
  packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x55);
  CHECK(unpack(packed, payload.size()) != payload);
}
