// A transfer that one thread submits and another reaps passes through the kernel, where
// ThreadSanitizer does not see that the one comes before the other.
extern "C" const char* __tsan_default_suppressions();  // NOLINT: its name, read by the sanitizer.

extern "C" const char* __tsan_default_suppressions()
{
    return "race:libusb-1.0.so\n";
}
