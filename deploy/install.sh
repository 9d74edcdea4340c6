#!/usr/bin/env bash
# Turns a Debian machine (12 or 13) into a terminal, or with --central into the approval service.
# Builds a release, installs programs, settings, units, users, udev and polkit rules, and starts the service.
#
#   deploy/install.sh [--central] [--root DIR]
#
# --root stages everything below DIR and touches neither users nor services (for images and tests).
# A settings file that is there already stays as it is.
set -euo pipefail
cd "$(dirname "$0")/.."

what=kiosk
root=
while [ $# -gt 0 ]; do
    case "$1" in
        --central) what=central ;;
        --root) root=$(realpath -m "${2:?--root wants a folder}"); shift ;;
        *) echo "usage: deploy/install.sh [--central] [--root DIR]"; exit 2 ;;
    esac
    shift
done
if [ -z "$root" ] && [ "$(id -u)" -ne 0 ]; then
    exec sudo "$0" $([ "$what" = central ] && echo --central)
fi

deploy/setup.sh --build-only
[ -n "$root" ] || [ "$what" = central ] || apt-get install -q -y --no-install-recommends \
    ipp-usb pcscd espeak-ng-data rime-data-luna-pinyin tegaki-zinnia-simplified-chinese libgl1-mesa-dri libgbm1 libegl1 libgles2
cmake --preset release >/dev/null
cmake --build --preset release
DESTDIR=$root cmake --install build/release --prefix /usr --component "$what" >/dev/null

etc=$root/etc/yimen
install -d -m 0755 "$etc" "$root/usr/lib/sysusers.d" "$root/usr/lib/systemd/system"
install -m 0644 deploy/systemd/yimen.sysusers "$root/usr/lib/sysusers.d/yimen.conf"
install -m 0644 "deploy/systemd/yimen-$what.service" "$root/usr/lib/systemd/system/"
if [ "$what" = kiosk ]; then
    [ -e "$etc/kiosk.toml" ] || install -m 0644 config/kiosk.toml "$etc/kiosk.toml"
    install -D -m 0644 deploy/systemd/yimen-watchdog.conf \
        "$root/usr/lib/systemd/system.conf.d/60-yimen-watchdog.conf"
    install -d -m 0755 "$root/usr/lib/udev/rules.d"
    install -D -m 0644 deploy/polkit/70-yimen.rules "$root/usr/share/polkit-1/rules.d/70-yimen.rules"
    build/release/drivers/devctl/yimen-devctl udev-rules > "$root/usr/lib/udev/rules.d/70-yimen.rules"
fi
[ -z "$root" ] || { echo "staged below $root"; exit 0; }

systemd-sysusers yimen.conf
systemctl daemon-reload
if [ "$what" = kiosk ]; then
    systemctl daemon-reexec  # Takes the hardware watchdog.
    udevadm control --reload
    udevadm trigger --subsystem-match=usb
    cat <<'NEXT'
Installed. What is left to do, once:
  1. set the centre's address and the printer in /etc/yimen/kiosk.toml;  yimen-kiosk --check
  2. sudo -u yimen yimen-kiosk --enrol CODE --authority authority.pem   (both from the centre)
  3. sudo -u yimen yimen-kiosk --set-pin                                (six digits, for technicians)
  4. systemctl enable --now yimen-kiosk
NEXT
else
    cat <<'NEXT'
Installed. What is left to do, once:
  1. sudo -u yimen-central yimen-centralctl init --data /var/lib/yimen-central --host NAME[,NAME…]
  2. systemctl enable --now yimen-central
  3. sudo -u yimen-central yimen-centralctl enrolment-code --data /var/lib/yimen-central --model floor-32
  4. sudo -u yimen-central yimen-centralctl catalogue-publish --data /var/lib/yimen-central --services DIR
     (the guides that terminals show; /usr/share/yimen/services is a demonstration)
NEXT
fi
