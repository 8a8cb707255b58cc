#!/usr/bin/env python3
"""The core library opens, prints, waits and reads no clock, and keeps no state: seen in its symbols, not in its sources.

  purity.py [--build build/native-release]

Undefined symbols of libego_core.a (what it asks of the outside) must be on the list below; each entry has its reason.
Defined symbols in writable sections must be constants: kPascalCase, or local to a function, built once at run time (a guard
beside them) and `const` in the source, which layers.py checks.
libego_web.a, where it exists, obeys the same list plus Dear ImGui.
"""
import pathlib
import re
import shutil
import subprocess

import source_text as src

# (regular expression on the demangled name, why it may be there)
ALLOWED = [
    (r"operator (new|delete)(\[\])?\(", "memory"),
    (r"(w?mem(cpy|move|set|cmp|chr)|strlen|bcmp|strcmp|strchr)$", "bytes"),
    (r"__cxa_(guard_(acquire|release|abort)|atexit|pure_virtual)$|__dso_handle$", "constants built once"),
    (r"__cxa_(begin_catch|end_catch|throw|rethrow|allocate_exception|free_exception)$|__gxx_personality_v0$|_Unwind_Resume$|"
     r"std::terminate\(\)", "noexcept borders of header code; the core throws nothing itself"),
    (r"std::__1::(basic_string<|__hash_memory|__next_prime|__libcpp_verbose_abort|__sort<|__do_nothing)", "containers"),
    (r"(void |bool )?std::__1::(__sort|__insertion_sort_incomplete|__stable_sort)\b", "sorting"),
    (r"std::__1::to_string\((unsigned )?(int|long|long long)\)$|std::nothrow$", "values"),
    (r"std::__1::(__throw_|bad_function_call|bad_optional_access|bad_variant_access|logic_error|length_error|out_of_range|"
     r"__shared_weak_count|__shared_count|to_chars\(|from_chars|__itoa|__vector_base_common|allocator)", "values"),
    (r"(non-virtual thunk to )?(vtable|typeinfo( name)?) for (std::|__cxxabiv1::)|typeinfo( name)? for ", "types"),
    (r"std::(exception|bad_alloc|bad_array_new_length|length_error|out_of_range|logic_error|bad_variant_access|"
     r"bad_optional_access)::", "types"),
    (r"(f?abs|floor|ceil|round|trunc|rint|nearbyint|l?lround|llround|fmod|sqrt|fma|frexp|ldexp|scalbn|copysign|modf|fmin|fmax)f?$",
     "exact by IEEE 754: the same bits on every target"),
    (r"__(u?div|u?mod|mul)[td]i[34]$|__mulodi4$|__mulsc3$", "128-bit integers of the compiler's runtime"),
    (r"__assert_fail$|abort$", "asserts of debug builds and hardened containers: a bug ends the program, loudly"),
    (r"_GLOBAL_OFFSET_TABLE_$|__stack_chk_fail$|__(asan|ubsan|sanitizer|sancov)_", "compiler"),
    (r"(\S+ )?simdjson::", "JSON parser: bytes in, values out"),
    (r"(\S.* )?fmt::v\d+::(?!.*\bv?print)", "formatting into strings"),
    (r"(mz|tinfl|tdefl)_", "inflate: bytes in, bytes out"),
    (r"ZSTD_", "Zstandard: bytes in, bytes out"),
    (r"(.* )?pugi::", "XML parser: bytes in, a tree out"),
    (r"mbedtls_sha256", "SHA-256: bytes in, digest out"),
    (r"(.* )?(guard variable for )?ego::", "ours"),
    (r"construction vtable for ego::", "ours"),
]
ALLOWED_IN_WEB = [
    (r"(\S+ )?Im[A-Z]\w*(::|$)|GImGui$", "Dear ImGui"),
    (r"(pow|cbrt|exp|log|sin|cos|tan|atan2|hypot)f?$", "colours and drawing: differences in the last bit are not seen"),
]
# Constants are named kPascalCase and built once. Exceptions: the unwinder's reference, and a constant that fast_float marks
# volatile so that the compiler cannot fold it; nobody writes to either.
CONSTANT = re.compile(r"(^|::)k[A-Z]\w*(\[abi:\w+\])?(\b|$)|^DW\.ref\.|^fast_float::detail::rounds_to_nearest\(\)::fmin$")


def tool(name):
    for candidate in (f"llvm-{name}-19", f"llvm-{name}", name):
        if shutil.which(candidate):
            return candidate
    raise SystemExit(f"no {name} found")


def output(*command, text=None):
    return subprocess.run(command, input=text, check=True, capture_output=True, text=True).stdout


def demangled(names):
    """As people write them. Asked for what is left alone: a visited variant of many types has thousands of names of kilobytes."""
    return output(tool("cxxfilt"), text="\n".join(names)).splitlines() if names else []


def undefined_symbols(library):
    """{demangled name: an object that asks for it}, without what the library defines itself."""
    wanted, defined, member = {}, set(), ""
    for line in output(tool("nm"), str(library)).splitlines():
        if line.endswith(":"):
            member = line[:-1]
            continue
        match = re.match(r"(?:[0-9a-f]+)?\s+([A-Za-z])\s+(.*)", line)
        if match and match.group(1) in "Uw":
            wanted.setdefault(match.group(2), member)
        elif match:
            defined.add(match.group(2))
    missing = {name: member for name, member in wanted.items() if name not in defined}
    return dict(zip(demangled(missing), missing.values()))


def writable_symbols(library):
    """(demangled name, object) of variables in sections that can be written at run time."""
    found, member = [], ""
    for line in output(tool("objdump"), "--syms", str(library)).splitlines():
        if "file format" in line:
            member = re.search(r"([\w.+-]+\.o)\)?:\s+file format", line).group(1)
            continue
        match = re.match(r"[0-9a-f]{16} .{6}(.) (\S+)\s+[0-9a-f]{16}\s+(?:\.hidden |\.protected )?(.+)", line)
        if match and match.group(1) == "O" and re.match(r"\.(t?bss|t?data(?!\.rel\.ro))|\*COM\*", match.group(2)):
            found.append((match.group(3), member))
    return list(zip(demangled([name for name, _ in found]), [member for _, member in found]))


def check(library, allowed, findings):
    name = library.name
    for symbol, member in undefined_symbols(library).items():
        if not any(re.match(pattern, symbol) for pattern, _ in allowed):
            findings.add(name, 0, "impure-symbol", f"{member} asks for `{symbol}`")
    writable = writable_symbols(library)
    guarded = {symbol.removeprefix("guard variable for ") for symbol, _ in writable if symbol.startswith("guard variable for ")}
    for symbol, member in writable:
        # Local and built at run time: layers.py has seen in the source that it is const.
        if symbol.removeprefix("guard variable for ") not in guarded and not CONSTANT.search(symbol):
            findings.add(name, 0, "writable-state", f"{member} keeps `{symbol}`")


def run():
    options = src.arguments(__doc__, ("--build", "build/native-release", "build folder that holds libego_core.a"))
    findings = src.Findings(options.root)
    build = pathlib.Path(options.build)
    build = build if build.is_absolute() else options.root / build
    core, web = build / "libego_core.a", build / "libego_web.a"
    if not core.exists():
        findings.add(str(options.build), 0, "not-built", "libego_core.a is not there: build first, or name the folder with --build")
        return findings.close("purity")
    check(core, ALLOWED, findings)
    if web.exists():
        check(web, ALLOWED + ALLOWED_IN_WEB, findings)
    return findings.close("purity")


if __name__ == "__main__":
    src.main(run)
