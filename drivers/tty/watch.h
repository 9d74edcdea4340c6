// Tells when one of some files comes or goes, also when the folders it is in do.
#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace drivers::tty {

class Watch {
public:
    // changed is called on a thread of this object, also for changes of a file's owner and rights:
    // a device's node comes first, and the right to open it afterwards. On a machine without
    // inotify it is never called.
    Watch(std::vector<std::filesystem::path> files, std::move_only_function<void()> changed);
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch();

private:
    void run(const std::stop_token&);
    void arm();
    bool arm_nearest_folder_of(const std::filesystem::path&);
    bool take_events() const;

    std::vector<std::filesystem::path> files_;
    std::set<std::string> names_;  // Of the files and of all folders on the way to them.
    std::move_only_function<void()> changed_;
    std::set<int> watches_;
    int inotify_;
    int wake_;
    std::jthread thread_;
};

}  // namespace drivers::tty
