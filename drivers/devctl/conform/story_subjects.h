// What a recorded story is about, with the story as the machine.
#pragma once

#include "drivers/devctl/conform/subjects.h"

#include <filesystem>
#include <vector>

namespace drivers::devctl::conform {

// The file is named after the command that was recorded ("read-card.acme-100.jsonl"), which is read
// again: read-card, scan, print-test_receipt, probe or status. Errc::not_found when it cannot be
// read, Errc::malformed for no story, Errc::refused for one of something else.
base::Result<std::vector<Subject>> story_subjects(const std::filesystem::path&);

}  // namespace drivers::devctl::conform
