// Owns one device and the only thread that touches it. Opens it, polls it, reopens it after a
// disconnect, and runs what is posted. Every post is answered exactly once, also when there is no
// device, so nobody waits for a machine that is gone.
#pragma once

#include "base/result.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace kiosk {

// How a task or a poll left the device.
enum class Presence { there, gone };

template <class Device>
class DeviceWorker {
public:
    struct Options {
        std::move_only_function<base::Result<std::unique_ptr<Device>>()> open;
        // Called after each poll_interval while nothing else is asked.
        std::move_only_function<Presence(Device&)> poll;
        std::move_only_function<void(Device&)> up;
        std::move_only_function<void(const base::Error&)> down;  // Also after a failed first open.
        std::chrono::milliseconds poll_interval{500};
        std::chrono::milliseconds reopen_interval{2000};
    };

    explicit DeviceWorker(Options options)
        : options_(std::move(options)),
          poll_interval_(options_.poll_interval),
          thread_([this](const std::stop_token& stop) { run(stop); })
    {
    }

    // Runs on the worker; nullptr when there is no device. It must post its answer in both cases.
    using Task = std::move_only_function<Presence(Device*)>;
    void post(Task task)
    {
        const std::lock_guard lock(mutex_);
        tasks_.push_back(std::move(task));
        wake_.notify_one();
    }

    // A device may have arrived: try now.
    void nudge()
    {
        post([](Device*) { return Presence::there; });
    }

    void set_poll_interval(std::chrono::milliseconds interval)
    {
        const std::lock_guard lock(mutex_);
        poll_interval_ = interval;
        wake_.notify_one();
    }

private:
    void run(const std::stop_token& stop)
    {
        std::unique_ptr<Device> device;
        while (!stop.stop_requested()) {
            if (!device)
                device = try_open();
            auto task = next_task(stop, device != nullptr);
            if (stop.stop_requested()) {
                if (task)
                    task(nullptr);
                break;
            }
            // A task that came with the device's arrival wants the device.
            if (task && !device)
                device = try_open();
            Presence presence = Presence::there;
            if (task)
                presence = task(device.get());
            else if (device)
                presence = options_.poll(*device);
            if (device && presence == Presence::gone) {
                device.reset();
                tell_down(base::Error{base::Errc::disconnected, "gone", {}});
            }
        }
        answer_what_is_left();
    }

    std::unique_ptr<Device> try_open()
    {
        auto opened = options_.open();
        if (!opened) {
            tell_down(opened.error());
            return nullptr;
        }
        is_down_told_ = false;
        options_.up(**opened);
        return std::move(*opened);
    }

    // Once for each time it goes, not for each attempt to find it again.
    void tell_down(const base::Error& error)
    {
        if (!std::exchange(is_down_told_, true))
            options_.down(error);
    }

    Task next_task(const std::stop_token& stop, bool is_open)
    {
        std::unique_lock lock(mutex_);
        const auto wait = is_open ? poll_interval_ : options_.reopen_interval;
        wake_.wait_for(lock, stop, wait, [this] { return !tasks_.empty(); });
        if (tasks_.empty())
            return {};
        auto task = std::move(tasks_.front());
        tasks_.pop_front();
        return task;
    }

    void answer_what_is_left()
    {
        std::deque<Task> left;
        {
            const std::lock_guard lock(mutex_);
            left.swap(tasks_);
        }
        for (auto& task : left)
            task(nullptr);
    }

    Options options_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Task> tasks_;
    std::chrono::milliseconds poll_interval_;
    bool is_down_told_ = false;  // The worker's own.
    std::jthread thread_;        // Last member: stops before the rest is destroyed.
};

}  // namespace kiosk
