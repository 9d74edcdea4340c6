// A camera that Linux knows, by V4L2's streaming with mapped buffers.
#pragma once

#include "drivers/camera/frame_source.h"
#include "drivers/camera/modes.h"
#include "drivers/camera/video_system.h"

#include <expected>
#include <memory>
#include <optional>

namespace drivers::camera {

struct FoundCamera {
    std::string node;  // Changes from one plugging to the next.
    std::string name;
    std::string bus;  // Where it is plugged in: the same as long as nobody moves the cable.
};

// Cameras only: one of them has several nodes, of which one gives pictures.
std::vector<FoundCamera> find_cameras(VideoSystem&);

class V4l2Source final : public FrameSource {
public:
    // The system must outlive the source. Errc::refused for a node that is no camera or offers
    // nothing that is of use; Errc::exhausted when the bus has no room for any of its modes.
    static base::Result<std::unique_ptr<V4l2Source>> open(VideoSystem&, const std::string& node);

    ~V4l2Source() override;
    V4l2Source(const V4l2Source&) = delete;
    V4l2Source& operator=(const V4l2Source&) = delete;

    base::Result<> check() override;
    base::Result<> start() override;
    void stop() override;

    // Frames with an error are dropped. A stream that breaks is started again, a few times in a
    // row at most.
    base::Result<Picture> next(base::Deadline) override;

    const Layout& layout() const { return layout_; }

private:
    V4l2Source(VideoSystem& system, int file) : system_(system), file_(file) {}

    base::Result<> settle_on_one_of(const std::vector<Mode>&);
    base::Result<> set_mode(const Mode&);
    base::Result<> take_buffers();
    void give_buffers_back();
    base::Result<> start_again(int cause);

    struct Filled {
        std::uint32_t index = 0;
        std::size_t length = 0;
        bool is_damaged = false;
    };
    // Empty when none waits.
    std::expected<std::optional<Filled>, int> take_filled();
    int give_to_the_camera(std::uint32_t index);
    base::Result<std::optional<Filled>> take_newest();

    VideoSystem& system_;
    int file_;
    Layout layout_;
    std::vector<std::span<std::byte>> buffers_;
    bool is_streaming_ = false;
    int restarts_ = 0;  // Since the last good frame.
    bool is_complaint_told_ = false;
};

}  // namespace drivers::camera
