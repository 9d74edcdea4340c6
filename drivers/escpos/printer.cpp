#include "drivers/escpos/printer.h"

#include "drivers/escpos/presenter.h"
#include "drivers/printer_class.h"

#include <algorithm>

namespace drivers::escpos {

using base::Errc;
using base::Result;
using base::within;
using namespace std::chrono_literals;

static constexpr int slowest_head_mm_per_s = 50;

std::chrono::milliseconds paper_time(int dots, int dpi)
{
    return std::chrono::milliseconds(static_cast<std::int64_t>(dots) * 25'400 / dpi /
                                     slowest_head_mm_per_s);
}

static base::Error refusal(std::string_view reason)
{
    return {Errc::refused, std::string(reason), std::source_location::current()};
}

base::Error stopped_by(const Condition& condition)
{
    return refusal("the printer stopped: " + std::string(name_of(state_of(condition))));
}

static bool is_past(Deadline deadline)
{
    return base::time_left(deadline) == 0ms;
}

bool recognises(const DeviceDescription& device)
{
    return is_known(device.id, device.product) && find_printer_interface(device) != nullptr;
}

Result<std::unique_ptr<ReceiptPrinter>> Printer::open(std::unique_ptr<Transport> transport)
{
    return open(std::move(transport), Patience{});
}

Result<std::unique_ptr<ReceiptPrinter>> Printer::open(std::unique_ptr<Transport> transport,
                                                      const Patience& patience)
{
    auto conversation = TRY(Conversation::open(std::move(transport), patience));
    std::unique_ptr<Printer> printer(new Printer(std::move(conversation), patience));
    // A wire that fails is not open; a printer that is silent is, and not trusted.
    [[maybe_unused]] const auto state = TRY(printer->state());
    return printer;
}

Result<PrinterState> Printer::state()
{
    return make_ready(Remains::likely);
}

// A question that failed may have been received by half, and the next bytes would end it.
Result<Condition> Printer::ask()
{
    if (!conversation_.abilities().tells_paper())  // It may only have been slow.
        TRY(conversation_.learn());
    auto told = conversation_.ask_condition();
    if (!told)
        is_memory_clear_ = false;
    return told;
}

// Takes away, as far as the printer can now, what an earlier job left: in its memory first, so that
// new paper does not bring out the slip of somebody who has gone; then in its mechanism.
Result<PrinterState> Printer::make_ready(Remains worth_a_cut)
{
    if (!is_memory_clear_)
        TRY(forget_unprinted());
    const auto told = TRY(ask());
    TRY(note_paper(told));
    if (!can_print(state_of(told)))
        return state_of(told);
    if (!is_memory_clear_) {
        const auto begun = start_afresh();
        const bool is_stuck = !begun && begun.error().code == Errc::timeout;
        if (is_stuck && !conversation_.abilities().tells_paper())
            return PrinterState::offline;
        TRY(begun);
    }
    if (probes_left_ > 0)
        TRY(probe());
    if (remains_ == Remains::none || remains_ < worth_a_cut)
        return state_with_count(told);
    auto cut = cut_off_remains();
    // A command of it may have been received by half.
    if (!cut) {
        is_memory_clear_ = false;
        return std::unexpected(std::move(cut).error());
    }
    return state_with_count(told);
}

// Works with the cover open and without paper, and even when the data pipe is blocked.
Result<> Printer::forget_unprinted()
{
    TRY(conversation_.reset_port());
    if (!is_learned_)
        TRY(conversation_.learn());
    is_learned_ = true;
    const bool is_silent = !conversation_.abilities().tells_paper();
    if (model_.clearing == Clearing::silent || is_silent) {
        const auto sent = conversation_.send_all(encode_clear_silent(), within(patience_.answer));
        return is_silent && !sent && sent.error().code == Errc::timeout ? Result<>{} : sent;
    }
    TRY(conversation_.send_all(encode_clear_confirmed(), within(patience_.answer)));
    const auto deadline = within(patience_.answer);
    while (!std::holds_alternative<BuffersCleared>(TRY(conversation_.listen(deadline)))) {
    }
    return {};
}

// The printer may still wait for the rest of a raster: padding ends that in white.
Result<> Printer::start_afresh()
{
    const auto deadline = within(patience_.answer);
    if (model_.clearing == Clearing::silent || !conversation_.abilities().tells_paper())
        TRY(conversation_.send_all(encode_padding(), deadline));
    TRY(conversation_.send_all(encode_preamble(model_), deadline));
    is_memory_clear_ = true;
    return {};
}

Result<> Printer::cut_off_remains()
{
    static constexpr std::chrono::milliseconds knife_time = 5s;
    const auto deadline = within(std::min(patience_.job, knife_time));
    TRY(begin_listening());
    TRY(conversation_.send_all(encode_cut(model_.cut), deadline));
    if (model_.presenter != Presenter::none)
        TRY(conversation_.send_all(encode_disposal(model_.presenter), deadline));
    count_paper(0);
    TRY(pass_fence(deadline));
    remains_ = Remains::none;
    return {};
}

PrintReport Printer::print(const base::Bitmap& picture)
{
    const auto nothing = PaperOutcome::not_printed;
    if (picture.width <= 0 || picture.width > model_.dots || picture.height <= 0)
        return report_of(nothing, PrinterState::ready,
                         refusal("the picture does not fit the head"));
    auto before = make_ready(Remains::possible);
    if (!before)
        return report_of(nothing, PrinterState::offline, std::move(before).error());
    if (!can_print(*before))
        return report_of(nothing, *before, refusal(name_of(*before)));
    std::size_t ink_accepted = 0;
    auto done = run(picture, ink_accepted);
    if (ink_accepted > 0)
        count_paper(picture.height);
    return done ? conclude() : settle(ink_accepted, std::move(done).error());
}

Result<> Printer::run(const base::Bitmap& picture, std::size_t& ink_accepted)
{
    const auto deadline = within(patience_.job + paper_time(picture.height, model_.dpi));
    TRY(begin_listening());
    std::size_t no_ink = 0;
    TRY(send_watched(encode_preamble(model_), no_ink, deadline));
    TRY(send_picture(picture, ink_accepted, deadline));
    TRY(pass_fence(deadline));  // On paper: now the knife, in a command of its own.
    TRY(send_watched(encode_cut(model_.cut), ink_accepted, deadline));
    TRY(send_watched(encode_present(model_.presenter), ink_accepted, deadline));
    TRY(pass_fence(deadline));
    return fence_ == Fence::none ? wait_out(picture.height) : Result<>{};
}

// Short pieces are for small buffers; to ask after each of them would only slow the head down.
Result<> Printer::send_picture(const base::Bitmap& picture, std::size_t& ink_accepted,
                               Deadline deadline)
{
    std::size_t asked_at = ink_accepted;
    for (const auto& piece : encode_job(picture, model_.piece_limit)) {
        TRY(send_watched(piece, ink_accepted, deadline));
        if (ink_accepted - asked_at < longest_piece / 2)
            continue;
        TRY(check());
        asked_at = ink_accepted;
    }
    return check();
}

Result<> Printer::send_watched(base::ByteView piece, std::size_t& accepted, Deadline deadline)
{
    bool is_between_commands = true;
    while (!piece.empty()) {
        const auto sent = conversation_.send(piece, std::min(deadline, within(patience_.look)));
        if (!sent) {
            accepted += 1;  // An error tells no count, so the worst is assumed.
            return std::unexpected(sent.error());
        }
        accepted += *sent;
        piece = piece.subspan(*sent);
        if (piece.empty())
            break;
        if (is_past(deadline))
            return base::fail(Errc::timeout, "the printer takes no more data");
        is_between_commands &= *sent == 0;
        TRY(watch_while_blocked(is_between_commands));
    }
    return {};
}

// In the middle of a command nothing may be asked over the data pipe. Between two, a printer that
// takes no data may still take a real-time request.
Result<> Printer::watch_while_blocked(bool is_between_commands)
{
    TRY(heed());
    const auto port = conversation_.ask_port();
    if (!port && port.error().code == Errc::disconnected)
        return std::unexpected(port.error());
    if (port && stops_a_job(*port))
        return std::unexpected(stopped_by(*port));
    return is_between_commands ? check() : Result<>{};
}

// A picture may by chance hold the bytes of a status request, whose answer would be taken for
// another's: so trouble is believed when it is told twice. A silent printer may be a busy one.
Result<> Printer::check()
{
    Condition condition;
    for (int i = 0; i < 2; ++i) {
        auto told = conversation_.ask_condition();
        if (!told && told.error().code == Errc::timeout)
            return {};
        condition = TRY(std::move(told));
        if (!stops_a_job(condition))
            return {};
    }
    return std::unexpected(stopped_by(condition));
}

}  // namespace drivers::escpos
