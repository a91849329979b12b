#include "server/running/reply.h"

#include <array>
#include <string_view>

#include "engine/campaign/codec.h"

namespace affecta::running {

namespace codec = campaign::codec;

namespace {

// Version 1 did not say which request it was, and was empty for a command that was done.
constexpr std::uint8_t answer_version = 2;

// A refusal that is remembered: by its name, which is stable.
struct KeptRefusal {
  std::string name;
  std::string where;
  std::string what;
};

// In the order of the bytes.
struct KeptAnswer {
  std::optional<DayReply> day;
  std::optional<KeptRefusal> refusal;
};

std::optional<RefusalCode> code_of(std::string_view name) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(RefusalCode::count_); ++i) {
    const auto code = static_cast<RefusalCode>(i);
    if (catalogue_entry(code).name == name) return code;
  }
  return std::nullopt;
}

}  // namespace

std::string to_text(const campaign::Author& author) {
  constexpr std::array<std::string_view, 5> roles = {"candidate", "formation", "commission",
                                                     "support", "operator"};
  return std::string(roles[static_cast<std::size_t>(author.role)]) + " " +
         std::to_string(author.key);
}

tl::unexpected<Refusal> id_of_another_request(const std::string& id) {
  return refuse(RefusalCode::command_id_taken, "the command id " + id,
                "it was given with another command before");
}

std::string answer_bytes(const Result<Reply>& reply, const campaign::Hash& request) {
  KeptAnswer kept;
  if (reply) {
    kept.day = reply->day;
  } else {
    const Refusal& refusal = reply.error();
    kept.refusal = {std::string(catalogue_entry(refusal.code).name), refusal.where, refusal.what};
  }
  return codec::bytes_of(answer_version, request, kept);
}

Result<Reply> read_answer(const store::Entry& entry, const campaign::Hash& request) {
  const Reply done{entry.position.sequence, {entry.event.stamp}, {}};
  if (entry.event.answer.empty()) return done;
  codec::Source source{entry.event.answer};
  std::uint8_t version = 0;
  campaign::Hash first = request;
  KeptAnswer kept;
  const auto malformed = [&](std::string what) {
    return refuse(RefusalCode::malformed_event, "event " + std::to_string(done.event),
                  std::move(what));
  };
  const bool good = codec::get(source, version) && version >= 1 && version <= answer_version &&
                    (version == 1 || codec::get(source, first)) && codec::get(source, kept) &&
                    source.rest.empty();
  if (!good) return malformed("its answer cannot be read");
  if (first != request) return id_of_another_request(entry.event.command_id);
  if (!kept.refusal) return Reply{done.event, done.stamp, kept.day};
  const auto code = code_of(kept.refusal->name);
  if (!code) return malformed("it was refused as " + kept.refusal->name + ", which is unknown");
  return refuse(*code, std::move(kept.refusal->where), std::move(kept.refusal->what));
}

}  // namespace affecta::running
