// The terminal's devices, each on a worker of its own, speaking to the visit in events.
#pragma once

#include "base/bitmap.h"
#include "drivers/bus.h"
#include "drivers/code_scanner.h"
#include "drivers/registry.h"
#include "kiosk/device_worker.h"
#include "kiosk/disturbance.h"
#include "kiosk/effects.h"
#include "kiosk/events.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace kiosk {

class Devices {
public:
    struct Options {
        std::string document_printer_uri = {};
        // Opens the code scanner; empty for a terminal that has none.
        std::function<base::Result<std::unique_ptr<drivers::CodeScanner>>()> open_code_scanner = {};
        // The same for what feeds the terminal and what is around it.
        std::function<base::Result<std::unique_ptr<drivers::PowerSupply>>()> open_power_supply = {};
        std::function<base::Result<std::unique_ptr<drivers::Cabinet>>()> open_cabinet = {};
        drivers::Rasterise rasterise = {};  // For printers that take no PDF; on its worker.
        // The receipt printer's roll: its length by the settings (0: what is usual for the model),
        // and what was gone of it when it was last kept.
        drivers::PaperRoll receipt_roll = {};
        std::function<void(int used_mm)> keep_paper_used = {};  // On the worker, before the answer.
        // How long a job may wait for paper or a closed cover before it is cancelled.
        std::chrono::seconds blocked_limit{45};
        // What was left of the cabinet's past, and who keeps it from now on: on the worker, false
        // where it could not be kept.
        Disturbance disturbance = {};
        std::function<bool(const Disturbance&)> keep_disturbance = {};
        std::chrono::milliseconds card_poll{300};  // The reader's makers ask for 300 or more.
        std::chrono::milliseconds presence_poll{500};
        // How long one look for a code blocks its worker, and so the word to stop.
        std::chrono::milliseconds code_look{200};
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
    // Until one is posted as CodeScanned, or stop_scanning().
    void scan_code(Request);
    void stop_scanning();
    // What the cabinet lights, if it has lights; none: dark.
    void light(std::optional<drivers::Light>);
    // The centre has taken a heartbeat that said so of the cabinet.
    void cabinet_is_told(std::string state);
    // A person says that the receipt printer's roll is new.
    void renew_receipt_roll();
    // Posts DeviceTested: a look at the state, and for the receipt printer a printed slip.
    void test(Device, PaintSlip);

private:
    enum class ReaderTask { idle, reading, watching };

    DeviceWorker<drivers::IdCardReader>::Options reader_options(drivers::Bus&);
    DeviceWorker<drivers::ReceiptPrinter>::Options receipt_options(drivers::Bus&);
    DeviceWorker<drivers::DocumentPrinter>::Options document_options();
    DeviceWorker<drivers::CodeScanner>::Options scanner_options();
    DeviceWorker<drivers::PowerSupply>::Options power_options();
    DeviceWorker<drivers::Cabinet>::Options cabinet_options();

    Presence poll_reader(drivers::IdCardReader&);
    Presence look_for_card(drivers::IdCardReader&);
    Presence look_for_leaving(drivers::IdCardReader&);
    Presence poll_receipt_printer(drivers::ReceiptPrinter&);
    Presence look_for_slip(drivers::ReceiptPrinter&);
    Presence poll_scanner(drivers::CodeScanner&);
    Presence look_for_code(drivers::CodeScanner&);
    Presence arm(drivers::CodeScanner&);
    void set_scanning(std::optional<Request>);
    void test_scanner();
    Presence poll_power_supply(drivers::PowerSupply&);
    Presence poll_cabinet(drivers::Cabinet&);
    void set_light(drivers::Cabinet&);
    bool keep(const Disturbance&);
    void test_power_supply();
    void test_cabinet();
    void nudge_all();
    void begin_what_is_fitted();
    drivers::PrintReport print_slip(drivers::ReceiptPrinter&, const base::Bitmap&);
    void note_roll(const drivers::ReceiptPrinter&);
    void note_paper_used(int used_mm);
    Presence poll_document_printer(drivers::DocumentPrinter&);
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
    std::optional<Request> scanning_;  // Nothing while nobody shows a code.
    std::optional<drivers::Light> light_;
    Disturbance disturbance_;
    int paper_used_mm_;
    int looks_at_supplies_ = 0;
    std::string supplies_told_;
    std::array<std::optional<DeviceStatus>, all_devices.size()> told_;

    DeviceWorker<drivers::IdCardReader> reader_;
    DeviceWorker<drivers::ReceiptPrinter> receipt_printer_;
    DeviceWorker<drivers::DocumentPrinter> document_printer_;
    std::optional<DeviceWorker<drivers::CodeScanner>> code_scanner_;
    std::optional<DeviceWorker<drivers::PowerSupply>> power_supply_;
    std::optional<DeviceWorker<drivers::Cabinet>> cabinet_;
};

}  // namespace kiosk
