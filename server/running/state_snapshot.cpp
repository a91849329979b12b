#include "server/running/state_snapshot.h"

#include "engine/campaign/apply.h"
#include "engine/campaign/bytes.h"
#include "engine/campaign/codec.h"
#include "server/store/little_endian.h"

namespace affecta::running {

namespace codec = campaign::codec;

namespace {

constexpr std::size_t size_bytes = sizeof(std::uint64_t);

}  // namespace

std::vector<std::string> snapshot_parts(const campaign::State& state,
                                        const PublishedDay* published) {
  std::vector<std::string> parts(2);
  parts[1] = encode(state);
  store::append_number(parts[0], std::uint64_t{parts[1].size()});
  if (published != nullptr) {
    codec::Bytes bytes;
    codec::put(bytes, *published);
    parts.push_back(std::move(bytes.text));
  }
  return parts;
}

Result<KeptState> read_snapshot(const CampaignFolder& folder, std::string_view bytes) {
  const auto malformed = [] {
    return refuse(RefusalCode::malformed_event, {}, "what follows is no snapshot of a campaign");
  };
  if (bytes.size() < size_bytes) return malformed();
  const auto size = store::number_at<std::uint64_t>(bytes, 0);
  bytes.remove_prefix(size_bytes);
  if (size > bytes.size()) return malformed();
  auto state = campaign::decode_state(bytes.substr(0, size));
  if (!state) return tl::make_unexpected(state.error());
  codec::Source rest{bytes.substr(size)};
  PublishedDay published;
  const bool is_apart = !rest.rest.empty();
  if (is_apart && (!codec::get(rest, published) || !rest.rest.empty())) return malformed();
  auto live = campaign::restore(folder.opening, folder.calendar, *std::move(state));
  if (!live) return tl::make_unexpected(live.error());
  if (!is_apart) published = published_day(live->state);
  return KeptState{*std::move(live), std::make_shared<const PublishedDay>(std::move(published))};
}

}  // namespace affecta::running
