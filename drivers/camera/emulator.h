// A camera that is not plugged in, behind the system calls it is driven with, and what hands and
// bad cables do to it.
#pragma once

#include "drivers/camera/modes.h"
#include "drivers/camera/video_system.h"

#include <deque>
#include <map>
#include <mutex>

struct v4l2_buffer;

namespace drivers::camera {

// Thread-safe. One camera on /dev/video0, with a node for metadata on /dev/video1 as uvcvideo has.
// A frame is there whenever one is waited for; no wait takes any time.
class Emulator final : public VideoSystem {
public:
    explicit Emulator(std::vector<Mode> offered = {{PixelFormat::yuyv, 640, 480}});

    // What a hand can do.
    void show(Picture);  // Cut or filled up with grey to the size of the mode.
    void plug_out();
    void plug_in();

    // What can be wrong with it.
    void fall_silent();
    void damage_next_frames(int count);     // They come with the kernel's error flag.
    void shorten_next_frames(int count);    // Half of their bytes are missing.
    void break_stream(int times);           // Fetching a frame fails with EIO.
    void have_room_for(std::size_t bytes);  // Greater frames do not fit the bus: ENOSPC.
    void send_other_format();               // Answers S_FMT with a format of its own.
    void know_no_extras();                  // No rate, no mains frequency.
    void tell_impossible_buffer();          // Says that a buffer was filled that it never had.

    // Several frames come before the driver looks, and this picture is the last of them.
    void show_in_a_burst(std::vector<Picture>);

    // What a test can see of it.
    Mode mode() const;
    bool is_streaming() const;
    int starts() const;
    int mains_frequency() const;  // 0 until it was set.
    std::size_t mapped() const;
    std::size_t queued() const;  // Buffers that it may fill.
    int open_files() const;

    std::vector<std::string> nodes() override;
    std::expected<int, int> open(const std::string& node) override;
    void close(int file) override;
    int control(int file, unsigned long request, void* argument) override;
    std::expected<std::span<std::byte>, int> map(int file, std::size_t length,
                                                 std::uint32_t offset) override;
    void unmap(std::span<std::byte>) override;
    bool wait(int file, base::Deadline) override;

private:
    struct Filled {
        std::uint32_t index;
        std::uint32_t length;
        bool is_damaged;
    };

    int tell_identity(int file, void* argument) const;
    int tell_format(void* argument) const;
    int tell_size(void* argument) const;
    int set_format(void* argument);
    int set_extra(unsigned long request, void* argument);
    int make_buffers(int file, void* argument);
    int tell_buffer(void* argument) const;
    int take_empty(void* argument);
    int give_filled(void* argument);
    int start();
    int stop();
    void fill(const Picture&);
    base::Bytes encoded(const Picture&) const;
    std::size_t frame_size() const;
    std::vector<PixelFormat> formats() const;

    mutable std::mutex mutex_;
    std::vector<Mode> offered_;
    Mode mode_;
    Picture shown_;
    std::vector<Picture> burst_;
    std::vector<base::Bytes> memory_;
    std::deque<std::uint32_t> empty_;
    std::deque<Filled> filled_;
    std::map<int, std::string> files_;
    int last_file_ = 2;
    int owner_ = 0;  // The file whose buffers these are.
    int starts_ = 0;
    int mains_frequency_ = 0;
    std::size_t mapped_ = 0;
    std::size_t room_ = SIZE_MAX;
    int damaged_ = 0, shortened_ = 0, broken_ = 0;
    bool is_plugged_ = true, is_streaming_ = false, is_silent_ = false;
    bool sends_other_format_ = false, knows_extras_ = true, is_lying_ = false;
};

}  // namespace drivers::camera
