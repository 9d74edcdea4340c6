// Everything that can happen to the kiosk, as values. Workers post them; only the main thread
// reads them.
#pragma once

#include "base/secret.h"
#include "central/wire/cases.h"
#include "central/wire/catalogue.h"
#include "central/wire/help.h"
#include "central/wire/messages.h"
#include "central/wire/records.h"
#include "drivers/id_card_reader.h"
#include "drivers/printing.h"
#include "kiosk/equipment.h"
#include "ui/screens/content.h"

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kiosk {

// Names one effect, so that its answer is known from the late answer to an earlier one.
using Request = std::uint64_t;

struct Touched {
    ui::Action action;
};

// The one timer of the visit, or of the technician, has run out.
struct PatienceEnded {
    std::uint64_t turn = 0;
};

// The mains were gone for as long as new visits may still begin.
struct OutageLasted {
    std::uint64_t turn = 0;
};

// The answer to ReadCard. no_card is never posted: the reader goes on looking until it is stopped.
struct CardRead {
    Request request = 0;
    std::variant<drivers::IdCard, drivers::CardProblem> reading;
    std::string secure_module;
};
// The answer to ScanCode: the text of one code. Damaged ones and codes without text are not told;
// the scanner goes on looking until it is stopped.
struct CodeScanned {
    Request request = 0;
    base::SecretText text;
};
struct CardPresence {
    bool is_there = false;
};
struct SlipPresence {
    bool is_waiting = false;
};
struct DeviceChanged {
    Device device{};
    DeviceStatus status;
};
struct CentralChanged {
    bool is_reachable = false;
};
// What can be read about services, kept here from before or new from the centre. Never null.
struct CatalogueArrived {
    std::shared_ptr<const wire::Catalogue> catalogue;
};
// The centre has taken a heartbeat that said so, and named the terminals nearby.
struct StatusTold {
    std::vector<wire::DeviceStatus> devices;
    std::vector<wire::NearbyTerminal> nearby = {};
};

// Why the centre gave no answer that can be used.
enum class CentralProblem {
    unreachable,
    untrusted,  // Its certificate is not the pinned authority's.
    refused,    // It understood and said no, or its answer could not be understood.
    card_refused,
    card_expired,
    person_unknown,
    document_refused,  // The document's length, digest or signature does not hold.
    not_found,
    too_many,  // It has heard this often enough for now.
};
template <class T>
using Answer = std::expected<T, CentralProblem>;

struct SessionAnswered {
    Request request = 0;
    Answer<std::string> session;
};
struct CertificatesArrived {
    Request request = 0;
    Answer<std::vector<wire::CertificateSummary>> certificates;
};

// A paper's serial and its file, verified.
struct Document {
    wire::Issue issue;
    base::Secret<base::Bytes> pdf;
};
// When the file is refused the serial is already allotted, and has to be given back.
struct DocumentArrived {
    Request request = 0;
    Answer<Document> document;
    std::string allotted_serial;
};
struct PaperVerified {
    Request request = 0;
    Answer<wire::Verification> verification;
};
struct OverviewArrived {
    Request request = 0;
    Answer<wire::Overview> overview;
};
struct CasesArrived {
    Request request = 0;
    Answer<std::vector<wire::Case>> cases;
};
struct RecordsArrived {
    Request request = 0;
    Answer<std::vector<wire::RecordGroup>> groups;
};
// Of a person, or the one whose slip was shown.
struct ComplaintsArrived {
    Request request = 0;
    Answer<std::vector<wire::ComplaintStanding>> complaints;
};
struct HelpCalled {
    Request request = 0;
    Answer<wire::HelpCallAnswer> answer;
};
// It is on disk. Without a number it could not be kept.
struct ComplaintFiled {
    Request request = 0;
    std::string number;
};
struct PageDrawn {
    Request request = 0;
    std::shared_ptr<const ui::PageImage> page;  // Null: it could not be drawn.
};

struct IntentRecorded {
    Request request = 0;
    bool is_recorded = false;
};
struct OutcomeRecorded {
    Request request = 0;
    bool is_recorded = false;
};

struct PrintProgress {
    Request request = 0;
    std::optional<int> pages_out;
    std::optional<Condition> blocked;  // Waits for this to be mended.
};
struct DocumentPrinted {
    Request request = 0;
    drivers::PrintReport report;
};
struct ReceiptPrinted {
    Request request = 0;
    drivers::PrintReport report;
};

// For the technician.
struct DeviceTested {
    Device device{};
    bool is_good = false;
};
struct PinChecked {
    bool is_right = false;
};

using Event =
    std::variant<Touched, PatienceEnded, OutageLasted, CardRead, CardPresence, SlipPresence,
                 DeviceChanged, CentralChanged, StatusTold, SessionAnswered, CertificatesArrived,
                 DocumentArrived, PageDrawn, IntentRecorded, OutcomeRecorded, PrintProgress,
                 DocumentPrinted, ReceiptPrinted, OverviewArrived, CasesArrived, RecordsArrived,
                 ComplaintsArrived, HelpCalled, ComplaintFiled, CodeScanned, PaperVerified,
                 CatalogueArrived, DeviceTested, PinChecked>;

}  // namespace kiosk
