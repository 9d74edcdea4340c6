#include "ui/speech/prompts.h"

#include "tests/catch.h"
#include "tests/eventually.h"
#include "tests/folder.h"
#include "ui/speech/speaker.h"

#include <fstream>

using namespace ui;
using namespace ui::speech;

namespace {

void put(std::string& to, std::uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        to += static_cast<char>((value >> (8 * i)) & 0xFF);
}

std::string wav(const std::vector<std::int16_t>& samples, std::uint32_t rate = 22050,
                std::uint16_t channels = 1)
{
    std::string data;
    for (const auto sample : samples)
        put(data, static_cast<std::uint16_t>(sample), 2);
    std::string out = "RIFF";
    put(out, static_cast<std::uint32_t>(36 + data.size()), 4);
    out += "WAVEfmt ";
    put(out, 16, 4);
    put(out, 1, 2);
    put(out, channels, 2);
    put(out, rate, 4);
    put(out, rate * 2, 4);
    put(out, 2, 2);
    put(out, 16, 2);
    out += "data";
    put(out, static_cast<std::uint32_t>(data.size()), 4);
    return out + data;
}

struct Recordings {
    Recordings() { std::filesystem::create_directories(folder.path() / "zh"); }
    void add(const std::string& name, const std::string& bytes)
    {
        std::ofstream(folder.path() / "zh" / name, std::ios::binary) << bytes;
    }
    base::Result<Prompts> load() { return Prompts::load(folder.path(), strings); }

    tests::Folder folder;
    Strings strings = Strings::load("config/strings").value();
};

}  // namespace

TEST_CASE("a recording is played in the place of its text, the rest is synthesised")
{
    Recordings recordings;
    const std::vector<std::int16_t> sound(3000, 8000);
    recordings.add("home.title.wav", wav(sound));
    auto prompts = recordings.load().value();
    REQUIRE(prompts.count() == 1);
    const auto& title = recordings.strings.text(Language::zh, "home.title");
    REQUIRE(prompts.at_start(Language::zh, title).samples.size() == sound.size());
    REQUIRE(prompts.at_start(Language::zh, title + "请选择").length == title.size());
    REQUIRE(prompts.at_start(Language::zh, "不" + title).length == 0);
    REQUIRE(prompts.at_start(Language::en, title).length == 0);

    Speaker speaker({.volume_step = volume_steps}, open_voice().value(), std::move(prompts));
    speaker.set_headset(true);
    speaker.say({"请稍等。" + title + "请选择", Language::zh});
    std::vector<std::int16_t> all;
    REQUIRE(tests::eventually([&] {
        std::vector<std::int16_t> buffer(512);
        speaker.fill(buffer);
        all.insert(all.end(), buffer.begin(), buffer.end());
        return speaker.is_silent();
    }));
    const auto at = std::search(all.begin(), all.end(), sound.begin(), sound.end());
    REQUIRE(at != all.end());
    REQUIRE(at - all.begin() > 5000);
    REQUIRE(all.end() - at > 8000);
}

TEST_CASE("a file that is no recording of a text is told with its name")
{
    const std::vector<std::int16_t> sound(100, 1);
    const auto good = wav(sound);
    const auto refused = [](const std::string& name, const std::string& bytes) {
        Recordings recordings;
        recordings.add(name, bytes);
        const auto loaded = recordings.load();
        REQUIRE_FALSE(loaded);
        REQUIRE(loaded.error().detail.contains(name));
    };
    refused("home.title.mp3", good);
    refused("no.such.text.wav", good);
    refused("notice.serial.wav", good);
    refused("home.title.wav", wav(sound, 44100));
    refused("home.title.wav", wav(sound, 22050, 2));
    refused("home.title.wav", wav({}));
    for (std::size_t length = 0; length < good.size() - sound.size() * 2; ++length)
        refused("home.title.wav", good.substr(0, length));
}

TEST_CASE("without a folder there are no recordings")
{
    Recordings recordings;
    REQUIRE(Prompts::load(recordings.folder.path() / "none", recordings.strings)->count() == 0);
}
