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
#include <vector>

namespace drivers::hid_pos {

// A known id and an interface that may be a scanner's.
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
    using Trigger = scanner_commands::Trigger;
    using Reading = base::Result<std::optional<ScannedCode>>;

    // To one of Newland's commands. The value is that of a query.
    struct Answer {
        scanner_commands::newland::Verdict verdict;
        std::string value;
    };

    // The values of Newland's two settings for what ends a code.
    using Tail = std::vector<std::string>;

    Scanner(Link link, const Model& model, const std::optional<Layout>& layout);

    base::Result<> set_up();
    base::Result<> set_up_newland();
    base::Result<> set(std::string_view setting, std::string_view in_words);
    base::Result<> agree_on_ending();
    base::Result<> renew_ending();
    base::Result<std::optional<Tail>> ask_tail();
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

    base::Result<Answer> command(std::string_view, base::ByteView);
    base::Result<std::optional<Answer>> await_answer(std::string_view, Deadline);
    void forget();

    Link link_;
    const Model& model_;
    const std::optional<Layout> layout_;  // Not needed with Newland.
    Assembly assembly_;
    CodeStream stream_;                            // Newland's.
    CodeEnding set_ending_ = CodeEnding::silence;  // By the settings.
    bool is_ending_agreed_ = false;                // With the scanner itself.
    bool is_armed_ = false;
    base::SteadyTime trigger_due_{};
    base::SteadyTime known_time_{};  // It is this late at least.
    int stalls_ = 0;                 // In a row.
};

}  // namespace drivers::hid_pos
