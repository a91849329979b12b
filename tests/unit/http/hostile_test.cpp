// Requests of nobody's client: random bytes, and good requests that were altered. Each is answered
// by well-formed replies, refusals by problem documents, until the connection is closed.
#include <array>
#include <iostream>
#include <vector>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "tests/support/random_day.h"
#include "tests/unit/http/client.h"
#include "tests/unit/http/echo.h"

using namespace affecta;
using namespace affecta::http;
using namespace affecta::http::test;

namespace {

class Hostile {
 public:
  explicit Hostile(std::uint64_t seed) : random_(seed) {}

  std::string bytes() {
    if (below(10) == 0) return random_bytes(2000);
    std::string request = good();
    for (std::size_t i = below(4); i > 0; --i) request += good();
    for (std::size_t i = below(5); i > 0; --i) alter(request);
    return request;
  }
  std::size_t below(std::size_t limit) {
    return static_cast<std::size_t>(random_.below(static_cast<naive::Int>(limit)));
  }

 private:
  std::string good() {
    const std::vector<std::string> requests = {
        get("/v1/formations/12?page=3"),
        get("/", "Accept: application/json\r\nIf-None-Match: \"12\"\r\nConnection: keep-alive\r\n"),
        get("/last", "Connection: close\r\n"),
        "GET /old HTTP/1.0\r\n\r\n",
        post("/v1/answers", R"({"wish":[1,2,{"deep":[[[[[[[[[]]]]]]]]]}]})"),
        post("/", random_bytes(300)),
        chunked_post("/", "5\r\nhello\r\n1;name=\"value\"\r\n!\r\n0\r\nTrailer: t\r\n\r\n"),
        "POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc",
        "OPTIONS * HTTP/1.1\r\nHost: h\r\nX: folded\r\n  value\r\n\r\n",
    };
    return requests[below(requests.size())];
  }

  void alter(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t count = below(text.size() - at + 1);
    switch (below(6)) {
      case 0:
        text.insert(at, random_bytes(4));
        break;
      case 1:
        text.erase(at, count);
        break;
      case 2:
        text.insert(at, text.substr(at, count));
        break;
      case 3:
        text.resize(at);  // cut
        break;
      case 4:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        break;
      default:
        text.insert(below(2) == 0 ? at : end_of_line(text, at), word());
    }
  }

  static std::size_t end_of_line(const std::string& text, std::size_t at) {
    const std::size_t end = text.find("\r\n", at);
    return end == std::string::npos ? at : end + 2;
  }

  std::string word() {
    using namespace std::string_literals;
    const std::vector<std::string> words = {
        "\r\n"s,
        "\r\n\r\n"s,
        "\n"s,
        "\0"s,
        "\xFF\xFE\xC0\x80"s,
        "%00%ff../"s,
        "Content-Length: 18446744073709551616\r\n"s,
        "Content-Length: 9223372036854775807\r\n"s,
        "Content-Length: 0x10\r\n"s,
        "Content-Length: 5\r\n"s,
        "Transfer-Encoding: chunked\r\n"s,
        "Transfer-Encoding: identity\r\n"s,
        "Connection: close, upgrade\r\nUpgrade: websocket\r\n"s,
        "Host: other\r\n"s,
        "ffffffffffffffff\r\n"s,
        "0\r\n\r\n"s,
        " HTTP/1.1"s,
        " HTTP/9.9"s,
        std::string(5000, 'A'),
        "X: " + std::string(500, ',') + "\r\n",
    };
    return words[below(words.size())];
  }

  std::string random_bytes(std::size_t most) {
    std::string text(below(most + 1), '\0');
    for (char& each : text) each = static_cast<char>(below(256));
    return text;
  }

  naive::Random random_;
};

void expect_proper(const Reply& reply) {
  CHECK((reply.status == 100 || reply.status == 200 || reply.status >= 400));
  if (reply.status < 400) return;
  CHECK(reply.fields.at("content-type") == "application/problem+json");
  CHECK(reply.fields.at("connection") == "close");
  const auto document = boost::json::parse(reply.body).as_object();
  CHECK(document.at("status").as_int64() == reply.status);
}

void send_hostile_requests(std::uint64_t count) {
  Limits limits;
  limits.header_bytes = 4000;
  limits.body_bytes = 1000;
  const Server server = start(limits);
  std::array<std::size_t, 600> seen{};  // by status
  for (std::uint64_t seed = 1; seed <= count; ++seed) {
    Hostile hostile(seed);
    const std::string bytes = hostile.bytes();
    INFO("seed " << seed << ":\n" << bytes);
    Client client(server.port());
    const std::size_t cut = hostile.below(bytes.size() + 1);
    if (client.send(bytes.substr(0, cut)) && client.send(bytes.substr(cut))) client.end_sending();
    while (const auto reply = client.reply()) {
      expect_proper(*reply);
      ++seen[static_cast<std::size_t>(reply->status)];
    }
  }
  for (const std::size_t status : {200U, 400U, 413U, 431U}) CHECK(seen[status] > 0);
  while (server.counts().open > 0) {
  }
  CHECK(Client(server.port()).ask(get("/still")).body == "GET /still ");
}

}  // namespace

TEST_CASE("hostile: altered requests get proper answers") { send_hostile_requests(2'000); }

TEST_CASE("hostile: a hundred thousand of them", "[long]") {
  send_hostile_requests(100'000);
  std::cout << "measured: 100,000 hostile requests, each answered properly or closed\n";
}
