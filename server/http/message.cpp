#include "server/http/message.h"

#include <array>

namespace affecta::http {

std::string_view to_text(Method method) {
  constexpr std::array<std::string_view, 8> texts = {"GET",   "HEAD",   "POST",    "PUT",
                                                     "PATCH", "DELETE", "OPTIONS", "?"};
  return texts[static_cast<std::size_t>(method)];
}

}  // namespace affecta::http
