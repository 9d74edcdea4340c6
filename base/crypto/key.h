// A private key on the curve P-256, and how it lies on disk.
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <filesystem>
#include <memory>
#include <string_view>

struct evp_pkey_st;

namespace base::crypto {

class Key {
public:
    static Key generate();

    // Errc::malformed when it is not a P-256 private key in PEM.
    static Result<Key> from_pem(std::string_view);
    static Result<Key> load(const std::filesystem::path&);

    SecretText private_pem() const;

    // Readable by the owner only from the first moment; replaces the file in one step.
    Result<> save(const std::filesystem::path&) const;

    bool has_same_public_key(const Key&) const;

    evp_pkey_st* native() const { return key_.get(); }

private:
    struct Free {
        void operator()(evp_pkey_st*) const;
    };
    explicit Key(evp_pkey_st* key) : key_(key) {}

    std::unique_ptr<evp_pkey_st, Free> key_;
};

}  // namespace base::crypto
