# Shared by the scripts of this folder: where we are, and how we speak.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DATA_DIR="${DATA_DIR:-$PWD/var}"
step() { printf '\033[1m▸ %s\033[0m\n' "$*"; }
say() { printf '  %s\n' "$*"; }
stop() { printf '\n✗ %s\n' "$*" >&2; exit 1; }
may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }
# install_debian "what for" package… : installs where we may, else says the one command to type.
install_debian() {
  local purpose=$1; shift
  may_install || stop "Il manque $purpose. Tapez : sudo apt-get install -y --no-install-recommends $*"
  step "Installation de $purpose"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
    >"$DATA_DIR/apt.log" 2>&1 || { tail -n 5 "$DATA_DIR/apt.log" >&2; stop "L’installation de $purpose a échoué. Vérifiez le réseau, puis tapez : apt-get install -y $*"; }
}
