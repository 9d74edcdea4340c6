// One thread for what would make the screen stand still: drawing a page, checking a PIN. Tasks run
// in order; what is left at the end is dropped, because nobody is there to be answered.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace kiosk {

class Background {
public:
    using Task = std::move_only_function<void()>;

    Background() : thread_([this](const std::stop_token& stop) { run(stop); }) {}

    void post(Task task)
    {
        const std::lock_guard lock(mutex_);
        tasks_.push_back(std::move(task));
        wake_.notify_one();
    }

private:
    void run(const std::stop_token& stop)
    {
        for (;;) {
            Task task;
            {
                std::unique_lock lock(mutex_);
                wake_.wait(lock, stop, [this] { return !tasks_.empty(); });
                if (stop.stop_requested())
                    return;
                task = std::move(tasks_.front());
                tasks_.pop_front();
            }
            task();
        }
    }

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Task> tasks_;
    std::jthread thread_;  // Last member.
};

}  // namespace kiosk
