#include "drivers/sdt/text_record.h"

#include "drivers/sdt/protocol.h"
#include "tests/catch.h"
#include "tests/drivers/sdt/vectors.h"

#include <random>

using namespace drivers;
using namespace drivers::sdt;
using base::Bytes;
using base::ByteView;
using base::Errc;

static Bytes record_of(const std::string& vector)
{
    const auto frame = vectors::binary(vector);
    return {frame.begin() + 14, frame.begin() + 14 + 256};
}

// Plain ASCII at a byte offset, written by hand so that it does not share the driver's tables.
static void put(Bytes& record, std::size_t offset, std::u16string_view text)
{
    for (char16_t unit : text) {
        record.at(offset++) = static_cast<std::byte>(unit & 0xff);
        record.at(offset++) = static_cast<std::byte>(unit >> 8);
    }
}

static Bytes blank_record()
{
    Bytes out;
    for (int i = 0; i < 128; ++i)
        base::append(out, base::bytes({0x20, 0x00}));
    return out;
}

TEST_CASE("a citizen's card is read field by field")
{
    const auto card = decode_text_record(record_of("citizen_base.bin")).value();
    REQUIRE(card.kind == CardKind::citizen);
    REQUIRE(card.name.reveal() == "测试甲");
    REQUIRE(card.english_name.is_empty());
    REQUIRE(card.sex.reveal() == "2");
    REQUIRE(card.ethnic_group.reveal() == "01");
    REQUIRE(card.birth.reveal() == "19491231");
    REQUIRE(card.address.reveal() == "北京市朝阳区测试路一号");
    REQUIRE(card.number.reveal() == "11010519491231002X");
    REQUIRE(card.nationality.is_empty());
    REQUIRE(card.authority.reveal() == "测试市公安局");
    REQUIRE(card.valid_from.reveal() == "20200101");
    REQUIRE(card.valid_to.reveal() == "20400101");
}

TEST_CASE("a card without end and a long name of another people are read")
{
    const auto card = decode_text_record(record_of("citizen_longterm_base.bin")).value();
    REQUIRE(card.name.reveal() == "测试·阿卜杜拉热合曼");
    REQUIRE(card.ethnic_group.reveal() == "05");
    REQUIRE(card.valid_to.reveal() == "长期");
}

TEST_CASE("a residence permit of Hong Kong, Macau and Taiwan residents is read")
{
    const auto card = decode_text_record(record_of("hmt_J_base.bin")).value();
    REQUIRE(card.kind == CardKind::regional_permit);
    REQUIRE(card.name.reveal() == "测试乙");
    REQUIRE(card.sex.reveal() == "1");
    REQUIRE(card.ethnic_group.is_empty());
    REQUIRE(card.birth.reveal() == "19800101");
    REQUIRE(card.address.reveal() == "广东省深圳市测试区测试路2号");
    REQUIRE(card.number.reveal() == "810000198001010014");
    REQUIRE(card.authority.reveal() == "深圳市公安局");
    REQUIRE(card.valid_from.reveal() == "20190101");
    REQUIRE(card.valid_to.reveal() == "20240101");
}

TEST_CASE("a foreign permanent resident's card of 2017 is read")
{
    const auto card = decode_text_record(record_of("fpr_I_base.bin")).value();
    REQUIRE(card.kind == CardKind::foreigner_2017);
    REQUIRE(card.name.reveal() == "测试丙");
    REQUIRE(card.english_name.reveal() == "SPECIMEN, TEST PERSON");
    REQUIRE(card.sex.reveal() == "1");
    REQUIRE(card.number.reveal() == "CAN110081080319");
    REQUIRE(card.nationality.reveal() == "CAN");
    REQUIRE(card.birth.reveal() == "19810803");
    REQUIRE(card.valid_from.reveal() == "20180101");
    REQUIRE(card.valid_to.reveal() == "20280101");
    REQUIRE(card.authority.reveal() == "1500");
    REQUIRE(card.address.is_empty());
}

static Bytes foreigner_2023()
{
    auto out = blank_record();
    put(out, 0, u"测试丁");
    put(out, 30, u"2");
    put(out, 36, u"19810803");
    put(out, 52, u"SPECIMEN, ANOTHER TEST PERSON WITH ");
    put(out, 122, u"911124198108030024");
    put(out, 188, u"20240101");
    put(out, 204, u"20340101");
    put(out, 220, u"A LONG NAME");
    put(out, 242, u"124");
    put(out, 248, u"Y");
    return out;
}

TEST_CASE("a foreign permanent resident's card of 2023 is read, its long name joined")
{
    const auto card = decode_text_record(foreigner_2023()).value();
    REQUIRE(card.kind == CardKind::foreigner_2023);
    REQUIRE(card.name.reveal() == "测试丁");
    REQUIRE(card.english_name.reveal() == "SPECIMEN, ANOTHER TEST PERSON WITH A LONG NAME");
    REQUIRE(card.sex.reveal() == "2");
    REQUIRE(card.birth.reveal() == "19810803");
    REQUIRE(card.number.reveal() == "911124198108030024");
    REQUIRE(card.nationality.reveal() == "124");
    REQUIRE(card.valid_to.reveal() == "20340101");
}

TEST_CASE("who has no Chinese name goes by the English one")
{
    auto record = foreigner_2023();
    put(record, 0, u"   ");
    const auto card = decode_text_record(record).value();
    REQUIRE(card.name.reveal() == card.english_name.reveal());
    put(record, 52, std::u16string(35, u' '));
    put(record, 220, std::u16string(11, u' '));
    REQUIRE(decode_text_record(record).error().code == Errc::malformed);
}

TEST_CASE("a rare character outside the basic plane is read, half of one is malformed")
{
    auto record = record_of("citizen_base.bin");
    put(record, 0, u"\U00020BB7");
    REQUIRE(decode_text_record(record).value().name.reveal() == "\U00020BB7甲");
    for (char16_t half : {u'\xd842', u'\xdfb7'}) {
        put(record, 0, std::u16string(15, u' '));
        put(record, 0, std::u16string(1, half));
        REQUIRE(decode_text_record(record).error().code == Errc::malformed);
        // At the very end of the field its other half cannot follow.
        put(record, 0, std::u16string(14, u'甲') + half);
        REQUIRE(decode_text_record(record).error().code == Errc::malformed);
    }
}

TEST_CASE("control characters do not reach a screen")
{
    for (char16_t control : {u'\x01', u'\n', u'\x7f', u'\x9b'}) {
        auto record = record_of("citizen_base.bin");
        put(record, 52, std::u16string(1, control));
        REQUIRE(decode_text_record(record).error().code == Errc::malformed);
    }
}

TEST_CASE("impossible values are malformed")
{
    struct Case {
        std::size_t offset;
        std::u16string_view value;
    };
    for (const auto& [offset, value] : {Case{36, u"19490231"},
                                        {36, u"1949123 "},
                                        {36, u"19491331"},
                                        {188, u"20209901"},
                                        {188, u"长期      "},
                                        {204, u"长长      "},
                                        {204, u"        "},
                                        {30, u"3"},
                                        {30, u" "},
                                        {32, u"1 "},
                                        {32, u"汉 "},
                                        {122, u"110105194912310021"},
                                        {122, u"2"}}) {
        auto record = record_of("citizen_base.bin");
        put(record, offset, value);
        INFO("offset " << offset);
        REQUIRE(decode_text_record(record).error().code == Errc::malformed);
    }
    auto record = record_of("fpr_I_base.bin");
    put(record, 122, u"can110081080319");
    REQUIRE_FALSE(decode_text_record(record));
}

TEST_CASE("a record of another length is malformed")
{
    auto record = record_of("citizen_base.bin");
    REQUIRE_FALSE(decode_text_record(ByteView(record).first(255)));
    record.push_back(std::byte{0});
    REQUIRE_FALSE(decode_text_record(record));
    REQUIRE_FALSE(decode_text_record({}));
}

TEST_CASE("the newest address is read")
{
    const auto frame = vectors::binary("newest_addr.bin");
    const auto data = ByteView(frame).subspan(10, 70);
    REQUIRE(decode_newest_address(data).value().reveal() == "上海市测试区最新住址测试路三号");
    REQUIRE_FALSE(decode_newest_address(data.first(68)));
}

TEST_CASE("random records are refused or read, and never break the decoder")
{
    std::mt19937 random(11);
    const auto good = record_of("hmt_J_base.bin");
    int refused = 0;
    for (int round = 0; round < 5000; ++round) {
        auto record = good;
        for (std::size_t i = 0; i < random() % 6; ++i)
            record[random() % record.size()] = static_cast<std::byte>(random() & 0xff);
        const auto card = decode_text_record(record);
        refused += !card;
        if (card)
            REQUIRE(card->number.reveal().size() <= 18);
    }
    REQUIRE(refused > 1000);
}
