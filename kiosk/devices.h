// The terminal's devices, each on a worker of its own, speaking to the visit in events.
#pragma once

#include "base/bitmap.h"
#include "drivers/bus.h"
#include "drivers/registry.h"
#include "kiosk/device_worker.h"
#include "kiosk/effects.h"
#include "kiosk/events.h"

#include <chrono>
#include <functional>
#include <string>

namespace kiosk {

class Devices {
public:
    struct Options {
        std::string document_printer_uri;
        drivers::Rasterise rasterise;  // For printers that take no PDF; on the printer's worker.
        // How long a job may wait for paper or a closed cover before it is cancelled.
        std::chrono::seconds blocked_limit{45};
        std::chrono::milliseconds card_poll{300};  // The reader's makers ask for 300 or more.
        std::chrono::milliseconds presence_poll{500};
        std::chrono::milliseconds state_poll{2000};
        std::chrono::milliseconds reopen{2000};
    };

    // post is thread-safe and outlives this object, as does the bus.
    Devices(drivers::Bus&, const Options&, std::function<void(Event)> post);
    ~Devices();
    Devices(const Devices&) = delete;
    Devices& operator=(const Devices&) = delete;

    void read_card(Request);
    void stop_reading();
    void watch_card();
    void unwatch_card();
    void print_document(Request, Document);
    // The slip is painted on the worker, which knows the width of its head.
    using PaintSlip = std::move_only_function<base::Bitmap(int width_dots)>;
    void print_receipt(Request, PaintSlip);
    void watch_slip();
    void retract_slip();
    // Posts DeviceTested: a look at the state, and for the receipt printer a printed slip.
    void test(Device, PaintSlip);

private:
    enum class ReaderTask { idle, reading, watching };

    DeviceWorker<drivers::IdCardReader>::Options reader_options(drivers::Bus&);
    DeviceWorker<drivers::ReceiptPrinter>::Options receipt_options(drivers::Bus&);
    DeviceWorker<drivers::DocumentPrinter>::Options document_options();

    Presence poll_reader(drivers::IdCardReader&);
    Presence look_for_card(drivers::IdCardReader&);
    Presence look_for_leaving(drivers::IdCardReader&);
    Presence poll_receipt_printer(drivers::ReceiptPrinter&);
    Presence look_for_slip(drivers::ReceiptPrinter&);
    // Tells of a state that is new; each device's own worker calls it.
    void report(Device, Condition, const std::string& model);
    void set_reader_task(ReaderTask, Request, std::chrono::milliseconds poll_interval);

    const Options options_;
    std::function<void(Event)> post_;
    drivers::Bus& bus_;

    // Each belongs to one worker's thread, set by tasks that run there.
    ReaderTask reader_task_ = ReaderTask::idle;
    Request reader_request_ = 0;
    std::optional<bool> card_presence_;
    std::optional<bool> slip_presence_;  // Nothing while nobody asked.
    bool is_watching_slip_ = false;
    std::array<std::optional<DeviceStatus>, all_devices.size()> told_;

    DeviceWorker<drivers::IdCardReader> reader_;
    DeviceWorker<drivers::ReceiptPrinter> receipt_printer_;
    DeviceWorker<drivers::DocumentPrinter> document_printer_;
};

}  // namespace kiosk
