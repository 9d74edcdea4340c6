// A platform as a file that its authority handed over, with the records of people by the digest of
// their number. It stands for a live one in demonstrations and tests: it can be slow or silent.
#pragma once

#include "central/sharing/platform.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>

namespace central::sharing {

class FilePlatform final : public Platform {
public:
    // TOML: id, title, title_en, owner, as_of, answer_after ("0 ms": at once), and [[person]] with
    // digest and [[person.row]] label, label_en, value. Errc::malformed with every mistake.
    static base::Result<std::unique_ptr<FilePlatform>> load(const std::filesystem::path&);
    // As a person's records are found in such a file.
    static std::string digest_of(const base::SecretText& number);

    const std::string& id() const override { return id_; }
    const std::string& title() const override { return title_; }
    const std::string& title_en() const override { return title_en_; }
    const std::string& owner() const override { return owner_; }
    base::Result<Answer> ask(const Subject&, base::Deadline) override;

private:
    FilePlatform() = default;

    std::string id_, title_, title_en_, owner_, as_of_;
    std::chrono::milliseconds answer_after_{};
    std::map<std::string, std::vector<wire::RecordRow>> rows_;
};

}  // namespace central::sharing
