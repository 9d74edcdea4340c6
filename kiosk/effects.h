// Everything the visit may ask of the world, as values. Only App performs them (and the simulation,
// with a modelled world). Each effect with a Request is answered by exactly one event with the
// same number, in bounded time.
#pragma once

#include "kiosk/events.h"

#include <chrono>
#include <string>
#include <variant>
#include <vector>

namespace kiosk {

struct Show {
    ui::Screen screen;
};
// Over the screen that stands, and away again.
// Help lies over what the visit shows; what the visit shows meanwhile waits beneath it.
struct ShowHelp {
    ui::Screen screen;
};
struct HideHelp {};
struct AskStillThere {
    std::chrono::seconds answer_within;
};
struct StopAsking {};
struct UseLanguage {
    ui::Language language;
};

// Looks for a card until one is read, one cannot be read, or StopReading.
struct ReadCard {
    Request request = 0;
};
struct StopReading {};
// Reports CardPresence, once and on each change, until UnwatchCard or the next ReadCard.
struct WatchCard {};
struct UnwatchCard {};

// Looks for a code until one is read, or StopScanning.
struct ScanCode {
    Request request = 0;
};
struct StopScanning {};
// What the centre knows of a paper, by the code that stands on it.
struct VerifyPaper {
    Request request = 0;
    std::string code;
};

struct OpenSession {
    Request request = 0;
    wire::CardEvidence evidence;
};
struct ListCertificates {
    Request request = 0;
    std::string session;
};
struct FetchDocument {
    Request request = 0;
    std::string session;
    wire::IssueRequest issue;
};
// A person's own page; each answered by the event of its name.
struct FetchOverview {
    Request request = 0;
    std::string session;
};
struct FetchCases {
    Request request = 0;
    std::string session;
};
struct FetchRecords {
    Request request = 0;
    std::string session;
};
struct FetchComplaints {
    Request request = 0;
    std::string session;
};
// How a complaint stands, by the key on its slip; answered by ComplaintsArrived.
struct FollowComplaint {
    Request request = 0;
    std::string key;
};

// Tells the centre that a person is needed here, or asks how an earlier call stands.
struct CallHelp {
    Request request = 0;
    std::string key;
};
// Puts a complaint into the outbox, sealed, under a number of this terminal.
struct FileComplaint {
    Request request = 0;
    wire::ComplaintKind kind{};
    wire::ComplaintSubject subject{};
    std::string key;
    std::string visit;  // Empty: anonymous.
    wire::ComplaintWords words;
};
// Answered by ReceiptPrinted. String ids of kind and subject.
struct PrintComplaintSlip {
    Request request = 0;
    ui::Language language{};
    std::string kind;
    std::string subject;
    std::string number;
    std::string key;
};

struct EndCentralSession {
    std::string session;
};
struct DrawPage {
    Request request = 0;
    base::Secret<base::Bytes> pdf;
};

// The intent is on disk before the first byte goes to the printer.
struct RecordIntent {
    Request request = 0;
    std::string serial;
    std::string visit;
};
struct RecordOutcome {
    Request request = 0;
    std::string serial;
    std::string visit;
    wire::OutcomeReport report;  // `at` is filled in by whoever performs it.
};
struct RecordRating {
    wire::Rating rating;
};

struct PrintDocument {
    Request request = 0;
    Document document;
};
// What the slip says; App adds place and time and paints it.
struct PrintReceipt {
    Request request = 0;
    ui::Language language{};
    std::string title;
    std::string title_en;
    base::SecretText masked_name;
    base::SecretText masked_number;
    std::string serial;
    std::string verify_url;
    drivers::PaperOutcome outcome{};
};
// A guide as one sheet on the receipt printer; App adds place and time. Answered by ReceiptPrinted.
struct PrintGuide {
    Request request = 0;
    ui::Language language{};
    ui::Guide guide;
};
// Reports SlipPresence until the slip is gone; RetractSlip pulls it back.
struct WatchSlip {};
struct RetractSlip {};

// The visit is over: everything that was personal is forgotten before the next screen.
struct Forget {};

struct TestDevice {
    Device device{};
};
// A person says that the receipt printer's roll is new.
struct RenewReceiptRoll {};
// The digits; answered by PinChecked.
struct CheckPin {
    base::SecretText pin;
};
// Outlives a restart, so that pulling the plug does not shorten a wait.
struct RememberWrongPins {
    int count = 0;
};

using Effect =
    std::variant<Show, AskStillThere, StopAsking, UseLanguage, ReadCard, StopReading, WatchCard,
                 UnwatchCard, OpenSession, ListCertificates, FetchDocument, EndCentralSession,
                 DrawPage, RecordIntent, RecordOutcome, RecordRating, PrintDocument, PrintReceipt,
                 FetchOverview, FetchCases, FetchRecords, FetchComplaints, FollowComplaint,
                 CallHelp, FileComplaint, PrintComplaintSlip, PrintGuide, ShowHelp, HideHelp,
                 WatchSlip, RetractSlip, ScanCode, StopScanning, VerifyPaper, Forget, TestDevice,
                 RenewReceiptRoll, CheckPin, RememberWrongPins>;
using Effects = std::vector<Effect>;

}  // namespace kiosk
