// Private to this folder: libcups behind owning types.
#pragma once

#include "drivers/ipp/message.h"

#include <cups/cups.h>

#include <memory>

namespace drivers::ipp {

struct IppDelete {
    void operator()(ipp_t* message) const { ippDelete(message); }
};
using IppMessage = std::unique_ptr<ipp_t, IppDelete>;

struct HttpClose {
    void operator()(http_t* http) const { httpClose(http); }
};
using Http = std::unique_ptr<http_t, HttpClose>;

Message to_values(ipp_t&);

}  // namespace drivers::ipp
