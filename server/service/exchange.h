// One request on its way to its answer.
//
// Purpose: whatever answers (a read at once, the journal's thread, a background task), the answer
// goes out with its request id, is compressed when asked, logged and counted, once.
// Thread safety: of one thread at a time.
#pragma once

#include <chrono>
#include <string>

#include "server/http/message.h"
#include "server/service/log.h"
#include "server/service/metrics.h"

namespace affecta::service {

class Exchange final : public http::Answer::Target {
 public:
  struct Office {
    Log& log;
    Metrics& metrics;
    std::size_t compress_from;
  };
  Exchange(const Office& office, const http::Request& request, http::Answer answer);

  // As they become known. `operation`: its place in the metrics.
  void found(std::size_t operation, std::string_view name);
  void signed_in(std::string_view role, std::int32_t owner) {
    role_ = role;
    owner_ = owner;
  }

  void answer(http::Response response) override;
  // A problem document.
  void refuse(const Refusal& refusal);

 private:
  void compress(http::Response& response) const;

  const Office& office_;
  http::Answer answer_;
  const std::chrono::steady_clock::time_point began_;
  std::string id_;
  std::string_view method_;
  const std::string_view target_;  // the request's: it stays until this is answered
  bool gzip_ = false;
  std::size_t operation_;
  std::string_view operation_name_;
  std::string_view role_;
  std::int32_t owner_ = 0;
};

}  // namespace affecta::service
