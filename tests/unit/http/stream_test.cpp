// Streams: what is sent bit by bit.
#include <mutex>
#include <thread>

#include <catch2/catch.hpp>

#include "tests/unit/http/client.h"
#include "tests/unit/http/echo.h"

using namespace affecta;
using namespace affecta::http;
using namespace affecta::http::test;

namespace {

// Keeps the stream of the last request.
class Sender {
 public:
  Handler handler() {
    return [this](const Request&, Answer answer) {
      Response response;
      response.content_type = "text/event-stream";
      response.stream = [this](std::shared_ptr<Stream> stream) {
        const std::lock_guard guard(mutex_);
        stream_ = std::move(stream);
      };
      answer(std::move(response));
    };
  }
  std::shared_ptr<Stream> stream() {
    while (true) {
      const std::lock_guard guard(mutex_);
      if (stream_) return std::exchange(stream_, {});
    }
  }

 private:
  std::mutex mutex_;
  std::shared_ptr<Stream> stream_;
};

}  // namespace

TEST_CASE("streams: each piece is sent at once, a chunk each, by any thread") {
  Sender sender;
  const Server server = start(sender.handler());
  Client client(server.port());
  client.send(get("/"));
  const auto stream = sender.stream();
  while (client.received().find("\r\n\r\n") == std::string::npos) REQUIRE(client.receive());
  CHECK(client.received().find("Transfer-Encoding: chunked\r\n") != std::string::npos);
  for (const std::string piece : {"one", "two", "three"}) {
    stream->send(piece);
    while (client.received().find(piece) == std::string::npos) REQUIRE(client.receive());
  }
  stream->send("");  // ends nothing
  CHECK(stream->is_open());
  stream->close();
  CHECK_FALSE(stream->is_open());
  stream->send("too late");
  const auto reply = client.reply();
  REQUIRE(reply);
  CHECK(reply->body == "onetwothree");
  CHECK(reply->chunks == 3);
  CHECK(reply->fields.at("connection") == "close");
  CHECK(client.is_closed());
}

TEST_CASE("streams: to HTTP/1.0 without chunks") {
  Sender sender;
  const Server server = start(sender.handler());
  Client client(server.port());
  client.send("GET / HTTP/1.0\r\n\r\n");
  const auto stream = sender.stream();
  stream->send("one");
  stream->send("two");
  stream->close();
  while (client.receive()) {
  }
  CHECK(client.received().find("chunked") == std::string::npos);
  CHECK(client.received().substr(client.received().find("\r\n\r\n")) == "\r\n\r\nonetwo");
}

TEST_CASE("streams: HEAD has none") {
  Sender sender;
  const Server server = start(sender.handler());
  Client client(server.port());
  client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(client.reply(false)->status == 200);
  CHECK(client.is_closed());
}

TEST_CASE("streams: one that is dropped is closed") {
  Sender sender;
  const Server server = start(sender.handler());
  Client client(server.port());
  client.send(get("/"));
  sender.stream()->send("last words");
  CHECK(client.reply()->body == "last words");
  CHECK(client.is_closed());
}

TEST_CASE("streams: the client leaves") {
  Sender sender;
  const Server server = start(sender.handler());
  auto client = std::make_unique<Client>(server.port());
  client->send(get("/"));
  const auto stream = sender.stream();
  CHECK(stream->is_open());
  client.reset();
  while (stream->is_open()) std::this_thread::yield();
  stream->send("to nobody");
  stream->close();
  while (server.counts().open > 0) std::this_thread::yield();
}

TEST_CASE("streams: a client that takes nothing does not fill the memory") {
  Sender sender;
  Limits limits;
  limits.write_time = std::chrono::hours(1);
  const Server server = start(limits, sender.handler());
  Client client(server.port());
  client.send(get("/"));
  const auto stream = sender.stream();
  const std::string piece(100'000, 'x');
  for (int i = 0; i < 1000 && stream->is_open(); ++i) {
    stream->send(piece);
    std::this_thread::sleep_for(std::chrono::microseconds(100));
  }
  for (int i = 0; i < 1000 && stream->is_open(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  CHECK_FALSE(stream->is_open());
}

TEST_CASE("streams: one that outlives the server") {
  Sender sender;
  auto server = std::make_unique<Server>(start(sender.handler()));
  Client client(server->port());
  client.send(get("/"));
  const auto stream = sender.stream();
  server.reset();
  CHECK_FALSE(stream->is_open());
  stream->send("to nobody");
}
