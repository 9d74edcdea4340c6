// What each class of devices is used for, once: the transaction of a visit, judged against the
// promises of the class. Over any wire: an emulator's, a recording's, a real device's.
#pragma once

#include "drivers/cabinet.h"
#include "drivers/code_scanner.h"
#include "drivers/document_printer.h"
#include "drivers/emulation/faults/catalogue.h"
#include "drivers/id_card_reader.h"
#include "drivers/power_supply.h"
#include "drivers/receipt_printer.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace drivers::devctl::conform {

using emulation::faults::Connect;
using emulation::faults::Course;
using emulation::faults::Outcome;

template <class Device>
using Open = std::function<base::Result<std::unique_ptr<Device>>(std::unique_ptr<Transport>)>;

// How an owner comes to its device.
template <class Device>
using Reach = std::function<base::Result<std::unique_ptr<Device>>(const Connect&)>;

template <class Device>
Reach<Device> over_wire(Open<Device> open)
{
    return
        [open = std::move(open)](const Connect& connect) -> base::Result<std::unique_ptr<Device>> {
            auto wire = TRY(connect());
            return open(std::move(wire));
        };
}

class Visit {
public:
    virtual ~Visit() = default;
    virtual Outcome run(const Connect&, const Course&) = 0;
};

// Every field and picture of a card, to tell two apart. Holds a person where the card is a real
// one.
std::string identity_of(const IdCard&);

// Reads the card that lies there. Right is the expected one, with or without its newest address.
std::unique_ptr<Visit> card_visit(Reach<IdCardReader>, std::string expected, std::string shorter);

// Arms, has somebody show the code, takes it, disarms. Right is the expected text. A text with a
// damage that the wire's own fault has made is told as "damaged unseen": no code scanner's wire has
// a check sum of its own.
std::unique_ptr<Visit> scanner_visit(Reach<CodeScanner>, std::string expected,
                                     std::function<void()> show);

// Prints a slip. What the paper says decides whether the printer's report is true.
class Paper {
public:
    virtual ~Paper() = default;
    virtual base::Bitmap next_picture(int width) = 0;
    virtual bool is_out(const base::Bitmap&) const = 0;  // The last strip, dot for dot.
    virtual bool is_touched() const = 0;                 // Any ink since next_picture().
};
std::unique_ptr<Visit> printer_visit(Reach<ReceiptPrinter>, std::unique_ptr<Paper>);

// Prints a page. What lies in the basket decides whether the printer's report is true: once, or not
// at all, also afterwards.
class Basket {
public:
    virtual ~Basket() = default;
    // How often the document of that token came out, even in part.
    virtual int count(const std::string& token) const = 0;
    virtual bool is_whole(const std::string& token, base::ByteView pdf) const = 0;
    virtual void empty() = 0;
};
std::unique_ptr<Visit> document_visit(Reach<DocumentPrinter>, std::unique_ptr<Basket>);

// Asks. Right is the expected state; readings that the wire has damaged are not told from others.
std::unique_ptr<Visit> power_visit(Reach<PowerSupply>, PowerState expected);

// Has somebody open the door and close it, and lights a place. Right is a door that is told to be
// closed and to have been opened, and light where it should be.
std::unique_ptr<Visit> cabinet_visit(Reach<Cabinet>, std::function<void()> use_door,
                                     std::function<bool(const Light&)> is_lit);

// Opens and asks for the state: all that is done to a real device, which costs no paper and needs
// no hand.
template <class Device>
std::unique_ptr<Visit> state_visit(Reach<Device>);

}  // namespace drivers::devctl::conform
