# SPDX-License-Identifier: GPL-3.0-or-later
# Every library that the project uses, found once. All of them are packaged by Debian 12.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(spdlog REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(ICU 70 REQUIRED COMPONENTS uc i18n)
find_package(Boost 1.74 REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(LibArchive REQUIRED)
find_package(ZLIB REQUIRED)
find_package(CLI11 REQUIRED)
# The threads that oneDNN uses, shared with the loops between its products.
find_package(OpenMP REQUIRED COMPONENTS CXX)
# oneDNN's own configuration asks for OpenCL in Debian, which nothing here uses.
find_path(DNNL_INCLUDE_DIR dnnl.hpp REQUIRED)
find_library(DNNL_LIBRARY dnnl REQUIRED)
add_library(DNNL::dnnl UNKNOWN IMPORTED)
set_target_properties(DNNL::dnnl PROPERTIES IMPORTED_LOCATION "${DNNL_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${DNNL_INCLUDE_DIR}")
pkg_check_modules(sentencepiece REQUIRED IMPORTED_TARGET sentencepiece)

# ONNX's own classes and checker; Debian's LibTorch is linked to the same libraries.
find_package(Protobuf REQUIRED)
find_package(ONNX REQUIRED)

# LibTorch: Debian's 1.13 by default; CMAKE_PREFIX_PATH picks another.
find_package(Torch REQUIRED)

if(SUPERNET_STUDIO OR SUPERNET_TESTS)
    # QCustomPlot's Qt 6 configuration does not look for Qt itself, so Qt comes first.
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg PrintSupport Network LinguistTools Test)
    find_package(QCustomPlotQt6 REQUIRED)
endif()
