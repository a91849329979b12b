#include "server/store/sha256.h"

#include <openssl/evp.h>

#include "engine/base/check.h"

namespace affecta::store {

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  // Fetched once: OpenSSL 3 looks for the implementation again at each EVP_sha256().
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  AFFECTA_CHECK(context_ != nullptr && algorithm != nullptr);
  AFFECTA_CHECK(EVP_DigestInit_ex2(context_.get(), algorithm, nullptr) == 1);
}

Sha256& Sha256::update(std::string_view bytes) {
  AFFECTA_CHECK(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
  return *this;
}

Hash Sha256::digest() {
  Hash hash = {};
  AFFECTA_CHECK(EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr) == 1);
  return hash;
}

void Sha256::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

std::string to_hexadecimal(const Hash& hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : hash) {
    text += digits[byte >> 4U];
    text += digits[byte & 0xFU];
  }
  return text;
}

}  // namespace affecta::store
