#pragma once
// What a journal must hold after whatever happened: events made from their command id, the ones
// that were offered, and the ones that were acknowledged.

#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "server/store/journal.h"

namespace affecta::test {

// Everything but the stamp is a function of the command id; some payloads fill many pages.
store::Event event_of_command(const std::string& command_id);

// Thread safety: full.
class JournalModel {
 public:
  // Offers the next event, in the order of the stamps; one in eight repeats an earlier command.
  void append_one(store::Journal& journal, std::uint64_t draw);
  // Whether an append was refused: nothing more can be written until the journal is opened again.
  bool was_refused() const;
  void forget_refusal();
  std::size_t acknowledged() const;
  // Why the journal is not what it must be; empty when it is. From then on everything in it counts
  // as acknowledged: it could be read.
  std::string verify(const store::JournalReader& reader);

 private:
  void answered(const std::string& command_id, const Result<store::Receipt>& receipt);
  std::string contradiction(const store::Entry& entry) const;

  std::mutex order_;  // of the stamps, for the next two
  std::vector<std::string> commands_;
  std::map<std::string, std::set<std::int64_t>> offered_;  // stamps, by command
  mutable std::mutex mutex_;                               // for the rest
  std::map<std::string, store::Position> places_;          // of what was acknowledged, by command
  std::string broken_promise_;
  bool refused_ = false;
};

}  // namespace affecta::test
