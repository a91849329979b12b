// Who asks: a role, and what is theirs.
//
// Purpose: what an access token stands for, and later an account: routes know nothing else.
// Thread safety: values.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace affecta::auth {

enum class Role : std::uint8_t {
  operator_,
  support,
  formation,        // ids: gTaCod
  training_centre,  // ids: gTaCod of its formations
  caes,             // ids: academy regions
  candidate,        // ids: gCnCod
  count_,
};
inline constexpr std::array<std::string_view, static_cast<std::size_t>(Role::count_)> role_names = {
    "operator", "support", "formation", "training-centre", "caes", "candidate"};
constexpr std::string_view to_text(Role role) { return role_names[static_cast<std::size_t>(role)]; }

struct Principal {
  Role role = Role::candidate;
  bool everyone = false;          // all ids there are: for load tests
  std::vector<std::int32_t> ids;  // increasing; none for operators and support

  bool owns(std::int32_t id) const { return everyone || std::ranges::binary_search(ids, id); }
};

}  // namespace affecta::auth
