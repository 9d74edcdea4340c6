#include "base/crypto/authority.h"

#include "base/crypto/name.h"
#include "base/verify.h"

#include <arpa/inet.h>

namespace base::crypto {

// RFC 5280 asks for at most 20 octets; 16 random ones cannot collide or be guessed.
static void set_random_serial(X509* certificate)
{
    const BigNumberPtr number(BN_new());
    VERIFY(number && BN_rand(number.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1);
    VERIFY(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)));
}

static void add_extension(X509* certificate, X509* issuer, int nid, const std::string& value)
{
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
    VERIFY(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

static Certificate unsigned_certificate(EVP_PKEY* key, const std::string& common_name,
                                        Validity validity)
{
    auto made = Certificate::adopt(X509_new());
    auto* certificate = made.native();
    VERIFY(X509_set_version(certificate, X509_VERSION_3) == 1);
    set_random_serial(certificate);
    set_common_name(X509_get_subject_name(certificate), common_name);
    VERIFY(X509_set_pubkey(certificate, key) == 1);
    VERIFY(X509_set1_notBefore(certificate, to_asn1(validity.from).get()) == 1);
    VERIFY(X509_set1_notAfter(certificate, to_asn1(validity.to).get()) == 1);
    return made;
}

static void sign(X509* certificate, X509* issuer, const Key& issuer_key)
{
    VERIFY(X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1);
    add_extension(certificate, issuer, NID_subject_key_identifier, "hash");
    add_extension(certificate, issuer, NID_authority_key_identifier, "keyid:always");
    VERIFY(X509_sign(certificate, issuer_key.native(), EVP_sha256()) > 0);
}

Authority::Authority(Key key, Certificate certificate)
    : key_(std::move(key)), certificate_(std::move(certificate))
{
}

Authority Authority::create(const std::string& common_name, Validity validity)
{
    auto key = Key::generate();
    auto certificate = unsigned_certificate(key.native(), common_name, validity);
    auto* native = certificate.native();
    add_extension(native, native, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add_extension(native, native, NID_key_usage, "critical,keyCertSign,cRLSign");
    sign(native, native, key);
    return {std::move(key), std::move(certificate)};
}

Result<Authority> Authority::adopt(Key key, Certificate certificate)
{
    if (!certificate.belongs_to(key) || !certificate.may(Purpose::authority))
        return fail(Errc::untrusted, "the key and the certificate are not one authority's");
    return Authority(std::move(key), std::move(certificate));
}

static bool is_address(const std::string& host)
{
    unsigned char buffer[16];
    return inet_pton(AF_INET, host.c_str(), buffer) == 1 ||
           inet_pton(AF_INET6, host.c_str(), buffer) == 1;
}

static std::string alternative_names(std::span<const std::string> hosts)
{
    std::string list;
    for (const auto& host : hosts) {
        if (!list.empty())
            list += ',';
        list += is_address(host) ? "IP:" : "DNS:";
        list += host;
    }
    return list;
}

Certificate Authority::issue_server(const Key& key, std::span<const std::string> hosts,
                                    Validity validity) const
{
    VERIFY(!hosts.empty());
    auto certificate = unsigned_certificate(key.native(), hosts.front(), validity);
    auto* native = certificate.native();
    auto* issuer = certificate_.native();
    add_extension(native, issuer, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(native, issuer, NID_key_usage, "critical,digitalSignature");
    add_extension(native, issuer, NID_ext_key_usage, "serverAuth");
    add_extension(native, issuer, NID_subject_alt_name, alternative_names(hosts));
    sign(native, issuer, key_);
    return certificate;
}

Certificate Authority::issue_client(const CertificateRequest& request,
                                    const std::string& common_name, Validity validity) const
{
    auto* key = X509_REQ_get0_pubkey(request.native());
    auto certificate = unsigned_certificate(key, common_name, validity);
    auto* native = certificate.native();
    auto* issuer = certificate_.native();
    add_extension(native, issuer, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(native, issuer, NID_key_usage, "critical,digitalSignature");
    add_extension(native, issuer, NID_ext_key_usage, "clientAuth");
    sign(native, issuer, key_);
    return certificate;
}

Certificate Authority::issue_document_signer(const Key& key, const std::string& common_name,
                                             Validity validity) const
{
    auto certificate = unsigned_certificate(key.native(), common_name, validity);
    auto* native = certificate.native();
    auto* issuer = certificate_.native();
    add_extension(native, issuer, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(native, issuer, NID_key_usage, "critical,digitalSignature,nonRepudiation");
    // id-kp-documentSigning, RFC 9336.
    add_extension(native, issuer, NID_ext_key_usage, "1.3.6.1.5.5.7.3.36");
    sign(native, issuer, key_);
    return certificate;
}

}  // namespace base::crypto
