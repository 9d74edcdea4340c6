// A real pcscd of the test's own, with a virtual reader (vpcd) into which emulated cards are put.
#pragma once

#include "drivers/emulation/smart_card.h"

#include <sys/types.h>
#include <mutex>
#include <thread>

namespace tests {

// The first one takes this process into a /run and a network of its own, where neither a pcscd of
// the machine's is met nor anybody else can reach the virtual reader: it must come before threads.
class VirtualReader {
public:
    VirtualReader();
    VirtualReader(const VirtualReader&) = delete;
    VirtualReader& operator=(const VirtualReader&) = delete;
    ~VirtualReader();

    // The card must outlive its time in the reader.
    void insert(drivers::emulation::SmartCard&);
    void remove();

    void stop_pcscd();

private:
    drivers::emulation::SmartCard* card();
    void serve(const std::stop_token&);
    void serve_card(const std::stop_token&, int connection);
    bool serve_request(int connection);
    base::Bytes answer(base::ByteView request);

    pid_t pcscd_ = -1;
    std::mutex mutex_;
    drivers::emulation::SmartCard* card_ = nullptr;
    std::jthread server_;
};

}  // namespace tests
