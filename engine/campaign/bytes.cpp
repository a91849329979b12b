#include "engine/campaign/bytes.h"

#include <array>
#include <memory>

#include <xxhash.h>

#include "engine/campaign/codec.h"

namespace affecta::campaign {

namespace {

constexpr std::array<std::string_view, std::variant_size_v<Event>> kinds = {
    "answered",
    "ordered",
    "responder-switched",
    "complementary-asked",
    "complementary-answered",
    "help-asked",
    "commission-proposed",
    "commission-withdrew",
    "contract-entered",
    "contract-corrected",
    "contract-cancelled",
    "contract-mismatched",
    "group-set",
    "beds-set",
    "wish-restored",
    "ranking-mended",
    "grounds-asked",
    "grounds-given",
    "day-turned",
    "day-published",
    "day-held"};

// Reads the alternative of the given place.
template <std::size_t place = 0>
bool get_event(codec::Source& source, std::size_t kind, Event& event) {
  if constexpr (place == std::variant_size_v<Event>) {
    return false;
  } else {
    if (kind != place) return get_event<place + 1>(source, kind, event);
    return codec::get(source, event.emplace<place>());
  }
}

tl::unexpected<Refusal> malformed(std::string what) {
  return refuse(RefusalCode::malformed_event, {}, std::move(what));
}

tl::unexpected<Refusal> other_version(std::string_view what, unsigned found, unsigned known) {
  return refuse(RefusalCode::unsupported_version, {},
                std::string(what) + " of version " + std::to_string(found) + ", this is version " +
                    std::to_string(known));
}

class Hasher {
 public:
  Hasher() : state_(XXH3_createState(), &XXH3_freeState) { XXH3_128bits_reset(state_.get()); }
  void raw(const void* data, std::size_t size) { XXH3_128bits_update(state_.get(), data, size); }
  Hash hash() const {
    const XXH128_hash_t digest = XXH3_128bits_digest(state_.get());
    return {digest.high64, digest.low64};
  }

 private:
  std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state_;
};

template <class T>
Hash hash_value(const T& value) {
  Hasher hasher;
  codec::put(hasher, value);
  return hasher.hash();
}

}  // namespace

std::string_view kind_of(const Event& event) { return kinds[event.index()]; }
std::span<const std::string_view> event_kinds() { return kinds; }

std::string encode(const Event& event) {
  const auto kind = static_cast<std::uint8_t>(event.index());
  return std::visit([&](const auto& each) { return codec::bytes_of(event_version, kind, each); },
                    event);
}

Result<Event> decode_event(std::string_view bytes) {
  codec::Source source{bytes};
  std::uint8_t version = 0;
  std::uint8_t kind = 0;
  if (!codec::get(source, version)) return malformed("the event is empty");
  if (version != event_version) return other_version("an event", version, event_version);
  if (!codec::get(source, kind)) return malformed("the event has no kind");
  if (kind >= kinds.size()) {
    return malformed("the kind " + std::to_string(kind) + ", the last one known is " +
                     std::to_string(kinds.size() - 1));
  }
  Event event;
  if (!get_event(source, kind, event) || !source.rest.empty()) {
    return malformed("what follows is no event of kind \"" + std::string(kinds[kind]) + "\"");
  }
  return event;
}

std::string encode(const State& state) { return codec::bytes_of(state_version, state); }

Result<State> decode_state(std::string_view bytes) {
  codec::Source source{bytes};
  std::uint8_t version = 0;
  if (!codec::get(source, version)) return malformed("the state is empty");
  if (version != state_version) return other_version("a state", version, state_version);
  State state;
  if (!codec::get(source, state) || !source.rest.empty()) {
    return malformed("what follows is no state of a campaign");
  }
  return state;
}

Hash hash_of(const State& state) { return hash_value(state); }
Hash hash_of(const TurnChanges& changes) { return hash_value(changes); }

// In one piece: requests are small, and each command has one.
Hash hash_of(const Request& request) {
  const auto kind = static_cast<std::uint8_t>(request.index());
  const auto* const advance = std::get_if<Advance>(&request);
  const std::string bytes =
      advance != nullptr
          ? codec::bytes_of(kind, advance->publish_alerts)
          : std::visit([&](const auto& each) { return codec::bytes_of(kind, each); }, request);
  const XXH128_hash_t digest = XXH3_128bits(bytes.data(), bytes.size());
  return {digest.high64, digest.low64};
}

bool hashes_hold(const State& state, const DayTurned& turned) {
  return turned.summary.input == hash_of(state) && turned.summary.result == hash_of(turned.changes);
}

}  // namespace affecta::campaign
