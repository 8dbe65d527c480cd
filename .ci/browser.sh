#!/usr/bin/env bash
# Installs what the browser tests need on Debian: Chromium, and the fonts that
# draw Chinese text and emoji in screenshots. Does nothing when all is there.
set -euo pipefail

packages=(chromium fonts-noto-cjk fonts-noto-color-emoji)

missing=()
for package in "${packages[@]}"; do
  state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing+=("$package")
done
if [ "${#missing[@]}" -eq 0 ]; then
  echo "browser: ${packages[*]} already installed"
  exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "browser: as root, run: apt-get install --no-install-recommends ${missing[*]}" >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
# Another apt on the same machine may hold the lock of the package lists.
for attempt in 1 2 3 4 5; do
  apt-get -qq update </dev/null && break
  [ "$attempt" -lt 5 ] || exit 1
  sleep 3
done
apt-get -qq -o DPkg::Lock::Timeout=180 -o Dpkg::Use-Pty=0 \
  install -y --no-install-recommends "${missing[@]}" </dev/null >/dev/null
echo "browser: installed ${missing[*]} ($(chromium --version 2>/dev/null))"
