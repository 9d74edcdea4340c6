// yimen-page PAGE WIDTH: a PDF on standard input, a header and pixels on standard output. Started
// by render_page() only; see answer.h.
#include "ui/page/answer.h"
#include "ui/page/sandbox.h"

#include <poppler.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <memory>
#include <optional>

namespace ui::page {

namespace {

template <auto Release>
struct Releaser {
    template <class T>
    void operator()(T* object) const
    {
        Release(object);
    }
};

std::optional<base::Bytes> read_input()
{
    base::Bytes bytes(pdf_limit + 1);
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const auto got = ::read(STDIN_FILENO, bytes.data() + filled, bytes.size() - filled);
        if (got <= 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    if (filled > pdf_limit)
        return std::nullopt;
    bytes.resize(filled);
    return bytes;
}

void write_all(base::ByteView bytes)
{
    while (!bytes.empty()) {
        const auto sent = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (sent <= 0)
            std::_Exit(1);
        bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
}

[[noreturn]] void end_with(Status status)
{
    write_all(encode({.status = status}));
    std::_Exit(0);
}

using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using Page = std::unique_ptr<PopplerPage, Releaser<g_object_unref>>;
using Document = std::unique_ptr<PopplerDocument, Releaser<g_object_unref>>;

Surface draw(PopplerPage* page, int width)
{
    double page_width = 0;
    double page_height = 0;
    poppler_page_get_size(page, &page_width, &page_height);
    if (!(page_width > 1) || !(page_height > 1) || page_height > page_width * most_proportion)
        end_with(Status::not_a_page);
    const double scale = width / page_width;
    const int height = std::max(1, static_cast<int>(std::floor(page_height * scale)));
    Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        end_with(Status::not_a_page);
    const std::unique_ptr<cairo_t, Releaser<cairo_destroy>> cairo(cairo_create(surface.get()));
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint(cairo.get());
    cairo_scale(cairo.get(), scale, scale);
    poppler_page_render(page, cairo.get());
    cairo_surface_flush(surface.get());
    return surface;
}

Document open(const base::Bytes& pdf)
{
    const std::unique_ptr<GBytes, Releaser<g_bytes_unref>> bytes(
        g_bytes_new_static(pdf.data(), pdf.size()));
    Document document(poppler_document_new_from_bytes(bytes.get(), nullptr, nullptr));
    if (!document)
        end_with(Status::not_a_pdf);
    return document;
}

[[noreturn]] void answer(int page_index, int width)
{
    const auto pdf = read_input();
    if (!pdf)
        end_with(Status::too_large);
    const auto document = open(*pdf);
    if (page_index >= poppler_document_get_n_pages(document.get()))
        end_with(Status::no_such_page);
    const Page page(poppler_document_get_page(document.get(), page_index));
    if (!page)
        end_with(Status::not_a_page);
    const auto surface = draw(page.get(), width);
    const int height = cairo_image_surface_get_height(surface.get());
    write_all(encode({.status = Status::drawn,
                      .width = static_cast<std::uint32_t>(width),
                      .height = static_cast<std::uint32_t>(height)}));
    const auto* row =
        reinterpret_cast<const std::byte*>(cairo_image_surface_get_data(surface.get()));
    for (int y = 0; y < height; ++y)
        write_all({row + y * cairo_image_surface_get_stride(surface.get()),
                   static_cast<std::size_t>(width) * 4});
    // Without the destructors: after a hostile file the shortest way out is the safest.
    std::_Exit(0);
}

}  // namespace

}  // namespace ui::page

int main(int count, char** words)
{
    using namespace ui::page;
    if (count != 3)
        return 2;
    const int page_index = std::atoi(words[1]);
    const int width = std::atoi(words[2]);
    if (page_index < 0 || width < least_width || width > most_width)
        return 2;
    if (!enclose())
        end_with(Status::not_enclosed);
    answer(page_index, width);
}
