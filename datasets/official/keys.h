// External keys in the exchange format.
#pragma once

#include "datasets/official/fields.h"
#include "engine/model/keys.h"

namespace affecta::official {

inline constexpr auto wish_key_fields =
    table(required<&WishKey::candidate>("gCnCod"), optional<&WishKey::formation>("gTaCod"),
          optional<&WishKey::with_boarding>("iRhCod"));

inline constexpr auto group_key_fields = table(required<&GroupKey::ranking_group>("cGpCod"),
                                               optional<&GroupKey::enrolment_formation>("gTiCod"),
                                               optional<&GroupKey::formation>("gTaCod"));

inline constexpr auto boarding_key_fields =
    table(required<&BoardingKey::boarding_group>("cGiCod"),
          optional<&BoardingKey::enrolment_formation>("gTiCod"),
          optional<&BoardingKey::formation>("gTaCod"));

inline bool read_value(Reading& reading, json::value value, WishKey& key) {
  return read_fields<WishKey>(reading, value, wish_key_fields, key);
}
inline bool read_value(Reading& reading, json::value value, GroupKey& key) {
  return read_fields<GroupKey>(reading, value, group_key_fields, key);
}
inline bool read_value(Reading& reading, json::value value, BoardingKey& key) {
  return read_fields<BoardingKey>(reading, value, boarding_key_fields, key);
}

}  // namespace affecta::official
