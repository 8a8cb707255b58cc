#pragma once
// Mbed TLS reduced to one file's worth: SHA-256 over memory. No platform layer, no PSA, no assembler: the same C code on both targets.
#define MBEDTLS_SHA256_C
#define MBEDTLS_SHA224_C
