#!/usr/bin/env bash
# Installs the Tertulia that this script lies in as a service, on Debian or Ubuntu with systemd. As root:
#
#   deploy/install.sh
#
# The first time it writes the configuration and stops: say there under which name people will open it, and
# run it again. Run it also after `git pull`: the new version is built beside the running one, which is
# replaced when the build is through. What it makes:
#
#   /opt/tertulia/releases/*   this version and the one before, owned by root
#   /opt/tertulia/current      the one that runs
#   /etc/tertulia.env          the configuration, kept if it is there
#   /var/lib/tertulia          the secret and the certificates (systemd makes it)
#
# DESTDIR puts all of it below another folder, as packagers know it.
set -euo pipefail

readonly ROOT="${DESTDIR:-}"
SOURCE="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly SOURCE
readonly CONFIGURATION="$ROOT/etc/tertulia.env"
readonly HOME_FOLDER="$ROOT/opt/tertulia"
readonly BIN="$ROOT/usr/local/bin"

# What package.json asks for, and what is installed where that is missing.
readonly OLDEST_NODE=20.19.0
readonly NODE_MAJOR="${NODE_MAJOR:-24}"
readonly NODE_MIRROR="${NODE_MIRROR:-https://nodejs.org/dist}"

main() {
  [ "$(id -u)" = 0 ] || fail "Run this as root: sudo $0"
  export PATH="$BIN:$PATH"
  [ -e "$CONFIGURATION" ] || write_configuration
  install_packages
  has_node || install_node
  make_user
  build_release
  install_service
  open_firewall
  start_service
}

install_packages() {
  say "Installing packages"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  apt-get install -q -y --no-install-recommends ca-certificates curl
}

has_node() {
  local version
  version="$(node --version 2>/dev/null)" || return 1
  command -v npm >/dev/null || return 1
  # The older of the two comes first.
  [ "$(printf '%s\n' "$OLDEST_NODE" "${version#v}" | sort -V | head -n 1)" = "$OLDEST_NODE" ]
}

# The archive of nodejs.org is the same for every Debian and Ubuntu; their own packages are often too old.
install_node() {
  local folder="$NODE_MIRROR/latest-v$NODE_MAJOR.x" scratch archive name
  say "Installing Node.js $NODE_MAJOR"
  scratch="$(mktemp -d)"
  curl -fsSL --retry 5 -o "$scratch/SHASUMS256.txt" "$folder/SHASUMS256.txt"
  archive="$(awk -v end="-linux-$(node_platform).tar.gz" \
    'substr($2, length($2) - length(end) + 1) == end { print $2 }' "$scratch/SHASUMS256.txt")"
  [ -n "$archive" ] || fail "$folder has no Node.js for this kind of processor."
  curl -fsSL --retry 5 -o "$scratch/$archive" "$folder/$archive"
  (cd "$scratch" && grep -F "  $archive" SHASUMS256.txt | sha256sum --check --quiet -) ||
    fail "$archive is not what its checksum says. Nothing was installed."
  name="${archive%.tar.gz}"
  mkdir -p "$ROOT/opt" "$BIN"
  tar -xzf "$scratch/$archive" -C "$ROOT/opt"
  for tool in node npm npx; do ln -sfn "../../../opt/$name/bin/$tool" "$BIN/$tool"; done
  rm -rf "$scratch"
}

node_platform() {
  case "$(dpkg --print-architecture)" in
    amd64) echo x64 ;;
    *) dpkg --print-architecture ;;
  esac
}

make_user() {
  id tertulia >/dev/null 2>&1 && return
  useradd --system --user-group --home-dir /var/lib/tertulia --no-create-home \
    --shell /usr/sbin/nologin tertulia
}

write_configuration() {
  install -D -m 600 "$SOURCE/deploy/tertulia.env" "$CONFIGURATION"
  fail "Write your host name and address into $CONFIGURATION, then run this again."
}

# Root builds and owns the code, so that the service cannot change it. Packages' install scripts stay out.
build_release() {
  local name release
  name="$(date -u +%Y%m%dT%H%M%SZ)"
  release="$HOME_FOLDER/releases/$name"
  say "Building in $release"
  mkdir -p "$release"
  tar -C "$SOURCE" --exclude=./node_modules --exclude=./dist --exclude=./data --exclude=./.git \
    --exclude=./.env -cf - . | tar -C "$release" --no-same-owner -xf -
  (cd "$release" && npm ci --ignore-scripts && npm run build && npm prune --omit=dev --ignore-scripts)
  ln -sfn "releases/$name" "$HOME_FOLDER/next"
  mv -T "$HOME_FOLDER/next" "$HOME_FOLDER/current"
}

install_service() {
  install -D -m 644 "$SOURCE/deploy/tertulia.service" "$ROOT/etc/systemd/system/tertulia.service"
  systemctl daemon-reload
}

# Only where ufw is in force. A cloud's own firewall is another one: docs/deploy.md has the table of ports.
open_firewall() {
  command -v ufw >/dev/null && ufw status | grep -q '^Status: active' || return 0
  local port
  for port in "$(setting PORT 3000)" "$(setting RELAY_PORT)"; do
    [ -z "$port" ] || { ufw allow "$port/tcp" && ufw allow "$port/udp"; }
  done
  port="$(setting HTTP_REDIRECT_PORT)"
  [ -z "$port" ] || ufw allow "$port/tcp"
}

start_service() {
  say "Starting"
  systemctl enable tertulia
  systemctl restart tertulia
  local left
  for ((left = ${READY_SECONDS:-120}; left > 0; left--)); do
    systemctl is-active --quiet tertulia || break
    if is_ready; then
      remove_old_releases
      say "Tertulia is running. Its words: journalctl -u tertulia"
      return
    fi
    sleep 1
  done
  journalctl -u tertulia -n 30 --no-pager >&2 || true
  fail "Tertulia is not ready; its last words stand above, its settings in $CONFIGURATION."
}

is_ready() {
  curl -fs -o /dev/null "http://127.0.0.1:$(setting PORT 3000)/readyz"
}

# The one before stays, to go back to.
remove_old_releases() {
  local folder
  find "$HOME_FOLDER/releases" -mindepth 1 -maxdepth 1 -type d | sort -r | tail -n +3 |
    while read -r folder; do rm -rf "$folder"; done
}

# setting NAME [DEFAULT]: what the configuration says, of several lines the last, as systemd takes it.
setting() {
  local value
  value="$(sed -n "s/^$1=//p" "$CONFIGURATION" | tail -n 1 | tr -d "\"'")"
  echo "${value:-${2:-}}"
}

say() { echo "==> $*"; }

fail() {
  echo "$*" >&2
  exit 1
}

main
