// Lasers that offer nothing on USB but the printer class, speak PJL, and take PDF as it is.
#pragma once

#include "drivers/document_printer.h"
#include "drivers/pjl/protocol.h"
#include "drivers/transport.h"

#include <chrono>
#include <memory>
#include <string>

namespace drivers::pjl {

// How long to wait for what; shortened by tests.
struct Patience {
    std::chrono::milliseconds answer{1'000};
    std::chrono::milliseconds look{200};  // Between two looks at a printer that is at work.
    std::chrono::milliseconds first_page{60'000};
    std::chrono::milliseconds further_page{10'000};
    std::chrono::milliseconds blocked{120'000};  // For paper, or a closed cover.
};

bool recognises(const DeviceDescription&);

class Printer final : public DocumentPrinter {
public:
    // Errc::refused for a printer whose id lists no PDF or no PJL: it needs its maker's filter.
    static base::Result<std::unique_ptr<DocumentPrinter>> open(std::unique_ptr<Transport>);
    static base::Result<std::unique_ptr<DocumentPrinter>> open(std::unique_ptr<Transport>,
                                                               const Patience&);

    std::string model() const override { return id_.manufacturer + " " + id_.model; }
    base::Result<PrinterState> state() override;
    base::Result<std::vector<Supply>> supplies() override;
    PrintReport print(const PrintDocument&, const Progress&) override;

private:
    // What is known of the job under way.
    struct Job {
        const PrintDocument& document;
        const Progress& progress;
        std::size_t accepted = 0;         // Bytes of the file.
        int pages_heard = 0;              // USTATUS PAGE.
        std::optional<int> pages_told{};  // USTATUS JOB, END.
        bool is_ended = false;
        bool is_cancelled = false;
        base::Deadline deadline{};
        std::optional<base::SteadyTime> blocked_since{};
        std::optional<PrinterState> told_blocked{};
    };

    Printer(std::unique_ptr<Transport> transport, const Interface& interface, DeviceId id,
            const Patience& patience);

    base::Result<> start_afresh();
    base::Result<> send_all(base::ByteView, base::Deadline);
    base::Result<std::optional<Answer>> hear(base::Deadline);
    base::Result<std::optional<PrinterState>> ask_port();

    base::Result<> run(Job&, const base::Bytes& head);
    base::Result<> send_watched(Job&, base::ByteView, bool is_document);
    base::Result<> await_end(Job&);
    base::Result<> look(Job&);
    base::Result<> watch_time(Job&);
    void note(const Answer&);
    static void note(Job&, const Answer&);
    PrintReport conclude(const Job&, std::optional<base::Error>);

    std::unique_ptr<Transport> transport_;
    Interface interface_;
    std::uint8_t out_;
    std::uint8_t in_;
    DeviceId id_;
    Patience patience_;
    Stream stream_;
    bool is_clean_ = false;  // No half job hangs in it.
    std::optional<int> code_;
    std::optional<int> toner_;
};

}  // namespace drivers::pjl
