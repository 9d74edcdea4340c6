#include "drivers/social_card/emulator.h"

#include "base/verify.h"

#include <iconv.h>
#include <algorithm>

namespace drivers::social_card {

using base::Bytes;
using base::ByteView;

static Bytes status(std::uint16_t value)
{
    return base::bytes({value >> 8, value & 0xff});
}

static Bytes record(int tag, ByteView data)
{
    auto out = base::bytes({tag, static_cast<int>(data.size())});
    base::append(out, data);
    return out;
}

static Bytes record(int tag, std::string_view text)
{
    return record(tag, base::view(text));
}

static Bytes packed(std::string_view digits)
{
    return base::from_hex(digits).value();
}

static Bytes to_gbk(std::string text, std::size_t size)
{
    const auto converter = iconv_open("GBK", "UTF-8");
    VERIFY(converter != iconv_t(-1));
    std::string out(size, '\0');
    auto* from = text.data();
    auto* to = out.data();
    auto from_left = text.size();
    auto to_left = out.size();
    VERIFY(iconv(converter, &from, &from_left, &to, &to_left) != std::size_t(-1));
    iconv_close(converter);
    const auto bytes = base::view(out);
    return {bytes.begin(), bytes.end()};
}

Emulator::Emulator(std::string version, const Holder& holder)
    : guards_holder_(version.starts_with('3'))
{
    const bool is_first = version.starts_with('1');
    version.resize(4);
    auto& issuer = files_[File::issuer];
    issuer[1] = record(0x01, packed("330300d15600000500a1b2c3d4e5f607"));
    issuer[2] = record(0x02, "1");
    issuer[3] = record(0x03, version);
    issuer[4] = record(0x04, packed("a000000000000000000000b1"));
    issuer[5] = record(0x05, packed("20150601"));
    issuer[6] = record(0x06, packed("20250531"));
    issuer[7] = record(0x07, holder.card_number);
    auto& person = files_[File::holder];
    person[1] = record(0x08, holder.number);
    person[2] = record(0x09, to_gbk(holder.name, 30));
    std::vector<Bytes> others{record(0x0a, holder.sex), record(0x0b, packed(holder.ethnic_group)),
                              record(0x0c, packed("110105")), record(0x0d, packed(holder.birth))};
    if (!is_first)
        others.insert(others.begin(), record(0x4e, std::string(30, '\0')));
    for (std::size_t i = 0; i < others.size(); ++i)
        person[static_cast<int>(i) + 3] = others[i];
}

Bytes Emulator::answer_to_reset() const
{
    return base::bytes({0x3b, 0x6d, 0x00, 0x00, 0x00, 0x81, 0x54, 0x43, 0x53, 0x86, 0x60, 0x33,
                        0x03, 0x00, 0x00, 0x00, 0x00});
}

void Emulator::power_up()
{
    is_selected_ = false;
    file_.reset();
    waiting_.clear();
}

Bytes Emulator::obey(ByteView command)
{
    if (!works_)
        return {};
    const auto at = [command](std::size_t i) {
        return i < command.size() ? std::to_integer<int>(command[i]) : 0;
    };
    const auto instruction = static_cast<std::uint8_t>(at(1));
    if (const auto found = always_.find(instruction); found != always_.end())
        return status(found->second);
    if (at(0) != 0)
        return status(0x6e00);
    const auto data_size = std::min<std::size_t>(
        static_cast<std::size_t>(at(4)), command.size() - std::min<std::size_t>(command.size(), 5));
    const auto expected = at(4) == 0 ? std::size_t{256} : static_cast<std::size_t>(at(4));
    switch (instruction) {
    case 0xa4:
        return select(data_size == 0 ? ByteView{} : command.subspan(5, data_size), at(2));
    case 0xb2:
        return read_record(at(2), at(3), expected);
    case 0xc0:
        return get_response(expected);
    default:
        return status(0x6d00);
    }
}

Bytes Emulator::select(ByteView data, int p1)
{
    const auto is = [data](ByteView name) { return std::ranges::equal(data, name); };
    if (p1 == 0x04 && has_environment_ && is(select_environment().data)) {
        is_selected_ = true;
        file_.reset();
        return fetches_ ? give(packed("6f10840e7378312e73682ec9e7bbe1b1a3d5"), 256)
                        : status(0x9000);
    }
    for (const auto& [file, records] : files_)
        if (is_selected_ && is(select_file(file).data)) {
            file_ = file;
            return status(0x9000);
        }
    return status(0x6a82);
}

Bytes Emulator::read_record(int number, int p2, std::size_t expected)
{
    if (!is_selected_)
        return status(0x6985);
    if ((p2 >> 3) != 0) {
        if (!knows_short_names_)
            return status(0x6a86);
        file_ = static_cast<File>(p2 >> 3);
    }
    const auto file = file_ ? files_.find(*file_) : files_.end();
    if (file == files_.end())
        return status(0x6a82);
    if (is_protected_[file->first] || (guards_holder_ && file->first == File::holder))
        return status(0x6982);
    const auto found = file->second.find(number);
    return found == file->second.end() ? status(0x6a83) : give(found->second, expected);
}

Bytes Emulator::give(ByteView data, std::size_t expected)
{
    if (fetches_) {
        waiting_.assign(data.begin(), data.end());
        return status(static_cast<std::uint16_t>(0x6100 | (waiting_.size() & 0xff)));
    }
    if (insists_ && expected != data.size())
        return status(static_cast<std::uint16_t>(0x6c00 | (data.size() & 0xff)));
    Bytes out(data.begin(), data.end());
    base::append(out, status(0x9000));
    return out;
}

// Half of what waits at a time, so that a reader must come again.
Bytes Emulator::get_response(std::size_t expected)
{
    if (waiting_.empty())
        return status(0x6985);
    const auto size = std::min(expected, (waiting_.size() + 1) / 2);
    const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(size);
    Bytes out(waiting_.begin(), end);
    waiting_.erase(waiting_.begin(), end);
    const bool is_all = waiting_.empty();
    base::append(out, status(is_all ? std::uint16_t{0x9000}
                                    : static_cast<std::uint16_t>(0x6100 | waiting_.size())));
    return out;
}

void Emulator::fetch_answers()
{
    fetches_ = true;
}

void Emulator::insist_on_lengths()
{
    insists_ = true;
}

void Emulator::know_no_short_names()
{
    knows_short_names_ = false;
}

void Emulator::use_blocks()
{
    protocol_ = CardProtocol::t1;
}

void Emulator::set_record(File file, int number, Bytes bytes)
{
    files_[file][number] = std::move(bytes);
}

void Emulator::forget_record(File file, int number)
{
    files_[file].erase(number);
}

void Emulator::protect(File file)
{
    is_protected_[file] = true;
}

void Emulator::be_another_card()
{
    has_environment_ = false;
}

void Emulator::answer_always(std::uint8_t instruction, std::uint16_t value)
{
    always_[instruction] = value;
}

void Emulator::break_down()
{
    works_ = false;
}

}  // namespace drivers::social_card
