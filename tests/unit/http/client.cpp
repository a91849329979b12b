#include "tests/unit/http/client.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace affecta::http::test {

namespace {

void expect(bool holds, const std::string& what) {
  if (!holds) throw std::runtime_error(what);
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

Reply read_head(std::string_view head) {
  Reply reply;
  const std::size_t line = head.find("\r\n");
  expect(head.substr(0, 7) == "HTTP/1." && head[8] == ' ' && head[12] == ' ',
         "no status line: " + std::string(head.substr(0, line)));
  reply.status = std::stoi(std::string(head.substr(9, 3)));
  std::size_t begin = line + 2;
  while (begin < head.size()) {
    const std::size_t end = head.find("\r\n", begin);
    const std::string_view field = head.substr(begin, end - begin);
    const std::size_t colon = field.find(": ");
    expect(colon != std::string_view::npos, "no field: " + std::string(field));
    const auto [place, is_new] = reply.fields.emplace(lower(std::string(field.substr(0, colon))),
                                                      std::string(field.substr(colon + 2)));
    expect(is_new, "twice the field " + place->first);
    begin = end + 2;
  }
  return reply;
}

// Takes the chunks off `bytes`. False: more are needed.
bool read_chunks(std::string_view& bytes, Reply& reply) {
  while (true) {
    const std::size_t line = bytes.find("\r\n");
    if (line == std::string_view::npos) return false;
    const std::size_t size = std::stoul(std::string(bytes.substr(0, line)), nullptr, 16);
    if (bytes.size() < line + 2 + size + 2) return false;
    expect(bytes.substr(line + 2 + size, 2) == "\r\n", "a chunk without an end");
    reply.body += bytes.substr(line + 2, size);
    bytes.remove_prefix(line + 2 + size + 2);
    if (size == 0) return true;
    ++reply.chunks;
  }
}

}  // namespace

std::optional<Reply> take_reply(std::string& bytes, bool has_body) {
  const std::size_t end = bytes.find("\r\n\r\n");
  if (end == std::string::npos) return std::nullopt;
  Reply reply = read_head(std::string_view(bytes).substr(0, end + 2));
  std::string_view rest = std::string_view(bytes).substr(end + 4);
  if (!has_body || reply.status < 200 || reply.status == 204 || reply.status == 304) {
  } else if (reply.fields.contains("transfer-encoding")) {
    if (!read_chunks(rest, reply)) return std::nullopt;
  } else {
    expect(reply.fields.contains("content-length"), "a body of no known length");
    const std::size_t length = std::stoul(reply.fields.at("content-length"));
    if (rest.size() < length) return std::nullopt;
    reply.body = rest.substr(0, length);
    rest.remove_prefix(length);
  }
  bytes.erase(0, bytes.size() - rest.size());
  return reply;
}

Client::Client(std::uint16_t port)
    : Client(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), port) {}

Client::Client(int socket, std::uint16_t port) : socket_(socket) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  expect(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0,
         "cannot connect");
  const int yes = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

Client::Client(Client&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}

Client::~Client() {
  if (socket_ >= 0) ::close(socket_);
}

bool Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Client::end_sending() { ::shutdown(socket_, SHUT_WR); }

bool Client::receive() {
  pollfd waiting{socket_, POLLIN, 0};
  expect(::poll(&waiting, 1, 10'000) == 1, "no word from the server for ten seconds");
  char bytes[16'384];
  const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
  if (count <= 0) return false;
  received_.append(bytes, static_cast<std::size_t>(count));
  return true;
}

std::optional<Reply> Client::reply(bool has_body) {
  while (true) {
    if (auto reply = take_reply(received_, has_body)) return reply;
    if (receive()) continue;
    expect(received_.empty(), "the connection ended within a reply: " + received_);
    return std::nullopt;
  }
}

Reply Client::ask(std::string_view request) {
  send(request);
  auto answer = reply();
  expect(answer.has_value(), "closed without a reply");
  return *answer;
}

bool Client::is_closed() { return received_.empty() && !receive(); }

std::string get(const std::string& target, const std::string& fields) {
  return "GET " + target + " HTTP/1.1\r\nHost: here\r\n" + fields + "\r\n";
}

std::string post(const std::string& target, const std::string& body) {
  return "POST " + target +
         " HTTP/1.1\r\nHost: here\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body;
}

std::string chunked_post(const std::string& target, const std::string& chunks) {
  return "POST " + target + " HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n" +
         chunks;
}

}  // namespace affecta::http::test
