// The rules for udev, from the model tables of every driver.
#pragma once

#include <string>

namespace drivers::devctl {

// Every known device belongs to the group yimen, in which the kiosk runs, and to nobody else.
std::string udev_rules();

}  // namespace drivers::devctl
