// A client of HTTP over a plain socket, which sends any bytes and checks what it is answered.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace affecta::http::test {

struct Reply {
  int status = 0;
  std::map<std::string, std::string> fields;  // names in lower case
  std::string body;
  std::size_t chunks = 0;
};

// The first reply that `bytes` begin with, taken off them; none: more bytes are needed. Throws
// std::runtime_error when they are no HTTP. `has_body`: false after HEAD.
std::optional<Reply> take_reply(std::string& bytes, bool has_body = true);

class Client {
 public:
  explicit Client(std::uint16_t port);
  Client(int socket, std::uint16_t port);  // over a socket that is there
  Client(Client&& other) noexcept;
  ~Client();

  // False: the connection is over.
  bool send(std::string_view bytes);
  void end_sending();
  // The next reply; none when the connection ends, or after ten seconds (throws).
  std::optional<Reply> reply(bool has_body = true);
  Reply ask(std::string_view request);  // which must be answered
  // Whether the server closes it, without another byte, within ten seconds.
  bool is_closed();
  // More bytes of the server; false: it closed.
  bool receive();
  std::string& received() { return received_; }
  int socket() const { return socket_; }

 private:
  int socket_;
  std::string received_;
};

// "GET TARGET HTTP/1.1" with Host.
std::string get(const std::string& target, const std::string& fields = {});
std::string post(const std::string& target, const std::string& body);
std::string chunked_post(const std::string& target, const std::string& chunks);

}  // namespace affecta::http::test
