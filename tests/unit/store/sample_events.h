#pragma once
// Events for tests, and a journal in a folder of its own.

#include <string>

#include "server/store/journal.h"
#include "tests/support/temporary_folder.h"

namespace affecta::test {

// A function of its number.
inline store::Event sample_event(int number) {
  store::Event event;
  event.stamp = 1'717'000'000'000'000 + number;
  event.author = number % 2 == 0 ? "candidate 12" : "operator Zoé";
  event.command_id = "command-" + std::to_string(number);
  event.kind = number % 3 == 0 ? "contract" : "answer";
  event.format_version = 1;
  event.payload = "payload " + std::to_string(number) + std::string(1, '\0');
  event.answer = "answer " + std::to_string(number);
  return event;
}

// A journal of the events 1 to `count`, closed.
class SampleJournal {
 public:
  explicit SampleJournal(int count) {
    auto journal = store::Journal::open(path);
    for (int i = 1; i <= count; ++i) journal->append(sample_event(i)).value();
  }

  const TemporaryFolder folder;
  const std::string path = folder / "journal";
};

}  // namespace affecta::test
