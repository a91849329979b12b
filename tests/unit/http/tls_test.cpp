// TLS: by OpenSSL on both sides, with certificates made by its command.
#include <cstdlib>
#include <memory>

#include <catch2/catch.hpp>
#include <openssl/ssl.h>

#include "tests/support/temporary_folder.h"
#include "tests/unit/http/client.h"
#include "tests/unit/http/echo.h"

using namespace affecta;
using namespace affecta::http;
using namespace affecta::http::test;
using affecta::test::TemporaryFolder;

namespace {

// A certificate of "here" with its key, in a folder.
void make_certificate(const std::string& folder, const std::string& name) {
  const std::string file = folder + "/" + name;
  const std::string command =
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 "
      "-nodes -days 1 -subj /CN=here -keyout " +
      file + ".key -out " + file + ".crt 2>/dev/null";
  REQUIRE(std::system(command.c_str()) == 0);
}

Options options_of(const std::string& folder, const std::string& certificate,
                   const std::string& key) {
  Options options;
  options.certificate = folder + "/" + certificate;
  options.private_key = folder + "/" + key;
  return options;
}

class TlsClient {
 public:
  // `most`: the highest version it speaks.
  explicit TlsClient(std::uint16_t port, int most = TLS1_3_VERSION)
      : client_(port), context_(SSL_CTX_new(TLS_client_method())), tls_(SSL_new(context_.get())) {
    SSL_set_min_proto_version(tls_.get(), TLS1_VERSION);
    SSL_set_max_proto_version(tls_.get(), most);
    SSL_set_cipher_list(tls_.get(), "ALL:@SECLEVEL=0");
    SSL_set_fd(tls_.get(), client_.socket());
    is_connected_ = SSL_connect(tls_.get()) == 1;
  }

  bool is_connected() const { return is_connected_; }
  std::string version() const { return SSL_get_version(tls_.get()); }

  void send(const std::string& bytes) {
    REQUIRE(SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size())) ==
            static_cast<int>(bytes.size()));
  }
  Reply reply() {
    while (true) {
      if (auto reply = take_reply(received_)) return *reply;
      REQUIRE(receive());
    }
  }
  // Whether the server ended it as TLS is ended, not by cutting it.
  bool is_ended_well() {
    return !receive() && SSL_get_shutdown(tls_.get()) == SSL_RECEIVED_SHUTDOWN;
  }

 private:
  struct Free {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    void operator()(SSL* tls) const { SSL_free(tls); }
  };
  bool receive() {
    char bytes[16'384];
    const int count = SSL_read(tls_.get(), bytes, sizeof bytes);
    if (count > 0) received_.append(bytes, static_cast<std::size_t>(count));
    return count > 0;
  }

  Client client_;
  std::unique_ptr<SSL_CTX, Free> context_;
  std::unique_ptr<SSL, Free> tls_;
  bool is_connected_ = false;
  std::string received_;
};

}  // namespace

TEST_CASE("tls: requests are answered as without it") {
  const TemporaryFolder folder;
  make_certificate(folder.path(), "a");
  Server server = start(echo, options_of(folder.path(), "a.crt", "a.key"));
  for (const int most : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient client(server.port(), most);
    REQUIRE(client.is_connected());
    CHECK(client.version() == (most == TLS1_2_VERSION ? "TLSv1.2" : "TLSv1.3"));
    client.send(get("/1") + get("/2"));
    CHECK(client.reply().body == "GET /1 ");
    CHECK(client.reply().body == "GET /2 ");
    const std::string large(500'000, 'x');
    client.send(post("/", large));
    CHECK(client.reply().body == "POST / " + large);
    client.send("nonsense\r\n\r\n");
    CHECK(client.reply().status == 400);
    CHECK(client.is_ended_well());
  }
  TlsClient idle(server.port());
  idle.send(get("/"));
  idle.reply();
  CHECK(server.stop(std::chrono::seconds(5)));
}

TEST_CASE("tls: old versions, plain requests and silence are closed") {
  const TemporaryFolder folder;
  make_certificate(folder.path(), "a");
  Options options = options_of(folder.path(), "a.crt", "a.key");
  options.limits.first_byte = std::chrono::milliseconds(100);
  const Server server = start(echo, options);
  CHECK_FALSE(TlsClient(server.port(), TLS1_1_VERSION).is_connected());
  Client plain(server.port());
  plain.send(get("/"));
  while (plain.receive()) {
  }
  CHECK(plain.received().find("HTTP") == std::string::npos);
  Client silent(server.port());
  CHECK(silent.is_closed());
  CHECK(server.counts().requests == 0);
}

TEST_CASE("tls: a certificate that cannot be used is refused by the name of its file") {
  const TemporaryFolder folder;
  make_certificate(folder.path(), "a");
  make_certificate(folder.path(), "b");
  affecta::test::write_file(folder / "no.crt", "no certificate");
  const auto refused_file = [&](const std::string& certificate, const std::string& key) {
    const auto server = Server::start(options_of(folder.path(), certificate, key), echo);
    REQUIRE_FALSE(server);
    CHECK(server.error().code == RefusalCode::certificate_unusable);
    CHECK_FALSE(server.error().what.empty());
    return server.error().where.substr(folder.path().size() + 1);
  };
  CHECK(refused_file("none.crt", "a.key") == "none.crt");
  CHECK(refused_file("no.crt", "a.key") == "no.crt");
  CHECK(refused_file("a.crt", "none.key") == "none.key");
  CHECK(refused_file("a.crt", "b.key") == "b.key");
}
