#include "server/http/problem.h"

#include <algorithm>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <simdjson.h>

namespace affecta::http {

namespace {

constexpr const char* seconds_until_retry = "5";

// What comes from a request may be no UTF-8, which JSON is.
std::string as_utf8(std::string text) {
  if (!simdjson::validate_utf8(text.data(), text.size())) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; },
        '?');
  }
  return text;
}

void put(boost::json::object& document, const char* name, std::string_view value) {
  if (!value.empty()) document[name] = as_utf8(std::string(value));
}

}  // namespace

Response problem(const Refusal& refusal, std::string_view setting) {
  const RefusalEntry& entry = catalogue_entry(refusal.code);
  boost::json::object document;
  document["type"] = "/v1/problems/" + std::string(entry.name);
  put(document, "title", entry.rule);
  document["status"] = entry.http;
  put(document, "detail", refusal.what);
  put(document, "advice", entry.advice);
  put(document, "code", entry.name);
  put(document, "where", refusal.where);
  put(document, "value", refusal.value);
  put(document, "limit", refusal.limit);
  put(document, "setting", setting);
  document["retry"] = entry.retry;

  Response response;
  response.status = entry.http;
  response.refusal = entry.name;
  response.content_type = "application/problem+json";
  response.body = boost::json::serialize(document);
  if (entry.http == 503) response.fields.emplace_back("Retry-After", seconds_until_retry);
  if (entry.http == 405) response.fields.emplace_back("Allow", refusal.limit);
  if (entry.http == 401) response.fields.emplace_back("WWW-Authenticate", "Bearer");
  return response;
}

}  // namespace affecta::http
