# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler options shared by every target of ours; never applied to imported ones.
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

add_library(supernet_options INTERFACE)
target_compile_options(supernet_options INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${SUPERNET_WARNINGS_AS_ERRORS}>:-Werror>)
target_compile_definitions(supernet_options INTERFACE SUPERNET_VERSION="${PROJECT_VERSION}")

# Qt's keywords clash with LibTorch's method names, so no target of ours has them.
add_library(supernet_qt_options INTERFACE)
target_compile_definitions(supernet_qt_options INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
    QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060000)

if(SUPERNET_SANITIZERS)
    # A finding ends the program: one that is only printed passes its test.
    add_compile_options(-fsanitize=${SUPERNET_SANITIZERS} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${SUPERNET_SANITIZERS})
    add_compile_definitions(SUPERNET_SANITIZED)
endif()

# supernet_precompile(TARGET HEADER...)
# Headers that most units of a target read anyway are compiled once. No unit may rely on that: each includes what it uses.
function(supernet_precompile TARGET)
    target_precompile_headers(${TARGET} PRIVATE <algorithm> <filesystem> <fstream> <functional> <map> <memory> <optional> <set> <string>
        <vector> <boost/multiprecision/cpp_int.hpp> <nlohmann/json.hpp> ${ARGN})
endfunction()

# supernet_precompile_tensors(TARGET HEADER...)
# The same for what computes with tensors. Not <torch/torch.h>: of all that it brings, templates are made anew in each unit,
# which takes as long again as the unit itself.
function(supernet_precompile_tensors TARGET)
    supernet_precompile(${TARGET} <ATen/ATen.h> <torch/types.h> <torch/csrc/autograd/function.h> ${ARGN})
endfunction()

# supernet_unite(TARGET [EXCEPT SOURCE...])
# With SUPERNET_UNITED, units of a target are compiled some at a time: what they all include is read, and its templates made,
# once for all of them. EXCEPT: those whose own helpers bear the names of others'; paths are relative to the target's folder.
function(supernet_unite TARGET)
    cmake_parse_arguments(UNITE "" "" "EXCEPT" ${ARGN})
    if(NOT SUPERNET_UNITED)
        return()
    endif()
    set_target_properties(${TARGET} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)
    list(TRANSFORM UNITE_EXCEPT PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
    if(UNITE_EXCEPT)
        set_source_files_properties(${UNITE_EXCEPT} TARGET_DIRECTORY ${TARGET} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
endfunction()
