#include <cstring>
#include <fstream>

#include "datasets/snapshot/columns.h"
#include "datasets/snapshot/contents.h"
#include "datasets/snapshot/file.h"
#include "datasets/snapshot/layout.h"
#include "datasets/snapshot/snapshot.h"

namespace affecta {

namespace snapshot {

namespace {

// Puts the columns of a file where they belong; tells the first that is missing.
class Filler {
 public:
  explicit Filler(const File& file) : file_(file) {}

  template <class I, class T>
  void operator()(const std::string& name, Column<I, T>& column) {
    if (!file_.read(name, column) && missing_.empty()) missing_ = name;
  }
  template <class I>
  void operator()(const std::string& name, TextColumn<I>& texts) {
    Column<I, std::uint32_t> offsets;
    Column<CharIndex, char> chars;
    (*this)(name + ".offsets", offsets);
    (*this)(name + ".chars", chars);
    texts = TextColumn<I>(std::move(offsets), std::move(chars));
  }
  template <class I>
  void operator()(const std::string& name, CodedColumn<I>& coded) {
    Column<I, CodeIndex> codes;
    TextColumn<CodeIndex> texts;
    (*this)(name + ".codes", codes);
    (*this)(name + ".texts", texts);
    coded = CodedColumn<I>(std::move(codes), std::move(texts));
  }
  template <class I, class J>
  void operator()(const std::string& name, Partition<I, J>& partition) {
    Column<I, std::uint32_t> offsets;
    (*this)(name + ".offsets", offsets);
    partition = Partition<I, J>(std::move(offsets));
  }
  template <class I, class J>
  void operator()(const std::string& name, Lists<I, J>& lists) {
    Column<I, std::uint32_t> offsets;
    Column<Index<struct ListPositionTag>, J> values;
    (*this)(name + ".offsets", offsets);
    (*this)(name + ".values", values);
    lists = Lists<I, J>(std::move(offsets), std::move(values));
  }

  void missing(const std::string& name) {
    if (missing_.empty()) missing_ = name;
  }
  const std::string& missing() const { return missing_; }

 private:
  const File& file_;
  std::string missing_;
};

void fill_campaign(Filler& fill, Country& country) {
  Column<Index<struct ParameterTag>, std::int32_t> parameters;
  Column<Index<struct SeedTag>, std::uint64_t> seed;
  Column<CharIndex, char> calendar;
  fill("parameters", parameters);
  fill("seed", seed);
  fill("calendar", calendar);
  if (parameters.size() != 4) return fill.missing("parameters");
  if (seed.size() != 1) return fill.missing("seed");
  const auto values = parameters.span();
  country.instance.parameters = {values[0], values[1], values[2], values[3]};
  country.seed = seed.span()[0];
  country.calendar.assign(calendar.begin(), calendar.end());
}

}  // namespace

}  // namespace snapshot

Result<Country> read_snapshot(const std::string& path, const Workers& workers,
                              ProgressObserver& progress) {
  const auto file = snapshot::File::open(path, workers, progress);
  if (!file) return tl::make_unexpected(file.error());
  Country country;
  snapshot::Filler fill(*file);
  snapshot::fill_campaign(fill, country);
  snapshot::each_column(country, [&](const char* name, auto& column) { fill(name, column); });
  if (!fill.missing().empty()) {
    return refuse(RefusalCode::malformed_document, path,
                  "it has no column " + fill.missing() + " of the right type and length");
  }
  if (const auto wrong = snapshot::contradiction(country, workers)) {
    return refuse(RefusalCode::malformed_document, path, *wrong);
  }
  return country;
}

bool is_snapshot(const std::string& path) {
  std::array<char, snapshot::magic.size()> begin{};
  std::ifstream file(path, std::ios::binary);
  return file.read(begin.data(), begin.size()) && begin == snapshot::magic;
}

}  // namespace affecta
