# SPDX-License-Identifier: GPL-3.0-or-later
# In a build without sanitizers, single targets all of whose sources of ours are compiled anew with them: few sources, free
# of LibTorch and of Qt's windows, so that this takes seconds.

# supernet_sanitize(TARGET SANITIZERS)
function(supernet_sanitize TARGET SANITIZERS)
    target_compile_options(${TARGET} PRIVATE -fsanitize=${SANITIZERS} -fno-sanitize-recover=all -fno-omit-frame-pointer -g1)
    target_link_options(${TARGET} PRIVATE -fsanitize=${SANITIZERS})
    target_compile_definitions(${TARGET} PRIVATE SUPERNET_SANITIZED)
    target_include_directories(${TARGET} PRIVATE "${PROJECT_SOURCE_DIR}/core" "${PROJECT_SOURCE_DIR}/app")
endfunction()

# supernet_add_sanitized_test(NAME SANITIZERS SOURCES ... LIBRARIES ...)
# A test program of NAME.cpp and of SOURCES, which come from anywhere in the project.
function(supernet_add_sanitized_test NAME SANITIZERS)
    cmake_parse_arguments(TEST "" "" "SOURCES;LIBRARIES" ${ARGN})
    supernet_add_test(${NAME} SOURCES ${NAME}.cpp ${TEST_SOURCES} LIBRARIES ${TEST_LIBRARIES} LABELS hardening)
    set_target_properties(${NAME} PROPERTIES DISABLE_PRECOMPILE_HEADERS ON)
    supernet_sanitize(${NAME} ${SANITIZERS})
endfunction()
