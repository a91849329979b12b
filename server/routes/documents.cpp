// What the server says of itself, also while it opens the campaign.
#include <xxhash.h>

#include "server/api/tag.h"
#include "server/pages/pages.h"
#include "server/routes/routes.h"

namespace affecta::routes {

namespace {

// A text that stays as long as the program.
api::Always shown(std::string_view text, std::string_view type) {
  return [text, type,
          tag = api::tag_of(XXH3_64bits(text.data(), text.size()))](const http::Request& request) {
    http::Response response;
    response.fields = {{"ETag", tag}, {"Cache-Control", "no-cache"}};
    if (api::is_known(request.field("If-None-Match"), tag)) {
      response.status = 304;
      return response;
    }
    response.content_type = type;
    response.body = text;
    return response;
  };
}

}  // namespace

std::vector<api::Route> document_routes() {
  using enum http::Method;
  const api::Always page = shown(pages::page, "text/html; charset=utf-8");
  return {
      {get, "/", "home", {}, {}, page},
      {get, "/v1", "page", {}, {}, page},
      {get, "/v1/openapi.yaml", "openapi", {}, {}, shown(pages::document, "application/yaml")},
  };
}

}  // namespace affecta::routes
