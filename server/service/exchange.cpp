#include "server/service/exchange.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "server/http/accepts.h"
#include "server/http/problem.h"
#include "server/service/gzip.h"
#include "server/service/request_id.h"

namespace affecta::service {

namespace {

constexpr std::size_t longest_id = 64;

constexpr bool is_printable(char each) { return each > ' ' && each < 127; }

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= longest_id && std::ranges::all_of(text, is_printable);
}

// The path of a target that names the server, too; empty: it has none.
std::string_view behind_server(std::string_view target) {
  constexpr std::string_view before_server = "://";
  const std::size_t scheme_end = target.find(before_server);
  if (scheme_end == std::string_view::npos) return {};
  const std::size_t path = target.find('/', scheme_end + before_server.size());
  return path == std::string_view::npos ? std::string_view() : target.substr(path);
}

// `kept` is where it lies if it is not to be logged as it came.
std::string_view path_of(std::string_view target, std::string& kept) {
  constexpr std::size_t longest = 300;
  if (!target.starts_with('/')) target = behind_server(target);
  const std::string_view path = target.substr(0, std::min(target.find('?'), longest));
  if (std::ranges::all_of(path, is_printable)) return path;
  kept = path;
  std::ranges::replace_if(kept, std::not_fn(is_printable), '?');
  return kept;
}

}  // namespace

Exchange::Exchange(const Office& office, const http::Request& request, http::Answer answer)
    : office_(office),
      answer_(std::move(answer)),
      began_(std::chrono::steady_clock::now()),
      method_(http::to_text(request.method())),
      target_(request.target()),
      gzip_(http::accepts(request.field("Accept-Encoding"), "gzip")),
      operation_(std::numeric_limits<std::size_t>::max()) {
  const std::string_view given = request.field("X-Request-Id");
  id_ = is_id(given) ? std::string(given) : next_request_id();
}

void Exchange::found(std::size_t operation, std::string_view name) {
  operation_ = operation;
  operation_name_ = name;
}

void Exchange::refuse(const Refusal& refusal) { answer(http::problem(refusal)); }

void Exchange::answer(http::Response response) {
  compress(response);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began_;
  office_.metrics.count(operation_, response.status, took.count());
  std::string path;
  office_.log.request({id_, method_, path_of(target_, path), operation_name_, role_, owner_,
                       response.refusal, response.status, took.count() * 1000,
                       response.body.size()});
  response.fields.emplace_back("X-Request-Id", std::move(id_));
  answer_(std::move(response));
}

// An answer without a body (304) varies as the body does that it stands for.
void Exchange::compress(http::Response& response) const {
  const bool is_large = response.body.size() >= office_.compress_from && !response.body.empty();
  if (response.stream || (!is_large && response.status != 304)) return;
  response.fields.emplace_back("Vary", "Accept-Encoding");
  if (!gzip_ || !is_large) return;
  response.body = gzip(response.body);
  response.fields.emplace_back("Content-Encoding", "gzip");
}

}  // namespace affecta::service
