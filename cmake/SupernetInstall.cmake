# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` puts where: programs, the tokenizer plugin beside the libraries, shipped projects, and what a
# desktop needs to show the studio. Presets and icons are compiled into the programs.
set(CMAKE_INSTALL_MESSAGE LAZY)
install(TARGETS supernet RUNTIME)
install(DIRECTORY models DESTINATION "${CMAKE_INSTALL_DATADIR}/supernet-studio" OPTIONAL)
set(documents "${CMAKE_INSTALL_DATADIR}/doc/supernet-studio")
install(FILES README.md DESTINATION "${documents}")
install(FILES LICENSE DESTINATION "${documents}" RENAME copyright)

# What Tab completes is asked of the program itself; one that is built for another processor cannot answer.
if(NOT CMAKE_CROSSCOMPILING)
    set(completion_bash "${CMAKE_INSTALL_DATADIR}/bash-completion/completions/supernet")
    set(completion_zsh "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions/_supernet")
    set(completion_fish "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d/supernet.fish")
    foreach(shell bash zsh fish)
        cmake_path(GET completion_${shell} PARENT_PATH folder)
        cmake_path(GET completion_${shell} FILENAME name)
        set(written "${CMAKE_BINARY_DIR}/completions/${shell}")
        install(CODE "execute_process(COMMAND \"$<TARGET_FILE:supernet>\" completion ${shell}
            OUTPUT_FILE \"${written}\" COMMAND_ERROR_IS_FATAL ANY)")
        install(FILES "${written}" DESTINATION "${folder}" RENAME "${name}")
    endforeach()
    file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/completions")
endif()

if(TARGET supernet-studio)
    install(TARGETS supernet-studio RUNTIME)
    install(FILES resources/desktop/org.supernetstudio.supernet-studio.desktop
        DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
    install(FILES resources/desktop/org.supernetstudio.supernet-studio.metainfo.xml
        DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
    install(FILES resources/icons/supernet-studio.svg
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
endif()

# `cpack -G DEB` in the build folder makes the Debian package; its dependencies are read from the programs themselves.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME supernet-studio)
set(CPACK_PACKAGE_CONTACT "The Supernet Studio authors")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "A supernet is one set of trained weights that holds a great many translation
models, from small and fast to large and good. Supernet Studio trains one from
two text files, finds the best trade-offs of speed and quality in it, and
writes the one that is picked as a model that stands on its own.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# LibTorch is content with any BLAS; with the reference one everything takes many times as long.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-openmp | libblas.so.3")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-dejavu-core, qt6-translations-l10n")
include(CPack)
