#include <cstring>
#include <vector>

#include <xxhash.h>

#include "datasets/official/output.h"
#include "datasets/snapshot/columns.h"
#include "datasets/snapshot/layout.h"
#include "datasets/snapshot/snapshot.h"
#include "engine/base/check.h"

namespace affecta {

namespace snapshot {

namespace {

constexpr std::array<char, alignment> zeros = {};

// A column of the file: its entry, and its bytes without padding.
struct StoredColumn {
  Entry entry;
  std::string_view bytes;
};

std::size_t padding_of(std::string_view bytes) { return padded(bytes.size()) - bytes.size(); }

// Takes the columns apart.
class Parts {
 public:
  template <class I, class T>
  void operator()(const std::string& name, const Column<I, T>& column) {
    StoredColumn part;
    AFFECTA_CHECK(name.size() < part.entry.name.size());
    std::memcpy(part.entry.name.data(), name.data(), name.size());
    part.entry.type = element_type<T>();
    part.entry.element_size = sizeof(T);
    part.entry.count = column.size();
    const auto bytes = std::as_bytes(column.span());
    part.bytes = {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    parts_.push_back(part);
  }
  template <class I>
  void operator()(const std::string& name, const TextColumn<I>& texts) {
    (*this)(name + ".offsets", texts.offsets());
    (*this)(name + ".chars", texts.chars());
  }
  template <class I>
  void operator()(const std::string& name, const CodedColumn<I>& coded) {
    (*this)(name + ".codes", coded.codes());
    (*this)(name + ".texts", coded.texts());
  }
  template <class I, class J>
  void operator()(const std::string& name, const Partition<I, J>& partition) {
    (*this)(name + ".offsets", partition.offsets());
  }
  template <class I, class J>
  void operator()(const std::string& name, const Lists<I, J>& lists) {
    (*this)(name + ".offsets", lists.offsets());
    (*this)(name + ".values", lists.values());
  }

  // One after the other behind the entries.
  void place(const Workers& workers) {
    std::uint64_t offset = sizeof(Header) + parts_.size() * sizeof(Entry);
    for (StoredColumn& part : parts_) {
      part.entry.offset = offset;
      offset += padded(part.bytes.size());
    }
    file_size_ = offset;
    workers.for_each(parts_.size(), 1, [&](std::size_t i) {
      XXH3_state_t* const state = XXH3_createState();
      XXH3_64bits_reset(state);
      XXH3_64bits_update(state, parts_[i].bytes.data(), parts_[i].bytes.size());
      XXH3_64bits_update(state, zeros.data(), padding_of(parts_[i].bytes));
      parts_[i].entry.checksum = XXH3_64bits_digest(state);
      XXH3_freeState(state);
    });
  }

  std::string head() const {
    Header header{magic, version, byte_order, file_size_, parts_.size(), {}, 0};
    std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
    for (const StoredColumn& part : parts_) {
      bytes.append(reinterpret_cast<const char*>(&part.entry), sizeof part.entry);
    }
    header.checksum = XXH3_64bits(bytes.data(), bytes.size());
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
  }

  const std::vector<StoredColumn>& parts() const { return parts_; }
  std::uint64_t file_size() const { return file_size_; }

 private:
  std::vector<StoredColumn> parts_;
  std::uint64_t file_size_ = 0;
};

}  // namespace

}  // namespace snapshot

Result<void> write_snapshot(const Country& country, const std::string& path, const Workers& workers,
                            ProgressObserver& progress) {
  using namespace snapshot;
  const DayParameters& day = country.instance.parameters;
  const Column<Index<struct ParameterTag>, std::int32_t> parameters(
      std::vector{day.day, day.reservation_end, day.ordered_wishes_start, day.ordering_end});
  const Column<Index<struct SeedTag>, std::uint64_t> seed(std::vector{country.seed});
  const Column<CharIndex, char> calendar(
      std::vector<char>(country.calendar.begin(), country.calendar.end()));

  Parts parts;
  parts("parameters", parameters);
  parts("seed", seed);
  parts("calendar", calendar);
  each_column(country, [&](const char* name, const auto& column) { parts(name, column); });
  parts.place(workers);

  auto output = Output::open(path);
  if (!output) return tl::make_unexpected(output.error());
  progress.begin("writing", "bytes", parts.file_size());
  output->write(parts.head());
  for (const StoredColumn& part : parts.parts()) {
    output->write(part.bytes);
    output->write({zeros.data(), padding_of(part.bytes)});
    progress.advance(padded(part.bytes.size()));
  }
  return output->commit();
}

}  // namespace affecta
