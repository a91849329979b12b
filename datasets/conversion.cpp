#include "datasets/conversion.h"

#include <algorithm>

#include "datasets/official/day_writer.h"
#include "datasets/official/output.h"
#include "datasets/snapshot/snapshot.h"

namespace affecta {

namespace {

// Collects what a document cannot hold, where there is any of it.
class Losses {
 public:
  void add(const char* what, std::size_t count) {
    if (count != 0) lost_.push_back(std::string(what) + " (" + std::to_string(count) + ")");
  }
  // The values that say something.
  template <class I>
  void add_texts(const char* what, const TextColumn<I>& texts) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) count += !texts[I::at(i)].empty();
    add(what, count);
  }
  template <class I>
  void add_texts(const char* what, const CodedColumn<I>& texts) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) count += !texts[I::at(i)].empty();
    add(what, count);
  }
  template <class I, class T>
  void add_numbers(const char* what, const Column<I, T>& numbers) {
    add(what, numbers.size() - static_cast<std::size_t>(std::ranges::count(numbers, T{0})));
  }
  std::vector<std::string> take() && { return std::move(lost_); }

 private:
  std::vector<std::string> lost_;
};

void add_candidates(const Country& country, Losses& lost) {
  const CandidateFiles& files = country.candidates;
  lost.add_texts("candidates' names", files.name);
  lost.add_texts("candidates' first names", files.first_name);
  lost.add_texts("candidates' email addresses", files.email);
  lost.add_texts("candidates' schools", files.school);
  lost.add_texts("candidates' classes", files.school_class);
  lost.add_texts("candidates' series", files.series);
  lost.add_texts("candidates' academies", files.academy);
  lost.add_numbers("scholarship holders", files.scholarship);
  lost.add_numbers("candidates of the Cordées de la réussite", files.cordees);
  const Instance& instance = country.instance;
  std::size_t silent = 0;
  for (const CandidateIndex candidate : instance.candidates.key.indices()) {
    silent += instance.wishes_of_candidate[candidate].empty() &&
              instance.candidates.responder[candidate] == 0;
  }
  lost.add("candidates without wishes", silent);
}

void add_wishes(const Country& country, Losses& lost) {
  lost.add_numbers("pedagogical ranks of wishes", country.wishes.rank);
  std::size_t sector = 0;
  std::size_t conditions = 0;
  std::size_t elsewhere = 0;
  for (const std::uint8_t flags : country.wishes.flags) {
    sector += (flags & wish_file_flag::sector) != 0;
    conditions += (flags & wish_file_flag::conditions) != 0;
    elsewhere += (flags >> wish_file_flag::origin_shift) != 0;
  }
  lost.add("wishes of the sector", sector);
  lost.add("wishes with conditions (oui-si)", conditions);
  lost.add("wishes' origins other than main", elsewhere);
}

}  // namespace

std::vector<std::string> what_is_lost(const Country& country, Format format) {
  if (format != Format::official) return {};
  Losses lost;
  add_candidates(country, lost);
  lost.add("formations' names, kinds and places", country.formations.key.size());
  lost.add_numbers("minimum scholarship rates of groups", country.groups.min_scholarship_percent);
  lost.add_numbers("minimum sector rates of groups", country.groups.min_sector_percent);
  add_wishes(country, lost);
  lost.add("the campaign's calendar", country.calendar.empty() ? 0 : 1);
  lost.add("the seed", country.seed == 0 ? 0 : 1);
  return std::move(lost).take();
}

Result<void> write_country(const Country& country, const std::string& path, Format format,
                           Compression compression, const Workers& workers,
                           ProgressObserver& progress) {
  switch (format) {
    case Format::tables:
      return write_tables(country, path, compression, workers, progress);
    case Format::snapshot:
      return write_snapshot(country, path, workers, progress);
    case Format::official:
      break;
  }
  auto output = Output::open(path);
  if (!output) return tl::make_unexpected(output.error());
  write_day(country.instance, Spelling::full, workers, progress, *output);
  return output->commit();
}

}  // namespace affecta
