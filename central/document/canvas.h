// Pages of a PDF to draw on, in points from the top left corner. The only file beside its .cpp
// that knows Cairo and Pango.
#pragma once

#include "base/bytes.h"
#include "base/qr.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace central::document {

struct Point {
    double x = 0;
    double y = 0;
};

struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;
    double alpha = 1;
};

enum class Family { serif, sans };
enum class Align { left, centre, right };

struct Style {
    double size = 12;
    Family family = Family::serif;
    bool is_bold = false;
    Align align = Align::left;
    Colour colour{};
    double spacing = 0;      // Between characters.
    double line_height = 1;  // Times the font's own.
    double indent = 0;       // Of the first line.
};

// Finding fonts is slow and their cache belongs to nobody in particular: made once, kept.
class Fonts {
public:
    Fonts();
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

private:
    friend class Canvas;
    struct Map;
    std::unique_ptr<Map> map_;
};

class Canvas {
public:
    // PDF 1.4, the newest that every printer and our own signer understand.
    Canvas(const Fonts&, double width, double height, const std::string& title);
    // One that measures and does not draw.
    static Canvas draft(const Fonts&);
    Canvas(Canvas&&) noexcept;
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    double text_height(std::string_view, double width, const Style&) const;
    // Returns the height; the line breaks within the width.
    double text(Point, std::string_view, double width, const Style&);
    // One character with its centre there, upright along `angle` (0: upright), `stretch` as tall.
    void character(Point centre, double angle, double stretch, std::string_view, const Style&);

    void line(Point from, Point to, double width, Colour);
    void fill(Point corner, double width, double height, Colour);
    void frame(Point corner, double width, double height, double line_width, Colour);
    void ring(Point centre, double radius, double line_width, Colour);
    void polygon(std::span<const Point>, Colour);
    void qr(Point corner, double side, const base::QrCode&);

    void end_page();
    // Errc::exhausted when Cairo ran out of memory on the way.
    base::Result<base::Bytes> finish() &&;

private:
    struct Surface;
    explicit Canvas(std::unique_ptr<Surface>);

    std::unique_ptr<Surface> surface_;
};

}  // namespace central::document
