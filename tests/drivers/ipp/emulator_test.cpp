#include "drivers/ipp/emulator.h"

#include "tests/catch.h"
#include "tests/drivers/ipp/documents.h"

using namespace drivers::ipp;

TEST_CASE("pages are counted by their objects, however they are written")
{
    CHECK(count_pages(base::view(pdf_of(0))) == 0);
    CHECK(count_pages(base::view(pdf_of(7))) == 7);
    CHECK(count_pages(base::view("<</Type\n/Page>> <</Type/Page /x>> <</Type/Pages>> /Type ")) ==
          2);
}

TEST_CASE("a queue prints a page a step and stops where the paper ends")
{
    EmulatedQueue queue;
    const auto id = queue.create("t");
    REQUIRE(queue.find(id)->job.awaits_data());
    queue.step();
    REQUIRE(queue.find(id)->job.state == JobState::held);

    const auto pdf = pdf_of(3);
    queue.give_document(*queue.find(id), {base::view(pdf).begin(), base::view(pdf).end()});
    queue.sheets = 2;
    for (int i = 0; i < 5; ++i)
        queue.step();
    REQUIRE(queue.find(id)->job.state == JobState::stopped);
    REQUIRE(queue.printed()[0].pages == 2);
    REQUIRE(queue.reasons().front() == "media-empty-error");

    queue.sheets.reset();
    for (int i = 0; i < 3; ++i)
        queue.step();
    REQUIRE(queue.find(id)->job.state == JobState::completed);
    REQUIRE(queue.printed()[0].pages == 3);
}

TEST_CASE("the address stays the same when the plug was out")
{
    Emulator machine;
    const auto uri = machine.uri();
    machine.plug_out();
    machine.plug_out();
    machine.plug_in();
    machine.plug_in();
    REQUIRE(machine.uri() == uri);
}
