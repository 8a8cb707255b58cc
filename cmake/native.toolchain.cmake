# One front end for both targets: clang 19 with libc++ (an emcc 3.1.69 drives the same clang).
set(CMAKE_C_COMPILER clang-19)
set(CMAKE_CXX_COMPILER clang++-19)
set(CMAKE_CXX_FLAGS_INIT -stdlib=libc++)
set(CMAKE_EXE_LINKER_FLAGS_INIT "-fuse-ld=lld-19 -stdlib=libc++")
find_program(CMAKE_AR llvm-ar-19)
find_program(CMAKE_RANLIB llvm-ranlib-19)
