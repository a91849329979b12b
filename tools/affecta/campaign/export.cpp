// affecta campaign export DIR OUT: the current state as tables.
#include <filesystem>
#include <functional>
#include <memory>

#include <fmt/core.h>

#include "datasets/folder_in_place.h"
#include "datasets/official/output.h"
#include "datasets/tables/values.h"
#include "tools/affecta/campaign/giving.h"
#include "tools/affecta/campaign/verbs.h"
#include "tools/affecta/documents.h"
#include "tools/affecta/step_progress.h"

namespace affecta::cli {

namespace {

using namespace affecta::campaign;

constexpr const char* export_details = R"(
Writes the folder OUT, whole or not at all: wishes, groups, boarding houses, contracts, requests for help
and for grounds, as CSV files (docs/formats.md, "The tables of a campaign").

Example:
  affecta campaign export demo tables/)";

// One table: its rows are written by row(number, writer).
struct Table {
  std::string name;
  std::vector<std::string_view> columns;
  std::size_t rows;
  std::function<void(std::size_t, CsvWriter&)> row;
};

class Tables {
 public:
  explicit Tables(const Campaign& campaign) : campaign_(campaign) {}

  std::vector<Table> all() const {
    return {wishes(), groups(), boardings(), contracts(), help(), grounds()};
  }

 private:
  const State& state() const { return campaign_.state; }
  std::int32_t key(CandidateIndex candidate) const {
    return campaign_.instance().candidates.key[candidate];
  }
  std::string_view date(Day day) const {
    return day == 0 ? std::string_view() : std::string_view(campaign_.calendar->on(day).date);
  }
  static void put(CsvWriter& out, const WishKey& wish) {
    out.value(wish.candidate);
    out.value(wish.formation);
    out.value(wish.with_boarding);
  }
  static void put(CsvWriter& out, const GroupKey& group) {
    out.value(group.ranking_group);
    out.value(group.enrolment_formation);
    out.value(group.formation);
  }

  Table wishes() const {
    return {"wishes.csv",
            {"candidate", "formation", "with_boarding", "ranking_group", "enrolment_formation",
             "state", "decided", "deadline", "waiting_rank", "call_rank", "call_rank_displayed",
             "preference", "complementary", "by_commission", "outside_main"},
            campaign_.wish_count(),
            [this](std::size_t row, CsvWriter& out) { put_wish(CampaignWish::at(row), out); }};
  }
  void put_wish(CampaignWish wish, CsvWriter& out) const {
    const WishTable& wishes = state().wishes;
    const GroupKey& group = campaign_.instance().groups.key[campaign_.group_of(wish)];
    put(out, campaign_.key(wish));
    out.value(group.ranking_group);
    out.value(group.enrolment_formation);
    out.field(to_text(wishes.state[wish]));
    out.field(date(wishes.decided[wish]));
    out.field(date(wishes.deadline[wish]));
    out.value(wishes.waiting_rank[wish]);
    out.value(wishes.call_rank[wish]);
    out.value(wishes.displayed_call_rank[wish]);
    out.value(wishes.preference[wish]);
    out.value(campaign_.is_added(wish) && campaign_.added(wish).complementary);
    out.value(campaign_.has(wish, placement_flag::by_commission));
    out.value(campaign_.has(wish, placement_flag::outside_main));
  }

  Table groups() const {
    return {"groups.csv",
            {"ranking_group", "enrolment_formation", "formation", "capacity", "holders",
             "block_call_limit", "stopped", "reservation_ended", "last_called", "number_waiting"},
            campaign_.instance().group_count(),
            [this](std::size_t row, CsvWriter& out) { put_group(GroupIndex::at(row), out); }};
  }
  void put_group(GroupIndex group, CsvWriter& out) const {
    const GroupTable& groups = state().groups;
    const GroupKey& key = campaign_.instance().groups.key[group];
    put(out, key);
    out.value(groups.capacity[group]);
    out.value(campaign_.holders(group));
    out.value(groups.block_call_limit[group]);
    out.value((groups.flags[group] & group_flag::stopped) != 0);
    out.value((groups.flags[group] & group_flag::reservation_ended) != 0);
    const auto shown = state().published.groups.find(key);
    const bool none = shown == state().published.groups.end();
    out.value(none ? 0 : shown->second.last_called);
    out.value(none ? 0 : shown->second.number_waiting);
  }

  Table boardings() const {
    return {"boarding.csv",
            {"boarding_group", "enrolment_formation", "formation", "capacity", "holders"},
            campaign_.instance().boarding_count(),
            [this](std::size_t row, CsvWriter& out) {
              const BoardingIndex boarding = BoardingIndex::at(row);
              const BoardingKey& key = campaign_.instance().boardings.key[boarding];
              out.value(key.boarding_group);
              out.value(key.enrolment_formation);
              out.value(key.formation);
              out.value(state().beds[boarding]);
              out.value(campaign_.holders(boarding));
            }};
  }

  Table contracts() const {
    return {
        "contracts.csv",
        {"candidate", "formation", "siret", "company", "state", "mismatches", "entered", "decided"},
        state().contracts.size(),
        [this](std::size_t row, CsvWriter& out) {
          const Contract& contract = state().contracts[row];
          out.value(key(contract.candidate));
          out.value(campaign_.key(contract.formation));
          out.field(contract.siret);
          out.field(contract.company);
          out.field(to_text(contract.state));
          out.value(contract.mismatches);
          out.field(date(contract.entered));
          out.field(date(contract.decided));
        }};
  }

  Table help() const {
    return {"help.csv",
            {"candidate", "region", "ground", "asked", "text"},
            state().help.size(),
            [this](std::size_t row, CsvWriter& out) {
              const HelpRequest& request = state().help[row];
              out.value(key(request.candidate));
              out.value(campaign_.opening->region[request.candidate]);
              out.field(to_text(request.ground));
              out.field(date(request.asked));
              out.field(request.text);
            }};
  }

  Table grounds() const {
    return {"grounds.csv",
            {"candidate", "formation", "with_boarding", "asked", "answered", "letter"},
            state().grounds.size(),
            [this](std::size_t row, CsvWriter& out) {
              const GroundsRequest& request = state().grounds[row];
              put(out, campaign_.key(request.wish));
              out.field(date(request.asked));
              out.field(date(request.answered));
              out.field(request.letter);
            }};
  }

  const Campaign& campaign_;
};

constexpr std::size_t rows_of_chunk = 1 << 16;

// Chunks of rows are made in parallel, a few at a time, and written in order.
Result<void> write_table(const Table& table, const std::string& folder, const Workers& workers,
                         ProgressObserver& progress) {
  auto output = Output::open((std::filesystem::path(folder) / table.name).string());
  if (!output) return tl::make_unexpected(output.error());
  CsvWriter header;
  for (const std::string_view column : table.columns) header.field(column);
  header.end_record();
  output->write(header.str());
  const std::size_t window = rows_of_chunk * 4 * workers.threads();
  for (std::size_t start = 0; start < table.rows; start += window) {
    const std::size_t count = std::min(window, table.rows - start);
    const auto texts =
        workers.map_chunks(count, rows_of_chunk, [&](std::size_t begin, std::size_t end) {
          CsvWriter out;
          for (std::size_t row = start + begin; row < start + end; ++row) {
            table.row(row, out);
            out.end_record();
          }
          return out.str();
        });
    for (const std::string& text : texts) output->write(text);
    progress.advance(count);
  }
  return output->commit();
}

Result<void> write_all(const Campaign& campaign, const std::string& folder, const Workers& workers,
                       ProgressObserver& progress) {
  const Tables of_campaign(campaign);
  const std::vector<Table> tables = of_campaign.all();
  std::vector<std::string> names;
  std::size_t rows = 0;
  for (const Table& table : tables) {
    names.push_back(table.name);
    rows += table.rows;
  }
  auto place = FolderInPlace::open(folder, names);
  if (!place) return tl::make_unexpected(place.error());
  progress.begin("writing", "rows", rows);
  for (const Table& table : tables) {
    if (auto written = write_table(table, place->path(), workers, progress); !written) {
      return written;
    }
  }
  return place->commit();
}

int run(const std::string& folder, const std::string& out, unsigned threads) {
  const Workers workers(threads);
  const auto replayed = read_campaign(folder, workers);
  if (!replayed) return tell(replayed.error());
  StepProgress progress;
  const auto written = write_all(replayed->live, out, workers, progress);
  progress.finish();
  if (!written) return tell(written.error());
  fmt::print("the state after event {} is in {}\n", replayed->position.sequence, out);
  return done;
}

}  // namespace

Command export_verb(CLI::App& campaign) {
  const auto folder = std::make_shared<std::string>();
  const auto out = std::make_shared<std::string>();
  const auto threads = std::make_shared<unsigned>(0);
  CLI::App* const app = campaign.add_subcommand("export", "Tables (CSV) of the current state");
  app->footer(export_details);
  add_folder(*app, *folder);
  app->add_option("OUT", *out, "The folder to write")->required();
  add_threads(*app, *threads);
  return {app, [folder, out, threads] { return run(*folder, *out, *threads); }};
}

}  // namespace affecta::cli
