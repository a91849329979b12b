#include "tools/affecta/calendars.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "datasets/calendars/shipped_calendars.h"
#include "datasets/mapped_file.h"

namespace affecta::cli {

Result<std::string> calendar_text(const std::string& calendar) {
  if (const auto shipped = campaign::shipped_calendar(calendar); !shipped.empty()) {
    return std::string(shipped);
  }
  const auto file = MappedFile::open(calendar);
  if (file) return std::string(file->bytes());
  Refusal refusal = file.error();
  refusal.what +=
      fmt::format("; the calendars shipped are {}", fmt::join(campaign::shipped_calendars(), ", "));
  return tl::make_unexpected(refusal);
}

}  // namespace affecta::cli
