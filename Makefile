# Every command sets up what it needs first. PYTHON picks the interpreter: make run PYTHON=python3.12
PYTHON ?= python3
PY := .venv/bin/python
# Unset where an environment would leak another Python's packages into ours.
unexport PYTHONPATH PYTHONHOME

# Several tests at once, each file in one process; `make test TESTS=tests/gui` runs some of them.
TESTS ?=
PYTEST = $(PY) -m pytest -n logical --maxprocesses 4 --dist loadfile $(TESTS)

.PHONY: help setup run test quick fresh check bench soak frozen pictures translations lock clean window-libraries
.DEFAULT_GOAL := help

help:
	@echo "make run            open the window (in a terminal without a display: the tutorial's comparison)"
	@echo "make test           every test, with the linters and the types"
	@echo "make quick          the tests that take no time, with the linters and the types; for every change"
	@echo "make fresh          this page's two commands, on bare Debians, as root and as a user; needs root, an hour"
	@echo "make check          the linters and the types alone"
	@echo "make bench          the figures that the program promises, printed and written to build/bench.json"
	@echo "make soak           a thousand kills and every kind of fault: nothing hangs, is orphaned or lost; half an hour"
	@echo "make frozen         an application in dist/parallelogram that needs no Python; built, then tried out"
	@echo "make pictures       the README's pictures, from real runs; needs a display"
	@echo "make translations   resources/translations brought up to date with the texts in the sources"
	@echo "make setup          only the set-up that each of these does first"
	@echo "make lock           resolve the dependencies anew and pin them by hash"
	@echo "make clean          remove .venv and everything built"

setup: .venv/run.stamp window-libraries

run: .venv/run.stamp window-libraries
	@$(PY) main.py

test: .venv/dev.stamp .venv/qt.stamp
	@$(PYTEST)

quick: .venv/dev.stamp .venv/qt.stamp
	@$(PYTEST) -m "not long"

fresh:
	@bash tests/fresh/debians.sh

check: .venv/dev.stamp
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports --no-cache

bench: .venv/dev.stamp .venv/qt.stamp
	@$(PY) -m tests.bench

soak: .venv/dev.stamp .venv/qt.stamp
	@$(PY) -m tests.soak

frozen: build/frozen-venv/created.stamp
	@$(FROZEN_PY) resources/packaging/icons.py resources/icons/parallelogram.svg build/icons
	@echo "Building dist/parallelogram …"
	@$(FROZEN_PY) -m PyInstaller --noconfirm --log-level ERROR --distpath dist --workpath build/frozen \
	  resources/packaging/parallelogram.spec
	@$(FROZEN_PY) -m tests.frozen dist/parallelogram

pictures: .venv/dev.stamp .venv/qt.stamp
	@$(PY) -m tests.e2e.pictures build/pictures
	@cp build/pictures/window-light.png build/pictures/finished-dark.png build/pictures/compare-light.png \
	  build/pictures/window-ko.png build/pictures/run.gif resources/pictures/

# In the order of the texts and without the places they stand in, so that only what has changed is another.
CATALOGUE := resources/translations/parallelogram_ko.ts
translations: .venv/run.stamp
	@.venv/bin/pyside6-lupdate $$(find main.py engine gui -name '*.py' | LC_ALL=C sort) -silent -no-obsolete \
	  -locations none -sort-messages -tr-function-alias QT_TR_NOOP+=mark -source-language en -target-language ko_KR \
	  -ts $(CATALOGUE)

.venv/created.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Parallelogram needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv .venv \
	  || { rm -rf .venv; echo "Python's venv module is missing; on Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@touch $@

.venv/run.stamp: .venv/created.stamp requirements.lock
	@echo "Installing what the program needs into .venv …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@$(PY) -m compileall -q main.py engine gui  # so that already the first start is quick
	@touch $@

# What windows need of the system. The terminal needs none of it: where there is no display it is not asked for, and
# where it cannot be installed the program says so and goes on in the terminal. The tests need it in any case.
QT_LIBRARIES = sh resources/packaging/qt-libraries.sh $(PY) && touch .venv/qt.stamp
.venv/qt.stamp: .venv/run.stamp resources/packaging/qt-libraries.sh
	@$(QT_LIBRARIES)

window-libraries: .venv/run.stamp
	@[ .venv/qt.stamp -nt .venv/run.stamp ] || [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ] || { $(QT_LIBRARIES); } || true

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	@echo "Installing what the tests need into .venv …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@

# An environment of its own, so that nothing but what is locked can get into the application.
FROZEN_PY := build/frozen-venv/bin/python
build/frozen-venv/created.stamp: resources/packaging/requirements.lock resources/packaging/qt-libraries.sh
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Parallelogram needs Python 3.11 or newer: make frozen PYTHON=/path/to/python3.11" >&2; exit 1; }
	@[ "$$(uname -s)" != Linux ] || command -v objdump >/dev/null \
	  || { echo "PyInstaller needs objdump; on Debian and Ubuntu: sudo apt-get install binutils" >&2; exit 1; }
	@echo "Installing what the application is made of into build/frozen-venv …"
	@rm -rf build/frozen-venv && $(PYTHON) -m venv build/frozen-venv
	@$(FROZEN_PY) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
	  -r resources/packaging/requirements.lock
	@sh resources/packaging/qt-libraries.sh $(FROZEN_PY)
	@touch $@

LOCK := uv pip compile --no-config --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q
lock:
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(LOCK) --group frozen -c requirements.lock pyproject.toml -o resources/packaging/requirements.lock

clean:
	rm -rf .venv build dist
