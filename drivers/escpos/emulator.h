// A receipt printer that is not on the desk. It understands the bytes, keeps a buffer that
// real-time requests overtake, and hands out the strips it has cut.
#pragma once

#include "base/bitmap.h"
#include "drivers/emulation/bus.h"
#include "drivers/escpos/emulated_commands.h"
#include "drivers/escpos/models.h"

#include <array>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace drivers::escpos {

class Emulator final : public emulation::Device {
public:
    explicit Emulator(const Model& model = model_named("Epson TM-T20III"),
                      std::string location = "1-3");
    ~Emulator() override;

    DeviceDescription description() const override;
    std::unique_ptr<Transport> connect() override;

    // The cable. The printer keeps its power, its buffer and its paper.
    void plug_in() override;
    void plug_out() override;

    // What a hand can do.
    void load_paper();
    void take_out_paper();
    void set_paper_low(bool);
    void open_cover();
    void close_cover();
    void jam();
    void clear_jam();
    void take_slip();
    void empty_basket();  // The slips that came out are no longer kept.

    // The roll ends after so many more rows of dots.
    void paper_runs_out_after(int rows);

    // The head waits, as a hot one does; the buffer fills.
    void hold_printing();
    void release_printing();

    // Errors of the line and of the machine, when so many more bytes have been received.
    enum class Fault { takes_nothing, stalls, plug_out, paper_out, cover_open, jam, noise };
    void at_byte(std::size_t count, Fault);

    // Ends Fault::takes_nothing.
    void accept_again();

    // What printers say that is not so, or do not say at all.
    enum class Lie {
        port_always_well,       // GET_PORT_STATUS is a constant.
        port_always_empty,      // The same, the other way.
        never_out_of_paper,     // In no status, whatever is asked.
        paper_status_is_empty,  // GS r 1 finds the roll at its end.
        no_real_time,           // DLE EOT is not answered.
        no_queued,              // Nothing that queues is answered: no GS a, GS r, GS ( H, GS I.
        nothing,                // Nothing at all is answered, the port is 0.
        no_device_id,           // The IEEE 1284 id is empty.
    };
    void tell(Lie);

    // Bytes that come to the host now, between answers.
    void say(base::ByteView);

    // Everything that was received, counted.
    std::size_t received() const;

    // Rows that bear ink, ever.
    int rows_printed() const;

    // The strips that were cut and bear at least one dot, oldest first.
    std::vector<base::Bitmap> slips() const;

    // What hangs in the mechanism, printed and not cut.
    base::Bitmap uncut() const;

    // With a presenter.
    bool is_slip_in_mouth() const;
    int retracted() const;
    int thrown_out() const;
    bool collects_by_itself() const;

private:
    class Wire;

    base::Result<std::size_t> accept(base::ByteView, Deadline, int generation);
    base::Result<base::Bytes> deliver(std::size_t max, Deadline, int generation);
    base::Result<base::Bytes> control(const ControlSetup&, int generation);
    void end_stall();

    void receive(std::uint8_t);
    bool serve_real_time();
    void trigger_fault();
    void work();
    void carry_out(const Command&);
    void print_line();
    void dispose_of_slip();
    bool lies(Lie lie) const { return lies_.contains(lie); }
    bool claims_paper() const { return has_paper_ || lies(Lie::never_out_of_paper); }
    std::uint8_t port_status() const;
    bool answer_status_request();
    void print_row(const std::vector<std::uint8_t>& dots);
    void cut();
    void answer(std::initializer_list<int>);
    void answer_queued(std::initializer_list<int>);
    void tell_name();
    void changed();
    void forget_jobs();
    bool is_online() const;
    bool is_broken_line(int generation) const;
    std::uint8_t status_byte(int kind) const;
    std::array<int, 4> automatic_status() const;
    base::Bytes device_id() const;

    const Model& model_;
    const std::string location_;

    mutable std::mutex mutex_;
    std::condition_variable something_happened_;
    int generation_ = 1;  // Of the plug: a wire from before stays dead.
    bool plugged_in_ = true;
    bool has_paper_ = true;
    bool is_paper_low_ = false;
    bool cover_open_ = false;
    bool jammed_ = false;
    bool held_ = false;
    bool slip_in_mouth_ = false;
    int retracted_ = 0;
    int thrown_out_ = 0;
    int collection_seconds_ = 5;  // Citizen's default.
    std::set<Lie> lies_;
    std::vector<std::uint8_t> line_;  // Text that was not printed yet.
    int rows_printed_ = 0;
    std::optional<int> rows_left_;

    std::map<std::size_t, Fault> faults_;  // By the count of received bytes.
    bool takes_data_ = true;
    bool stalled_ = false;
    std::size_t received_ = 0;

    CommandReader commands_;
    std::deque<std::uint8_t> newest_;  // For requests that are served as they arrive.
    std::deque<std::byte> replies_;
    int automatic_mask_ = 0;
    std::array<int, 4> told_{};
    int feed_units_per_inch_;
    int feed_rest_ = 0;  // Of a dot.

    base::Bitmap strip_;
    std::vector<base::Bitmap> slips_;
};

}  // namespace drivers::escpos
