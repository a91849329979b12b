// Access tokens, from the configuration: the first way to sign in; accounts come beside it.
//
// Purpose: finds who a token stands for, in a time that tells nothing of the tokens there are.
// A token is 16 to 256 printable characters (RFC 6750, "b64token").
// Thread safety: immutable. Cost: a hash of the token and a look-up.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/refusal.h"
#include "server/auth/principal.h"

namespace affecta::auth {

inline constexpr std::size_t shortest_token = 16;
inline constexpr std::size_t longest_token = 256;

struct Token {
  std::string text;
  Principal principal;
};

// Why it can be no token; empty: it can.
std::string fault_of(std::string_view token);

class Tokens {
 public:
  explicit Tokens(std::vector<Token> tokens);
  Tokens(Tokens&&) noexcept;
  Tokens& operator=(Tokens&&) noexcept;
  ~Tokens();

  // Of a field Authorization ("Bearer TOKEN"). Errors: not_signed_in.
  Result<const Principal*> sign_in(std::string_view authorization) const;

 private:
  struct Table;
  std::unique_ptr<Table> table_;
};

}  // namespace affecta::auth
