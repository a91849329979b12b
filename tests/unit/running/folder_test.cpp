// The folder of a campaign: made whole or not at all, and opened only as what it was made.
#include <algorithm>
#include <filesystem>
#include <thread>

#include <catch2/catch.hpp>

#include "engine/campaign/bytes.h"
#include "server/running/audit.h"
#include "server/running/replay.h"
#include "server/running/state_snapshot.h"
#include "server/store/journal.h"
#include "server/store/snapshots.h"
#include "tests/support/campaign/country_of.h"
#include "tests/unit/running/small_world.h"

namespace affecta::running::test {
namespace {

namespace fs = std::filesystem;
using affecta::test::read_file;
using affecta::test::TemporaryFolder;
using affecta::test::write_file;

std::string code_of(const Refusal& refusal) {
  return std::string(catalogue_entry(refusal.code).name);
}
// "done", or the name of the refusal.
std::string opening(const LivedCampaign& lived) {
  const auto opened = lived.open();
  return opened ? "done" : code_of(opened.error());
}

Result<void> create(const std::string& folder, std::string_view calendar) {
  NoProgress nobody;
  return create_campaign(folder, support::country_of(*small_world().open()), calendar,
                         {.test_clock = true, .begins = {}}, {}, Workers(1), nobody);
}
std::string calendar_2024() { return read_file(support::calendar_path("2024")); }

TEST_CASE("a campaign is created in a folder of its own, or not at all") {
  const TemporaryFolder place;
  fs::create_directory(place / "empty");
  CHECK(create(place / "empty", calendar_2024()));
  const auto again = create(place / "empty", calendar_2024());
  REQUIRE_FALSE(again);
  CHECK(again.error().code == RefusalCode::file_not_writable);
  CHECK(again.error().where == place / "empty");
  write_file(place / "file", "x");
  CHECK_FALSE(create(place / "file", calendar_2024()));
  // A calendar that cannot be read leaves nothing behind.
  const auto refused = create(place / "other", "{}");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == RefusalCode::missing_field);
  CHECK_FALSE(fs::exists(place / "other"));
  CHECK(std::distance(fs::directory_iterator(place.path()), fs::directory_iterator()) == 2);
}

TEST_CASE("a country that no campaign can open with is refused when it is created") {
  const TemporaryFolder place;
  NoProgress nobody;
  Country country = support::country_of(*small_world().open());
  country.formations.key = {};
  const auto refused =
      create_campaign(place / "campaign", country, calendar_2024(), {}, {}, Workers(1), nobody);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == RefusalCode::unknown_formation);
  CHECK(fs::is_empty(place.path()));
}

TEST_CASE("the settings of a campaign are read back, and strictly") {
  const CampaignFile file{{true, false, Instant{1'717'088'400'123'456}}, {"ab", "cd"}, "1.2"};
  const auto read = [](const std::string& text) {
    return read_campaign_file(Document::from_text(text, "campaign.json"));
  };
  const CampaignFile back = expected(read(to_json(file)));
  CHECK(back.settings == file.settings);
  CHECK(back.identity == file.identity);
  CHECK(back.created_by == "1.2");
  const auto broken = [&](const std::string& what, const std::string& by) {
    std::string text = to_json(file);
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    const auto refused = read(text.replace(at, what.size(), by));
    REQUIRE_FALSE(refused);
    return code_of(refused.error()) + " " + refused.error().where;
  };
  CHECK(broken("\"format\":1", "\"format\":2") == "unsupported-version campaign.json: $.format");
  CHECK(broken("\"country\"", "\"land\"") == "unknown-field campaign.json: $.land");
  CHECK(broken("2024-05-30T17", "2024-05-30 17") == "wrong-type campaign.json: $.begins");
  CHECK(broken("true", "1") == "wrong-type campaign.json: $.test_clock");
}

TEST_CASE("a fast calendar begins when the campaign says") {
  const Instant begins = support::civil("2026-01-01 08:00:00");
  LivedCampaign lived(small_world(), "minutes", {.test_clock = true, .begins = begins});
  lived.running().read(
      [&](const campaign::Campaign& live) { CHECK(live.calendar->on(1).start == begins); });
}

TEST_CASE("another country, or another calendar, is refused, naming both") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  lived.close();
  const FolderPaths paths(lived.folder());
  const TemporaryFolder place;
  LivedCampaign other(small_world().formation(109, 1).wish(1, 109, 1), "2025");
  const FolderPaths others(other.folder());
  const auto replaced = fs::copy_options::overwrite_existing;
  SECTION("the country") { fs::copy_file(others.country, paths.country, replaced); }
  SECTION("the calendar") { fs::copy_file(others.calendar, paths.calendar, replaced); }
  SECTION("everything but the journal") {
    fs::copy_file(others.country, paths.country, replaced);
    fs::copy_file(others.calendar, paths.calendar, replaced);
    fs::copy_file(others.settings, paths.settings, replaced);
  }
  const auto opened = lived.open();
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == RefusalCode::other_opening);
  CHECK(opened.error().what.find("country ") < opened.error().what.rfind("country "));
}

TEST_CASE("what is missing, damaged or newer is told when a campaign is opened") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  lived.close();
  const FolderPaths paths(lived.folder());
  SECTION("no folder") {
    fs::remove_all(lived.folder());
    CHECK(opening(lived) == "file-unreadable");
  }
  SECTION("no journal: none is made") {
    fs::remove(paths.journal);
    CHECK(opening(lived) == "file-unreadable");
    CHECK_FALSE(fs::exists(paths.journal));
  }
  SECTION("a journal that is none") {
    write_file(paths.journal, std::string(8192, 'x'));
    CHECK(opening(lived) == "journal-damaged");
  }
  SECTION("a damaged country") {
    affecta::test::write_byte(paths.country, fs::file_size(paths.country) - 70, 'x');
    CHECK(opening(lived) == "checksum-mismatch");
  }
  SECTION("an event of a newer version") {
    {
      auto journal = expected(store::Journal::open(paths.journal));
      const std::string newer = "\x02\x00";
      expected(journal.append({store::Event{.stamp = std::int64_t{1} << 52,
                                            .author = "candidate 1",
                                            .command_id = "newer",
                                            .kind = "answered",
                                            .format_version = 2,
                                            .payload = newer,
                                            .answer = {}}}));
    }
    const auto opened = lived.open();
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == RefusalCode::unsupported_version);
    CHECK(opened.error().where == "event 3");
  }
}

TEST_CASE("one process at a time runs a campaign, others may read it") {
  LivedCampaign lived(small_world());
  lived.turn_to(1);
  REQUIRE(lived.give(accept(1, 101), "one", first_evening) == "done");
  CHECK(opening(lived) == "journal-in-use");
  NoProgress nobody;
  const Replayed read = expected(read_campaign(lived.folder(), Workers(1), nobody));
  CHECK(read.live.state == lived.live_state());
  CHECK(*read.published == *lived.running().published());
  CHECK(read.stamp == support::civil(first_evening));
  CHECK(expected(audit(lived.folder(), Workers(1), nobody)).last == read.position);
}

// ---------------------------------------------------------------- snapshots of the state

std::vector<fs::path> snapshots_in(const LivedCampaign& lived) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(FolderPaths(lived.folder()).states)) {
    files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

// Three days, with a snapshot at the last ones, and an answer after it.
void live_three_days(LivedCampaign& lived) {
  lived.options.snapshots.every_days = 1;
  for (Day day = 1; day <= 3; ++day) {
    lived.turn_to(day);
    lived.restart();  // closed, the snapshot is written
  }
  REQUIRE(lived.give(accept(1, 101), "one", "2024-06-01 08:00:00") == "done");
}

TEST_CASE("a restart begins with the newest snapshot, and knows the day as it was published") {
  LivedCampaign lived(small_world());
  live_three_days(lived);
  const campaign::State before = lived.live_state();
  const PublishedDay published = *lived.running().published();
  CHECK(snapshots_in(lived).size() == 2);
  lived.restart();
  CHECK(lived.running().counts().replayed == 1);
  CHECK(lived.live_state() == before);
  CHECK(*lived.running().published() == published);
  CHECK(published.wish_states != before.wishes.state);
  CHECK(lived.running().warnings().empty());

  SECTION("a long tail gives a snapshot, which knows the published day too") {
    lived.close();
    lived.options.snapshots.after_replaying = 1;
    lived.restart();
    lived.restart();
    CHECK(lived.running().counts().replayed == 0);
    CHECK(lived.live_state() == before);
    CHECK(*lived.running().published() == published);
    NoProgress nobody;
    CHECK(expected(audit(lived.folder(), Workers(1), nobody)).snapshots == 2);
  }
  SECTION("a damaged one is passed over, with a warning") {
    lived.close();
    affecta::test::write_byte(snapshots_in(lived).back().string(), 300, '\x7F');
    CHECK(lived.running().counts().replayed == 2);
    CHECK(lived.running().warnings().size() == 1);
    CHECK(lived.live_state() == before);
    CHECK(*lived.running().published() == published);
  }
  SECTION("a journal that has lost what a snapshot stands for is refused") {
    lived.close();
    const FolderPaths paths(lived.folder());
    fs::remove(paths.journal);
    create(lived.folder() + "-new", calendar_2024());
    fs::copy_file(FolderPaths(lived.folder() + "-new").journal, paths.journal);
    CHECK(opening(lived) == "journal-truncated");
  }
}

TEST_CASE("a snapshot that cannot be written is a warning, and holds nobody up") {
  LivedCampaign lived(small_world());
  lived.options.snapshots.every_days = 1;
  lived.running();
  const FolderPaths paths(lived.folder());
  fs::remove(paths.states);
  lived.turn_to(2);
  while (lived.running().warnings().empty()) std::this_thread::yield();
  CHECK_THAT(lived.running().warnings()[0], Catch::StartsWith("a snapshot was not written: "));
  CHECK(lived.running().published()->day == 2);
}

// ---------------------------------------------------------------- audit

// What the audit says of a journal with one more event.
Refusal audit_with(LivedCampaign& lived, const campaign::Event& event) {
  const FolderPaths paths(lived.folder());
  lived.close();
  {
    auto journal = expected(store::Journal::open(paths.journal));
    expected(journal.append({store::Event{.stamp = std::int64_t{1} << 52,
                                          .author = "operator 0",
                                          .command_id = "forged",
                                          .kind = std::string(kind_of(event)),
                                          .format_version = campaign::event_version,
                                          .payload = encode(event),
                                          .answer = {}}}));
  }
  NoProgress nobody;
  const auto audited = audit(lived.folder(), Workers(1), nobody);
  REQUIRE_FALSE(audited);
  return audited.error();
}

TEST_CASE("an audit passes over a sound campaign, and says what it verified") {
  LivedCampaign lived(small_world());
  live_three_days(lived);
  NoProgress nobody;
  const AuditReport report = expected(audit(lived.folder(), Workers(1), nobody));
  CHECK(report.day == 3);
  CHECK(report.days == 3);
  CHECK(report.snapshots == 2);
  CHECK(report.last.sequence == 5);
  CHECK(report.warnings.empty());
}

TEST_CASE("an audit names the first event that is not what it should be") {
  LivedCampaign lived(small_world());
  live_three_days(lived);
  campaign::DayTurned turned = expected(lived.running().preview());
  SECTION("a day that was computed from another state") {
    turned.summary.input.low ^= 1U;
    const Refusal refusal = audit_with(lived, turned);
    CHECK(refusal.code == RefusalCode::history_differs);
    CHECK(refusal.where == "event 6");
    CHECK(refusal.what == "day 4 was computed from another state");
  }
  SECTION("a day that changes something else than it was published with") {
    turned.changes.deadline = {};
    turned.changes.groups.push_back({GroupIndex{0}, 9, 9});
    CHECK(audit_with(lived, turned).what == "day 4 was published with other changes");
  }
  SECTION("an event that fits nothing") {
    const Refusal refusal = audit_with(lived, campaign::DayHeld{9, "x"});
    CHECK(refusal.code == RefusalCode::event_does_not_fit);
    CHECK(refusal.where == "event 6");
  }
}

TEST_CASE("an audit compares with every snapshot") {
  LivedCampaign lived(small_world());
  live_three_days(lived);
  lived.close();
  const FolderPaths paths(lived.folder());
  NoProgress nobody;
  const auto differs = [&] {
    const auto audited = audit(lived.folder(), Workers(1), nobody);
    REQUIRE_FALSE(audited);
    CHECK(audited.error().code == RefusalCode::history_differs);
    return audited.error().where + ": " + audited.error().what;
  };
  const auto journal = expected(store::JournalReader::open(paths.journal));
  const store::Snapshots snapshots(paths.states, snapshot_version);
  auto replayed = expected(read_campaign(lived.folder(), Workers(1), nobody));
  SECTION("of another state") {
    ++replayed.live.state.groups.capacity[GroupIndex{0}];
    const auto parts = snapshot_parts(replayed.live.state, replayed.published.get());
    expected(snapshots.write(replayed.position,
                             std::vector<std::string_view>{parts.begin(), parts.end()}));
    CHECK(differs() == "event 5: the snapshot has another state");
  }
  SECTION("with another published day") {
    const auto parts = snapshot_parts(replayed.live.state, nullptr);
    expected(snapshots.write(replayed.position,
                             std::vector<std::string_view>{parts.begin(), parts.end()}));
    CHECK(differs() == "event 5: the snapshot has another published day");
  }
  SECTION("of events that are not there") {
    const auto parts = snapshot_parts(replayed.live.state, nullptr);
    expected(snapshots.write({77, {}}, std::vector<std::string_view>{parts.begin(), parts.end()}));
    CHECK(differs() ==
          "event 77: a snapshot of the state stands for it, which the journal does not have");
  }
}

}  // namespace
}  // namespace affecta::running::test
