#include "engine/verify/verdict.h"

#include <array>
#include <cstddef>

namespace affecta {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Property::count_)> names = {
    "P1",
    "P2",
    "P3 (position)",
    "P3 (holder)",
    "P4 (over capacity)",
    "P4 (under capacity)",
    "P5",
    "P6",
    "P7.1",
    "P7.2",
    "P7.3",
    "P7.4",
    "P7.5",
    "P7.6",
    "P8",
    "waiting-list rank order",
    "transition",
    "display",
    "declaration",
};

}  // namespace

std::string_view to_text(Property property) { return names[static_cast<std::size_t>(property)]; }

}  // namespace affecta
