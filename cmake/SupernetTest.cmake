# SPDX-License-Identifier: GPL-3.0-or-later
# supernet_add_test(NAME SOURCES ... LIBRARIES ... [LABELS ...] [COST seconds])
# One Qt Test program, registered with CTest. The thread sanitizer's suite is those labelled `threads`. It runs offscreen and
# finds reference data through
# SUPERNET_DATA and SUPERNET_REFERENCE (../shared by default) and the programs through SUPERNET_BIN. The longest tests say
# what they cost, so that a first run begins with them and none is left to run alone at the end.
set(SUPERNET_DATA "${PROJECT_SOURCE_DIR}/../shared/data" CACHE PATH "Real corpora for tests; absent is fine")
set(SUPERNET_REFERENCE "${PROJECT_SOURCE_DIR}/../shared/reference" CACHE PATH "Published figures; absent is fine")

# A test runs for moments and is compiled again and again: most of what the optimiser does for it takes longer than it saves.
add_library(supernet_test_options INTERFACE)
target_compile_options(supernet_test_options INTERFACE $<IF:$<CONFIG:Release>,-O1,-O0>)
find_program(SUPERNET_GOLD NAMES ld.gold DOC "A linker that takes a tenth of the usual one's time")
mark_as_advanced(SUPERNET_GOLD)
if(SUPERNET_GOLD)
    target_link_options(supernet_test_options INTERFACE -fuse-ld=gold)
endif()

# What tests share, those of the window and those of tensors: compiled once. The compiler takes that up only where all
# definitions that went into it hold, so it has the fewest; and not Qt Test, which reads each test's own folders.
function(supernet_add_test_headers)
    set(unit "${CMAKE_BINARY_DIR}/tests/headers.cpp")
    file(GENERATE OUTPUT "${unit}" CONTENT "")
    set(options supernet_options supernet_qt_options supernet_test_options)
    add_library(supernet_test_headers OBJECT "${unit}")
    target_link_libraries(supernet_test_headers PRIVATE ${options} Qt6::Core)
    foreach(library nlohmann_json::nlohmann_json Boost::headers)
        target_include_directories(supernet_test_headers SYSTEM PRIVATE
            "$<TARGET_PROPERTY:${library},INTERFACE_INCLUDE_DIRECTORIES>")
    endforeach()
    supernet_precompile(supernet_test_headers <QtCore>)
    add_library(supernet_tensor_test_headers OBJECT "${unit}")
    target_link_libraries(supernet_tensor_test_headers PRIVATE ${options} supernet_tensors Qt6::Core)
    supernet_precompile_tensors(supernet_tensor_test_headers <QtCore>)
    if(SUPERNET_STUDIO)
        add_library(supernet_ui_test_headers OBJECT "${unit}")
        target_link_libraries(supernet_ui_test_headers PRIVATE ${options} supernet_ui Qt6::Widgets)
        supernet_precompile(supernet_ui_test_headers <QtWidgets>)
    endif()
endfunction()

# Qt's meta-object code of the test class, which its source includes at the end, and of a support class's header. Said here
# rather than found by AUTOMOC, which costs each of the many tests two further steps.
function(supernet_add_test_moc NAME)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/${NAME}_moc")
    qt_generate_moc(${NAME}.cpp "${folder}/${NAME}.moc" TARGET ${NAME})
    target_sources(${NAME} PRIVATE "${folder}/${NAME}.moc")
    target_include_directories(${NAME} PRIVATE "${folder}")
    foreach(source ${ARGN})
        if(source MATCHES "[.]h$")
            file(STRINGS "${source}" objects REGEX "Q_OBJECT")
            if(objects)
                qt_wrap_cpp(moc_sources "${source}" TARGET ${NAME})
                target_sources(${NAME} PRIVATE ${moc_sources})
            endif()
        endif()
    endforeach()
endfunction()

# Seconds that a test may take.
set(SUPERNET_TEST_LIMIT 600)
if(SUPERNET_SANITIZERS) # What checks every access takes several times as long.
    set(SUPERNET_TEST_LIMIT 3000)
endif()

function(supernet_add_test NAME)
    cmake_parse_arguments(TEST "" "COST" "SOURCES;LIBRARIES;LABELS" ${ARGN})
    add_executable(${NAME} ${TEST_SOURCES})
    if("ui" IN_LIST TEST_LABELS)
        target_precompile_headers(${NAME} REUSE_FROM supernet_ui_test_headers)
    elseif("supernet_tensors" IN_LIST TEST_LIBRARIES) # LibTorch has definitions of its own.
        target_precompile_headers(${NAME} REUSE_FROM supernet_tensor_test_headers)
    else()
        target_precompile_headers(${NAME} REUSE_FROM supernet_test_headers)
    endif()
    supernet_add_test_moc(${NAME} ${TEST_SOURCES})
    set_target_properties(${NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${NAME} PRIVATE supernet_options supernet_qt_options supernet_test_options Qt6::Test ${TEST_LIBRARIES})
    target_include_directories(${NAME} PRIVATE "${PROJECT_SOURCE_DIR}/tests" "${PROJECT_SOURCE_DIR}")
    target_compile_definitions(${NAME} PRIVATE SUPERNET_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    add_test(NAME ${NAME} COMMAND ${NAME})
    if("ui" IN_LIST TEST_LABELS) # The window follows a project on a thread of its own.
        list(APPEND TEST_LABELS threads)
    endif()
    # Qt Test's own limit is half of CTest's, which is the one that counts; a loaded machine needs it.
    # Passive: OpenMP threads that spin for each other get nowhere where tests share the processor (ten times the time).
    set(environment "QT_QPA_PLATFORM=offscreen" "QTEST_FUNCTION_TIMEOUT=${SUPERNET_TEST_LIMIT}000" "OMP_WAIT_POLICY=passive" "SUPERNET_BIN=${CMAKE_RUNTIME_OUTPUT_DIRECTORY}"
        "SUPERNET_LOCK_FOLDER=${CMAKE_BINARY_DIR}/tests/locks/${NAME}"
        "SUPERNET_SETTINGS_FOLDER=${CMAKE_BINARY_DIR}/tests/settings")
    file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/tests/locks/${NAME}") # so that a latency test stops no other test
    foreach(variable SUPERNET_DATA SUPERNET_REFERENCE)
        if(DEFINED ENV{${variable}})
            list(APPEND environment "${variable}=$ENV{${variable}}")
        else()
            list(APPEND environment "${variable}=${${variable}}")
        endif()
    endforeach()
    set_property(GLOBAL PROPERTY supernet_environment_${NAME} "${environment}") # for the same program tested otherwise
    set_tests_properties(${NAME} PROPERTIES ENVIRONMENT "${environment}" LABELS "${TEST_LABELS}" TIMEOUT ${SUPERNET_TEST_LIMIT})
    if(TEST_COST)
        set_tests_properties(${NAME} PROPERTIES COST ${TEST_COST})
    endif()
endfunction()
