#include "server/auth/tokens.h"

#include <cctype>
#include <random>

#include <boost/unordered/unordered_flat_map.hpp>
#include <openssl/crypto.h>
#include <xxhash.h>

namespace affecta::auth {

namespace {

constexpr std::string_view scheme = "bearer ";

bool begins_with_scheme(std::string_view authorization) {
  return authorization.size() > scheme.size() &&
         std::equal(scheme.begin(), scheme.end(), authorization.begin(), [](char a, char b) {
           return a == std::tolower(static_cast<unsigned char>(b));
         });
}

}  // namespace

std::string fault_of(std::string_view token) {
  if (token.size() < shortest_token || token.size() > longest_token) {
    return std::to_string(token.size()) + " characters, the least is " +
           std::to_string(shortest_token) + " and the most " + std::to_string(longest_token);
  }
  for (const char each : token) {
    if (std::isalnum(static_cast<unsigned char>(each)) != 0) continue;
    if (std::string_view("-._~+/=").find(each) == std::string_view::npos) {
      return "a token has letters, digits and -._~+/= only";
    }
  }
  return {};
}

// Found by a hash whose seed nobody knows, then compared in constant time.
struct Tokens::Table {
  std::uint64_t seed = 0;
  boost::unordered_flat_map<std::uint64_t, Token> by_hash;

  std::uint64_t hash(std::string_view token) const {
    return XXH3_64bits_withSeed(token.data(), token.size(), seed);
  }
};

Tokens::Tokens(std::vector<Token> tokens) : table_(std::make_unique<Table>()) {
  std::random_device random;
  table_->seed = (std::uint64_t{random()} << 32U) | random();
  for (Token& each : tokens) {
    const std::uint64_t hash = table_->hash(each.text);
    table_->by_hash.insert_or_assign(hash, std::move(each));
  }
}
Tokens::Tokens(Tokens&&) noexcept = default;
Tokens& Tokens::operator=(Tokens&&) noexcept = default;
Tokens::~Tokens() = default;

Result<const Principal*> Tokens::sign_in(std::string_view authorization) const {
  if (authorization.empty()) {
    return refuse(RefusalCode::not_signed_in, "Authorization", "the field is missing");
  }
  if (!begins_with_scheme(authorization)) {
    return refuse(RefusalCode::not_signed_in, "Authorization", "it is not a bearer token");
  }
  const std::string_view token = authorization.substr(scheme.size());
  const auto found = table_->by_hash.find(table_->hash(token));
  if (found == table_->by_hash.end() || found->second.text.size() != token.size() ||
      CRYPTO_memcmp(found->second.text.data(), token.data(), token.size()) != 0) {
    return refuse(RefusalCode::not_signed_in, "Authorization", "nobody has this token");
  }
  return &found->second.principal;
}

}  // namespace affecta::auth
