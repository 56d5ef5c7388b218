#!/usr/bin/env bash
# Make .venv with the program (editable) and the tools of development; see `make venv`.
# On Debian and its kin it installs the system packages that Qt and venv need when it may,
# and otherwise names them in one sentence.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() { printf '%s\n' "$1" >&2; exit 1; }

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3.11 python3.12 python3.13 python3; do
    if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
      2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  fail '没有找到 Python 3.11、3.12 或 3.13（Python 3.11 to 3.13 is needed）。'
}

# What Qt loads from the system: the file, and the Debian package that holds it.
LIBRARIES='
libEGL.so.1            libegl1
libGL.so.1             libgl1
libglib-2.0.so.0       libglib2.0-0
libfontconfig.so.1     libfontconfig1
libdbus-1.so.3         libdbus-1-3
libxkbcommon.so.0      libxkbcommon0
libxkbcommon-x11.so.0  libxkbcommon-x11-0
libxcb-cursor.so.0     libxcb-cursor0
libxcb-icccm.so.4      libxcb-icccm4
libxcb-image.so.0      libxcb-image0
libxcb-keysyms.so.1    libxcb-keysyms1
libxcb-randr.so.0      libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0      libxcb-shape0
'

missing_packages() {
  local known file package
  known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
  while read -r file package; do
    [ -z "$file" ] || grep -qF "$file " <<<"$known" || echo "$package"
  done <<<"$LIBRARIES"
  "$1" -c 'import ensurepip, venv' 2>/dev/null || echo "$(debian_name "$1")-venv"
}

debian_name() { "$1" -c 'import sys; print("python%d.%d" % sys.version_info[:2])'; }

install_packages() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing: $*"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  else
    fail "缺少系统软件包，请先安装（missing system packages）：sudo apt-get install $*"
  fi
}

python=$(find_python)
if [ "$(uname -s)" = Linux ]; then
  packages=$(missing_packages "$python")
  # shellcheck disable=SC2086 -- one word is one package
  [ -z "$packages" ] || install_packages $packages
fi
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
