#include "server/http/socket_stream.h"

#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <openssl/ssl.h>

namespace affecta::http {

namespace {

namespace asio = boost::asio;
namespace ssl = asio::ssl;
using Error = boost::system::error_code;

// What both have in common. `Layer`: Socket or ssl::stream<Socket>.
template <class Layer>
class SocketStream : public ByteStream {
 public:
  template <class... Arguments>
  explicit SocketStream(Socket socket, Arguments&... arguments)
      : layer_(std::move(socket), arguments...) {}

  void read(std::span<char> into, OwnerPointer owner) final {
    layer_.async_read_some(asio::buffer(into.data(), into.size()),
                           [owner = std::move(owner)](const Error& error, std::size_t bytes) {
                             owner->on_read(error ? 0 : bytes);
                           });
  }

  void write(std::string_view bytes, OwnerPointer owner) final {
    asio::async_write(
        layer_, asio::buffer(bytes.data(), bytes.size()),
        [owner = std::move(owner)](const Error& error, std::size_t) { owner->on_written(!error); });
  }

  void end_reading() final {
    Error already_over;
    socket().shutdown(Socket::shutdown_receive, already_over);
  }

  void close() final {
    Error already_over;
    socket().close(already_over);
  }

 protected:
  auto& socket() { return layer_.lowest_layer(); }
  Layer layer_;
};

class PlainStream final : public SocketStream<Socket> {
 public:
  using SocketStream::SocketStream;

  bool begin(OwnerPointer) override { return true; }

  std::optional<std::size_t> write_now(std::string_view bytes) override {
    Error error;
    const std::size_t written = layer_.write_some(asio::buffer(bytes.data(), bytes.size()), error);
    if (error && error != asio::error::would_block) return std::nullopt;
    return written;
  }

  void end_writing(OwnerPointer) override {
    Error already_over;
    layer_.shutdown(Socket::shutdown_send, already_over);
  }
};

class TlsStream final : public SocketStream<ssl::stream<Socket>> {
 public:
  using SocketStream::SocketStream;

  bool begin(OwnerPointer owner) override {
    layer_.async_handshake(
        ssl::stream_base::server,
        [owner = std::move(owner)](const Error& error) { owner->on_begun(!error); });
    return false;
  }

  std::optional<std::size_t> write_now(std::string_view) override { return 0; }

  void end_writing(OwnerPointer owner) override {
    layer_.async_shutdown([owner = std::move(owner)](const Error&) {});
  }
};

class LoadedCertificate final : public Certificate {
 public:
  LoadedCertificate() : context_(ssl::context::tls_server) {
    SSL_CTX_set_min_proto_version(context_.native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_mode(context_.native_handle(), SSL_MODE_RELEASE_BUFFERS);
  }

  std::unique_ptr<ByteStream> stream(Socket socket) override {
    return std::make_unique<TlsStream>(std::move(socket), context_);
  }

  ssl::context& context() { return context_; }

 private:
  ssl::context context_;
};

}  // namespace

std::unique_ptr<ByteStream> plain_stream(Socket socket) {
  return std::make_unique<PlainStream>(std::move(socket));
}

Result<std::shared_ptr<Certificate>> Certificate::load(const std::string& certificate,
                                                       const std::string& private_key) {
  auto loaded = std::make_shared<LoadedCertificate>();
  Error error;
  loaded->context().use_certificate_chain_file(certificate, error);
  if (error) return refuse(RefusalCode::certificate_unusable, certificate, error.message());
  // Says also whether the two belong together.
  loaded->context().use_private_key_file(private_key, ssl::context::pem, error);
  if (error) return refuse(RefusalCode::certificate_unusable, private_key, error.message());
  return loaded;
}

}  // namespace affecta::http
