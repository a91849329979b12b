// Requests and their answers: framing, keeping connections, the order.
#include <atomic>
#include <mutex>
#include <thread>

#include <catch2/catch.hpp>

#include "tests/unit/http/client.h"
#include "tests/unit/http/echo.h"

using namespace affecta;
using namespace affecta::http;
using namespace affecta::http::test;

TEST_CASE("requests: an answer has its length, its type and the date") {
  const Server server = start();
  Client client(server.port());
  const Reply reply = client.ask(get("/a?b=c"));
  CHECK(reply.status == 200);
  CHECK(reply.body == "GET /a?b=c ");
  CHECK(reply.fields.at("content-type") == "text/plain");
  CHECK(reply.fields.at("date").size() == std::string("Sun, 06 Nov 1994 08:49:37 GMT").size());
  CHECK_FALSE(reply.fields.contains("connection"));
  CHECK(client.ask(post("/x", "body")).body == "POST /x body");
  CHECK(server.counts().requests == 2);
  CHECK(server.counts().connections == 1);
  CHECK(server.counts().open == 1);
}

TEST_CASE("requests: every method has its name, and one of nobody is another") {
  const Server server = start();
  Client client(server.port());
  for (const std::string method : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
    CHECK(client.ask(method + " / HTTP/1.1\r\nHost: h\r\n\r\n").body == method + " / ");
  }
  CHECK(client.ask("BREW / HTTP/1.1\r\nHost: h\r\n\r\n").body == "? / ");
}

TEST_CASE("requests: fields are found whatever their case, the first of a name") {
  const Server server = start([](const Request& request, Answer answer) {
    answer(text(std::string(request.field("x-Name")) + "|" + std::string(request.field("X-None"))));
  });
  Client client(server.port());
  CHECK(client.ask(get("/", "X-NAME:  some value \r\nX-Name: other\r\n")).body == "some value|");
  CHECK(client.ask(chunked_post("/", "0\r\nX-Name: trailer\r\n\r\n")).body == "|");
}

TEST_CASE("requests: answers to HEAD, 204 and 304 have no body") {
  const Server server = start([](const Request& request, Answer answer) {
    Response response = text("not to be seen");
    response.fields = {{"ETag", "\"1\""}};
    if (request.target() == "/204") response.status = 204;
    if (request.target() == "/304") response.status = 304;
    answer(response);
  });
  Client client(server.port());
  client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n" + get("/204") + get("/304") + get("/"));
  const auto head = client.reply(false);
  REQUIRE(head);
  CHECK(head->fields.at("content-length") == "14");
  const auto no_content = client.reply();
  REQUIRE(no_content);
  CHECK(no_content->status == 204);
  CHECK_FALSE(no_content->fields.contains("content-length"));
  const auto unchanged = client.reply();
  REQUIRE(unchanged);
  CHECK(unchanged->status == 304);
  CHECK(unchanged->fields.at("etag") == "\"1\"");
  CHECK(client.reply()->body == "not to be seen");
}

TEST_CASE("requests: a connection is kept as its client says, by HTTP/1.1 and 1.0") {
  const Server server = start();
  {
    Client client(server.port());
    CHECK(client.ask(get("/", "Connection: close\r\n")).fields.at("connection") == "close");
    CHECK(client.is_closed());
  }
  {
    Client client(server.port());
    CHECK(client.ask("GET / HTTP/1.0\r\n\r\n").body == "GET / ");
    CHECK(client.is_closed());
  }
  Client client(server.port());
  for (int i = 0; i < 3; ++i) {
    const Reply reply = client.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    CHECK(reply.fields.at("connection") == "keep-alive");
  }
}

TEST_CASE("requests: who sends no more is still answered") {
  const Server server = start();
  Client client(server.port());
  client.send(get("/1") + get("/2"));
  client.end_sending();
  CHECK(client.reply()->body == "GET /1 ");
  CHECK(client.reply()->body == "GET /2 ");
  CHECK(client.is_closed());
}

TEST_CASE("requests: a hundred in one write are answered in their order") {
  const Server server = start();
  Client client(server.port());
  std::string all;
  for (int i = 0; i < 100; ++i) all += i % 3 == 0 ? post("/" + std::to_string(i), "b") : get("/g");
  client.send(all);
  for (int i = 0; i < 100; ++i) {
    const auto reply = client.reply();
    REQUIRE(reply);
    CHECK(reply->body == (i % 3 == 0 ? "POST /" + std::to_string(i) + " b" : "GET /g "));
  }
}

TEST_CASE("requests: large answers to a client that reads late all arrive") {
  const std::string large(300'000, 'x');
  const Server server = start([&](const Request&, Answer answer) { answer(text(large)); });
  Client client(server.port());
  std::string all;
  for (int i = 0; i < 50; ++i) all += get("/");
  client.send(all);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  for (int i = 0; i < 50; ++i) CHECK(client.reply()->body == large);
}

TEST_CASE("requests: they may come in two pieces, cut anywhere") {
  const Server server = start();
  const std::string request =
      post("/a", "some body") + chunked_post("/b", "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nT: v\r\n\r\n");
  Client client(server.port());
  for (std::size_t cut = 0; cut <= request.size(); ++cut) {
    client.send(request.substr(0, cut));
    // The first piece is to arrive alone.
    if (cut % 8 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    client.send(request.substr(cut));
    REQUIRE(client.reply()->body == "POST /a some body");
    REQUIRE(client.reply()->body == "POST /b abcde");
  }
}

TEST_CASE("requests: a byte at a time") {
  const Server server = start();
  Client client(server.port());
  for (const char byte : post("/slow", "0123456789")) {
    client.send(std::string_view(&byte, 1));
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  CHECK(client.reply()->body == "POST /slow 0123456789");
}

TEST_CASE("requests: who waits for 100 Continue gets it") {
  const Server server = start();
  Client client(server.port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.reply()->status == 100);
  CHECK(client.ask("body").body == "POST / body");
}

TEST_CASE("requests: a large body arrives whole, plain and in chunks") {
  const Server server = start(
      [](const Request& request, Answer answer) { answer(text(std::string(request.body()))); });
  std::string body;
  for (int i = 0; i < 100'000; ++i) body += std::to_string(i);
  Client client(server.port());
  CHECK(client.ask(post("/", body)).body == body);
  std::string chunks;
  for (std::size_t begin = 0; begin < body.size(); begin += 0x1234) {
    const std::string chunk = body.substr(begin, 0x1234);
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", chunk.size());
    chunks += size + chunk + "\r\n";
  }
  CHECK(client.ask(chunked_post("/", chunks + "0\r\n\r\n")).body == body);
  CHECK(client.ask(get("/")).body.empty());
}

// ---------------------------------------------------------------- answers of other threads

namespace {

// A thread that answers what it is given, the last first.
class Desk {
 public:
  Handler handler() {
    return [this](const Request& request, Answer answer) {
      const std::lock_guard guard(mutex_);
      waiting_.emplace_back(told(request), std::move(answer));
    };
  }
  std::size_t count() {
    const std::lock_guard guard(mutex_);
    return waiting_.size();
  }
  void answer_all() {
    std::vector<std::pair<std::string, Answer>> taken;
    {
      const std::lock_guard guard(mutex_);
      taken.swap(waiting_);
    }
    for (auto each = taken.rbegin(); each != taken.rend(); ++each) each->second(text(each->first));
  }
  void drop_all() {
    const std::lock_guard guard(mutex_);
    waiting_.clear();
  }

 private:
  std::mutex mutex_;
  std::vector<std::pair<std::string, Answer>> waiting_;
};

void wait_for(Desk& desk, std::size_t count) {
  while (desk.count() < count) std::this_thread::yield();
}

}  // namespace

TEST_CASE("answers: another thread gives them, and each goes to its connection") {
  Desk desk;
  const Server server = start(desk.handler());
  std::atomic<bool> is_over = false;
  std::thread answering([&] {
    while (!is_over) desk.answer_all();
  });
  std::vector<Client> clients;
  for (int i = 0; i < 8; ++i) clients.emplace_back(server.port());
  for (int round = 0; round < 50; ++round) {
    for (std::size_t i = 0; i < clients.size(); ++i) {
      clients[i].send(get("/" + std::to_string(i)) + get("/second"));
    }
    for (std::size_t i = 0; i < clients.size(); ++i) {
      CHECK(clients[i].reply()->body == "GET /" + std::to_string(i) + " ");
      CHECK(clients[i].reply()->body == "GET /second ");
    }
  }
  is_over = true;
  answering.join();
}

TEST_CASE("answers: a late one holds up those behind it, not those before") {
  Desk desk;
  const auto late = desk.handler();
  const Server server = start([&](const Request& request, Answer answer) {
    if (request.target() == "/late") return late(request, std::move(answer));
    echo(request, std::move(answer));
  });
  Client client(server.port());
  client.send(get("/1") + get("/late") + get("/3"));
  CHECK(client.reply()->body == "GET /1 ");
  wait_for(desk, 1);
  CHECK(client.received().empty());
  desk.answer_all();
  CHECK(client.reply()->body == "GET /late ");
  CHECK(client.reply()->body == "GET /3 ");
}

TEST_CASE("answers: one that is dropped is server_failed, at once or later") {
  Desk desk;
  const auto late = desk.handler();
  const Server server = start([&](const Request& request, Answer answer) {
    if (request.target() == "/late") late(request, std::move(answer));
  });
  for (const std::string target : {"/now", "/late"}) {
    Client client(server.port());
    client.send(get(target));
    if (target == "/late") {
      wait_for(desk, 1);
      desk.drop_all();
    }
    const auto reply = client.reply();
    REQUIRE(reply);
    CHECK(reply->status == 500);
    CHECK(reply->body.find(R"("code":"server-failed")") != std::string::npos);
    CHECK(reply->body.find(R"("where":")" + target) != std::string::npos);
    CHECK(client.is_closed());
  }
}

TEST_CASE("answers: one may come after its client, or the server, is gone") {
  Desk desk;
  auto server = std::make_unique<Server>(start(desk.handler()));
  {
    Client client(server->port());
    client.send(get("/"));
    wait_for(desk, 1);
  }
  desk.answer_all();
  Client client(server->port());
  client.send(get("/"));
  wait_for(desk, 1);
  server.reset();
  CHECK(client.is_closed());
  desk.answer_all();
}
