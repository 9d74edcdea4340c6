// A citizen and a world in whose hands a Session is: each call is one thing that happens, and the
// effects of the last one are kept for the test to look at.
#pragma once

#include "kiosk/session.h"
#include "tests/kiosk/effects_seen.h"

#include <string>

namespace kiosk::test {

class Visitor {
public:
    Visitor()
        : session([] { return WaitingTimes{}; }(),
                  [this] { return std::string(31, '0') + std::to_string(ids_++ % 10); })
    {
        last = session.start();
        happens(DeviceChanged{Device::id_card_reader, {Condition::ready, "sam"}});
        happens(DeviceChanged{Device::document_printer, {Condition::ready, "ipp"}});
        happens(DeviceChanged{Device::receipt_printer, {Condition::ready, "escpos"}});
        happens(DeviceChanged{Device::code_scanner, {Condition::ready, "hid_pos"}});
    }

    const Effects& happens(const Event& event)
    {
        last = session.handle(event);
        if (const auto* read = find<ReadCard>(last))
            request = read->request;
        if (const auto* open = find<OpenSession>(last))
            request = open->request;
        if (const auto* scan = find<ScanCode>(last))
            request = scan->request;
        if (const auto* verify = find<VerifyPaper>(last))
            request = verify->request;
        if (const auto* list = find<ListCertificates>(last))
            request = list->request;
        if (const auto* fetch = find<FetchDocument>(last))
            request = fetch->request;
        if (const auto* draw = find<DrawPage>(last))
            request = draw->request;
        if (const auto* intent = find<RecordIntent>(last))
            request = intent->request;
        if (const auto* print = find<PrintDocument>(last))
            request = print->request;
        if (const auto* outcome = find<RecordOutcome>(last))
            outcome_request = outcome->request;
        if (const auto* receipt = find<PrintReceipt>(last))
            request = receipt->request;
        return last;
    }
    const Effects& touches(ui::Action action) { return happens(Touched{action}); }
    const Effects& waits() { return happens(PatienceEnded{session.patience().turn}); }

    static drivers::IdCard card()
    {
        drivers::IdCard out;
        out.name = base::SecretText(std::string("张测试"));
        out.number = base::SecretText(std::string("11010519491231002X"));
        out.valid_to = base::SecretText(std::string("长期"));
        return out;
    }
    static Document document(const std::string& serial)
    {
        return {.issue = {.serial = serial,
                          .pages = 1,
                          .sha256 = std::string(64, 'a'),
                          .size = 4,
                          .verify_url = "https://centre.example/v/1"},
                .pdf = base::Secret(base::bytes({'%', 'P', 'D', 'F'}))};
    }
    static wire::CertificateSummary certificate(const std::string& id)
    {
        return {.id = id,
                .kind = "residence-certificate",
                .title = "居住证明",
                .title_en = "Certificate of residence",
                .issuer = "清溪镇人民政府",
                .valid_from = "2026-01-01",
                .valid_to = {},
                .pages = 1};
    }

    // Shortcuts along the way that everyone goes.
    void to_place_card()
    {
        touches(ui::Touch::begin);
        touches(ui::Touch::print_certificate);
    }
    void to_list()
    {
        to_place_card();
        happens(CardRead{request, card(), "05.03"});
        happens(SessionAnswered{request, std::string(32, 's')});
        happens(CertificatesArrived{request, std::vector{certificate("c1"), certificate("c2")}});
    }
    void to_preview(const std::string& serial = "XF-1")
    {
        to_list();
        touches(ui::Choose{0});
        happens(DocumentArrived{request, document(serial), serial});
        happens(PageDrawn{request, std::make_shared<const ui::PageImage>()});
    }
    void to_printing()
    {
        to_preview();
        touches(ui::Touch::confirm);
        happens(IntentRecorded{request, true});
    }
    const Effects& printed(drivers::PaperOutcome outcome,
                           drivers::PrinterState state = drivers::PrinterState::ready)
    {
        happens(DocumentPrinted{
            request, {.outcome = outcome, .state = state, .pages_out = {}, .error = {}}});
        return happens(OutcomeRecorded{outcome_request, true});
    }

    Effects last;
    Request request = 0;
    Request outcome_request = 0;
    Session session;

private:
    int ids_ = 0;
};

}  // namespace kiosk::test
