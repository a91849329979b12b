#include "server/settings/settings.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include "server/settings/table.h"

namespace affecta::settings {

namespace {

using Refused = tl::unexpected<Refusal>;

// Reads one file; says where things are.
class File {
 public:
  explicit File(std::string name) : name_(std::move(name)) {}

  Refused refuse(RefusalCode code, const toml::source_region& source, const std::string& setting,
                 const std::string& what, std::string value = {}, std::string limit = {}) const {
    Refusal refusal{code, at(source.begin), setting.empty() ? what : setting + ": " + what};
    refusal.value = std::move(value);
    refusal.limit = std::move(limit);
    return Refused(std::move(refusal));
  }
  Refused wrong_type(const toml::node& node, const std::string& setting,
                     const std::string& expected) const {
    return refuse(RefusalCode::wrong_type, node.source(), setting, expected + " is required");
  }

  Result<void> read(const toml::table& root, Settings& settings) const;
  std::string at(const toml::source_position& position) const {
    return name_ + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
  }

 private:
  Result<void> read_section(std::string_view section, const toml::table& table,
                            Settings& settings) const;
  Result<void> read_value(const Setting& setting, const toml::node& node, Settings& settings) const;
  Result<void> read_tokens(const toml::node& node, Settings& settings) const;
  Result<auth::Token> read_token(const toml::table& table) const;
  Result<std::vector<std::int32_t>> read_ids(const toml::node& node) const;

  const std::string name_;
};

std::string full_name(const Setting& setting) {
  return std::string(setting.section) + "." + std::string(setting.name);
}

Result<void> File::read(const toml::table& root, Settings& settings) const {
  for (const auto& [key, node] : root) {
    const std::string_view section = key.str();
    if (section == "token") {
      if (auto read = read_tokens(node, settings); !read) return read;
      continue;
    }
    const bool known = std::ranges::any_of(
        table(), [&](const Setting& setting) { return setting.section == section; });
    if (!known) {
      return refuse(RefusalCode::unknown_setting, node.source(), std::string(section),
                    "no such section; there are server, tls, limits, log, campaign and [[token]]");
    }
    if (!node.is_table()) return wrong_type(node, std::string(section), "a section");
    if (auto read = read_section(section, *node.as_table(), settings); !read) return read;
  }
  if (settings.http.certificate.empty() != settings.http.private_key.empty()) {
    return refuse(RefusalCode::missing_field, root.source(), "tls",
                  "certificate and private_key go together");
  }
  return {};
}

Result<void> File::read_section(std::string_view section, const toml::table& of,
                                Settings& settings) const {
  for (const auto& [key, node] : of) {
    const auto found = std::ranges::find_if(table(), [&](const Setting& setting) {
      return setting.section == section && setting.name == key.str();
    });
    if (found == table().end()) {
      return refuse(RefusalCode::unknown_setting, node.source(),
                    std::string(section) + "." + std::string(key.str()), "no such setting");
    }
    if (auto read = read_value(*found, node, settings); !read) return read;
  }
  return {};
}

Result<void> File::read_value(const Setting& setting, const toml::node& node,
                              Settings& settings) const {
  const std::string name = full_name(setting);
  if (const auto* const flag = std::get_if<FlagSetting>(&setting.value)) {
    if (!node.is_boolean()) return wrong_type(node, name, "true or false");
    flag->set(settings) = node.as_boolean()->get();
    return {};
  }
  if (const auto* const text = std::get_if<TextSetting>(&setting.value)) {
    if (!node.is_string()) return wrong_type(node, name, "a text");
    const std::string& value = node.as_string()->get();
    if (!text->one_of.empty() &&
        (", " + std::string(text->one_of) + ",").find(" " + value + ",") == std::string::npos) {
      return refuse(RefusalCode::wrong_setting, node.source(), name,
                    "\"" + value + "\", where one of " + std::string(text->one_of) + " is required",
                    value, std::string(text->one_of));
    }
    text->set(settings) = value;
    return {};
  }
  const auto& integer = std::get<IntegerSetting>(setting.value);
  if (!node.is_integer()) return wrong_type(node, name, "an integer");
  const std::int64_t value = node.as_integer()->get();
  if (value < integer.least || value > integer.most) {
    const std::string limit = std::to_string(integer.least) + " to " + std::to_string(integer.most);
    return refuse(RefusalCode::wrong_setting, node.source(), name,
                  std::to_string(value) + ", the bounds are " + limit, std::to_string(value),
                  limit);
  }
  integer.set(settings, value);
  return {};
}

Result<void> File::read_tokens(const toml::node& node, Settings& settings) const {
  const toml::array* const tokens = node.as_array();
  if (tokens == nullptr) return wrong_type(node, "token", "[[token]]");
  for (const toml::node& each : *tokens) {
    if (!each.is_table()) return wrong_type(each, "token", "[[token]]");
    auto token = read_token(*each.as_table());
    if (!token) return tl::make_unexpected(token.error());
    const bool twice = std::ranges::any_of(
        settings.tokens, [&](const auth::Token& other) { return other.text == token->text; });
    if (twice) {
      return refuse(RefusalCode::wrong_setting, each.source(), "token.token",
                    "two tokens are the same");
    }
    settings.tokens.push_back(*std::move(token));
  }
  return {};
}

std::optional<auth::Role> role_named(std::string_view name) {
  for (std::size_t i = 0; i < auth::role_names.size(); ++i) {
    if (auth::role_names[i] == name) return static_cast<auth::Role>(i);
  }
  return std::nullopt;
}

// A token is a secret: messages do not repeat it.
Result<auth::Token> File::read_token(const toml::table& of) const {
  auth::Token token;
  std::optional<auth::Role> role;
  bool has_ids = false;
  for (const auto& [key, node] : of) {
    if (key.str() == "token" && node.is_string()) {
      token.text = node.as_string()->get();
    } else if (key.str() == "role" && node.is_string()) {
      role = role_named(node.as_string()->get());
      if (!role) {
        return refuse(RefusalCode::wrong_setting, node.source(), "token.role",
                      "\"" + node.as_string()->get() +
                          "\", where operator, support, formation, training-centre, caes or "
                          "candidate is required",
                      node.as_string()->get());
      }
    } else if (key.str() == "ids") {
      has_ids = true;
      token.principal.everyone = node.is_string() && node.as_string()->get() == "all";
      if (token.principal.everyone) continue;
      auto ids = read_ids(node);
      if (!ids) return tl::make_unexpected(ids.error());
      token.principal.ids = *std::move(ids);
    } else {
      return refuse(RefusalCode::unknown_setting, node.source(), "token." + std::string(key.str()),
                    "there are token and role (texts), and ids (integers, or \"all\")");
    }
  }
  if (const std::string fault = auth::fault_of(token.text); !fault.empty()) {
    return refuse(RefusalCode::wrong_setting, of.source(), "token.token", fault);
  }
  if (!role) return refuse(RefusalCode::missing_field, of.source(), "token.role", "it is missing");
  token.principal.role = *role;
  const bool needs_ids = *role != auth::Role::operator_ && *role != auth::Role::support;
  if (needs_ids && has_ids && !token.principal.everyone && token.principal.ids.empty()) {
    return refuse(RefusalCode::wrong_setting, of.source(), "token.ids", "there is none");
  }
  if (needs_ids != has_ids) {
    return refuse(RefusalCode::wrong_setting, of.source(), "token.ids",
                  needs_ids ? "this role has ids" : "this role has none");
  }
  return token;
}

Result<std::vector<std::int32_t>> File::read_ids(const toml::node& node) const {
  std::vector<std::int32_t> ids;
  const toml::array* const array = node.as_array();
  if (array == nullptr) return wrong_type(node, "token.ids", "a list of integers, or \"all\",");
  for (const toml::node& each : *array) {
    const auto id = each.value_exact<std::int64_t>();
    if (!id || *id < 0 || *id > std::numeric_limits<std::int32_t>::max()) {
      return wrong_type(each, "token.ids", "an integer from 0 to 2147483647");
    }
    ids.push_back(static_cast<std::int32_t>(*id));
  }
  std::ranges::sort(ids);
  return ids;
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string default_of(const Setting& setting) {
  static const Settings defaults;
  if (const auto* const integer = std::get_if<IntegerSetting>(&setting.value)) {
    return std::to_string(integer->get(defaults));
  }
  if (const auto* const text = std::get_if<TextSetting>(&setting.value)) {
    return quoted(text->get(defaults));
  }
  return std::get<FlagSetting>(setting.value).get(defaults) ? "true" : "false";
}

std::string bounds_of(const Setting& setting) {
  if (const auto* const integer = std::get_if<IntegerSetting>(&setting.value)) {
    return " " + std::to_string(integer->least) + " to " + std::to_string(integer->most) + ".";
  }
  const auto* const text = std::get_if<TextSetting>(&setting.value);
  return text == nullptr || text->one_of.empty() ? ""
                                                 : " One of " + std::string(text->one_of) + ".";
}

constexpr const char* token_documentation = R"(
# Access tokens: none unless they are here. A token is 16 to 256 letters, digits and -._~+/=; draw it
# at random (openssl rand -hex 24). Roles: operator, support; formation and training-centre (ids:
# gTaCod), caes (ids: academy regions), candidate (ids: gCnCod). ids = "all" is for load tests.
#
# [[token]]
# token = "…"
# role = "formation"
# ids = [101, 102]
)";

}  // namespace

Result<Settings> parse_settings(std::string_view text, const std::string& name) {
  const File file(name);
  const toml::parse_result parsed = toml::parse(text, name);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return refuse(RefusalCode::malformed_document, file.at(error.source().begin),
                  std::string(error.description()));
  }
  Settings settings;
  if (auto read = file.read(parsed.table(), settings); !read) {
    return tl::make_unexpected(read.error());
  }
  return settings;
}

Result<Settings> read_settings(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf())) {
    return refuse(RefusalCode::file_unreadable, path, "it cannot be read");
  }
  return parse_settings(text.str(), path);
}

std::string documented_defaults() {
  std::string text =
      "# The settings of affecta serve, at their defaults: affecta serve --settings\n";
  std::string_view section;
  for (const Setting& setting : table()) {
    if (setting.section != section) text += "\n[" + std::string(setting.section) + "]\n";
    section = setting.section;
    text += "# " + std::string(setting.meaning) + bounds_of(setting) + "\n";
    text += std::string(setting.name) + " = " + default_of(setting) + "\n";
  }
  return text + token_documentation;
}

}  // namespace affecta::settings
