// What App does for a person's own page, for help, and for the terminals nearby.
#include "base/crypto/sealed.h"
#include "base/json.h"
#include "base/log.h"
#include "kiosk/app.h"
#include "kiosk/local_time.h"
#include "kiosk/slip.h"

#include <fmt/format.h>

namespace kiosk {

using base::LogEvent;
using base::Result;

namespace {

constexpr std::string_view nearby_fact = "nearby.terminals";
// Older than this the time is told; older than that nothing is.
constexpr std::chrono::hours fresh_for{24};
constexpr std::chrono::hours good_for{24 * 7};

// Sealed for the centre: the journal has nothing personal in it that this machine could read.
Result<std::string> sealed_words(const wire::ComplaintWords& words,
                                 const std::filesystem::path& issuer)
{
    if (words.words.is_empty() && words.phone.is_empty())
        return std::string();
    const auto reader = TRY(base::crypto::Certificate::load(issuer));
    auto plain = base::to_line(wire::encode(words));
    const auto sealed = base::crypto::seal(base::view(plain), reader);
    base::wipe(plain);
    return base::to_base64(TRY(sealed));
}

}  // namespace

// ---- A person's own page

void App::on(const FetchOverview& fetch)
{
    link_->fetch_overview(fetch.request, fetch.session);
}

void App::on(const FetchCases& fetch)
{
    link_->fetch_cases(fetch.request, fetch.session);
}

void App::on(const FetchRecords& fetch)
{
    link_->fetch_records(fetch.request, fetch.session);
}

void App::on(const FetchComplaints& fetch)
{
    link_->fetch_complaints(fetch.request, fetch.session);
}

void App::on(const FollowComplaint& follow)
{
    link_->follow_complaint(follow.request, follow.key);
}

// ---- Help

void App::on(const ShowHelp& help)
{
    if (!is_helping_) {
        place_below_help_ = face_.place();
        below_help_ = screen_.index();
    }
    is_helping_ = true;
    if (!technician_.is_active())
        face_.show(help.screen);
}

void App::on(const HideHelp&)
{
    is_helping_ = false;
    if (technician_.is_active())
        return;
    face_.show(screen_);
    if (screen_.index() == below_help_)
        face_.go_to(place_below_help_);
}

void App::on(const CallHelp& call)
{
    link_->call_help(call.request, {.key = call.key, .screen = std::string(ui::name_of(screen_))});
}

Result<std::string> App::keep_complaint(const FileComplaint& file)
{
    const auto issuer = IdentityFiles(options_.settings.terminal.data).issuer;
    return journal_->record_complaint(
        {
            .number = {}, .key = file.key, .kind = file.kind, .subject = file.subject,
            .visit = file.visit, .at = {}, .sealed = TRY(sealed_words(file.words, issuer))
        },
        terminal_);
}

void App::on(const FileComplaint& file)
{
    const auto number = keep_complaint(file);
    if (!number)
        base::log(LogEvent::journal_failed, {{"cause", number.error()}});
    link_->send_letters();
    queue_.post(ComplaintFiled{file.request, number.value_or("")});
}

void App::on(const PrintComplaintSlip& print)
{
    const auto follow_url =
        fmt::format("{}/v1/complaints/{}", options_.settings.central.url, print.key);
    devices_->print_receipt(
        print.request, [this, print, follow_url, place = slip_place()](int width_dots) {
            return paint_complaint_slip(print, follow_url, place, strings_, width_dots);
        });
}

// ---- The terminals nearby

static base::Json to_json(const wire::NearbyTerminal& terminal)
{
    return {{"name", terminal.name},
            {"address", terminal.address},
            {"hours", terminal.hours},
            {"distance_m", terminal.distance_m}};
}

// On disk, because they are needed most when the centre cannot be reached.
void App::keep_nearby(const std::vector<wire::NearbyTerminal>& nearby)
{
    base::Json list = base::Json::array();
    for (const auto& each : nearby)
        list.push_back(to_json(each));
    const base::Json fact{{"at", base::to_rfc3339(clock_.wall())}, {"list", std::move(list)}};
    const auto kept = journal_->set_fact(std::string(nearby_fact), base::to_line(fact));
    if (!kept)
        base::log(LogEvent::journal_failed, {{"cause", kept.error()}});
    if (const auto* out = std::get_if<ui::OutOfService>(&screen_);
        out && session_.is_resting() && !technician_.is_active() && out->nearby.empty() &&
        !nearby.empty())
        show(screen_);
}

static ui::NearbyTerminal nearby_from(const base::Json& json)
{
    return {.name = json.value("name", ""),
            .address = json.value("address", ""),
            .hours = json.value("hours", ""),
            .distance_m = json.value("distance_m", 0)};
}

void App::tell_nearby(ui::OutOfService& out) const
{
    out.nearby.clear();
    const auto kept = journal_->fact(std::string(nearby_fact));
    const auto text = kept ? kept->value_or("") : std::string();
    const auto json = base::parse_json(text, 65'536);
    if (!json || !json->is_object() || !json->contains("list"))
        return;
    const auto at = base::from_rfc3339(json->value("at", ""));
    const auto age = at ? clock_.wall() - *at : std::chrono::system_clock::duration::max();
    if (age > good_for || age < std::chrono::seconds(-60))
        return;
    for (const auto& each : json->at("list"))
        out.nearby.push_back(nearby_from(each));
    out.nearby_as_of = age > fresh_for ? local_time(*at) : std::string();
}

}  // namespace kiosk
