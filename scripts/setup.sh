# shellcheck shell=sh disable=SC2034
# Shared by run, check and .ci/run, which source it from the root of the tree: the Debian packages and the steps of a build.
# Nothing is installed where all packages are there. What the steps print goes to log files in build/.

# The one list of packages. Those of the tests are asked for by ./check alone.
packages_run='gcc libc6-dev make autoconf automake pkgconf gettext
	libncurses-dev libutf8proc-dev libsqlite3-dev libconfig-dev libsodium-dev libjansson-dev
	zlib1g-dev libxlsxwriter-dev libpango1.0-dev fonts-liberation2'
packages_test='libcriterion-dev libvterm-dev xz-utils hunspell-vi poppler-utils'

build=build

say() {
	echo "doithoai: $*" >&2
}

fail() {
	say "$@"
	exit 1
}

# step WHAT LOG COMMAND…: run a step with its output in build/LOG; where it fails, say which, where the log is, and how it ends.
step() {
	step_name=$1 step_log=$build/$2
	shift 2
	mkdir -p "$build" || fail "cannot make the folder $PWD/$build: is the tree writable?"
	"$@" </dev/null >"$step_log" 2>&1 || {
		tail -n 20 "$step_log" >&2
		fail "$step_name failed; the whole log is $PWD/$step_log"
	}
}

# missing_packages NAME…: print those that are not installed.
missing_packages() {
	for package; do
		case $(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null) in
		ii*) ;;
		*) printf '%s ' "$package" ;;
		esac
	done
}

as_root() {
	if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# An outdated list of packages may still do, so that a failing update is left to the installation to judge.
apt_install() {
	as_root apt-get -q update
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 \
		install --no-install-recommends "$@"
}

# install_packages NAME…: install what is missing of the Debian packages; elsewhere leave it to configure to name what it misses.
install_packages() {
	command -v dpkg-query >/dev/null 2>&1 || return 0
	missing=$(missing_packages "$@")
	[ -n "$missing" ] || return 0
	say "installing Debian packages: $missing"
	if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
		fail "there is no sudo here. As root: apt-get install $missing"
	fi
	# shellcheck disable=SC2086 # one word each
	step 'the installation of packages' packages.log apt_install $missing
}

# What configure and the makefile are made from, as one checksum. Not by date: a checkout's dates may lie.
build_inputs() {
	find configure.ac Makefile.am ./*/local.mk ./*/*/local.mk scripts/setup.sh -type f -exec cksum {} + | LC_ALL=C sort | cksum
}

# build_program --enable-tests|--disable-tests: configure where that is due, then make. A build made for the tests does for
# the program alone as well. In maintainer mode make would remake the makefiles by the dates of the files.
build_program() {
	stamp=$build/configured
	inputs=$(build_inputs)
	if ! grep -qxF -e "$inputs $1" -e "$inputs --enable-tests" "$stamp" 2>/dev/null || [ ! -f "$build/Makefile" ]; then
		say 'configuring'
		rm -f "$stamp"
		step 'autoreconf' autoreconf.log autoreconf --force --install
		step 'configure' configure.log configure_build "$1"
		echo "$inputs $1" >"$stamp"
		say 'building'
	fi
	step 'the build' make.log make -C "$build" -j"$(nproc)"
}

configure_build() {
	(cd "$build" && ../configure --disable-maintainer-mode "$1")
}
