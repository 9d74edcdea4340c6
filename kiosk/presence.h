// How an error leaves a device: only one that is gone is opened anew.
#pragma once

#include "kiosk/device_worker.h"

namespace kiosk {

inline Presence presence_after(const base::Error& error)
{
    return error.code == base::Errc::disconnected ? Presence::gone : Presence::there;
}

}  // namespace kiosk
