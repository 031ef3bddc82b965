#!/bin/sh
# Removes Fifth Touch as install.sh put it there. Your data stays where it is.
set -eu

home=$HOME/.local
share=${XDG_DATA_HOME:-$home/share}
config=${XDG_CONFIG_HOME:-$HOME/.config}
program=$home/lib/fifth-touch

rm -f "$share/applications/fifth-touch.desktop" "$share/metainfo/app.fifth_touch.fifth_touch.metainfo.xml"
rm -f "$share/icons/hicolor/"*/apps/fifth-touch.png "$share/icons/hicolor/scalable/apps/fifth-touch.svg"
for folder in "$share/icons/hicolor/"*/apps "$share/icons/hicolor/"* "$share/icons/hicolor" "$share/icons" \
    "$share/applications" "$share/metainfo"; do
    rmdir "$folder" 2>/dev/null || true # only what is empty
done
if [ "$(readlink "$home/bin/fifth-touch" || true)" = "$program/fifth-touch" ]; then
    rm -f "$home/bin/fifth-touch"
fi
if grep -qs "$program/fifth-touch" "$config/autostart/fifth-touch.desktop"; then
    rm -f "$config/autostart/fifth-touch.desktop"
fi
rm -rf "$program" "$program.new" "$program.old"
for folder in "$home/bin" "$home/lib"; do
    rmdir "$folder" 2>/dev/null || true
done

echo "Fifth Touch is removed. Your data is kept in \"$share/fifth-touch\"; delete that folder to remove it as well."
