// A hall of its own for each journey, in a folder that goes with it, and the shortcuts that every
// citizen takes.
#pragma once

#include "tests/catch.h"
#include "tests/folder.h"
#include "tests/hall/hall.h"

#include <string>
#include <string_view>

namespace journeys {

using ui::NoticeId;

// Whether the paper came out, how often, and what either ledger says of it.
struct Rig {
    // `window`: upright, and shown on the display that the environment names.
    enum class Screen { upright, wide, window };

    enum class Fitted { as_usual, surroundings, camera };  // A camera in the place of the scanner.

    explicit Rig(Screen screen = Screen::upright, Fitted fitted = Fitted::as_usual,
                 ui::speech::SpeechMode speech = ui::speech::SpeechMode::off)
        : hall(hall::Programs{YIMEN_BINARY_DIR},
               {.folder = folder.path(),
                .trace = folder.path() / "trace.jsonl",
                .width = screen == Screen::wide ? 1920 : 1080,
                .height = screen == Screen::wide ? 1080 : 1920,
                .is_short_of_patience = true,
                .has_surroundings = fitted == Fitted::surroundings,
                .has_camera = fitted == Fitted::camera,
                .has_window = screen == Screen::window,
                .speech = speech})
    {
    }

    bool until_ready()
    {
        using kiosk::Device;
        return hall.until([this] {
            const auto& equipment = hall.terminal().session().equipment();
            return std::holds_alternative<ui::Attract>(hall.terminal().screen()) &&
                   hall.terminal().session().has_catalogue() &&
                   kiosk::is_usable(equipment.of(Device::id_card_reader).condition) &&
                   kiosk::is_usable(equipment.of(Device::document_printer).condition) &&
                   kiosk::is_usable(equipment.of(Device::receipt_printer).condition) &&
                   kiosk::is_usable(equipment.of(Device::code_scanner).condition);
        });
    }
    bool to_place_card()
    {
        return until_ready() && hall.touch("begin") && hall.touch("print_certificate") &&
               hall.until_shown<ui::PlaceCard>();
    }
    bool to_list(std::string_view person = "three_certificates")
    {
        if (!to_place_card())
            return false;
        hall.place(person);
        return hall.until_shown<ui::Certificates>();
    }
    bool to_preview(std::string_view certificate = "choose.0")
    {
        return to_list() && hall.touch(certificate) && hall.until_shown<ui::Preview>();
    }
    // To the page of the first certificate that has two.
    bool to_two_pages()
    {
        if (!to_list())
            return false;
        for (const auto* certificate : {"choose.0", "choose.1", "choose.2"}) {
            if (!hall.touch(certificate) || !hall.until_shown<ui::Preview>())
                return false;
            if (std::get<ui::Preview>(hall.terminal().screen()).pages == 2)
                return true;
            if (!hall.touch("back") || !hall.until_shown<ui::Certificates>())
                return false;
        }
        return false;
    }
    bool to_printing() { return to_preview() && hall.touch("confirm"); }
    // Takes the card and goes, by whatever the screen offers.
    bool go_home()
    {
        hall.reader.lift();
        hall.receipts.take_slip();
        return hall.until([this] {
            if (hall.terminal().session().is_resting())
                return true;
            hall.terminal().face().touch("leave");
            return false;
        });
    }
    bool choose_language(std::string_view code)
    {
        return hall.touch("language") && hall.touch("language." + std::string(code));
    }
    std::string state_here(const std::string& serial)
    {
        const auto ledger = hall.terminal().journal().ledger().value();
        for (const auto& entry : ledger)
            if (entry.serial == serial)
                return entry.state;
        return {};
    }
    std::size_t papers_out() { return hall.papers.printed().size(); }

    tests::Folder folder;
    hall::Hall hall;
};

}  // namespace journeys
