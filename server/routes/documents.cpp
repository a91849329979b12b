// What the server says of itself, also while it opens the campaign.
#include "server/pages/pages.h"
#include "server/routes/routes.h"

namespace affecta::routes {

namespace {

http::Response shown(std::string_view text, std::string_view type) {
  http::Response response;
  response.content_type = type;
  response.body = text;
  return response;
}

http::Response page() { return shown(pages::page, "text/html; charset=utf-8"); }
http::Response document() { return shown(pages::document, "application/yaml"); }

}  // namespace

std::vector<api::Route> document_routes() {
  using enum http::Method;
  return {
      {get, "/", "home", {}, {}, api::Always(page)},
      {get, "/v1", "page", {}, {}, api::Always(page)},
      {get, "/v1/openapi.yaml", "openapi", {}, {}, api::Always(document)},
  };
}

}  // namespace affecta::routes
