// The half of emulated_exchange.h that reads and tells attributes.
#include "drivers/ipp/emulated_exchange.h"
#include "drivers/ipp/options.h"

#include <array>
#include <utility>

namespace drivers::ipp {

using Fault = Emulator::Fault;

void Emulator::Exchange::tell(ipp_tag_t group, const char* name,
                              const std::vector<std::string>& keywords)
{
    std::vector<const char*> pointers;
    for (const auto& value : keywords)
        pointers.push_back(value.c_str());
    ippAddStrings(answer_.get(), group, IPP_TAG_KEYWORD, name, static_cast<int>(pointers.size()),
                  nullptr, pointers.data());
}

static std::string text_in(ipp_t* message, const char* name)
{
    auto* const attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
    const char* const text = attribute ? ippGetString(attribute, 0, nullptr) : nullptr;
    return text ? text : "";
}

static int integer_in(ipp_t* message, const char* name, int otherwise)
{
    auto* const attribute = ippFindAttribute(message, name, IPP_TAG_INTEGER);
    return attribute ? ippGetInteger(attribute, 0) : otherwise;
}

JobWishes Emulator::Exchange::asked_wishes()
{
    auto* const request = request_.get();
    JobWishes wishes{.media = text_in(request, "media"),
                     .source = {},
                     .type = {},
                     .sides = text_in(request, "sides"),
                     .format = {},
                     .copies = integer_in(request, "copies", 1)};
    auto* const media = ippFindAttribute(request, "media-col", IPP_TAG_BEGIN_COLLECTION);
    if (!media)
        return wishes;
    auto* const collection = ippGetCollection(media, 0);
    wishes.source = text_in(collection, "media-source");
    wishes.type = text_in(collection, "media-type");
    auto* const size = ippFindAttribute(collection, "media-size", IPP_TAG_BEGIN_COLLECTION);
    if (size) {
        auto* const dimensions = ippGetCollection(size, 0);
        wishes.media = std::to_string(integer_in(dimensions, "x-dimension", 0)) + "x" +
                       std::to_string(integer_in(dimensions, "y-dimension", 0));
    }
    return wishes;
}

void Emulator::Exchange::tell_printer()
{
    tell_state();
    tell_paper();
    tell_raster();
    tell_supplies();
    tell_queue();
}

void Emulator::Exchange::tell_state()
{
    static constexpr int idle = 3;
    static constexpr int stopped = 5;
    auto* const out = answer_.get();
    const auto& queue = machine_.queue_;
    ippAddString(out, IPP_TAG_PRINTER, IPP_TAG_TEXT, "printer-make-and-model", nullptr,
                 "Emulated Printer");
    ippAddInteger(out, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state",
                  queue.is_blocked() ? stopped : idle);
    tell(IPP_TAG_PRINTER, "printer-state-reasons", queue.reasons());
    ippAddBoolean(out, IPP_TAG_PRINTER, "printer-is-accepting-jobs", 1);
}

void Emulator::Exchange::tell_paper()
{
    tell(IPP_TAG_PRINTER, "media-supported",
         {"na_letter_8.5x11in", "iso_a4_210x297mm", "iso_a5_148x210mm"});
    tell(IPP_TAG_PRINTER, "media-source-supported", {"auto", "tray-1", "tray-2"});
    tell(IPP_TAG_PRINTER, "media-type-supported", {"stationery", "cardstock"});
    tell(IPP_TAG_PRINTER, "sides-supported",
         {"one-sided", "two-sided-long-edge", "two-sided-short-edge"});
    ippAddRange(answer_.get(), IPP_TAG_PRINTER, "copies-supported", 1, 9);
}

void Emulator::Exchange::tell_raster()
{
    auto* const out = answer_.get();
    const bool takes_pdf = machine_.takes_pdf_ && machine_.fault_ != Fault::takes_no_pdf;
    const bool takes_raster = machine_.fault_ != Fault::takes_no_pdf;
    std::vector<const char*> formats{"application/octet-stream"};
    if (takes_pdf)
        formats.push_back("application/pdf");
    if (takes_raster)
        formats.push_back("image/pwg-raster");
    ippAddStrings(out, IPP_TAG_PRINTER, IPP_TAG_MIMETYPE, "document-format-supported",
                  static_cast<int>(formats.size()), nullptr, formats.data());
    static constexpr std::array dpi{300, 600};
    ippAddResolutions(out, IPP_TAG_PRINTER, "pwg-raster-document-resolution-supported",
                      static_cast<int>(dpi.size()), IPP_RES_PER_INCH, dpi.data(), dpi.data());
    tell(IPP_TAG_PRINTER, "pwg-raster-document-type-supported", {"black_1", "sgray_8"});
    tell(IPP_TAG_PRINTER, "pwg-raster-document-sheet-back", {"rotated"});
}

void Emulator::Exchange::tell_supplies()
{
    if (machine_.fault_ == Fault::tells_no_supplies)
        return;
    auto* const out = answer_.get();
    static constexpr std::array names{"Black Toner", "Drum", "Waste"};
    static constexpr std::array types{"toner", "opc", "waste-toner"};
    ippAddStrings(out, IPP_TAG_PRINTER, IPP_TAG_NAME, "marker-names",
                  static_cast<int>(names.size()), nullptr, names.data());
    ippAddStrings(out, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "marker-types",
                  static_cast<int>(types.size()), nullptr, types.data());
    const std::array levels{machine_.queue_.toner_percent, -2, 5};
    ippAddIntegers(out, IPP_TAG_PRINTER, IPP_TAG_INTEGER, "marker-levels",
                   static_cast<int>(levels.size()), levels.data());
}

void Emulator::Exchange::tell_queue()
{
    if (machine_.error_policy_.empty())
        return;
    auto* const out = answer_.get();
    ippAddString(out, IPP_TAG_PRINTER, IPP_TAG_NAME, "printer-error-policy", nullptr,
                 machine_.error_policy_.c_str());
    ippAddString(out, IPP_TAG_PRINTER, IPP_TAG_URI, "device-uri", nullptr,
                 machine_.device_uri_.c_str());
}

void Emulator::Exchange::tell_job(const Job& job)
{
    auto* const out = answer_.get();
    ippAddInteger(out, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", job.id);
    ippAddString(out, IPP_TAG_JOB, IPP_TAG_NAME, "job-name", nullptr, job.name.c_str());
    ippAddInteger(out, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", std::to_underlying(job.state));
    tell(IPP_TAG_JOB, "job-state-reasons", job.reasons);
    if (machine_.fault_ != Fault::hides_pages)
        ippAddInteger(out, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-impressions-completed",
                      job.pages_out.value_or(0));
    if (job.has_begun)
        ippAddInteger(out, IPP_TAG_JOB, IPP_TAG_INTEGER, "time-at-processing", 1);
    else
        ippAddOutOfBand(out, IPP_TAG_JOB, IPP_TAG_NOVALUE, "time-at-processing");
}

}  // namespace drivers::ipp
