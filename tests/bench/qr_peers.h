// The readers of QR codes that yimen-qr-bench compares: ours, and those that others would take.
#pragma once

#include "drivers/camera/picture.h"

#include <functional>
#include <string>
#include <vector>

namespace bench {

using drivers::camera::Picture;

struct QrReaderPeer {
    std::string name;
    // The text; empty when none was found.
    std::function<std::string(const Picture&)> read;
};

// Ours first: thorough, as a code's first frame is read.
std::vector<QrReaderPeer> qr_readers();

// Ours as most frames of a stream are read: without the dear steps.
QrReaderPeer quick_reader();

// A picture that is light where this one is dark.
Picture inverted(const Picture&);

}  // namespace bench
