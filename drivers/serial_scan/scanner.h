// A code scanner on a serial line, be it USB's or a tty.
#pragma once

#include "drivers/cdc.h"
#include "drivers/code_scanner.h"
#include "drivers/code_stream.h"
#include "drivers/serial_scan/models.h"
#include "drivers/serial_scan/protocol.h"
#include "drivers/transport.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace drivers::serial_scan {

// A serial line with a known id, or one that the settings name for a scanner.
bool recognises(const DeviceDescription&);

class Scanner final : public CodeScanner {
public:
    static base::Result<std::unique_ptr<CodeScanner>> open(std::unique_ptr<Transport>);

    base::Result<CodeScannerState> state() override;
    void set_ending(CodeEnding) override;
    base::Result<> arm() override;
    base::Result<> disarm() override;
    base::Result<std::optional<ScannedCode>> next(base::Deadline) override;
    std::string model() const override;

private:
    using Reading = base::Result<std::optional<ScannedCode>>;

    Scanner(std::unique_ptr<Transport>, SerialShape);

    base::Result<> find_dialect();
    base::Result<bool> try_dialect(Dialect, std::uint32_t baud);
    base::Result<> set_up();
    base::Result<> agree_on_ending();
    base::Result<> renew_ending();
    base::Result<std::optional<std::vector<base::Bytes>>> ask_tail();
    base::Result<> do_all(const std::vector<Command>&);
    base::Result<> obey(Trigger);

    base::Result<Answer> command(const Command&);
    base::Result<std::optional<Answer>> ask_once(const Command&, std::chrono::milliseconds);
    base::Result<> send(const Command&, Deadline);

    base::SteadyTime now() const;
    Reading hear(Deadline);
    Reading next_of_stream();
    base::Result<> listen(Deadline);
    base::Result<base::Bytes> read(Deadline);
    base::Result<> drain();

    const std::unique_ptr<Transport> transport_;
    const SerialShape shape_;
    Dialect dialect_ = Dialect::listening;
    LineCoding line_;
    base::Bytes probed_;
    CodeStream stream_;
    CodeEnding set_ending_ = CodeEnding::silence;  // By the settings.
    bool is_ending_agreed_ = false;                // With the scanner itself.
    bool is_armed_ = false;
    base::SteadyTime trigger_due_{};
    base::SteadyTime known_time_{};  // It is this late at least.
    int stalls_ = 0;                 // In a row.
};

}  // namespace drivers::serial_scan
