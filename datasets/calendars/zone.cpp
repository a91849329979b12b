#include "datasets/calendars/zone.h"

#include <stdexcept>

namespace affecta::campaign {

const date::time_zone* find_zone(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

date::sys_seconds instant_in(const date::time_zone& zone, date::local_seconds civil) {
  return zone.to_sys(civil, date::choose::earliest);
}

}  // namespace affecta::campaign
