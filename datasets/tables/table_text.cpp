#include "datasets/tables/table_text.h"

#include <filesystem>

#include "datasets/mapped_file.h"
#include "datasets/tables/zstd_frames.h"

namespace affecta {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

Result<std::optional<TableText>> open_table(const std::string& folder, std::string_view table,
                                            const Workers& workers) {
  const std::string plain = (std::filesystem::path(folder) / table).string() + ".csv";
  const std::string compressed = plain + ".zst";
  std::error_code ignored;
  const bool has_plain = std::filesystem::exists(plain, ignored);
  const bool has_compressed = std::filesystem::exists(compressed, ignored);
  if (has_plain && has_compressed) {
    return refuse(RefusalCode::file_unreadable, plain,
                  "the same table is there compressed, as " + compressed + "; remove one");
  }
  if (!has_plain && !has_compressed) return std::nullopt;

  const auto file = MappedFile::open(has_plain ? plain : compressed);
  if (!file) return tl::make_unexpected(file.error());
  TableText text{file->name(), file->bytes(), file->owner()};
  if (has_compressed) {
    auto decompressed = decompress(file->bytes(), file->name(), workers);
    if (!decompressed) return tl::make_unexpected(decompressed.error());
    text.text = decompressed->text;
    text.owner = std::move(decompressed->owner);
  }
  if (text.text.starts_with(byte_order_mark)) text.text.remove_prefix(byte_order_mark.size());
  return text;
}

}  // namespace affecta
