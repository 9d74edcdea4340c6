// Against a real centre.
#include "kiosk/enrolment.h"

#include "base/crypto/certificate.h"
#include "base/crypto/password.h"
#include "tests/catch.h"
#include "tests/folder.h"
#include "tests/hall/centre.h"

#include <sys/stat.h>
#include <fstream>
#include <sstream>

using base::Errc;

namespace kiosk {

namespace {

namespace fs = std::filesystem;

struct Rig {
    tests::Folder folder;
    hall::Centre centre{hall::Programs{YIMEN_BINARY_DIR}, folder.path() / "centre"};

    // One terminal for each name.
    Settings settings(const std::string& terminal) const
    {
        Settings settings;
        settings.terminal.data = folder.path() / terminal;
        settings.terminal.model = "emulated";
        settings.central.url = centre.url();
        return settings;
    }
    std::string code() const { return centre.enrolment_code("emulated"); }
};

bool is_bare(const fs::path& data)
{
    return !fs::exists(data) || fs::is_empty(data);
}

mode_t mode_of(const fs::path& path)
{
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

std::string content_of(const fs::path& path)
{
    std::ifstream file(path);
    std::ostringstream content;
    content << file.rdbuf();
    REQUIRE(file);
    return content.str();
}

}  // namespace

TEST_CASE("a code makes one terminal, and only one")
{
    const Rig rig;
    const auto code = rig.code();
    const auto first = rig.settings("first");
    const auto name = enrol(first, code, rig.centre.authority());
    REQUIRE(name);
    REQUIRE(terminal_name(IdentityFiles(first.terminal.data)) == *name);

    const auto second = rig.settings("second");
    REQUIRE(enrol(second, code, rig.centre.authority()).error().code == Errc::refused);
    REQUIRE(is_bare(second.terminal.data));
    const auto other = enrol(second, rig.code(), rig.centre.authority());
    REQUIRE(other);
    REQUIRE(*other != *name);
}

TEST_CASE("an enrolled terminal has the key of its certificate, for its user alone")
{
    const Rig rig;
    const auto settings = rig.settings("terminal");
    REQUIRE(enrol(settings, rig.code(), rig.centre.authority()));
    const IdentityFiles files(settings.terminal.data);
    REQUIRE(mode_of(files.key) == 0600);
    const auto certificate = base::crypto::Certificate::load(files.certificate);
    REQUIRE(certificate);
    REQUIRE(certificate->belongs_to(*base::crypto::Key::load(files.key)));
    REQUIRE(content_of(files.authority) == content_of(rig.centre.authority()));
    REQUIRE(base::crypto::Certificate::load(files.issuer)
                ->may(base::crypto::Purpose::document_signing));
}

TEST_CASE("a wrong code is refused and writes nothing")
{
    const Rig rig;
    const auto settings = rig.settings("terminal");
    const auto* code = GENERATE("00000000", "' OR 1=1 --", "x");
    REQUIRE(enrol(settings, code, rig.centre.authority()).error().code == Errc::refused);
    REQUIRE(is_bare(settings.terminal.data));
    REQUIRE(terminal_name(IdentityFiles(settings.terminal.data)).error().code == Errc::not_found);
}

TEST_CASE("an enrolled terminal is not enrolled again, and its code stays good")
{
    const Rig rig;
    const auto settings = rig.settings("terminal");
    const auto name = enrol(settings, rig.code(), rig.centre.authority());
    REQUIRE(name);
    const auto key = content_of(IdentityFiles(settings.terminal.data).key);

    const auto code = rig.code();
    REQUIRE(enrol(settings, code, rig.centre.authority()).error().code == Errc::refused);
    REQUIRE(terminal_name(IdentityFiles(settings.terminal.data)) == *name);
    REQUIRE(content_of(IdentityFiles(settings.terminal.data).key) == key);
    REQUIRE(enrol(rig.settings("other"), code, rig.centre.authority()));
}

TEST_CASE("the code is not told to a server of another authority")
{
    const Rig rig;
    const tests::Folder elsewhere;
    const hall::Centre other(hall::Programs{YIMEN_BINARY_DIR}, elsewhere.path() / "centre");
    const auto settings = rig.settings("terminal");
    const auto code = rig.code();
    REQUIRE(enrol(settings, code, other.authority()).error().code == Errc::untrusted);
    REQUIRE(is_bare(settings.terminal.data));
    REQUIRE(enrol(settings, code, rig.centre.authority()));
}

TEST_CASE("a data folder that cannot be made is an error, not a crash")
{
    const tests::Folder folder;
    std::ofstream(folder.path() / "file") << "in the way";
    Settings settings;
    settings.terminal.data = folder.path() / "file" / "data";
    settings.terminal.model = "emulated";
    settings.central.url = "https://localhost:1";
    REQUIRE(enrol(settings, "12345678", folder.path() / "file").error().code == Errc::refused);
}

TEST_CASE("a PIN is six digits, and only its hash is kept, for the terminal's user alone")
{
    const tests::Folder folder;
    const IdentityFiles files(folder.path());
    const auto pin = [](std::string digits) { return base::SecretText(std::move(digits)); };
    for (const auto* wrong : {"", "12345", "1234567", "12345a", " 12345", "-12345", "１２"}) {
        INFO(wrong);
        REQUIRE(set_pin(files, pin(wrong)).error().code == Errc::malformed);
        REQUIRE_FALSE(fs::exists(files.pin));
    }
    REQUIRE(set_pin(files, pin("135790")));
    const auto hash = content_of(files.pin);
    REQUIRE_FALSE(hash.contains("135790"));
    REQUIRE(mode_of(files.pin) == 0600);
    REQUIRE(base::crypto::is_password(pin("135790"), hash));
    REQUIRE_FALSE(base::crypto::is_password(pin("135791"), hash));

    REQUIRE(set_pin(files, pin("12345")).error().code == Errc::malformed);
    REQUIRE(content_of(files.pin) == hash);
}

}  // namespace kiosk
