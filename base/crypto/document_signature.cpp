#include "base/crypto/document_signature.h"

#include "base/crypto/openssl.h"
#include "base/crypto/pdf_update.h"
#include "base/verify.h"

#include <algorithm>

namespace base::crypto {

// One certificate on P-256 with its attributes needs about 1,100 bytes.
static constexpr std::size_t signature_room = 4096;
static constexpr std::size_t pdf_limit = 67'108'864;

static constexpr unsigned cms_flags = CMS_DETACHED | CMS_BINARY;

static Bytes without_hole(ByteView pdf, Hole hole)
{
    Bytes content;
    content.reserve(pdf.size());
    append(content, pdf.first(hole.begin));
    append(content, pdf.subspan(hole.end));
    return content;
}

static Bytes to_der(CMS_ContentInfo* cms)
{
    unsigned char* start = nullptr;
    const int size = i2d_CMS_ContentInfo(cms, &start);
    VERIFY(size > 0);
    const auto* first = reinterpret_cast<const std::byte*>(start);
    Bytes der(first, first + size);
    OPENSSL_free(start);
    return der;
}

static void set_signing_time(CMS_SignerInfo* signer, WallTime at)
{
    const auto time = to_asn1(at);
    VERIFY(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, ASN1_STRING_type(time.get()),
                                       time.get(), -1) == 1);
}

static Result<Bytes> make_signature(const Bytes& content, const Key& key, const Certificate& issuer,
                                    WallTime at)
{
    const CmsPtr cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, cms_flags | CMS_PARTIAL));
    VERIFY(cms);
    auto* signer = CMS_add1_signer(cms.get(), issuer.native(), key.native(), EVP_sha256(),
                                   CMS_NOSMIMECAP | CMS_CADES);
    if (!signer)
        return fail(Errc::untrusted, "cannot sign: " + last_reason());
    set_signing_time(signer, at);
    const auto bio = read_from(ByteView(content));
    VERIFY(CMS_final(cms.get(), bio.get(), nullptr, cms_flags) == 1);
    return to_der(cms.get());
}

Result<Bytes> sign_pdf(ByteView pdf, const Key& key, const Certificate& issuer, WallTime at)
{
    if (pdf.size() > pdf_limit)
        return fail(Errc::exhausted, "PDF too large to sign");
    auto prepared = TRY(add_signature_field(pdf, at, signature_room));
    const auto content = without_hole(prepared.pdf, prepared.hole);
    const auto digits = to_hex(TRY(make_signature(content, key, issuer, at)));
    VERIFY(digits.size() <= 2 * signature_room);
    std::ranges::copy(view(digits),
                      prepared.pdf.begin() + static_cast<std::ptrdiff_t>(prepared.hole.begin) + 1);
    return std::move(prepared.pdf);
}

static bool is_lower_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

struct Signature {
    CmsPtr cms;
    Bytes der;
};

// Only the one spelling that sign_pdf writes: lower-case digits, DER, zeros to the end. Any other
// would let someone change the file without changing what it says.
static Result<Signature> read_signature(ByteView pdf, Hole hole)
{
    const auto digits = text(pdf.subspan(hole.begin + 1, hole.end - hole.begin - 2));
    if (digits.size() != 2 * signature_room || !std::ranges::all_of(digits, is_lower_hex))
        return fail(Errc::malformed, "the signature is not in our form");
    Bytes room = TRY(from_hex(digits));
    const auto* next = reinterpret_cast<const unsigned char*>(room.data());
    const auto* start = next;
    Signature signature{CmsPtr(d2i_CMS_ContentInfo(nullptr, &next, static_cast<long>(room.size()))),
                        {}};
    if (!signature.cms)
        return fail(Errc::malformed, "the signature is not CMS: " + last_reason());
    const auto used = next - start;
    const bool is_padded = std::all_of(room.begin() + used, room.end(),
                                       [](std::byte value) { return value == std::byte{0}; });
    room.resize(static_cast<std::size_t>(used));
    if (!is_padded || to_der(signature.cms.get()) != room)
        return fail(Errc::malformed, "the signature is not in our form");
    signature.der = std::move(room);
    return signature;
}

static Result<ByteReader> next_element(ByteReader& from)
{
    TRY(from.skip(1));
    std::size_t size = TRY(from.u8());
    if (size == 0x81)
        size = TRY(from.u8());
    else if (size == 0x82)
        size = TRY(from.u16_big());
    else if (size > 0x82)
        return fail(Errc::malformed, "the signature is not in our form");
    return ByteReader(TRY(from.take(size)));
}

static Result<> check_version(ByteReader& from)
{
    const auto version = TRY(next_element(from));
    if (version.rest().size() != 1 || version.rest().front() != std::byte{1})
        return fail(Errc::malformed, "the signature has another version");
    return {};
}

// OpenSSL 3.0 writes the parameters of SHA-256 as NULL, later ones leave them out.
static bool is_sha256_alone(ByteView digests)
{
    const auto hex = to_hex(digests);
    return hex == "300d06096086480165030402010500" || hex == "300b0609608648016503040201";
}

// The fields that no signature covers and no other check reads: the two version numbers (RFC 5652
// §5.1, §5.3) and the list of digests. CMS_verify of OpenSSL 3.0 also leaks when it fails on that
// list.
static Result<> check_uncovered_fields(ByteView der)
{
    ByteReader outer(der);
    auto content_info = TRY(next_element(outer));
    TRY(next_element(content_info));
    auto content = TRY(next_element(content_info));
    auto signed_data = TRY(next_element(content));
    TRY(check_version(signed_data));
    const auto digests = TRY(next_element(signed_data));
    if (!is_sha256_alone(digests.rest()))
        return fail(Errc::malformed, "the signature uses another digest");
    TRY(next_element(signed_data));
    TRY(next_element(signed_data));
    auto signers = TRY(next_element(signed_data));
    auto signer = TRY(next_element(signers));
    return check_version(signer);
}

static bool is_ecdsa_with_sha256(CMS_SignerInfo* signer)
{
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, nullptr, &algorithm);
    return OBJ_obj2nid(algorithm->algorithm) == NID_ecdsa_with_SHA256;
}

using CertificateStack =
    std::unique_ptr<STACK_OF(X509),
                    decltype([](STACK_OF(X509) * stack) { sk_X509_pop_free(stack, X509_free); })>;

// CMS_verify trusts what we hand it; whatever else the file carries must be the same or absent.
static Result<> check_shape(CMS_ContentInfo* cms, const Certificate& issuer)
{
    const CertificateStack certificates(CMS_get1_certs(cms));
    if (!certificates || sk_X509_num(certificates.get()) != 1 ||
        X509_cmp(sk_X509_value(certificates.get(), 0), issuer.native()) != 0)
        return fail(Errc::untrusted, "signed by another issuer");
    auto* signers = CMS_get0_SignerInfos(cms);
    if (!signers || sk_CMS_SignerInfo_num(signers) != 1)
        return fail(Errc::malformed, "not exactly one signer");
    auto* signer = sk_CMS_SignerInfo_value(signers, 0);
    if (CMS_unsigned_get_attr_count(signer) > 0 || !is_ecdsa_with_sha256(signer) ||
        OBJ_obj2nid(CMS_get0_eContentType(cms)) != NID_pkcs7_data)
        return fail(Errc::malformed, "the signature is not in our form");
    return {};
}

Result<> verify_pdf(ByteView pdf, const Certificate& issuer, WallTime at)
{
    if (pdf.size() > pdf_limit)
        return fail(Errc::exhausted, "PDF too large to verify");
    if (!issuer.may(Purpose::document_signing) || !issuer.is_valid(at))
        return fail(Errc::untrusted, "the issuer's certificate does not sign documents now");
    const auto hole = TRY(find_hole(pdf));
    const auto signature = TRY(read_signature(pdf, hole));
    TRY(check_uncovered_fields(signature.der));
    TRY(check_shape(signature.cms.get(), issuer));

    const auto content = without_hole(pdf, hole);
    const auto bio = read_from(ByteView(content));
    const std::unique_ptr<STACK_OF(X509), decltype([](STACK_OF(X509) * s) { sk_X509_free(s); })>
        pinned(sk_X509_new_null());
    VERIFY(pinned && sk_X509_push(pinned.get(), issuer.native()) == 1);
    const auto flags = cms_flags | CMS_NOINTERN | CMS_NO_SIGNER_CERT_VERIFY;
    if (CMS_verify(signature.cms.get(), pinned.get(), nullptr, bio.get(), nullptr, flags) != 1)
        return fail(Errc::untrusted, "the signature does not verify: " + last_reason());
    return {};
}

}  // namespace base::crypto
