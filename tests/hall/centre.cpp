#include "tests/hall/centre.h"

#include "base/json.h"
#include "base/verify.h"
#include "tests/eventually.h"

#include <fmt/format.h>

#include <fstream>

namespace hall {

namespace fs = std::filesystem;

Centre::Centre(const Programs& programs, const fs::path& data, int port)
    : programs_(programs), data_(data), port_(port)
{
    VERIFY(ctl({"init", "--host", "localhost,127.0.0.1"}).status == 0);
    const auto people = base::parse_json(ctl({"demo-data", "--json"}).out, 1 << 20);
    VERIFY(people);
    people_ = *people;
    VERIFY(ctl({"catalogue-publish", "--services", YIMEN_SOURCE_DIR "/config/services"}).status ==
           0);
    start();
}

Ran Centre::ctl(std::vector<std::string> words) const
{
    words.insert(words.begin(), programs_.centralctl().string());
    words.emplace_back("--data");
    words.push_back(data_.string());
    return run(words);
}

base::Json Centre::ctl_json(std::vector<std::string> words) const
{
    words.emplace_back("--json");
    const auto json = base::parse_json(ctl(std::move(words)).out, 8 << 20);
    VERIFY(json);
    return *json;
}

void Centre::start()
{
    const auto port_file = data_ / "port";
    fs::remove(port_file);
    auto process =
        Process::start({programs_.central().string(), "--data", data_.string(), "--listen",
                        fmt::format("127.0.0.1:{}", port_), "--port-file", port_file.string()},
                       data_ / "central.log");
    VERIFY(process);
    process_ = std::move(*process);
    int port = 0;
    const bool is_up = tests::eventually([&] {
        std::ifstream file(port_file);
        return bool(file >> port) || !process_->is_running();
    });
    VERIFY(is_up && port > 0);
    port_ = port;
}

void Centre::stop()
{
    process_->stop();
}

void Centre::kill()
{
    process_->kill();
}

std::string Centre::url() const
{
    return fmt::format("https://localhost:{}", port_);
}

std::string Centre::enrolment_code(const std::string& model) const
{
    return ctl_json({"enrolment-code", "--model", model}).at("code").get<std::string>();
}

std::string Centre::paper_state(const std::string& serial) const
{
    for (const auto& paper : ctl_json({"ledger"}))
        if (paper.at("serial") == serial)
            return paper.at("state").get<std::string>();
    return {};
}

void Centre::revoke(const std::string& terminal) const
{
    VERIFY(ctl({"revoke", "--terminal", terminal}).status == 0);
}

void Centre::answer_complaint(const std::string& number, const std::string& text) const
{
    VERIFY(ctl({"complaints", "--answer", number, "--text", text, "--by", "keeper"}).status == 0);
}

}  // namespace hall
