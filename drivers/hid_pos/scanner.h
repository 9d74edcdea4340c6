// A code scanner of the HID point-of-sale page.
#pragma once

#include "drivers/code_scanner.h"
#include "drivers/code_stream.h"
#include "drivers/hid_pos/layout.h"
#include "drivers/hid_pos/link.h"
#include "drivers/hid_pos/models.h"
#include "drivers/scanner_commands.h"
#include "drivers/transport.h"

#include <memory>
#include <optional>
#include <string>

namespace drivers::hid_pos {

// A known id and an interface that may be a scanner's.
bool recognises(const DeviceDescription&);

class Scanner final : public CodeScanner {
public:
    static base::Result<std::unique_ptr<CodeScanner>> open(std::unique_ptr<Transport>);

    base::Result<CodeScannerState> state() override;
    base::Result<> arm() override;
    base::Result<> disarm() override;
    base::Result<std::optional<ScannedCode>> next(base::Deadline) override;
    std::string model() const override { return std::string(model_.name); }

private:
    using Trigger = scanner_commands::Trigger;
    using Reading = base::Result<std::optional<ScannedCode>>;

    Scanner(Link link, const Model& model, const std::optional<Layout>& layout);

    base::Result<> set_up();
    base::Result<> set_up_newland();
    base::Result<> set(std::string_view setting, std::string_view in_words);
    base::Result<> check();
    base::Result<> trigger(Trigger);
    base::Result<> write_trigger(const base::Bytes& report);
    base::Result<> keep_triggered();

    base::SteadyTime now() const;
    base::Result<base::Bytes> read(Deadline);
    Reading hear(Deadline);
    Reading next_of_stream();
    Reading take(base::ByteView report);
    base::Result<> feed_stream(base::ByteView report);

    base::Result<scanner_commands::newland::Verdict> command(std::string_view, base::ByteView);
    base::Result<std::optional<scanner_commands::newland::Verdict>> await_answer(std::string_view,
                                                                                 Deadline);
    void forget();

    Link link_;
    const Model& model_;
    const std::optional<Layout> layout_;  // Not needed with Newland.
    Assembly assembly_;
    CodeStream stream_;  // Newland's.
    bool is_armed_ = false;
    base::SteadyTime trigger_due_{};
    base::SteadyTime known_time_{};  // It is this late at least.
    int stalls_ = 0;                 // In a row.
};

}  // namespace drivers::hid_pos
