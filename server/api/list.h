// Lists as pages: {"day": 12, "items": […], "next": 4012}.
//
// Purpose: the one form of a list. Rows are found by whoever shows them: those after `page.after`,
// one more than a page holds, so that there is a `next` only where something follows.
// Thread safety: pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "server/api/call.h"
#include "server/api/view.h"
#include "server/views/json.h"

namespace affecta::api {

inline std::size_t rows_wanted(const Page& page) { return page.limit + 1; }

// items(json) writes the elements and returns the key of the last one where more may follow.
template <class Items>
View list(Day day, const Items& items) {
  views::Json json;
  std::optional<std::int64_t> next;
  json.object([&] {
    json.member("day", day);
    json.name("items").array([&] { next = items(json); });
    if (next) {
      json.member("next", *next);
    } else {
      json.name("next").null();
    }
  });
  View view{std::move(json).take(), day, {}};
  if (next) view.next = std::to_string(*next);
  return view;
}

// key(row) is what `after` is when the row was the last; write(json, row) its element.
template <class Rows, class Key, class Write>
View list(Day day, const Page& page, const Rows& rows, const Key& key, const Write& write) {
  return list(day, [&](views::Json& json) {
    std::optional<std::int64_t> next;
    std::size_t written = 0;
    for (const auto& row : rows) {
      if (written++ == page.limit) return next;
      write(json, row);
      next = static_cast<std::int64_t>(key(row));
    }
    return std::optional<std::int64_t>();
  });
}

}  // namespace affecta::api
