// Which command ids were given before, as far as that can be told without the disk.
//
// Purpose: nearly every command is new, and asking the journal for each costs as much as deciding
// it. A few bytes in memory say "certainly new"; what may be known is looked up.
// Thread safety: one thread's; another one, which gives way, reads the ids of the journal. Until it
// has them, and when it cannot read them, every id may be known.
// Cost: a look-up and 6 to 12 bytes an id; one in a thousand is looked up in vain when there are
// five million.
#pragma once

#include <atomic>
#include <cstdint>
#include <future>
#include <string_view>

#include <boost/unordered/unordered_flat_set.hpp>

#include "server/store/reader.h"

namespace affecta::running {

class KnownIds {
 public:
  // `journal`: nobody else reads with it.
  KnownIds(store::JournalReader journal, int niceness);
  ~KnownIds();
  KnownIds(const KnownIds&) = delete;
  KnownIds& operator=(const KnownIds&) = delete;

  // False is certain.
  bool may_have(std::string_view id);
  void add(std::string_view id) { of_now_.insert(digest(id)); }

 private:
  using Digests = boost::unordered_flat_set<std::uint32_t>;
  static std::uint32_t digest(std::string_view id);
  bool has_read();

  std::atomic<bool> is_ending_ = false;
  bool is_complete_ = false;  // of_journal_ has what was there before of_now_ began
  Digests of_now_;
  Digests of_journal_;
  std::future<Result<Digests>> reading_;  // the last: it uses the others
};

}  // namespace affecta::running
