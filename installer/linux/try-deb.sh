#!/usr/bin/env bash
# try-deb.sh PACKAGE NEWER: install, first start, tour, upgrade and remove in a fresh Debian 12.
#
# Run as root; needs debootstrap and, for the desktop's own libraries, the network. The package itself
# is installed and run with the network cut off. BASE=FILE.tar keeps the fresh system for the next time;
# PICTURES=FOLDER keeps what was on the screen.
set -euo pipefail
package=$(realpath "$1") newer=$(realpath "$2")
base=${BASE:-} pictures=${PICTURES:-}
root=$(mktemp -d /var/tmp/tanhua-root.XXXXXX)

clean() {
  mountpoint -q "$root/proc" && umount "$root/proc"
  rm -rf --one-file-system "$root"
}
trap clean EXIT

fail() { echo "FAILED: $1" >&2; exit 1; }
inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
  DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"; }
# Without network, and for the user also without root.
cut_off() { unshare --net env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
  DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"; }
as_user() { cut_off su -s /bin/sh tester -c "cd; export LANG=C.UTF-8; $1"; }

# The user's data, but for the file that says who has them open.
data() { (cd "$root/home/tester/.local/share/tanhua" &&
  find . -type f -not -name lock -exec sha256sum {} + | sort | sha256sum); }

if [ -n "$base" ] && [ -f "$base" ]; then
  tar -C "$root" -xf "$base"
else
  debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian >/dev/null
  cp -L /etc/resolv.conf "$root/etc/"
  # What every desktop has: X, GTK, D-Bus, the databases of menu entries and file types.
  inside apt-get install -y -qq --no-install-recommends xvfb xdotool xserver-xorg-core dbus-x11 libgtk-3-0 \
    desktop-file-utils shared-mime-info hicolor-icon-theme procps >/dev/null
  [ -z "$base" ] || tar -C "$root" --exclude=./proc/* -cf "$base" .
fi
chmod 755 "$root"
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm"
[ -c "$root/dev/null" ] || mknod -m 666 "$root/dev/null" c 1 3
inside useradd -m tester
if inside dpkg -l | grep -E '^ii  \S+-dev ' | grep -v libc6-dev; then fail 'a -dev package is there'; fi

echo '== install'
cp "$package" "$root/root/one.deb"
cp "$newer" "$root/root/two.deb"
cut_off dpkg -i /root/one.deb >/dev/null
cut_off desktop-file-validate /usr/share/applications/tanhua.desktop
for file in usr/bin/tanhua usr/share/icons/hicolor/48x48/apps/tanhua.png \
  usr/share/icons/hicolor/scalable/apps/tanhua.svg; do
  [ -e "$root/$file" ] || fail "$file is missing"
done
grep -q x-tanhua-store "$root/usr/share/mime/globs2" || fail 'the file type is not known'
missing=$(cut_off sh -c 'LD_LIBRARY_PATH=/usr/lib/tanhua/lib find /usr/lib/tanhua -name "*.so*" -exec ldd {} + 2>/dev/null' |
  grep "not found" | grep -v libcups | sort -u || true)
[ -z "$missing" ] || fail "missing libraries: $missing"
as_user 'tanhua --version'

echo '== first start, in X without any Chinese font'
as_user 'fc-list :lang=zh | grep -q . && exit 1 || true' || fail 'there is a Chinese font'
mkdir -p "$root/tmp/screen"
chmod 777 "$root/tmp/screen"
as_user 'Xvfb :77 -screen 0 1280x800x24 -fbdir /tmp/screen >/dev/null 2>&1 & export DISPLAY=:77
  sleep 2; for n in 1 2 3 4; do date +%s%N; tanhua --quit-after-start; date +%s%N; done >~/times
  tanhua >~/said 2>&1 & sleep 6; xdotool search --name 监督谈话工作台 >~/windows
  cp /tmp/screen/Xvfb_screen0 ~/first.xwd; kill $!; sleep 1; kill %1 2>/dev/null || true' || true
home=$root/home/tester
[ -s "$home/windows" ] || { cat "$home/said" >&2; fail 'no window was seen'; }
paste - - <"$home/times" | awk '{printf "cold process to painted window and out: %.2f s\n", ($2-$1)/1e9}'
[ ! -s "$home/said" ] || { echo 'it said:'; cat "$home/said"; }

echo '== tour'
as_user 'timeout 550 tanhua tour -o ~/tour' || fail 'the tour'
[ "$(find "$home/tour" -name '*.png' | wc -l)" -ge 40 ] || fail 'pictures of the tour are missing'

echo '== commands'
as_user 'rm -rf ~/.local/share/tanhua; tanhua demo --talks 40 --on 2026-07-13 >~/users
  export TANHUA_USER=liwenshu TANHUA_PASSWORD=Jiangzhou-2026-demo
  tanhua print --list --json | grep -o "\"key\": \"[a-z-]*" | cut -d\" -f4 >~/forms
  while read -r form; do
    tanhua print "$form" --blank -o ~/blank-$form.pdf || tanhua print "$form" -o ~/blank-$form.pdf ||
      echo "not printed: $form"
  done <~/forms >~/printed 2>&1
  tanhua print record --talk 2026-001 -o ~/record.pdf && tanhua print record --talk 2026-001 -o ~/record.docx &&
  tanhua export ledger --year 2026 -o ~/ledger.xlsx && tanhua search 水务 >/dev/null &&
  tanhua import-roster /usr/lib/tanhua/lib/resources/demo/roster.xlsx --dry-run >~/roster &&
  tanhua verify' || fail 'a command'
[ -s "$home/record.pdf" ] && [ -s "$home/record.docx" ] && [ -s "$home/ledger.xlsx" ] || fail 'papers'

echo '== upgrade'
before=$(data)
as_user 'Xvfb :78 >/dev/null 2>&1 & sleep 1; DISPLAY=:78 tanhua & sleep 20; kill $! %1' 2>/dev/null &
sleep 6
if cut_off dpkg -i /root/two.deb >"$root/tmp/refused" 2>&1; then fail 'upgraded while it ran'; fi
grep 正在运行 "$root/tmp/refused" || fail 'the refusal was not said'
wait
cut_off dpkg -i /root/two.deb >/dev/null
cut_off dpkg-query -W tanhua
after=$(data)
[ "$before" = "$after" ] || fail 'the data changed'
as_user 'export TANHUA_USER=liwenshu TANHUA_PASSWORD=Jiangzhou-2026-demo; tanhua verify' || fail 'verify'

echo '== remove'
before=$(data)
cut_off dpkg -r tanhua 2>&1 | tee "$root/tmp/removed" | grep -v Reading
grep -q /home/tester/.local/share/tanhua "$root/tmp/removed" || fail 'it did not say where the data are'
cut_off dpkg -P tanhua >/dev/null 2>&1 || true
left=$(find "$root/usr" "$root/etc" "$root/var/lib" -iname '*tanhua*' -not -path '*/dpkg/*')
[ -z "$left" ] || fail "left behind: $left"
after=$(data)
[ "$before" = "$after" ] || fail 'removing changed the data'
if [ -n "$pictures" ]; then
  mkdir -p "$pictures"
  cp "$home/first.xwd" "$home/times" "$pictures/"
fi
echo 'everything passed'
