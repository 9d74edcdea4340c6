// Only in sanitized builds: what libraries of Debian 12, built without sanitizers, are known for.
// cairo 1.16 loses 768 bytes for each font it embeds in a PDF; fontconfig keeps what it read of its
// settings; pangoft2 unlocks a mutex whose locking ThreadSanitizer did not see.
// The names are the sanitizers'.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions();

extern "C" const char* __lsan_default_suppressions()
{
    return "leak:libcairo.so\nleak:libfontconfig.so\n";
}

extern "C" const char* __tsan_default_suppressions()
{
    return "called_from_lib:libglib-2.0.so\ncalled_from_lib:libfontconfig.so\n"
           "mutex:libpangoft2-1.0.so\n";
}
// NOLINTEND(bugprone-reserved-identifier)
