// Only in sanitized builds: memory that libraries of Debian 12 do not give back. cairo 1.16 loses
// 768 bytes for each font it embeds in a PDF; fontconfig keeps what it read of its settings.
extern "C" const char* __lsan_default_suppressions();

extern "C" const char* __lsan_default_suppressions()
{
    return "leak:libcairo.so\nleak:libfontconfig.so\n";
}
