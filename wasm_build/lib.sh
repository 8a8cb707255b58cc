# Shared by the set-up scripts: messages, the content cache, verified downloads. Sourced, never run.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${EGOSCOPE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/egoscope}
LOCK_FILE=$ROOT/wasm_build/third_party.lock
EXIT_USAGE=4

say() { printf '[setup] %s\n' "$*" >&2; }
die() { local code=$1; shift; printf '[setup] error: %s\n' "$*" >&2; exit "$code"; }

sha256_of() { sha256sum "$1" | cut -d' ' -f1; }

# lock_rows KIND... : the lock's rows of these kinds, without comments
lock_rows() { awk -v kinds=" $* " '!/^#/ && NF >= 7 && index(kinds, " " $2 " ")' "$LOCK_FILE"; }
lock_row() { awk -v name="$1" '!/^#/ && $1 == name' "$LOCK_FILE"; }

# key_of FILE... with lock rows on stdin: 16 hex digits that change when a recipe or a pin does
key_of() { { cat; cat "$@"; } | sha256sum | cut -c1-16; }

# publish TEMP FINAL: makes a finished folder visible in one step; a run killed earlier leaves only a TEMP, which the next run removes
publish() { touch "$1/.ready"; rm -rf "$2"; mv -T "$1" "$2"; }

# ---------------------------------------------------------------- private apt state
# Same mirror, proxy and keyring as the system's apt, extra suites, own lists: nothing is installed from it and /etc is not touched.
APT_DIR=$CACHE/apt
private_apt() { apt-get -c "$APT_DIR/apt.conf" -q "$@"; }

mirror_base() {   # the system's own main archive, in either format of sources.list
  local file
  for file in /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list /etc/apt/sources.list; do
    if [ -e "$file" ]; then cat "$file"; echo; fi
  done | awk -v code="$1" '
    /^URIs:/ { uri = $2 }
    /^Suites:/ { $1 = ""; suites = $0 " " }
    /^[[:space:]]*$/ { if (uri != "" && index(suites, " " code " ")) found = found ? found : uri; uri = ""; suites = "" }
    /^deb / { for (i = 2; i < NF; i++) if ($i ~ /:\//) { if ($(i + 1) == code) found = found ? found : $i; break } }
    END { if (found) print found }'
}

private_apt_begin() {
  [ -e "$APT_DIR/.updated" ] && return
  command -v apt-get >/dev/null || die $EXIT_USAGE "apt-get is missing: put the files of wasm_build/third_party.lock into $CACHE/incoming instead"
  local base keyring=/usr/share/keyrings/debian-archive-keyring.gpg signed=
  base=$(mirror_base "$(. /etc/os-release; echo "${VERSION_CODENAME:-bookworm}")")
  [ -n "$base" ] || die $EXIT_USAGE "no Debian main archive in /etc/apt: put the files of wasm_build/third_party.lock into $CACHE/incoming instead"
  [ -e $keyring ] && signed="[signed-by=$keyring] "
  rm -rf "$APT_DIR"; mkdir -p "$APT_DIR"/{lists/partial,cache/archives/partial}
  printf '%s\n' "deb $signed$base trixie main" "deb-src $signed$base bookworm main" "deb-src $signed$base trixie main" "deb-src $signed$base forky main" > "$APT_DIR/sources.list"
  cat > "$APT_DIR/apt.conf" <<C
Dir::Etc::sourcelist "$APT_DIR/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::State::lists "$APT_DIR/lists";
Dir::Cache "$APT_DIR/cache";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Sandbox::User "root";
C
  say "reading the package lists of bookworm, trixie and forky (private apt state)"
  private_apt update >&2 || die 5 "apt-get update failed for the private package lists"
  touch "$APT_DIR/.updated"
}
private_apt_end() { rm -rf "$APT_DIR"; }

# ---------------------------------------------------------------- downloads, by content
# fetch NAME: prints the folder of the verified file: downloads/NAME_VERSION_SHA16/
fetch() {
  local name kind package version suite sha file dir substitute
  read -r name kind package version suite sha _ <<<"$(lock_row "$1")"
  [ -n "$name" ] || die 5 "third_party.lock has no row '$1'"
  dir=$CACHE/downloads/${name}_${version}_${sha:0:16}
  [ -d "$dir" ] && { echo "$dir"; return; }
  substitute=$CACHE/downloads/.instead-of-${name}_${version}
  if [ -e "$substitute" ] && [ -d "$CACHE/downloads/$(cat "$substitute")" ]; then echo "$CACHE/downloads/$(cat "$substitute")"; return; fi

  local temp; mkdir -p "$CACHE/downloads"; temp=$(mktemp -d "$CACHE/downloads/.tmp-XXXXXX")
  for file in "$CACHE"/incoming/*; do   # files that somebody without Debian's or npm's mirrors put there by hand
    [ -f "$file" ] && [ "$(sha256_of "$file")" = "$sha" ] && cp "$file" "$temp/" && break
  done
  if [ -z "$(ls "$temp")" ]; then
    say "fetching $package $version"
    case $kind in
      npm) (cd "$temp" && npm pack --loglevel=error "$package@$version" >/dev/null 2>"$temp.log") || { cat "$temp.log" >&2; die 5 "npm cannot fetch $package@$version"; }
           rm -f "$temp.log" ;;
      deb|src)
        private_apt_begin
        if ! private_apt_fetch "$temp" "$kind" "$package=$version" 2>"$temp.log"; then
          say "notice: $package $version is not to be had; taking what $suite has now"
          local choice
          for choice in "$package/$suite" "$package"; do   # the suite's, else the newest of all suites
            rm -rf "$temp"; mkdir "$temp"
            private_apt_fetch "$temp" "$kind" "$choice" 2>"$temp.log" || { cat "$temp.log" >&2; die 5 "cannot fetch $choice"; }
            version=$(private_apt_version "$temp" "$kind" "$package")
            dpkg --compare-versions "$version" lt "$(lock_row "$name" | awk '{print $4}')" || break
          done
        fi
        rm -f "$temp.log" ;;
    esac
  fi
  file=$(ls "$temp"); local got; got=$(sha256_of "$temp/$file")
  local pinned; pinned=$(lock_row "$name" | awk '{print $4}')
  if [ "$got" != "$sha" ]; then
    [ "$version" != "$pinned" ] || die 5 "$file: SHA-256 $got, but third_party.lock says $sha"
    dpkg --compare-versions "$version" gt "$pinned" || die 5 "$package: $suite has $version, older than the pinned $pinned"
    say "notice: using $package $version ($got) instead of $pinned"
    dir=$CACHE/downloads/${name}_${version}_${got:0:16}; basename "$dir" > "$substitute"
  fi
  rm -rf "$dir"; mv -T "$temp" "$dir"; echo "$dir"
}
private_apt_fetch() {   # TEMP KIND SPEC
  local temp=$1 kind=$2 spec=$3
  if [ "$kind" = deb ]; then (cd "$temp" && private_apt download "$spec" >/dev/null)
  else (cd "$temp" && private_apt source --tar-only "$spec" >/dev/null)   # --tar-only: a mirror may lack a .dsc while it has the tarball
  fi && [ "$(find "$temp" -type f | wc -l)" = 1 ]
}
private_apt_version() {   # TEMP KIND PACKAGE: of the file that was fetched
  if [ "$2" = deb ]; then dpkg-deb -f "$1"/*.deb Version
  else apt-cache -c "$APT_DIR/apt.conf" showsrc --only-source "$3" | awk -v file="$(ls "$1")" '/^Version:/ { v = $2 } index($0, file) { found = v } END { print found }'; fi
}

# fetch_file NAME: the same, the file itself. Call it as a plain assignment, so that a failure stops the script.
fetch_file() { local dir; dir=$(fetch "$1"); echo "$dir"/*; }

# used NAME: one line for the stamp: name, version and SHA-256 really used, licence
used() {
  local file version; file=$(fetch_file "$1"); version=$(basename "$(dirname "$file")"); version=${version#"$1"_}
  printf '%-11s %-24s %s  %-26s %s\n' "$1" "${version%_*}" "$(sha256_of "$file")" "$(lock_row "$1" | awk '{print $7}')" "$(basename "$file")"
}
