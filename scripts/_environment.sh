# Sourced by scripts/build, scripts/test and scripts/serve: makes .venv hold exactly the locked
# packages. A second run only compares two files.

say() { printf '%s\n' "$*" >&2; }

may_install_packages() {
  command -v apt-get >/dev/null 2>&1 || return 1
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

install_packages() {
  if [ "$(id -u)" = 0 ]; then run=""; else run="sudo -n"; fi
  say "Installing $*…"
  $run apt-get update -qq >/dev/null 2>&1 || true
  DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

find_python() {
  for candidate in python3.13 python3.12 python3.11 python3 python; do
    if command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return 0
    fi
  done
  say "Python 3.11 or newer was not found: install it (Debian and Ubuntu: apt-get install python3 python3-venv; macOS: brew install python)."
  return 1
}

create_environment() {
  python=$(find_python) || return 1
  say "Creating .venv with $("$python" --version)…"
  rm -rf .venv
  if ! "$python" -m venv .venv >/dev/null 2>&1; then
    rm -rf .venv
    { may_install_packages && install_packages python3-venv && "$python" -m venv .venv >/dev/null 2>&1; } || {
      rm -rf .venv
      say "This Python cannot create virtual environments: install its venv package (Debian and Ubuntu: apt-get install python3-venv)."
      return 1
    }
  fi
}

# The packages behind PDF sheets and ZIM packages come as wheels or not at all: compiling them needs
# more than a contributor has.
install_wheels() {
  for wheel in typst libzim; do
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
      --only-binary :all: -r "requirements/$wheel.txt" >>.venv/install.log 2>&1 ||
      say "There is no ready-made $wheel for this computer: what needs it is left out."
  done
}

wanted() { cat "requirements/$1.txt" requirements/typst.txt requirements/libzim.txt; }

is_installed() { wanted "$1" | cmp -s - ".venv/installed-$1.txt"; }

# ensure_environment build|test: the packages of requirements/<name>.txt; those for tests include
# those for building.
ensure_environment() {
  if [ -x .venv/bin/python ]; then
    is_installed test && return 0
    [ "$1" = build ] && is_installed build && return 0
  fi
  .venv/bin/python -c '' 2>/dev/null || create_environment || return 1
  say "Installing the packages of requirements/$1.txt…"
  rm -f .venv/installed-*.txt
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
    -r "requirements/$1.txt" >.venv/install.log 2>&1 || {
    tail -n 5 .venv/install.log >&2
    say "The packages could not be installed (.venv/install.log): check the connection and run the command again."
    return 1
  }
  install_wheels
  wanted "$1" >".venv/installed-$1.txt"
}
