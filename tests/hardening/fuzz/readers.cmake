# SPDX-License-Identifier: GPL-3.0-or-later
# The readers and of the engine what they need, for the test beside this file and for guided/.
set(engine "${PROJECT_SOURCE_DIR}/core/engine")
add_library(supernet_fuzz_readers STATIC EXCLUDE_FROM_ALL
    "${CMAKE_CURRENT_LIST_DIR}/model_readers.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/project_readers.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/readers.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/readers.h"
    "${CMAKE_CURRENT_LIST_DIR}/space_readers.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/text_readers.cpp"
    "${engine}/dense/byte_matrix.cpp"
    "${engine}/dense/compute_type.cpp"
    "${engine}/dense/dense_model.cpp"
    "${engine}/dense/quantise.cpp"
    "${engine}/dense/random_model.cpp"
    "${engine}/dense/safetensors.cpp"
    "${engine}/exporters/export_reader.cpp"
    "${engine}/exporters/tokenizer_pieces.cpp"
    "${engine}/latency/device_profile.cpp"
    "${engine}/latency/latency_predictor.cpp"
    "${PROJECT_SOURCE_DIR}/app/cli/serve/json_server.cpp"
    "${PROJECT_SOURCE_DIR}/app/cli/serve/serve_parameters.cpp"
)
target_include_directories(supernet_fuzz_readers PUBLIC "${PROJECT_SOURCE_DIR}/tests" "${PROJECT_SOURCE_DIR}/app")
target_link_libraries(supernet_fuzz_readers PUBLIC supernet_text supernet_domain ZLIB::ZLIB Threads::Threads
    PRIVATE supernet_options)
target_compile_options(supernet_fuzz_readers PRIVATE -fopenmp-simd) # as with LibTorch, whose own options have it
supernet_precompile(supernet_fuzz_readers)
supernet_unite(supernet_fuzz_readers)
