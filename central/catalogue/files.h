// A catalogue as its authors keep it: a folder with
//
//     catalogue.toml      whether it is a demonstration, and the themes
//     items/<id>.toml     one version of an item; of more, <id>.2.toml and so on
//     packages/<id>.toml  a life event
//
// What a file leaves out has its usual value: no flag, no copies, no end. The spelling in Latin
// letters and the materials of a package are made here and never written by hand.
#pragma once

#include "central/wire/catalogue.h"

#include <filesystem>

namespace central::catalogue {

// Everything, in all versions. Errc::malformed with every mistake of every file, one a line, with
// file and line where it has one; not_found without the folder.
base::Result<wire::Catalogue> load(const std::filesystem::path& folder);

// Writes what load() reads again. Errc::refused when something is there already, or it cannot be
// written.
base::Result<> save(const wire::Catalogue&, const std::filesystem::path& folder);

}  // namespace central::catalogue
