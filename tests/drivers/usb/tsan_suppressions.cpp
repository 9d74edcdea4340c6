// A transfer that one thread submits and another reaps passes through the kernel, where
// ThreadSanitizer does not see that the one comes before the other. It looks for this name.
extern "C" const char* __tsan_default_suppressions();

extern "C" const char* __tsan_default_suppressions()
{
    return "race:libusb-1.0.so\n";
}
