// Snapshots of states: the newest that is whole and of this journal is used.
#include "server/store/snapshots.h"

#include <array>
#include <csignal>
#include <filesystem>

#include <catch2/catch.hpp>
#include <sys/resource.h>

#include "tests/unit/store/sample_events.h"

using namespace affecta;
using namespace affecta::store;
using namespace affecta::test;

namespace {

class Setting {
 public:
  Setting() { std::filesystem::create_directory(folder); }

  Position position(std::uint64_t sequence) const { return **reader.position(sequence); }
  Result<void> write(std::uint64_t sequence, std::string_view state) const {
    const std::array<std::string_view, 2> parts{state.substr(0, 2), state.substr(2)};
    return snapshots.write(position(sequence), parts);
  }
  std::string file(std::uint64_t sequence) const {
    const std::string digits = std::to_string(sequence);
    return folder + "/" + std::string(20 - digits.size(), '0') + digits + ".state";
  }
  // "SEQUENCE STATE", and the count of warnings if any.
  std::string newest() const {
    const auto found = snapshots.newest(reader);
    if (!found) return std::string(catalogue_entry(found.error().code).name);
    std::string text = "none";
    if (found->newest) {
      CHECK(found->newest->position == position(found->newest->position.sequence));
      text = std::to_string(found->newest->position.sequence) + " " +
             std::string(found->newest->state);
    }
    if (!found->warnings.empty()) text += ", " + std::to_string(found->warnings.size()) + " warned";
    return text;
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
  }

  const SampleJournal sample{9};
  const JournalReader reader = *JournalReader::open(sample.path);
  const std::string folder = sample.folder / "snapshots";
  const Snapshots snapshots{folder, 3};
};

}  // namespace

TEST_CASE("snapshots: the newest comes back, and one more is kept") {
  const Setting setting;
  CHECK(setting.newest() == "none");
  REQUIRE(setting.write(2, "second"));
  CHECK(setting.newest() == "2 second");
  REQUIRE(setting.write(5, "fifth"));
  REQUIRE(setting.write(9, "ninth"));
  CHECK(setting.newest() == "9 ninth");
  CHECK(setting.files() == 2);
  REQUIRE(setting.write(9, "again"));
  CHECK(setting.newest() == "9 again");
}

TEST_CASE("snapshots: a damaged one is passed over, whichever byte it is") {
  const Setting setting;
  REQUIRE(setting.write(5, "fifth"));
  REQUIRE(setting.write(9, "ninth"));
  const std::string bytes = read_file(setting.file(9));
  REQUIRE(bytes.size() == 128 + 5);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    INFO("byte " << at);
    write_byte(setting.file(9), at, static_cast<char>(bytes[at] ^ 1));
    CHECK(setting.newest() == "5 fifth, 1 warned");
    write_byte(setting.file(9), at, bytes[at]);
  }
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    INFO("the first " << size << " bytes");
    write_file(setting.file(9), bytes.substr(0, size));
    CHECK(setting.newest() == "5 fifth, 1 warned");
  }
  write_file(setting.file(9), bytes + "x");
  CHECK(setting.newest() == "5 fifth, 1 warned");
  write_file(setting.file(5), "");
  CHECK(setting.newest() == "none, 2 warned");
}

TEST_CASE("snapshots: another format is passed over, naming both") {
  const Setting setting;
  REQUIRE(setting.write(9, "ninth"));
  const auto found = Snapshots(setting.folder, 4).newest(setting.reader);
  REQUIRE(found);
  CHECK_FALSE(found->newest);
  REQUIRE(found->warnings.size() == 1);
  CHECK_THAT(found->warnings[0], Catch::Contains("it has layout 1 and format 3; this program reads "
                                                 "1 and 4"));
}

TEST_CASE("snapshots: one of another history is passed over, one beyond the journal is refused") {
  const Setting setting;
  REQUIRE(setting.write(5, "fifth"));
  Position other = setting.position(7);
  other.hash[0] ^= 1U;
  const std::string_view state = "other";
  REQUIRE(setting.snapshots.write(other, {&state, 1}));
  CHECK(setting.newest() == "5 fifth, 1 warned");
  other.sequence = 10;
  REQUIRE(setting.snapshots.write(other, {&state, 1}));
  CHECK(setting.newest() == "journal-truncated");
}

TEST_CASE("snapshots: of the beginning, and of nothing") {
  const Setting setting;
  REQUIRE(setting.snapshots.write(Position{}, {}));
  CHECK(setting.newest() == "0 ");
}

TEST_CASE("snapshots: a full disk is told and leaves what was there") {
  const Setting setting;
  REQUIRE(setting.write(5, "fifth"));
  // A limit on the size of files stands for the full disk.
  rlimit limit{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &limit) == 0);
  const rlimit tight{100, limit.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
  const auto written = setting.write(9, "ninth");
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
  std::signal(SIGXFSZ, handler);
  REQUIRE_FALSE(written);
  CHECK(written.error().code == RefusalCode::file_not_writable);
  CHECK(setting.newest() == "5 fifth");
  CHECK(setting.files() == 1);
}

TEST_CASE("snapshots: what a crash left half written goes away with the next one") {
  const Setting setting;
  write_file(setting.file(7) + ".part", "half");
  CHECK(setting.newest() == "none");
  REQUIRE(setting.write(9, "ninth"));
  CHECK(setting.files() == 1);
}

TEST_CASE("snapshots: a folder that is not there is told") {
  const Setting setting;
  const Snapshots nowhere(setting.folder + "/none", 3);
  CHECK(nowhere.newest(setting.reader).error().code == RefusalCode::file_unreadable);
  CHECK(nowhere.write(Position{}, {}).error().code == RefusalCode::file_not_writable);
}
