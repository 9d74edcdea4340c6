#include "ui/toolkit/widget.h"

namespace ui::toolkit {

namespace {

class Label final : public Widget {
public:
    Label(std::string text, LabelStyle style) : text_(std::move(text)), style_(style) {}
    Size measure(const Kit& kit, int width) const override
    {
        auto size = kit.typesetter.measure(text_, style_.font, width, style_.max_lines).size;
        // Room for what hinting adds, or the last character would wrap.
        size.width = std::min(width, size.width + 2);
        return size;
    }
    void draw(Drawing& drawing, const Rect& rect) const override
    {
        drawing.scene.add(Text{rect, text_, style_.font, style_.colour, style_.align,
                               style_.max_lines, style_.is_private});
    }

private:
    std::string text_;
    LabelStyle style_;
};

class IconMark final : public Widget {
public:
    IconMark(IconId id, int side, Colour colour) : id_(id), side_(side), colour_(colour) {}
    Size measure(const Kit&, int) const override { return {side_, side_}; }
    void draw(Drawing& drawing, const Rect& rect) const override
    {
        drawing.scene.add(Icon{
            {rect.x + (rect.width - side_) / 2, rect.y + (rect.height - side_) / 2, side_, side_},
            id_,
            colour_});
    }

private:
    IconId id_;
    int side_;
    Colour colour_;
};

class Paper final : public Widget {
public:
    Paper(Size size, std::span<const std::uint32_t> pixels, std::shared_ptr<const void> owner)
        : size_(size), pixels_(pixels), owner_(std::move(owner))
    {
    }
    // Takes the height that is left; only a stretch gives it one.
    Size measure(const Kit&, int width) const override { return {width, 0}; }
    void draw(Drawing& drawing, const Rect& rect) const override
    {
        if (size_.width <= 0 || size_.height <= 0)
            return;
        const double scale = std::min(static_cast<double>(rect.width) / size_.width,
                                      static_cast<double>(rect.height) / size_.height);
        const int width = static_cast<int>(size_.width * scale);
        const int height = static_cast<int>(size_.height * scale);
        const Rect place{rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2,
                         width, height};
        drawing.scene.add(
            Box{.rect = place, .fill = {255, 255, 255}, .radius = 8, .has_shadow = true});
        drawing.scene.add(Picture{place, size_, pixels_, owner_});
    }

private:
    Size size_;
    std::span<const std::uint32_t> pixels_;
    std::shared_ptr<const void> owner_;
};

// Where a part of so many pixels begins when the point at `hundredths` of all is in its middle.
int begin_of(int all, int part, int hundredths)
{
    const auto middle = static_cast<std::int64_t>(all) * hundredths / 100;
    return std::clamp(static_cast<int>(middle) - part / 2, 0, std::max(0, all - part));
}

class MagnifiedPaper final : public Widget {
public:
    MagnifiedPaper(Size size, std::span<const std::uint32_t> pixels,
                   std::shared_ptr<const void> owner, Magnified how)
        : size_(size), pixels_(pixels), owner_(std::move(owner)), how_(how)
    {
    }
    Size measure(const Kit&, int width) const override { return {width, 0}; }
    void draw(Drawing& drawing, const Rect& rect) const override
    {
        if (size_.width <= 0 || size_.height <= 0 || rect.is_empty())
            return;
        const double fit = std::min(static_cast<double>(rect.width) / size_.width,
                                    static_cast<double>(rect.height) / size_.height);
        const double scale = fit * how_.times;
        const Size part{std::min(size_.width, static_cast<int>(rect.width / scale)),
                        std::min(size_.height, static_cast<int>(rect.height / scale))};
        const int width = static_cast<int>(part.width * scale);
        const int height = static_cast<int>(part.height * scale);
        const Rect place{rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2,
                         width, height};
        drawing.scene.add(
            Box{.rect = place, .fill = {255, 255, 255}, .radius = 8, .has_shadow = true});
        drawing.scene.add(
            Picture{place, size_, pixels_, owner_,
                    Rect{begin_of(size_.width, part.width, how_.x),
                         begin_of(size_.height, part.height, how_.y), part.width, part.height}});
    }

private:
    Size size_;
    std::span<const std::uint32_t> pixels_;
    std::shared_ptr<const void> owner_;
    Magnified how_;
};

class Space final : public Widget {
public:
    explicit Space(Size size) : size_(size) {}
    Size measure(const Kit&, int width) const override
    {
        return {std::min(size_.width, width), size_.height};
    }
    void draw(Drawing&, const Rect&) const override {}

private:
    Size size_;
};

class ProgressBar final : public Widget {
public:
    ProgressBar(double share, Colour done, Colour rest, int height)
        : share_(std::clamp(share, 0.0, 1.0)), done_(done), rest_(rest), height_(height)
    {
    }
    Size measure(const Kit&, int width) const override { return {width, height_}; }
    void draw(Drawing& drawing, const Rect& rect) const override
    {
        drawing.scene.add(Box{.rect = rect, .fill = rest_, .radius = height_ / 2});
        auto part = rect;
        part.width = static_cast<int>(rect.width * share_);
        if (part.width >= height_)
            drawing.scene.add(Box{.rect = part, .fill = done_, .radius = height_ / 2});
    }

private:
    double share_;
    Colour done_;
    Colour rest_;
    int height_;
};

Box shape(const BoxStyle& style, const Rect& rect, Colour fill)
{
    return Box{.rect = rect,
               .fill = fill,
               .radius = style.radius,
               .border = style.border,
               .border_width = style.border_width,
               .has_shadow = style.has_shadow};
}

Rect inside(const BoxStyle& style, const Rect& rect)
{
    return {rect.x + style.padding_x, rect.y + style.padding_y, rect.width - 2 * style.padding_x,
            rect.height - 2 * style.padding_y};
}

Size around(const BoxStyle& style, const Kit& kit, const Widget& content, int width)
{
    const auto size = content.measure(kit, width - 2 * style.padding_x);
    return {size.width + 2 * style.padding_x, size.height + 2 * style.padding_y};
}

class BoxAround final : public Widget {
public:
    BoxAround(BoxStyle style, Part content) : style_(style), content_(std::move(content)) {}
    Size measure(const Kit& kit, int width) const override
    {
        return around(style_, kit, *content_, width);
    }
    void draw(Drawing& drawing, const Rect& rect) const override
    {
        drawing.scene.add(shape(style_, rect, style_.fill));
        content_->draw(drawing, inside(style_, rect));
    }

private:
    BoxStyle style_;
    Part content_;
};

class Touchable final : public Widget {
public:
    Touchable(std::string id, std::string spoken, TouchStyle style, Part content)
        : id_(std::move(id)),
          spoken_(std::move(spoken)),
          style_(style),
          content_(std::move(content))
    {
    }
    Size measure(const Kit& kit, int width) const override
    {
        auto size = around(style_.box, kit, *content_, width);
        size.width = std::max(size.width, kit.theme.target);
        size.height = std::max(size.height, kit.theme.target);
        return size;
    }
    void draw(Drawing& drawing, const Rect& rect) const override
    {
        const bool is_pressed = drawing.pressed == id_;
        drawing.scene.add(
            shape(style_.box, rect, is_pressed ? style_.pressed_fill : style_.box.fill));
        drawing.scene.targets.push_back(
            {rect, id_, spoken_, style_.is_private, drawing.scene.items.size()});
        content_->draw(drawing, inside(style_.box, rect));
    }

private:
    std::string id_;
    std::string spoken_;
    TouchStyle style_;
    Part content_;
};

class Centred final : public Widget {
public:
    Centred(Size least, bool is_centring, Part content)
        : least_(least), is_centring_(is_centring), content_(std::move(content))
    {
    }
    Size measure(const Kit& kit, int width) const override
    {
        const auto size = content_->measure(kit, width);
        return {std::max(size.width, least_.width), std::max(size.height, least_.height)};
    }
    void draw(Drawing& drawing, const Rect& rect) const override
    {
        if (!is_centring_)
            return content_->draw(drawing, rect);
        auto size = content_->measure(drawing.kit, rect.width);
        size.width = std::min(size.width, rect.width);
        size.height = std::min(size.height, rect.height);
        content_->draw(drawing,
                       {rect.x + (rect.width - size.width) / 2,
                        rect.y + (rect.height - size.height) / 2, size.width, size.height});
    }

private:
    Size least_;
    bool is_centring_;
    Part content_;
};

class Middle final : public Widget {
public:
    explicit Middle(Part content) : content_(std::move(content)) {}
    Size measure(const Kit& kit, int width) const override { return content_->measure(kit, width); }
    void draw(Drawing& drawing, const Rect& rect) const override
    {
        const int natural = content_->measure(drawing.kit, rect.width).height;
        const int height = std::min(natural, rect.height);
        content_->draw(drawing, {rect.x, rect.y + (rect.height - height) / 2, rect.width, height});
    }

private:
    Part content_;
};

class Layers final : public Widget {
public:
    Layers(Part below, Part above) : below_(std::move(below)), above_(std::move(above)) {}
    Size measure(const Kit& kit, int width) const override
    {
        const auto a = below_->measure(kit, width);
        const auto b = above_->measure(kit, width);
        return {std::max(a.width, b.width), std::max(a.height, b.height)};
    }
    void draw(Drawing& drawing, const Rect& rect) const override
    {
        below_->draw(drawing, rect);
        above_->draw(drawing, rect);
    }

private:
    Part below_;
    Part above_;
};

class Unturned final : public Widget {
public:
    explicit Unturned(Part content) : content_(std::move(content)) {}
    Size measure(const Kit& kit, int width) const override { return content_->measure(kit, width); }
    void draw(Drawing& drawing, const Rect& rect) const override
    {
        auto& scene = drawing.scene;
        Unmirrored part{
            .rect = rect, .first_item = scene.items.size(), .first_target = scene.targets.size()};
        content_->draw(drawing, rect);
        part.end_item = scene.items.size();
        part.end_target = scene.targets.size();
        scene.unmirrored.push_back(part);
    }

private:
    Part content_;
};

}  // namespace

Part label(std::string text, LabelStyle style)
{
    return std::make_unique<Label>(std::move(text), style);
}

Part icon(IconId id, int side, Colour colour)
{
    return std::make_unique<IconMark>(id, side, colour);
}

Part badge(IconId id, int side, Colour icon_colour, Colour disc)
{
    const int padding = side / 5;
    return at_least(
        {side, side},
        box({.fill = disc, .radius = side / 2, .padding_x = padding, .padding_y = padding},
            icon(id, side - 2 * padding, icon_colour)));
}

Part picture(Size size, std::span<const std::uint32_t> pixels, std::shared_ptr<const void> owner)
{
    return std::make_unique<Paper>(size, pixels, std::move(owner));
}

Part picture(Size size, std::span<const std::uint32_t> pixels, std::shared_ptr<const void> owner,
             Magnified how)
{
    return std::make_unique<MagnifiedPaper>(size, pixels, std::move(owner), how);
}

Part space(int width, int height)
{
    return std::make_unique<Space>(Size{width, height});
}

Part progress_bar(double share, Colour done, Colour rest, int height)
{
    return std::make_unique<ProgressBar>(share, done, rest, height);
}

Part box(BoxStyle style, Part content)
{
    return std::make_unique<BoxAround>(style, std::move(content));
}

Part centred(Part content)
{
    return std::make_unique<Centred>(Size{}, true, std::move(content));
}

Part middle(Part content)
{
    return std::make_unique<Middle>(std::move(content));
}

Part layers(Part below, Part above)
{
    return std::make_unique<Layers>(std::move(below), std::move(above));
}

Part at_least(Size least, Part content)
{
    return std::make_unique<Centred>(least, false, std::move(content));
}

Part unmirrored(Part content)
{
    return std::make_unique<Unturned>(std::move(content));
}

Part touchable(std::string id, std::string spoken, TouchStyle style, Part content)
{
    return std::make_unique<Touchable>(std::move(id), std::move(spoken), style, std::move(content));
}

}  // namespace ui::toolkit
