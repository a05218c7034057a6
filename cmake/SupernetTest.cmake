# SPDX-License-Identifier: GPL-3.0-or-later
# supernet_add_test(NAME SOURCES ... LIBRARIES ... [LABELS ...])
# One Qt Test program, registered with CTest. It runs offscreen and finds reference data through
# SUPERNET_DATA and SUPERNET_REFERENCE (../shared by default) and the programs through SUPERNET_BIN.
set(SUPERNET_DATA "${PROJECT_SOURCE_DIR}/../shared/data" CACHE PATH "Real corpora for tests; absent is fine")
set(SUPERNET_REFERENCE "${PROJECT_SOURCE_DIR}/../shared/reference" CACHE PATH "Published figures; absent is fine")

# What tests share, and those of the window: compiled once. The compiler takes that up only where all definitions that went
# into it hold, so it has the fewest; and not Qt Test, which reads each test's own folders.
function(supernet_add_test_headers)
    set(unit "${CMAKE_BINARY_DIR}/tests/headers.cpp")
    file(GENERATE OUTPUT "${unit}" CONTENT "")
    add_library(supernet_test_headers OBJECT "${unit}")
    target_link_libraries(supernet_test_headers PRIVATE supernet_options supernet_qt_options Qt6::Core)
    foreach(library nlohmann_json::nlohmann_json Boost::headers)
        target_include_directories(supernet_test_headers SYSTEM PRIVATE
            "$<TARGET_PROPERTY:${library},INTERFACE_INCLUDE_DIRECTORIES>")
    endforeach()
    supernet_precompile(supernet_test_headers <QtCore>)
    if(SUPERNET_STUDIO)
        add_library(supernet_ui_test_headers OBJECT "${unit}")
        target_link_libraries(supernet_ui_test_headers PRIVATE supernet_options supernet_qt_options supernet_ui Qt6::Widgets)
        supernet_precompile(supernet_ui_test_headers <QtWidgets>)
    endif()
endfunction()

function(supernet_add_test NAME)
    cmake_parse_arguments(TEST "" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
    add_executable(${NAME} ${TEST_SOURCES})
    if("ui" IN_LIST TEST_LABELS)
        target_precompile_headers(${NAME} REUSE_FROM supernet_ui_test_headers)
    elseif(NOT "supernet_tensors" IN_LIST TEST_LIBRARIES) # LibTorch has definitions of its own.
        target_precompile_headers(${NAME} REUSE_FROM supernet_test_headers)
    endif()
    set_target_properties(${NAME} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${NAME} PRIVATE supernet_options supernet_qt_options Qt6::Test ${TEST_LIBRARIES})
    target_include_directories(${NAME} PRIVATE "${PROJECT_SOURCE_DIR}/tests" "${PROJECT_SOURCE_DIR}")
    target_compile_definitions(${NAME} PRIVATE SUPERNET_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    add_test(NAME ${NAME} COMMAND ${NAME})
    # Qt Test's own limit is half of CTest's, which is the one that counts; a loaded machine needs it.
    # Passive: OpenMP threads that spin for each other get nowhere where tests share the processor (ten times the time).
    set(environment "QT_QPA_PLATFORM=offscreen" "QTEST_FUNCTION_TIMEOUT=600000" "OMP_WAIT_POLICY=passive" "SUPERNET_BIN=${CMAKE_RUNTIME_OUTPUT_DIRECTORY}"
        "SUPERNET_LOCK_FOLDER=${CMAKE_BINARY_DIR}/tests/locks/${NAME}")
    file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/tests/locks/${NAME}") # so that a latency test stops no other test
    foreach(variable SUPERNET_DATA SUPERNET_REFERENCE)
        if(DEFINED ENV{${variable}})
            list(APPEND environment "${variable}=$ENV{${variable}}")
        else()
            list(APPEND environment "${variable}=${${variable}}")
        endif()
    endforeach()
    set_tests_properties(${NAME} PROPERTIES ENVIRONMENT "${environment}" LABELS "${TEST_LABELS}" TIMEOUT 600)
endfunction()
