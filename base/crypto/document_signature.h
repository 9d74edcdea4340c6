// The seal on an electronic certificate: a detached CMS signature inside the PDF, over every byte
// of it but the signature's own.
#pragma once

#include "base/bytes.h"
#include "base/crypto/certificate.h"

namespace base::crypto {

// The PDF with a signature field appended (adbe.pkcs7.detached). Errc::malformed for a PDF that is
// signed already or of another shape than a cairo surface restricted to PDF 1.4 writes.
Result<Bytes> sign_pdf(ByteView pdf, const Key&, const Certificate& issuer, WallTime at);

// Holds only for exactly what sign_pdf made with the pinned issuer's key: one signature, nothing in
// front, behind or between. Errc::malformed or Errc::untrusted with the cause otherwise.
Result<> verify_pdf(ByteView pdf, const Certificate& issuer, WallTime at);

}  // namespace base::crypto
