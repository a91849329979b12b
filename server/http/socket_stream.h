// Byte streams over TCP sockets: plain ones, and TLS by OpenSSL.
#pragma once

#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "engine/base/refusal.h"
#include "server/http/byte_stream.h"

namespace affecta::http {

using Socket =
    boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

std::unique_ptr<ByteStream> plain_stream(Socket socket);

// A certificate, with what it takes to show it. TLS 1.2 and later.
// Thread safety: streams may be made by several threads.
class Certificate {
 public:
  // Refused: certificate_unusable, naming the file.
  static Result<std::shared_ptr<Certificate>> load(const std::string& certificate,
                                                   const std::string& private_key);
  virtual ~Certificate() = default;
  virtual std::unique_ptr<ByteStream> stream(Socket socket) = 0;
};

}  // namespace affecta::http
