#include "server/running/campaign_folder.h"

#include <array>
#include <cstring>
#include <filesystem>
#include <optional>

#include "datasets/calendars/calendar_reader.h"
#include "datasets/campaign_opening.h"
#include "datasets/folder_in_place.h"
#include "datasets/mapped_file.h"
#include "datasets/snapshot/layout.h"
#include "datasets/snapshot/snapshot.h"
#include "server/store/durable_file.h"
#include "server/store/journal.h"
#include "server/store/sha256.h"

namespace affecta::running {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view author_of_opening = "affecta";
constexpr std::string_view id_of_opening = "opened";

// A snapshot's head has the checksum of every column, and is itself verified when it is opened.
Result<std::string> identity_of_country(const std::string& path) {
  const auto file = MappedFile::open(path);
  if (!file) return tl::make_unexpected(file.error());
  snapshot::Header header;
  if (file->bytes().size() < sizeof header) {
    return refuse(RefusalCode::malformed_document, path, "it is not a snapshot of a country");
  }
  std::memcpy(&header, file->bytes().data(), sizeof header);
  const std::size_t head = sizeof header + header.column_count * sizeof(snapshot::Entry);
  return store::to_hexadecimal(store::sha256(file->bytes().substr(0, head)));
}

Result<std::shared_ptr<const campaign::Calendar>> resolved(const Document& document,
                                                           const CampaignSettings& settings) {
  const auto dates = campaign::read_calendar_dates(document);
  if (!dates) return tl::make_unexpected(dates.error());
  auto calendar = campaign::resolve(*dates, settings.begins);
  if (!calendar) return tl::make_unexpected(calendar.error());
  return std::make_shared<const campaign::Calendar>(*std::move(calendar));
}

Result<void> not_there_yet(const std::string& folder) {
  std::error_code error;
  const bool there = fs::exists(folder, error);
  if (there && !fs::is_directory(folder, error)) {
    return refuse(RefusalCode::file_not_writable, folder, "it is there and is not a folder");
  }
  if (there && !fs::is_empty(folder, error)) {
    return refuse(RefusalCode::file_not_writable, folder,
                  "the folder is not empty; a campaign is created in a folder of its own");
  }
  if (error) return refuse(RefusalCode::file_not_writable, folder, error.message());
  return {};
}

Result<void> begin_journal(const std::string& path, const Identity& identity,
                           campaign::Instant now) {
  auto journal = store::Journal::open(path);
  if (!journal) return tl::make_unexpected(journal.error());
  store::Event event;
  event.stamp = now.microseconds;
  event.author = author_of_opening;
  event.command_id = id_of_opening;
  event.kind = opened_kind;
  event.format_version = folder_version;
  event.payload = to_text(identity);
  const auto receipt = journal->append(std::move(event));
  if (!receipt) return tl::make_unexpected(receipt.error());
  return {};
}

// Everything but the journal, which follows when the rest is on the disk.
Result<Identity> write_files(const FolderPaths& paths, const Country& country,
                             std::string_view calendar, const CampaignSettings& settings,
                             const Workers& workers, ProgressObserver& progress) {
  if (auto done = write_snapshot(country, paths.country, workers, progress); !done) {
    return tl::make_unexpected(done.error());
  }
  if (auto done = store::wait_for_disk(paths.country); !done) {
    return tl::make_unexpected(done.error());
  }
  const auto identity = identity_of_country(paths.country);
  if (!identity) return tl::make_unexpected(identity.error());
  CampaignFile file{
      settings, {*identity, store::to_hexadecimal(store::sha256(calendar))}, AFFECTA_VERSION};
  const std::string json = to_json(file);
  std::array<std::string_view, 1> bytes = {calendar};
  if (auto done = store::write_durably(paths.calendar, bytes); !done) {
    return tl::make_unexpected(done.error());
  }
  bytes = {json};
  if (auto done = store::write_durably(paths.settings, bytes); !done) {
    return tl::make_unexpected(done.error());
  }
  return file.identity;
}

}  // namespace

FolderPaths::FolderPaths(const std::string& folder)
    : country((fs::path(folder) / "country.snapshot").string()),
      calendar((fs::path(folder) / "calendar.json").string()),
      settings((fs::path(folder) / "campaign.json").string()),
      journal((fs::path(folder) / "journal.sqlite").string()),
      states((fs::path(folder) / "states").string()) {}

Result<void> create_campaign(const std::string& folder, const Country& country,
                             std::string_view calendar, const CampaignSettings& settings,
                             campaign::Instant now, const Workers& workers,
                             ProgressObserver& progress) {
  if (auto done = not_there_yet(folder); !done) return done;
  // What could not be opened is not created.
  const auto opening = campaign_opening(country);
  if (!opening) return tl::make_unexpected(opening.error());
  const Document document = Document::from_text(calendar, "the calendar");
  const auto dates = resolved(document, settings);
  if (!dates) return tl::make_unexpected(dates.error());

  auto place = FolderInPlace::open(folder, {});
  if (!place) return tl::make_unexpected(place.error());
  const FolderPaths paths(place->path());
  const auto identity = write_files(paths, country, document.text(), settings, workers, progress);
  if (!identity) return tl::make_unexpected(identity.error());
  if (auto done = begin_journal(paths.journal, *identity, now); !done) return done;
  std::error_code error;
  if (!fs::create_directory(paths.states, error)) {
    return refuse(RefusalCode::file_not_writable, paths.states, error.message());
  }
  if (auto done = store::wait_for_disk(place->path()); !done) return done;
  if (auto done = place->commit(); !done) return done;
  return store::wait_for_disk((fs::absolute(folder) / "..").string());
}

Result<CampaignFolder> open_folder(const std::string& folder, const Workers& workers,
                                   ProgressObserver& progress) {
  const FolderPaths paths(folder);
  const auto settings = Document::open(paths.settings);
  if (!settings) return tl::make_unexpected(settings.error());
  auto file = read_campaign_file(*settings);
  if (!file) return tl::make_unexpected(file.error());
  const auto dates = Document::open(paths.calendar);
  if (!dates) return tl::make_unexpected(dates.error());
  const auto country_identity = identity_of_country(paths.country);
  if (!country_identity) return tl::make_unexpected(country_identity.error());
  const Identity found{*country_identity, store::to_hexadecimal(store::sha256(dates->text()))};
  if (found != file->identity) {
    return refuse(RefusalCode::other_opening, folder,
                  "the campaign was created with " + to_text(file->identity) +
                      ", the folder holds " + to_text(found));
  }
  auto calendar = resolved(*dates, file->settings);
  if (!calendar) return tl::make_unexpected(calendar.error());
  auto country = read_snapshot(paths.country, workers, progress);
  if (!country) return tl::make_unexpected(country.error());
  auto opening = campaign_opening(*country);
  if (!opening) return tl::make_unexpected(opening.error());
  return CampaignFolder{paths, *std::move(file), *std::move(country), *std::move(opening),
                        *std::move(calendar)};
}

Result<store::Entry> beginning(const CampaignFolder& folder, const store::JournalReader& journal) {
  auto entry = journal.entry(1);
  if (!entry) return tl::make_unexpected(entry.error());
  std::optional<store::Entry>& first = *entry;
  const std::string expected = to_text(folder.file.identity);
  if (first && first->event.kind == opened_kind && first->event.payload == expected) {
    return *std::move(first);
  }
  const bool says = first && first->event.kind == opened_kind;
  return refuse(RefusalCode::other_opening, folder.paths.journal,
                (says ? "it began with " + first->event.payload
                      : std::string("it does not begin as a campaign does")) +
                    ", the folder holds " + expected);
}

}  // namespace affecta::running
