# yimen_test(name SOURCES a_test.cpp … DEPENDS targets …): a Catch2 program whose cases ctest runs
# one by one. Debian 12 has Catch2 2.13, Debian 13 3.7: tests/catch.h chooses the header.
find_package(Catch2 REQUIRED)
include(Catch)

if(TARGET Catch2::Catch2WithMain)
    set(yimen_catch_main Catch2::Catch2WithMain)
else()
    add_library(yimen_catch_main STATIC ${PROJECT_SOURCE_DIR}/tests/catch_main.cpp)
    target_link_libraries(yimen_catch_main PUBLIC Catch2::Catch2 yimen_options)
    set(yimen_catch_main yimen_catch_main)
endif()

# LABELS name sets of cases that tests/run.sh picks: unit, peer, journey, simulation.
# AT_ONCE: ctest runs the program once, because its cases share what is dear to start.
# WALKS: some of the cases are tagged [walk]. They go through every screen in every language and look,
# which takes minutes under a sanitizer; their label is walk.
function(yimen_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "AT_ONCE;WALKS" "TIMEOUT;LABEL" "SOURCES;DEPENDS")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 60)
    endif()
    if(NOT arg_LABEL)
        set(arg_LABEL unit)
    endif()
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE yimen_options ${arg_DEPENDS} ${yimen_catch_main})
    target_compile_definitions(${name} PRIVATE YIMEN_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                               YIMEN_BINARY_DIR="${PROJECT_BINARY_DIR}")
    if(arg_AT_ONCE)
        add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
        set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS ${arg_LABEL})
        return()
    endif()
    set(cases)
    if(arg_WALKS)
        set(cases TEST_SPEC "~[walk]")
        catch_discover_tests(${name}
            TEST_SPEC "[walk]"
            TEST_PREFIX "${name}: "
            WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
            DISCOVERY_MODE PRE_TEST
            PROPERTIES TIMEOUT 600 LABELS walk)
    endif()
    catch_discover_tests(${name} ${cases}
        TEST_PREFIX "${name}: "
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
        DISCOVERY_MODE PRE_TEST
        PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS ${arg_LABEL})
endfunction()
