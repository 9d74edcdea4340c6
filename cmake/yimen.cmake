# How every part of Yimen is compiled, and the two functions the folders' CMakeLists.txt use.

add_library(yimen_options INTERFACE)
target_compile_options(yimen_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    # Where files are compiled together, names of the one hide those of another.
    $<$<NOT:$<BOOL:${CMAKE_UNITY_BUILD}>>:-Wshadow>
    $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2 -fstack-protector-strong>)
target_include_directories(yimen_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(yimen_options INTERFACE YIMEN_VERSION="${PROJECT_VERSION}")

if(YIMEN_FUZZ)
    # The compiler of the product decides about warnings, not this one.
    target_compile_options(yimen_options INTERFACE -w -Wno-error)
endif()

if(YIMEN_SANITIZE)
    target_compile_options(yimen_options INTERFACE
        -fsanitize=${YIMEN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(yimen_options INTERFACE -fsanitize=${YIMEN_SANITIZE})
endif()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
endif()

# yimen_library(name SOURCES a.cpp … [DEPENDS targets …] [PRIVATE_DEPENDS targets …])
# A third-party library belongs under PRIVATE_DEPENDS, so that its headers stay in one folder.
function(yimen_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS")
    add_library(${name} STATIC ${arg_SOURCES})
    target_link_libraries(${name} PUBLIC yimen_options ${arg_DEPENDS} PRIVATE ${arg_PRIVATE_DEPENDS})
endfunction()

# yimen_program(name SOURCES main.cpp … DEPENDS targets …)
function(yimen_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE yimen_options ${arg_DEPENDS})
endfunction()
