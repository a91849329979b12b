// The table of settings.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "server/settings/settings.h"

namespace affecta::settings {

struct IntegerSetting {
  std::int64_t least, most;
  std::int64_t (*get)(const Settings&);
  void (*set)(Settings&, std::int64_t);
};
struct TextSetting {
  const std::string& (*get)(const Settings&);
  std::string& (*set)(Settings&);
  std::string_view one_of = {};  // "debug, info, …"; empty: any text
};
struct FlagSetting {
  bool (*get)(const Settings&);
  bool& (*set)(Settings&);
};

struct Setting {
  std::string_view section;
  std::string_view name;
  std::string_view meaning;  // with its unit
  std::variant<IntegerSetting, TextSetting, FlagSetting> value;
};

// In the order in which they are documented, section by section.
std::span<const Setting> table();

}  // namespace affecta::settings
