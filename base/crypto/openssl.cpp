#include "base/crypto/openssl.h"

#include "base/verify.h"

#include <ctime>

namespace base::crypto {

std::string last_reason()
{
    const auto code = ERR_peek_last_error();
    ERR_clear_error();
    const char* reason = ERR_reason_error_string(code);
    return reason ? reason : "unspecified";
}

BioPtr read_from(ByteView data)
{
    BioPtr bio(BIO_new_mem_buf(data.data(), static_cast<int>(data.size())));
    VERIFY(bio);
    return bio;
}

BioPtr read_from(std::string_view text)
{
    return read_from(view(text));
}

std::string written_to(BIO* bio)
{
    char* start = nullptr;
    const long size = BIO_get_mem_data(bio, &start);
    return {start, static_cast<std::size_t>(size)};
}

TimePtr to_asn1(WallTime time)
{
    TimePtr result(ASN1_TIME_set(nullptr, std::chrono::system_clock::to_time_t(time)));
    VERIFY(result);
    return result;
}

WallTime from_asn1(const ASN1_TIME* time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return WallTime{};
    return std::chrono::system_clock::from_time_t(timegm(&parts));
}

}  // namespace base::crypto
