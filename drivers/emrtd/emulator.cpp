#include "drivers/emrtd/emulator.h"

#include "base/crypto/random.h"
#include "base/crypto/triple_des.h"
#include "drivers/emrtd/tlv.h"

#include <algorithm>

namespace drivers::emrtd {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;

// What stands inside a protected command.
struct Emulator::Wanted {
    int instruction;
    int p1;
    int p2;
    Bytes data;
    std::size_t expected;
};

static Bytes status(int value)
{
    return base::bytes({value >> 8, value & 0xff});
}

static Bytes tlv(std::uint16_t tag, ByteView value)
{
    Bytes out;
    append_tlv(out, tag, value);
    return out;
}

static Bytes joined(std::initializer_list<Bytes> parts)
{
    Bytes out;
    for (const auto& part : parts)
        base::append(out, part);
    return out;
}

static Bytes big(std::size_t value, int bytes)
{
    Bytes out;
    for (int i = bytes - 1; i >= 0; --i)
        out.push_back(static_cast<std::byte>(value >> (8 * i) & 0xff));
    return out;
}

// ISO 19794-5 with one face and two of its features.
static Bytes face_record(ByteView image)
{
    static constexpr std::size_t features = 2;
    const auto size = 20 + features * 8 + 12 + image.size();
    auto out = joined({base::bytes({'F', 'A', 'C', 0, '0', '1', '0', 0}), big(14 + size, 4),
                       big(1, 2), big(size, 4), big(features, 2), Bytes(14), Bytes(features * 8),
                       base::bytes({1, 0, 0x01, 0xe0, 0x02, 0x80, 1, 2, 0, 0, 0, 0})});
    base::append(out, image);
    return out;
}

static Bytes data_group_2(ByteView image)
{
    const auto header = tlv(0xa1, joined({tlv(0x81, base::bytes({2})), tlv(0x87, big(0x0101, 2)),
                                          tlv(0x88, big(0x0008, 2))}));
    const auto block = tlv(0x5f2e, face_record(image));
    const auto one = tlv(0x7f60, joined({header, block}));
    return tlv(0x75, tlv(0x7f61, joined({tlv(0x02, base::bytes({1})), one})));
}

static Bytes picture(std::size_t size)
{
    auto out = base::bytes({0xff, 0xd8, 0xff, 0xe0});
    for (std::size_t i = out.size(); i < size; ++i)
        out.push_back(static_cast<std::byte>(i * 7 & 0xff));
    return out;
}

static std::string without_line_ends(std::string lines)
{
    std::erase(lines, '\n');
    return lines;
}

Emulator::Emulator(std::string lines, std::size_t face_size)
    : lines_(without_line_ends(std::move(lines))),
      keys_(derive_keys(key_seed(mrz_information(parse_mrz(lines_).value())))),
      face_(picture(face_size))
{
    set_file(File::common, base::from_hex("60145f0104303130365f36063034303030305c026175").value());
    set_file(File::data_group_1, tlv(0x61, tlv(0x5f1f, base::view(lines_))));
    set_file(File::data_group_2, data_group_2(face_));
    set_file(File::security_object, tlv(0x77, Bytes(1800, std::byte{0x30})));
}

Bytes Emulator::answer_to_reset() const
{
    return base::bytes(
        {0x3b, 0x88, 0x80, 0x01, 0x00, 0x00, 0x00, 0x00, 0x33, 0x81, 0x81, 0x00, 0x3a});
}

void Emulator::power_up()
{
    is_selected_ = false;
    challenge_.clear();
    session_.reset();
    file_ = nullptr;
    protected_replies_ = 0;
}

Bytes Emulator::obey(ByteView command)
{
    if (command.size() < 5)
        return status(0x6700);
    if (command[0] == std::byte{0x0c})
        return obey_protected(command);
    return obey_plain(command);
}

Bytes Emulator::obey_plain(ByteView command)
{
    static const auto application = base::bytes({0xa0, 0, 0, 2, 0x47, 0x10, 1});

    session_.reset();  // A command without protection ends it.
    const auto rest = command.subspan(5);
    switch (std::to_integer<int>(command[1])) {
    case 0xa4:
        is_selected_ = has_application_ && std::ranges::equal(rest, application);
        return status(is_selected_ ? 0x9000 : 0x6a82);
    case 0x84:
        if (!is_selected_ || !has_basic_access_)
            return status(0x6982);
        challenge_ = fixed_challenge_.value_or(base::crypto::random_bytes(challenge_size));
        return joined({challenge_, status(0x9000)});
    case 0x82:
        return authenticate(rest.first(std::min(rest.size(), proof_size)));
    default:
        return status(0x6982);
    }
}

Bytes Emulator::authenticate(ByteView proof)
{
    const auto challenge = std::exchange(challenge_, {});
    if (challenge.empty() || proof.size() != proof_size)
        return status(0x6985);
    const auto mac_key = keys_.mac.reveal();
    const auto sealed = proof.first(32);
    if (!std::ranges::equal(base::crypto::retail_mac(mac_key, padded(sealed)), proof.last(8)))
        return status(0x6300);
    const auto plain = base::crypto::triple_des_decrypt(keys_.encryption.reveal(), sealed);
    const ByteView view = plain;
    if (!std::ranges::equal(view.subspan(8, 8), challenge))
        return status(0x6300);
    const auto key = fixed_key_.value_or(base::crypto::random_bytes(key_size));
    auto answer = joined({challenge, Bytes(plain.begin(), plain.begin() + 8), key});
    if (mistakes_challenge_)
        answer[12] ^= std::byte{1};
    auto out = base::crypto::triple_des_encrypt(keys_.encryption.reveal(), answer);
    base::append(out, base::crypto::retail_mac(mac_key, padded(out)));
    if (corrupts_proof_)
        out[39] ^= std::byte{1};
    session_ = make_session(challenge, view.first(8), key, view.last(16));
    base::append(out, status(0x9000));
    return out;
}

void Emulator::count()
{
    auto& counter = session_->counter;
    for (auto byte = counter.rbegin(); byte != counter.rend(); ++byte) {
        *byte = static_cast<std::byte>(std::to_integer<int>(*byte) + 1);
        if (*byte != std::byte{0})
            return;
    }
}

Result<Emulator::Wanted> Emulator::open_command(ByteView command)
{
    base::ByteReader reader(command.subspan(4));
    const auto size = TRY(reader.u8());
    base::ByteReader parts(TRY(reader.take(size)));
    const auto header = padded(command.first(4));
    Bytes covered = session_->counter;
    base::append(covered, header);
    Wanted out{.instruction = std::to_integer<int>(command[1]),
               .p1 = std::to_integer<int>(command[2]),
               .p2 = std::to_integer<int>(command[3]),
               .data = {},
               .expected = 0};
    for (;;) {
        const auto part = TRY(take_tlv(parts));
        if (part.tag == 0x8e) {
            const auto mac = base::crypto::retail_mac(session_->keys.mac.reveal(), padded(covered));
            if (!std::ranges::equal(mac, part.value) || !parts.at_end())
                return base::fail(Errc::untrusted, "wrong MAC");
            return out;
        }
        base::append(covered, part.whole);
        if (part.tag == 0x97)
            out.expected =
                part.value[0] == std::byte{0} ? 256 : std::to_integer<std::size_t>(part.value[0]);
        if (part.tag != 0x87)
            continue;
        const auto plain = base::crypto::triple_des_decrypt(session_->keys.encryption.reveal(),
                                                            part.value.subspan(1));
        const auto data = TRY(unpadded(plain));
        out.data.assign(data.begin(), data.end());
    }
}

Bytes Emulator::obey_protected(ByteView command)
{
    if (!session_)
        return status(0x6982);
    count();
    const auto wanted = open_command(command);
    if (!wanted) {
        session_.reset();
        return status(0x6988);
    }
    count();
    if (wanted->instruction == 0xa4 && wanted->data.size() == 2) {
        base::ByteReader reader(wanted->data);
        const auto found = files_.find(reader.u16_big().value());
        file_ = found == files_.end() ? nullptr : &found->second;
        return protect({}, file_ == nullptr ? 0x6a82 : 0x9000);
    }
    if (wanted->instruction != 0xb0)
        return protect({}, 0x6d00);
    const auto at = wanted->p1 << 8 | wanted->p2;
    if (file_ == nullptr || static_cast<std::size_t>(at) >= file_->size())
        return protect({}, 0x6b00);
    const auto data = read(at, wanted->expected);
    return protect(data, data.size() == wanted->expected ? 0x9000 : 0x6282);
}

Bytes Emulator::read(int at, std::size_t size) const
{
    const auto rest = ByteView(*file_).subspan(static_cast<std::size_t>(at));
    const auto part = rest.first(std::min(size, rest.size()));
    return {part.begin(), part.end()};
}

Bytes Emulator::protect(ByteView data, std::uint16_t value)
{
    Bytes out;
    if (!data.empty())
        append_tlv(
            out, 0x87,
            joined({base::bytes({1}), base::crypto::triple_des_encrypt(
                                          session_->keys.encryption.reveal(), padded(data))}));
    append_tlv(out, 0x99, status(value));
    auto covered = session_->counter;
    base::append(covered, out);
    append_tlv(out, 0x8e, base::crypto::retail_mac(session_->keys.mac.reveal(), padded(covered)));
    return with_fault(std::move(out), data, value);
}

Bytes Emulator::with_fault(Bytes reply, ByteView data, std::uint16_t value)
{
    const auto fault = faults_.find(protected_replies_++);
    if (fault == faults_.end())
        return joined({reply, status(value)});
    switch (fault->second) {
    case Fault::corrupt:
        reply[reply.size() / 2] ^= std::byte{0x01};
        return joined({reply, status(value)});
    case Fault::bare:
        return joined({Bytes(data.begin(), data.end()), status(value)});
    case Fault::status:
        return joined({reply, status(0x6282)});
    case Fault::cut:
        reply.erase(reply.end() - 3, reply.end());
        return joined({reply, status(value)});
    }
    std::unreachable();
}

void Emulator::use_secrets(Bytes challenge, Bytes key)
{
    fixed_challenge_ = std::move(challenge);
    fixed_key_ = std::move(key);
}

void Emulator::open_only_by_pace()
{
    has_basic_access_ = false;
}

void Emulator::be_another_card()
{
    has_application_ = false;
}

void Emulator::set_file(File file, Bytes bytes)
{
    files_[std::to_underlying(file)] = std::move(bytes);
}

void Emulator::forget_file(File file)
{
    files_.erase(std::to_underlying(file));
}

void Emulator::corrupt_reply(std::size_t which)
{
    faults_[which] = Fault::corrupt;
}

void Emulator::bare_reply(std::size_t which)
{
    faults_[which] = Fault::bare;
}

void Emulator::change_status(std::size_t which)
{
    faults_[which] = Fault::status;
}

void Emulator::cut_reply(std::size_t which)
{
    faults_[which] = Fault::cut;
}

void Emulator::corrupt_proof()
{
    corrupts_proof_ = true;
}

void Emulator::answer_for_other_challenge()
{
    mistakes_challenge_ = true;
}

}  // namespace drivers::emrtd
