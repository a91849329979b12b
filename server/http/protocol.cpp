#include "server/http/protocol.h"

#include <array>
#include <memory_resource>
#include <tuple>
#include <utility>
#include <vector>

#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/chunk_encode.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>

#include "engine/base/check.h"

namespace affecta::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = beast::http;

// A larger body's memory is given back after its request.
constexpr std::size_t body_kept = 65'536;

Method to_method(bhttp::verb verb) {
  switch (verb) {
    case bhttp::verb::get:
      return Method::get;
    case bhttp::verb::head:
      return Method::head;
    case bhttp::verb::post:
      return Method::post;
    case bhttp::verb::put:
      return Method::put;
    case bhttp::verb::patch:
      return Method::patch;
    case bhttp::verb::delete_:
      return Method::delete_;
    case bhttp::verb::options:
      return Method::options;
    default:
      return Method::other;
  }
}

beast::string_view to_beast(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

// ---------------------------------------------------------------- requests

// Beast's parser, which tells the parts of a request as it finds them.
class RequestParser::Reader final : public bhttp::basic_parser<true> {
 public:
  explicit Reader(Parts& parts) : parts_(parts) {}

 private:
  using Error = beast::error_code;
  using Text = beast::string_view;
  void on_request_impl(bhttp::verb verb, Text, Text target, int version, Error&) override;
  void on_field_impl(bhttp::field name, Text name_text, Text value, Error& error) override;
  void on_header_impl(Error& error) override;
  void on_body_init_impl(const boost::optional<std::uint64_t>&, Error&) override {}
  std::size_t on_body_impl(Text bytes, Error&) override;
  void on_chunk_header_impl(std::uint64_t, Text, Error&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, Error& error) override {
    return on_body_impl(bytes, error);
  }
  void on_finish_impl(Error&) override {}
  void on_response_impl(int, Text, int, Error&) override {}

  Parts& parts_;
};

// The parts are copied into memory that the next request uses again.
class RequestParser::Parts {
 public:
  struct Slice {
    std::size_t begin, size;
  };
  struct Field {
    Slice name, value;
  };

  void clear() {
    text.clear();
    fields.clear();
    body.clear();
    if (body.capacity() > body_kept) body = {};
    method = Method::other;
    target = {0, 0};
    hosts = 0;
    content_length.clear();
    reader.emplace(*this);
  }

  Slice keep(beast::string_view bytes) {
    text.append(bytes.data(), bytes.size());
    return {text.size() - bytes.size(), bytes.size()};
  }
  std::string_view view(const Slice& slice) const {
    return std::string_view(text).substr(slice.begin, slice.size);
  }

  std::string text;  // of the head
  std::vector<Field> fields;
  std::string body;
  Method method = Method::other;
  Slice target{0, 0};
  unsigned version = 11;
  unsigned hosts = 0;
  std::string content_length;  // as it came
  std::optional<Reader> reader;
};

void RequestParser::Reader::on_request_impl(bhttp::verb verb, Text, Text target, int version,
                                            Error&) {
  parts_.method = to_method(verb);
  parts_.target = parts_.keep(target);
  parts_.version = static_cast<unsigned>(version);
}

void RequestParser::Reader::on_field_impl(bhttp::field name, Text name_text, Text value,
                                          Error& error) {
  if (is_header_done()) return;  // trailers say nothing that we ask for
  if (name == bhttp::field::host) ++parts_.hosts;
  if (name == bhttp::field::content_length) parts_.content_length = std::string(value);
  // A body in another coding would be taken for the next request.
  if (name == bhttp::field::transfer_encoding && !beast::iequals(value, "chunked")) {
    error = bhttp::error::bad_transfer_encoding;
  }
  const auto kept_name = parts_.keep(name_text);
  parts_.fields.push_back({kept_name, parts_.keep(value)});
}

void RequestParser::Reader::on_header_impl(Error& error) {
  const bool is_hosted = parts_.version < 11 ? parts_.hosts <= 1 : parts_.hosts == 1;
  if (!is_hosted) error = bhttp::error::bad_field;
}

std::size_t RequestParser::Reader::on_body_impl(Text bytes, Error&) {
  parts_.body.append(bytes.data(), bytes.size());
  return bytes.size();
}

RequestParser::RequestParser() : parts_(std::make_unique<Parts>()) {}
RequestParser::~RequestParser() = default;

void RequestParser::begin(std::size_t header_bytes, std::size_t body_bytes) {
  header_bytes_ = header_bytes;
  body_bytes_ = body_bytes;
  head_taken_ = 0;
  has_head_ = false;
  refused_.reset();
  parts_->clear();
  parts_->reader->header_limit(static_cast<std::uint32_t>(header_bytes));
  parts_->reader->body_limit(body_bytes);
}

std::size_t RequestParser::put(std::string_view bytes) {
  std::size_t taken = 0;
  if (!has_head_) taken = put_head(bytes);
  if (has_head_) taken += put_body(bytes.substr(taken));
  return taken;
}

std::size_t RequestParser::put_head(std::string_view bytes) {
  const std::size_t room = header_bytes_ - head_taken_;
  const std::string_view offered = bytes.substr(0, room);
  beast::error_code error;
  const std::size_t taken =
      parts_->reader->put(asio::buffer(offered.data(), offered.size()), error);
  head_taken_ += taken;
  const bool is_too_large = error == bhttp::error::header_limit ||
                            (error == bhttp::error::need_more && offered.size() == room);
  if (!error) {
    has_head_ = true;
  } else if (is_too_large) {
    refuse_head(head_taken_ + bytes.size() - taken);
  } else if (error == bhttp::error::body_limit) {
    refuse_body(parts_->content_length);
  } else if (error != bhttp::error::need_more) {
    refuse_malformed(error.message());
  }
  return taken;
}

std::size_t RequestParser::put_body(std::string_view bytes) {
  std::size_t taken = 0;
  while (!parts_->reader->is_done() && taken < bytes.size()) {
    const std::string_view rest = bytes.substr(taken);
    beast::error_code error;
    taken += parts_->reader->put(asio::buffer(rest.data(), rest.size()), error);
    if (!error) continue;
    if (error == bhttp::error::body_limit) {
      refuse_body("more than " + std::to_string(parts_->body.size()));
    } else if (error != bhttp::error::need_more) {
      refuse_malformed(error.message());
    } else if (bytes.size() - taken > header_bytes_) {
      refuse_head(bytes.size() - taken);  // of a chunk, or trailers
    }
    break;
  }
  return taken;
}

void RequestParser::refuse_head(std::size_t bytes) {
  const std::string value = std::to_string(bytes);
  const std::string limit = std::to_string(header_bytes_);
  refused_ = {{.code = RefusalCode::header_too_large,
               .where = "head",
               .what = value + " bytes so far, the most is " + limit,
               .value = value,
               .limit = limit},
              "limits.header_bytes"};
}

void RequestParser::refuse_body(const std::string& value) {
  const std::string limit = std::to_string(body_bytes_);
  refused_ = {{.code = RefusalCode::body_too_large,
               .where = "body",
               .what = value + " bytes, the most is " + limit,
               .value = value,
               .limit = limit},
              "limits.body_bytes"};
}

void RequestParser::refuse_malformed(std::string what) {
  refused_ = {{.code = RefusalCode::malformed_request,
               .where = has_head_ ? "body" : "head",
               .what = std::move(what)},
              {}};
}

bool RequestParser::is_whole() const { return has_head_ && parts_->reader->is_done(); }
unsigned RequestParser::version() const { return parts_->version; }
bool RequestParser::keep_alive() const { return parts_->reader->keep_alive(); }

bool RequestParser::waits_for_continue() const {
  return parts_->version >= 11 && beast::iequals(to_beast(field("Expect")), "100-continue");
}

Method RequestParser::method() const { return parts_->method; }
std::string_view RequestParser::target() const { return parts_->view(parts_->target); }
std::string_view RequestParser::body() const { return parts_->body; }

std::string_view RequestParser::field(std::string_view name) const {
  for (const Parts::Field& each : parts_->fields) {
    if (beast::iequals(to_beast(parts_->view(each.name)), to_beast(name))) {
      return parts_->view(each.value);
    }
  }
  return {};
}

// ---------------------------------------------------------------- answers

namespace {

template <class Buffers>
void append_buffers(std::string& bytes, const Buffers& buffers) {
  for (const asio::const_buffer buffer : beast::buffers_range(buffers)) {
    bytes.append(static_cast<const char*>(buffer.data()), buffer.size());
  }
}

// The fields of one head live in a block on the stack.
using Allocator = std::pmr::polymorphic_allocator<char>;
using Fields = bhttp::basic_fields<Allocator>;
using Head = bhttp::response<bhttp::empty_body, Fields>;

}  // namespace

bool has_body(std::uint16_t status) { return status >= 200 && status != 204 && status != 304; }

void append_head(std::string& bytes, const Response& response, const Framing& framing) {
  std::array<std::byte, 2048> block;
  std::pmr::monotonic_buffer_resource memory(block.data(), block.size());
  Head head(std::piecewise_construct, std::make_tuple(), std::make_tuple(Allocator(&memory)));
  head.version(framing.version);
  head.result(response.status);
  if (!framing.date.empty()) head.insert(bhttp::field::date, to_beast(framing.date));
  if (!response.content_type.empty()) {
    head.insert(bhttp::field::content_type, to_beast(response.content_type));
  }
  for (const auto& [name, value] : response.fields) head.insert(to_beast(name), value);
  if (framing.chunked) {
    head.chunked(true);
  } else if (has_body(response.status) && !response.stream) {
    head.content_length(response.body.size());
  }
  head.keep_alive(framing.keep_alive);
  append_buffers(bytes, Fields::writer(head, head.version(), head.result_int()).get());
}

void append_continue(std::string& bytes) {
  Response response;
  response.status = 100;
  append_head(bytes, response, {});
}

void append_chunk(std::string& bytes, std::string_view chunk) {
  append_buffers(bytes, bhttp::make_chunk(asio::buffer(chunk.data(), chunk.size())));
}

void append_last_chunk(std::string& bytes) { append_buffers(bytes, bhttp::make_chunk_last()); }

}  // namespace affecta::http
