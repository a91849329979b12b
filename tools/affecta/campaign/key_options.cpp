#include "tools/affecta/campaign/key_options.h"

#include <charconv>
#include <cstdint>
#include <string_view>

#include "engine/model/key_text.h"

namespace affecta::cli {

namespace {

std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t colon = text.find(':');
    parts.push_back(text.substr(0, colon));
    if (colon == std::string_view::npos) return parts;
    text.remove_prefix(colon + 1);
  }
}

bool read(std::string_view text, std::int32_t& number) {
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && last == end;
}

[[noreturn]] void wrong(const std::string& text, const std::string& form) {
  throw CLI::ValidationError("\"" + text + "\" is not written " + form);
}

WishKey wish_of(const std::string& text) {
  const auto parts = parts_of(text);
  WishKey wish;
  wish.with_boarding = parts.size() == 3 && parts[2] == "boarding";
  const bool good = (parts.size() == 2 || wish.with_boarding) && read(parts[0], wish.candidate) &&
                    read(parts[1], wish.formation);
  if (!good) wrong(text, "CANDIDATE:FORMATION or CANDIDATE:FORMATION:boarding");
  return wish;
}

// GroupKey or BoardingKey.
template <class Key>
Key key_of(const std::string& text, const std::string& form) {
  const auto numbers = read_numbers<3>(text);
  if (!numbers) wrong(text, form);
  return {(*numbers)[0], (*numbers)[1], (*numbers)[2]};
}

campaign::Author author_of(const std::string& text) {
  using campaign::Role;
  const auto parts = parts_of(text);
  const auto is = [&](std::string_view role, std::size_t size) {
    return parts.size() == size && parts[0] == role;
  };
  if (is("operator", 1)) return {Role::operator_, 0};
  if (is("support", 1)) return {Role::support, 0};
  campaign::Author author;
  if (is("formation", 2)) author.role = Role::formation;
  if (is("commission", 2)) author.role = Role::commission;
  const bool keyed = author.role != Role::candidate || is("candidate", 2);
  if (!keyed || !read(parts[1], author.key)) {
    wrong(text, "candidate:KEY, formation:KEY, commission:REGION, support or operator");
  }
  return author;
}

}  // namespace

CLI::Option* add_wish(CLI::App& app, const std::string& name, WishKey& wish,
                      const std::string& help) {
  return app
      .add_option_function<std::string>(
          name, [&wish](const std::string& text) { wish = wish_of(text); }, help)
      ->type_name("WISH");
}

CLI::Option* add_wishes(CLI::App& app, const std::string& name, std::vector<WishKey>& wishes,
                        const std::string& help) {
  return app
      .add_option_function<std::vector<std::string>>(
          name,
          [&wishes](const std::vector<std::string>& texts) {
            for (const std::string& text : texts) wishes.push_back(wish_of(text));
          },
          help)
      ->type_name("WISH");
}

CLI::Option* add_group(CLI::App& app, const std::string& name, GroupKey& group,
                       const std::string& help) {
  return app
      .add_option_function<std::string>(
          name,
          [&group](const std::string& text) {
            group = key_of<GroupKey>(text, "RANKING-GROUP:ENROLMENT-FORMATION:FORMATION");
          },
          help)
      ->type_name("GROUP");
}

CLI::Option* add_boarding(CLI::App& app, const std::string& name,
                          std::optional<BoardingKey>& boarding, const std::string& help) {
  return app
      .add_option_function<std::string>(
          name,
          [&boarding](const std::string& text) {
            boarding = key_of<BoardingKey>(text, "BOARDING-GROUP:ENROLMENT-FORMATION:FORMATION");
          },
          help)
      ->type_name("HOUSE");
}

CLI::Option* add_author(CLI::App& app, const std::string& name,
                        std::optional<campaign::Author>& author, const std::string& help) {
  return app
      .add_option_function<std::string>(
          name, [&author](const std::string& text) { author = author_of(text); }, help)
      ->type_name("AUTHOR");
}

}  // namespace affecta::cli
