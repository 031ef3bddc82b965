#!/bin/sh
# Installs Fifth Touch for you alone, into your home folder; no password is asked.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
if [ "${here#"$HOME/.local/lib/fifth-touch"}" != "$here" ]; then
    echo "Run the install.sh of the folder you unpacked." >&2
    exit 1
fi
home=$HOME/.local
share=${XDG_DATA_HOME:-$home/share}
program=$home/lib/fifth-touch

mkdir -p "$home/bin" "$home/lib" "$share/applications" "$share/metainfo"
rm -rf "$program.new" "$program.old"
cp -R "$here/fifth-touch" "$program.new"
cp "$here/uninstall.sh" "$program.new/uninstall.sh"
if ! "$program.new/fifth-touch" --version >/dev/null; then
    echo "Fifth Touch cannot start on this system; its words stand above. Nothing was changed." >&2
    rm -rf "$program.new"
    exit 1
fi
[ ! -d "$program" ] || mv "$program" "$program.old"
mv "$program.new" "$program"
rm -rf "$program.old"
ln -sf "$program/fifth-touch" "$home/bin/fifth-touch"

cp -R "$here/share/icons" "$share/"
cp "$here/share/metainfo/"*.xml "$share/metainfo/"
# a menu may not know ~/.local/bin, so the entry names the program by its full path
escaped=$(printf '%s' "$home/bin/fifth-touch" | sed 's/[\\"`$]/\\&/g; s/\\/\\\\/g; s/%/%%/g; s/[&|\\]/\\&/g')
sed -e "s|^Exec=fifth-touch|Exec=\"$escaped\"|" -e "/^TryExec=/d" \
    "$here/share/applications/fifth-touch.desktop" >"$share/applications/fifth-touch.desktop"

echo "Fifth Touch is installed: it stands in your menu, and \"$home/bin/fifth-touch\" starts it."
command -v notify-send >/dev/null || echo "For pop-ups the system needs notify-send (package libnotify-bin or libnotify)."
echo "To remove it: \"$program/uninstall.sh\"; your data stays."
