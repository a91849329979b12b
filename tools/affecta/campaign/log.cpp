// affecta campaign log DIR: the journal, readable.
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "datasets/calendars/civil_time.h"
#include "engine/campaign/bytes.h"
#include "server/running/campaign_folder.h"
#include "tools/affecta/campaign/giving.h"
#include "tools/affecta/campaign/log_line.h"
#include "tools/affecta/campaign/verbs.h"
#include "tools/affecta/documents.h"

namespace affecta::cli {

namespace {

constexpr const char* log_details = R"(
One line an event: its number, stamp (in the calendar's zone), author, kind, what it changed and the
command's id. Also while another process runs the campaign.

Examples:
  affecta campaign log demo --last 20
  affecta campaign log demo --author "candidate 17"
  affecta campaign log demo --kind day-turned
  affecta campaign log demo --from 2024-06-01 --before "2024-06-01 12:00")";

struct LogOptions {
  std::string folder;
  std::string author;
  std::string kind;
  std::string from;
  std::string before;
  std::size_t last = 0;
  unsigned threads = 0;
};

Result<store::EventFilter> filter_of(const LogOptions& options, const std::string& zone) {
  store::EventFilter filter;
  if (!options.author.empty()) filter.author = options.author;
  if (!options.kind.empty()) filter.kind = options.kind;
  const auto stamp = [&](const std::string& text, std::int64_t& into) -> Result<void> {
    if (text.empty()) return {};
    const auto instant = campaign::parse_civil_time(text, zone);
    if (!instant) return tl::make_unexpected(instant.error());
    into = instant->microseconds;
    return {};
  };
  if (auto read = stamp(options.from, filter.from_stamp); !read) {
    return tl::make_unexpected(read.error());
  }
  if (auto read = stamp(options.before, filter.before_stamp); !read) {
    return tl::make_unexpected(read.error());
  }
  return filter;
}

std::vector<std::string> kinds() {
  std::vector<std::string> all = {std::string(running::opened_kind)};
  for (const std::string_view kind : campaign::event_kinds()) all.emplace_back(kind);
  return all;
}

int run(const LogOptions& options) {
  const auto replayed = read_campaign(options.folder, Workers(options.threads));
  if (!replayed) return tell(replayed.error());
  const campaign::Campaign& live = replayed->live;
  const auto filter = filter_of(options, live.calendar->zone);
  if (!filter) return tell(filter.error());
  const auto journal = store::JournalReader::open(running::FolderPaths(options.folder).journal);
  if (!journal) return tell(journal.error());
  std::deque<std::string> kept;  // with --last, until the end is known
  const auto read = journal->read(1, *filter, [&](const store::Entry& entry) {
    if (entry.position.sequence > replayed->position.sequence) return false;
    if (options.last == 0) {
      fmt::print("{}\n", log_line(entry, live));
      return true;
    }
    kept.push_back(log_line(entry, live));
    if (kept.size() > options.last) kept.pop_front();
    return true;
  });
  for (const std::string& line : kept) fmt::print("{}\n", line);
  return read ? done : tell(read.error());
}

}  // namespace

Command log_verb(CLI::App& campaign) {
  const auto options = std::make_shared<LogOptions>();
  CLI::App* const app = campaign.add_subcommand("log", "The journal, readable, with filters");
  app->footer(log_details);
  add_folder(*app, options->folder);
  app->add_option("--author", options->author, "Only what this author gave, \"candidate 17\"");
  app->add_option("--kind", options->kind, "Only events of this kind, \"answered\"")
      ->check(CLI::IsMember(kinds()));
  app->add_option("--from", options->from, "Only what was stamped at this time or later");
  app->add_option("--before", options->before, "Only what was stamped before this time");
  app->add_option("--last", options->last, "Only the last of them (0: all)")
      ->capture_default_str()
      ->check(CLI::Range(std::size_t{0}, std::size_t{1'000'000}));
  add_threads(*app, options->threads);
  return {app, [options] { return run(*options); }};
}

}  // namespace affecta::cli
