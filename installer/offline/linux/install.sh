#!/usr/bin/env bash
# Install the program from the wheels beside this script, without network: install.sh [FOLDER]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-$HOME/.local/lib/tanhua}

fail() { printf '%s\n' "$1" >&2; exit 1; }

wanted=$(basename "$here" | sed -n 's/.*-py\(3\)\([0-9]*\)$/\1.\2/p')
python=''
for candidate in ${PYTHON:-} "python${wanted:-3.11}" python3; do
  if "$candidate" -c "import sys, venv, ensurepip; sys.exit('%d.%d' % sys.version_info[:2] != '${wanted:-3.11}')" \
    2>/dev/null; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || fail "没有找到 Python ${wanted:-3.11}（须带 venv），没有安装。可以用 PYTHON=路径 指明。"
mkdir -p "$(dirname "$target")"
"$python" -m venv "$target" || fail "不能建立“$target”，没有安装。"
"$target/bin/python" -m pip install --quiet --disable-pip-version-check --no-index \
  --find-links "$here/wheels" --upgrade tanhua || fail '软件包不全或者与本机不符，没有装好。'
share=${XDG_DATA_HOME:-$HOME/.local/share}
mkdir -p "$share/applications" "$share/icons/hicolor/128x128/apps" "$HOME/.local/bin"
cp "$("$target/bin/python" -c 'import resources; print(resources.path("program/tanhua-128.png"))')" \
  "$share/icons/hicolor/128x128/apps/tanhua.png"
cat >"$share/applications/tanhua.desktop" <<ENTRY
[Desktop Entry]
Type=Application
Name=监督谈话工作台
Exec="$target/bin/tanhua"
Icon=tanhua
Terminal=false
Categories=Office;
StartupWMClass=tanhua
ENTRY
ln -sfn "$target/bin/tanhua" "$HOME/.local/bin/tanhua"
"$target/bin/tanhua" --version
echo "已装到“$target”，菜单“办公”中有“监督谈话工作台”。"
