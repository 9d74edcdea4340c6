#include "drivers/devctl/conform/visits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace drivers::devctl::conform {

using base::Errc;
using base::Result;
using namespace std::chrono_literals;

namespace {

// What the shelf promises of every call, "about".
constexpr auto card_call = 5'500ms;
constexpr auto scanner_call = 3'500ms;
constexpr auto small_call = 3'500ms;  // Of power supplies and cabinets.

// Of a call, waits that were skipped counted.
class CallWatch {
public:
    explicit CallWatch(const Course& course) : course_(course), begun_(course.now()) {}
    std::optional<std::string> overrun(std::string_view call, std::chrono::milliseconds bound) const
    {
        const auto all =
            std::chrono::duration_cast<std::chrono::milliseconds>(course_.now() - begun_);
        if (all <= bound)
            return std::nullopt;
        return fmt::format("{} took {} ms of {}", call, all.count(), bound.count());
    }

private:
    const Course& course_;
    const base::SteadyTime begun_;
};

// The driver's object as its owner keeps it: opened when there is none, dropped when it says that
// its device is gone.
template <class Device>
class Owner {
public:
    explicit Owner(Reach<Device> reach) : reach_(std::move(reach)) {}

    // Empty: it is open. Else how opening failed.
    std::optional<Outcome> make_open(const Connect& connect)
    {
        if (device_)
            return std::nullopt;
        auto opened = reach_(connect);
        if (!opened)
            return Outcome{.word = fmt::format("open: {}", base::name_of(opened.error().code)),
                           .is_success = false,
                           .objection = {}};
        device_ = std::move(*opened);
        return std::nullopt;
    }

    Outcome failed(const base::Error& error)
    {
        if (error.code == Errc::disconnected)
            device_.reset();
        return {.word = fmt::format("error: {}", base::name_of(error.code)),
                .is_success = false,
                .objection = {}};
    }

    Device& operator*() { return *device_; }
    Device* operator->() { return device_.get(); }
    void drop() { device_.reset(); }

private:
    const Reach<Device> reach_;
    std::unique_ptr<Device> device_;
};

std::string_view word_of(CardProblem problem)
{
    switch (problem) {
    case CardProblem::no_card:
        return "no card";
    case CardProblem::moved:
        return "moved";
    case CardProblem::unreadable:
        return "unreadable";
    case CardProblem::refused:
        return "refused";
    case CardProblem::unsupported:
        return "unsupported";
    }
    std::unreachable();
}

class CardVisit final : public Visit {
public:
    CardVisit(Reach<IdCardReader> open, std::string expected, std::string shorter)
        : reader_(std::move(open)), expected_(std::move(expected)), shorter_(std::move(shorter))
    {
    }

    Outcome run(const Connect& connect, const Course& course) override
    {
        if (auto closed = reader_.make_open(connect))
            return *closed;
        const CallWatch watch(course);
        const auto reading = reader_->read_card();
        auto outcome = reading ? judge(*reading) : reader_.failed(reading.error());
        if (!outcome.objection)
            outcome.objection = watch.overrun("read_card", card_call);
        return outcome;
    }

private:
    Outcome judge(const CardReading& reading) const
    {
        if (const auto* problem = std::get_if<CardProblem>(&reading))
            return {.word = std::string(word_of(*problem)), .is_success = false, .objection = {}};
        const auto identity = identity_of(std::get<IdCard>(reading));
        if (identity == expected_)
            return {.word = "card", .is_success = true, .objection = {}};
        if (identity == shorter_)
            return {.word = "card without newest address", .is_success = true, .objection = {}};
        return {.word = "wrong card", .is_success = false, .objection = "a wrong card was read"};
    }

    Owner<IdCardReader> reader_;
    const std::string expected_;
    const std::string shorter_;
};

// Whether `text` is `code` but for one place, where a few bytes stand for a piece of it.
bool is_damaged_copy(std::string_view text, std::string_view code)
{
    static constexpr std::size_t few = 4;

    const auto shorter = std::min(text.size(), code.size());
    std::size_t front = 0;
    while (front < shorter && text[front] == code[front])
        ++front;
    std::size_t back = 0;
    while (front + back < shorter && text[text.size() - 1 - back] == code[code.size() - 1 - back])
        ++back;
    return text.size() - front - back <= few;
}

class ScannerVisit final : public Visit {
public:
    ScannerVisit(Reach<CodeScanner> open, std::string expected, std::function<void()> show)
        : scanner_(std::move(open)), expected_(std::move(expected)), show_(std::move(show))
    {
    }

    Outcome run(const Connect& connect, const Course& course) override
    {
        if (auto closed = scanner_.make_open(connect))
            return *closed;
        const CallWatch arming(course);
        const auto armed = scanner_->arm();
        auto overrun = arming.overrun("arm", scanner_call);
        if (!armed)
            return with(scanner_.failed(armed.error()), overrun);
        show_();
        auto outcome = take(course);
        const CallWatch disarming(course);
        const auto disarmed = scanner_->disarm();
        if (!overrun)
            overrun = disarming.overrun("disarm", scanner_call);
        if (!disarmed && disarmed.error().code == Errc::disconnected)
            scanner_.drop();
        return with(outcome, overrun);
    }

private:
    static Outcome with(Outcome outcome, std::optional<std::string> overrun)
    {
        if (!outcome.objection)
            outcome.objection = std::move(overrun);
        return outcome;
    }

    Outcome take(const Course& course)
    {
        const CallWatch watch(course);
        const auto code = scanner_->next(course.now() + 2s);
        if (!code && code.error().code == Errc::disconnected)
            return {.word = "error: disconnected", .is_success = false, .objection = {}};
        auto outcome = code ? judge(*code, course) : scanner_.failed(code.error());
        return with(outcome, watch.overrun("next", 2'000ms + scanner_call));
    }

    Outcome judge(const std::optional<ScannedCode>& code, const Course& course) const
    {
        if (!code)
            return {.word = "nothing", .is_success = false, .objection = {}};
        const auto text = base::text(code->bytes.reveal());
        if (text == expected_)
            return {.word = "code", .is_success = true, .objection = {}};
        if (course.has_fault_happened() && is_damaged_copy(text, expected_))
            return {.word = "code, damaged unseen", .is_success = false, .objection = {}};
        return {.word = "wrong code", .is_success = false, .objection = "a wrong code was read"};
    }

    Owner<CodeScanner> scanner_;
    const std::string expected_;
    const std::function<void()> show_;
};

class PrinterVisit final : public Visit {
public:
    PrinterVisit(Reach<ReceiptPrinter> open, std::unique_ptr<Paper> paper)
        : printer_(std::move(open)), paper_(std::move(paper))
    {
    }

    Outcome run(const Connect& connect, const Course&) override
    {
        if (auto closed = printer_.make_open(connect))
            return *closed;
        const auto picture = paper_->next_picture(printer_->width_dots());
        const auto report = printer_->print(picture);
        if (report.error && report.error->code == Errc::disconnected)
            printer_.drop();
        Outcome out{.word = std::string(drivers::name_of(report.outcome)),
                    .is_success = report.outcome == PaperOutcome::printed,
                    .objection = {}};
        if (report.outcome == PaperOutcome::printed && !paper_->is_out(picture))
            out.objection = "called printed, and the paper does not say so";
        if (report.outcome == PaperOutcome::not_printed && paper_->is_touched())
            out.objection = "called not printed, and there is ink on the paper";
        return out;
    }

private:
    Owner<ReceiptPrinter> printer_;
    const std::unique_ptr<Paper> paper_;
};

class DocumentVisit final : public Visit {
public:
    DocumentVisit(Reach<DocumentPrinter> reach, std::unique_ptr<Basket> basket)
        : printer_(std::move(reach)), basket_(std::move(basket))
    {
    }

    Outcome run(const Connect& connect, const Course&) override
    {
        if (auto closed = printer_.make_open(connect)) {
            closed->objection = objection_to_earlier();
            return *closed;
        }
        const auto token = fmt::format("page-{}", ++pages_);
        const auto report = printer_->print(
            {.token = token, .pdf = base::view(page()), .pages = 1, .options = {}}, {});
        if (report.error && report.error->code == Errc::disconnected)
            printer_.drop();
        told_.push_back({token, report.outcome});
        Outcome out{.word = std::string(drivers::name_of(report.outcome)),
                    .is_success = report.outcome == PaperOutcome::printed,
                    .objection = objection_to_earlier()};
        if (out.is_success && !out.objection) {
            told_.clear();
            basket_->empty();
        }
        return out;
    }

private:
    struct Told {
        std::string token;
        PaperOutcome outcome;
    };

    // Longer than one piece of a connection.
    static const std::string& page()
    {
        static const auto text =
            "%PDF-1.4 /Type /Pages\n" + std::string(9'000, ' ') + "/Type /Page\n";
        return text;
    }

    std::optional<std::string> objection_to_earlier() const
    {
        for (const auto& told : told_) {
            const auto count = basket_->count(told.token);
            if (count > 1)
                return "came out twice";
            if (told.outcome == PaperOutcome::not_printed && count > 0)
                return "called not printed, and it came out";
            if (told.outcome == PaperOutcome::printed &&
                (count == 0 || !basket_->is_whole(told.token, base::view(page()))))
                return "called printed, and it did not come out";
        }
        return std::nullopt;
    }

    Owner<DocumentPrinter> printer_;
    const std::unique_ptr<Basket> basket_;
    std::vector<Told> told_;
    int pages_ = 0;
};

class PowerVisit final : public Visit {
public:
    PowerVisit(Reach<PowerSupply> open, PowerState expected)
        : supply_(std::move(open)), expected_(expected)
    {
    }

    Outcome run(const Connect& connect, const Course& course) override
    {
        if (auto closed = supply_.make_open(connect))
            return *closed;
        const CallWatch watch(course);
        const auto status = supply_->status();
        auto outcome = status ? judge(*status) : supply_.failed(status.error());
        if (!outcome.objection)
            outcome.objection = watch.overrun("status", small_call);
        return outcome;
    }

private:
    Outcome judge(const PowerStatus& status) const
    {
        if (status.state == expected_)
            return {.word = "right state", .is_success = true, .objection = {}};
        return {.word = "wrong state", .is_success = false, .objection = "a wrong state was told"};
    }

    Owner<PowerSupply> supply_;
    const PowerState expected_;
};

class CabinetVisit final : public Visit {
public:
    CabinetVisit(Reach<Cabinet> open, std::function<void()> use_door,
                 std::function<bool(const Light&)> is_lit)
        : cabinet_(std::move(open)), use_door_(std::move(use_door)), is_lit_(std::move(is_lit))
    {
    }

    Outcome run(const Connect& connect, const Course& course) override
    {
        if (auto closed = cabinet_.make_open(connect))
            return *closed;
        use_door_();
        static constexpr Light taking{LightPlace::card_reader, LightPattern::blinking};
        const CallWatch lighting(course);
        const auto lit = cabinet_->light(taking);
        auto overrun = lighting.overrun("light", small_call);
        if (!lit)
            return with(cabinet_.failed(lit.error()), overrun);
        if (!is_lit_(taking))
            return {.word = "dark", .is_success = false, .objection = "called lit, and it is dark"};
        const CallWatch watch(course);
        const auto state = cabinet_->state();
        if (!overrun)
            overrun = watch.overrun("state", small_call);
        if (!state)
            return with(cabinet_.failed(state.error()), overrun);
        const CallWatch keeping(course);
        const auto kept = cabinet_->acknowledge();
        if (!overrun)
            overrun = keeping.overrun("acknowledge", small_call);
        return with(kept ? judge(*state) : cabinet_.failed(kept.error()), overrun);
    }

private:
    static Outcome with(Outcome outcome, std::optional<std::string> overrun)
    {
        if (!outcome.objection)
            outcome.objection = std::move(overrun);
        return outcome;
    }

    // An event that was damaged on its way is told a second later.
    static Outcome judge(const CabinetState& state)
    {
        if (state.door != DoorState::closed || state.was_tampered)
            return {
                .word = "wrong state", .is_success = false, .objection = "a wrong state was told"};
        return {.word = state.was_opened ? "opening told" : "opening not told yet",
                .is_success = true,
                .objection = {}};
    }

    Owner<Cabinet> cabinet_;
    const std::function<void()> use_door_;
    const std::function<bool(const Light&)> is_lit_;
};

template <class Device>
Result<> ask(Device& device)
{
    const auto state = device.state();
    return state ? Result<>() : std::unexpected(state.error());
}

Result<> ask(PowerSupply& supply)
{
    const auto status = supply.status();
    return status ? Result<>() : std::unexpected(status.error());
}

template <class Device>
class StateVisit final : public Visit {
public:
    explicit StateVisit(Reach<Device> open) : device_(std::move(open)) {}

    Outcome run(const Connect& connect, const Course& course) override
    {
        if (auto closed = device_.make_open(connect))
            return *closed;
        const CallWatch watch(course);
        const auto state = ask(*device_);
        auto outcome = state ? Outcome{.word = "answers", .is_success = true, .objection = {}}
                             : device_.failed(state.error());
        outcome.objection = watch.overrun("state", card_call);
        return outcome;
    }

private:
    Owner<Device> device_;
};

}  // namespace

std::string identity_of(const IdCard& card)
{
    std::string out = std::to_string(static_cast<int>(card.kind));
    for (const auto* field :
         {&card.name, &card.english_name, &card.sex, &card.ethnic_group, &card.birth, &card.address,
          &card.number, &card.nationality, &card.authority, &card.valid_from, &card.valid_to,
          &card.newest_address})
        out += '\n' + std::string(field->reveal());
    out += '\n' + base::to_hex(card.photo.reveal());
    return out + '\n' + base::to_hex(card.fingerprints.reveal());
}

std::unique_ptr<Visit> card_visit(Reach<IdCardReader> open, std::string expected,
                                  std::string shorter)
{
    return std::make_unique<CardVisit>(std::move(open), std::move(expected), std::move(shorter));
}

std::unique_ptr<Visit> scanner_visit(Reach<CodeScanner> open, std::string expected,
                                     std::function<void()> show)
{
    return std::make_unique<ScannerVisit>(std::move(open), std::move(expected), std::move(show));
}

std::unique_ptr<Visit> printer_visit(Reach<ReceiptPrinter> open, std::unique_ptr<Paper> paper)
{
    return std::make_unique<PrinterVisit>(std::move(open), std::move(paper));
}

std::unique_ptr<Visit> document_visit(Reach<DocumentPrinter> reach, std::unique_ptr<Basket> basket)
{
    return std::make_unique<DocumentVisit>(std::move(reach), std::move(basket));
}

std::unique_ptr<Visit> power_visit(Reach<PowerSupply> open, PowerState expected)
{
    return std::make_unique<PowerVisit>(std::move(open), expected);
}

std::unique_ptr<Visit> cabinet_visit(Reach<Cabinet> open, std::function<void()> use_door,
                                     std::function<bool(const Light&)> is_lit)
{
    return std::make_unique<CabinetVisit>(std::move(open), std::move(use_door), std::move(is_lit));
}

template <class Device>
std::unique_ptr<Visit> state_visit(Reach<Device> open)
{
    return std::make_unique<StateVisit<Device>>(std::move(open));
}

template std::unique_ptr<Visit> state_visit(Reach<IdCardReader>);
template std::unique_ptr<Visit> state_visit(Reach<CodeScanner>);
template std::unique_ptr<Visit> state_visit(Reach<ReceiptPrinter>);
template std::unique_ptr<Visit> state_visit(Reach<DocumentPrinter>);
template std::unique_ptr<Visit> state_visit(Reach<PowerSupply>);
template std::unique_ptr<Visit> state_visit(Reach<Cabinet>);

}  // namespace drivers::devctl::conform
