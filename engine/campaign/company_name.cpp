#include "engine/campaign/company_name.h"

#include <cstdlib>
#include <memory>

#include <utf8proc.h>

#include "engine/campaign/checks.h"

namespace affecta::campaign {

namespace {

bool is_letter_or_digit(utf8proc_int32_t point) {
  switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
      return true;
    default:
      return false;
  }
}

struct Free {
  void operator()(utf8proc_uint8_t* bytes) const { std::free(bytes); }
};

}  // namespace

Result<std::string> comparable_name(std::string_view name) {
  if (name.size() > longest_name) {
    const std::string size = std::to_string(name.size());
    auto refusal = refuse(RefusalCode::text_too_long, "the company name",
                          size + " bytes, the most is " + std::to_string(longest_name));
    refusal.value().value = size;
    refusal.value().limit = std::to_string(longest_name);
    return refusal;
  }
  const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(name.data());
  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  const utf8proc_ssize_t size =
      utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(name.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(mapped);
  if (size < 0) return refuse(RefusalCode::no_company_name, "the company name", "it is not UTF-8");
  std::string compared;
  utf8proc_ssize_t at = 0;
  while (at < size) {
    utf8proc_int32_t point = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(mapped + at, size - at, &point);
    if (is_letter_or_digit(point)) {
      compared.append(reinterpret_cast<const char*>(mapped + at), static_cast<std::size_t>(length));
    } else if (!compared.empty() && compared.back() != ' ') {
      compared += ' ';
    }
    at += length;
  }
  if (!compared.empty() && compared.back() == ' ') compared.pop_back();
  if (!compared.empty()) return compared;
  return refuse(RefusalCode::no_company_name, "the company name", "it has no letter or digit");
}

}  // namespace affecta::campaign
