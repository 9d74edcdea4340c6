// The bench tool's commands, each over whatever machines it is given.
#pragma once

#include "drivers/bus.h"
#include "drivers/camera/video_system.h"
#include "drivers/devctl/card_readers.h"

#include <iosfwd>
#include <span>
#include <string_view>

namespace drivers::devctl {

enum class Exit {
    ok = 0,
    said_no = 1,  // The device, or the story.
    usage = 2,
};

inline constexpr std::string_view commands_usage =
    "  list                                  what is plugged in, and which driver knows it\n"
    "  probe                                 open every known device and ask who it is\n"
    "  status [--uri URI]                    state of card reader, receipt printer, code\n"
    "                                        scanner, power supply and cabinet, or of the\n"
    "                                        document printer at URI\n"
    "  read-card                             read the card that lies on the reader; shows no more\n"
    "                                        of the person than a technician needs\n"
    "  read-social-card [--reader NAME]      the same of a social security card in a reader that\n"
    "                                        pcscd knows, the first with a card or this one\n"
    "  read-passport --mrz LINES | --mrz-file FILE [--reader NAME]\n"
    "                                        the same of a travel document, which opens to the\n"
    "                                        lines printed in it; FILE - is what is typed or\n"
    "                                        scanned, and unlike LINES stays out of the history\n"
    "  print-test receipt                    print one slip\n"
    "  print-test document --uri URI [--media SIZE] [--source TRAY] [--type TYPE]\n"
    "             [--sides SIDES] [--copies N]\n"
    "                                        print one A4 page; URI is ipp://…, ipps://…,\n"
    "                                        ipp-usb:MODEL, cups:QUEUE or usb:\n"
    "  scan [--ending ENDING | --camera | --pictures PATH] [--show]\n"
    "                                        wait for one code, before the scanner, the first\n"
    "                                        camera, or in pictures (*.pgm); shows its first\n"
    "                                        characters, or all. The scanner ends its codes with\n"
    "                                        crlf, cr, lf or tab; without it: with silence\n"
    "  watchdog [FOLDER]                     what the kernel tells of its hardware watchdogs;\n"
    "                                        opens none, which would start it\n"
    "  udev-rules                            write the rules that let the group yimen use every\n"
    "                                        known device\n";

// What commands find: the devices on buses, and those that the system keeps.
struct Machines {
    Bus& bus;
    camera::VideoSystem& video;
    CardReaders& cards;
};

// arguments begin with the command.
Exit run_command(std::span<const std::string_view> arguments, const Machines&, std::ostream& out,
                 std::ostream& err);

}  // namespace drivers::devctl
