// HTTP/1.1 as bytes: requests are parsed, heads of answers written.
//
// Purpose: the one unit that knows Beast, which does all of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/refusal.h"
#include "server/http/message.h"

namespace affecta::http {

// A refusal of the protocol, and the setting that the limit is (empty: none).
struct ProtocolRefusal {
  Refusal refusal;
  std::string_view setting;
};

// Takes the bytes of one request after the other, and is each of them in turn.
class RequestParser final : public Request {
 public:
  RequestParser();
  ~RequestParser() override;

  void begin(std::size_t header_bytes, std::size_t body_bytes);
  // Returns how many it took. Bytes that it did not take are to be given again, with more.
  // Not after the request is whole or refused.
  std::size_t put(std::string_view bytes);
  const std::optional<ProtocolRefusal>& refused() const { return refused_; }
  bool has_head() const { return has_head_; }
  bool is_whole() const;

  // With a head.
  unsigned version() const;  // 10 or 11
  bool keep_alive() const;   // whether the client wants it
  bool waits_for_continue() const;

  // Without a head: other, and empty.
  Method method() const override;
  std::string_view target() const override;
  std::string_view field(std::string_view name) const override;
  std::string_view body() const override;

 private:
  class Parts;
  class Reader;
  std::size_t put_head(std::string_view bytes);
  std::size_t put_body(std::string_view bytes);
  void refuse_head(std::size_t bytes);
  void refuse_body(const std::string& value);
  void refuse_malformed(std::string what);

  std::size_t header_bytes_ = 0;
  std::size_t body_bytes_ = 0;
  std::size_t head_taken_ = 0;
  bool has_head_ = false;
  std::optional<ProtocolRefusal> refused_;
  std::unique_ptr<Parts> parts_;
};

// How an answer is to be sent.
struct Framing {
  unsigned version = 11;
  bool keep_alive = true;
  bool chunked = false;
  std::string_view date;  // the field's value
};

// The head of an answer. Content-Length is that of its body, unless it is chunked or has a stream.
void append_head(std::string& bytes, const Response& response, const Framing& framing);
void append_continue(std::string& bytes);
void append_chunk(std::string& bytes, std::string_view chunk);
void append_last_chunk(std::string& bytes);
// Whether answers of this status have a body.
bool has_body(std::uint16_t status);

}  // namespace affecta::http
