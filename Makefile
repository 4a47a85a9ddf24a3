# Every command sets up what it needs first. PYTHON picks the interpreter, and has what is of another made anew:
# make run PYTHON=python3.12
PYTHON ?= python3
ASKED := $(filter-out file,$(firstword $(origin PYTHON)))
PY := .venv/bin/python
# Unset where an environment would leak another Python's packages into ours, or have each of the processes that the tests
# start compile what it imports anew.
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

# Several tests at once, each file in one process, in the order of tests/conftest.py; `make test TESTS=tests/gui` runs some
# of them, OPTIONS are pytest's. A process that dies is not replaced: pytest-xdist 3.8 would wait for ever for what it hands
# out anew.
TESTS ?=
OPTIONS ?=
PYTEST = $(PY) -m pytest -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder --max-worker-restart 0 \
  $(OPTIONS) $(TESTS)

# The bare Debians that `make fresh` and `make deb-installed` try it out on; `make fresh DEBIANS=bookworm` on one of them.
DEBIANS ?= bookworm trixie

.PHONY: help setup run test quick mutants cluster fresh check bench soak frozen wheel deb installed manual pictures translations lock clean
.DEFAULT_GOAL := help

help:
	@echo "make run            open the window (in a terminal without a display: the tutorial's comparison)"
	@echo "make test           every test, with the linters and the types"
	@echo "make quick          the tests that take no time, with the linters and the types; for every change"
	@echo "make mutants        rules turned round one by one: some test has to fail each time; 20 minutes"
	@echo "make cluster        the strategies that run on Dask and Ray, on this machine and on several hosts of its namespaces"
	@echo "make fresh          the README's two commands on bare Debians, as root and as a user; needs root, an hour"
	@echo "make check          the linters and the types alone"
	@echo "make bench          the figures that the program promises, printed, and written to FIGURES.md and build/bench.json"
	@echo "make soak           a thousand kills and every kind of fault: nothing hangs, is orphaned or lost; half an hour"
	@echo "make frozen         an application in dist/parallelogram that needs no Python; built, then tried out"
	@echo "make wheel          dist/parallelogram-VERSION-py3-none-any.whl and the sdist; built twice, and checked"
	@echo "make deb            dist/parallelogram_VERSION_ARCHITECTURE.deb, of what make frozen has built; checked"
	@echo "make deb-installed  … installed on bare Debians, tried out and removed; needs root and debootstrap"
	@echo "make installed      the wheel installed as people do, by pip, pipx and uv, and tried out"
	@echo "make manual         the page for man, brought up to date with the command line"
	@echo "make wine           the program on a Windows Python under Wine: set up, and tried out; needs root, 2.3 GB"
	@echo "make wine-frozen    the application for Windows and its installer in dist/windows, built and tried out under Wine; needs nsis"
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
	@$(PYTEST) --hypothesis-profile quick -m "not long"

mutants: .venv/dev.stamp .venv/qt.stamp build/mutants-venv/installed.stamp
	@build/mutants-venv/bin/python -m tests.mutants $(MODULES)

# The engines that know hosts, in an environment of their own: the program needs none of them. What a cluster of another
# version is refused by is tried on those of two more; that of another Python where OTHER_PYTHON says which.
CLUSTER := build/cluster-venv build/other-dask-venv $(if $(OTHER_PYTHON),build/other-python-venv)
CLUSTER_PYTHONS = CLUSTER_PYTHON=$(CURDIR)/build/cluster-venv/bin/python \
  CLUSTER_OTHER_DASK=$(CURDIR)/build/other-dask-venv/bin/python \
  $(if $(OTHER_PYTHON),CLUSTER_OTHER_PYTHON=$(CURDIR)/build/other-python-venv/bin/python)
cluster: .venv/dev.stamp .venv/qt.stamp cluster-environments
	@$(CLUSTER_PYTHONS) timeout -k 10 1200 $(PY) -m pytest -q $(OPTIONS) tests/e2e/cluster

.PHONY: cluster-environments
cluster-environments: $(CLUSTER:=/installed.stamp)

fresh:
	@bash tests/fresh/debians.sh $(DEBIANS)

check: .venv/dev.stamp
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports --no-cache

bench: .venv/dev.stamp .venv/qt.stamp
	@$(PY) -m tests.bench

soak: .venv/dev.stamp .venv/qt.stamp
	@$(PY) -m tests.soak

frozen: build/frozen-venv/installed.stamp
	@$(FROZEN_PY) resources/packaging/icons.py resources/icons/parallelogram.svg build/icons
	@echo "Building dist/parallelogram …"
	@touch build/frozen.begun
	@$(FROZEN_PY) -m PyInstaller --noconfirm --log-level ERROR --distpath dist --workpath build/frozen \
	  resources/packaging/parallelogram.spec
	@touch -c -r build/frozen.begun $(FROZEN)  # as old as the sources that it was built of
	@$(FROZEN_PY) -m tests.frozen dist/parallelogram

wheel: build/wheel-venv/installed.stamp
	@sh resources/packaging/wheel.sh $(WHEEL_PY)

# Of the application that there is, unless a source is newer.
FROZEN := dist/parallelogram/parallelogram-cli
deb:
	@why="There is no dist/parallelogram yet"; \
	[ ! -x $(FROZEN) ] || why=$$(find main.py engine gui resources pyproject.toml -name __pycache__ -prune -o -type f \
	  -newer $(FROZEN) -print | sed 's/$$/ is newer than dist\/parallelogram/;q'); \
	[ -z "$$why" ] || { echo "$$why."; $(MAKE) --no-print-directory frozen; }
	@sh resources/packaging/deb.sh

installed: .venv/dev.stamp .venv/qt.stamp build/wheel-venv/installed.stamp
	@$(PY) -m tests.installed build/wheel-venv/bin

.PHONY: deb-installed
deb-installed:
	@sh tests/installed/debian.sh $(DEBIANS)

# The set-up stays in build/wine; WINE=DIR has it elsewhere. PARTS are those that tests/wine/check.sh knows; else all.
WINE ?= build/wine
.PHONY: wine
wine: .venv/run.stamp
	@bash tests/wine/setup.sh $(WINE) .
	@bash tests/wine/check.sh $(WINE) $(PARTS)

.PHONY: wine-frozen
wine-frozen:
	@bash tests/wine/setup.sh $(WINE) .
	@bash tests/wine/frozen.sh $(WINE)

manual: .venv/run.stamp
	@$(PY) resources/packaging/manual.py resources/packaging/parallelogram.1

pictures: .venv/dev.stamp .venv/qt.stamp
	@$(PY) -m tests.e2e.pictures build/pictures
	@cp build/pictures/run.gif build/pictures/compare-light.png build/pictures/window-ko.png resources/pictures/

# In the order of the texts and without the places they stand in, so that only what has changed is another.
CATALOGUE := resources/translations/parallelogram_ko.ts
translations: .venv/run.stamp
	@.venv/bin/pyside6-lupdate $$(find main.py engine gui -name '*.py' | LC_ALL=C sort) -silent -no-obsolete \
	  -locations none -sort-messages -tr-function-alias QT_TR_NOOP+=mark -source-language en -target-language ko_KR \
	  -ts $(CATALOGUE)

# Whether one is there, and of the right Python, the script looks at each time. What depends on an environment is made
# anew only where its stamp is another.
ENVIRONMENT = sh resources/packaging/environment.sh
.venv/created.stamp: FORCE
	@$(ENVIRONMENT) .venv "$(PYTHON)" "$(ASKED)" "$(MAKECMDGOALS)"
FORCE:

# Of the libraries, only what is used is compiled, at its first use: to compile them all takes longer than to install them.
PIP = $(PY) -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes --only-binary :all:
.venv/run.stamp: .venv/created.stamp requirements.lock
	@echo "Installing what the program needs into .venv …"
	@$(PIP) -r requirements.lock
	@$(PY) -m compileall -q main.py engine gui  # so that already the first start is quick
	@touch $@

# What windows need of the system. The terminal needs none of it: where there is no display it is not asked for, and
# where it cannot be installed the program says so and goes on in the terminal. The tests need it in any case.
QT_LIBRARIES = sh resources/packaging/qt-libraries.sh $(PY) && touch .venv/qt.stamp
.venv/qt.stamp: .venv/run.stamp resources/packaging/qt-libraries.sh
	@$(QT_LIBRARIES)

window-libraries: .venv/run.stamp FORCE
	@[ .venv/qt.stamp -nt .venv/run.stamp ] || [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ] || { $(QT_LIBRARIES); } || true

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	@echo "Installing what the tests need into .venv …"
	@$(PIP) -r requirements-dev.lock
	@touch $@

# An environment of its own, so that nothing but what is locked can get into the application.
FROZEN_PY := build/frozen-venv/bin/python
build/frozen-venv/created.stamp: FORCE
	@$(ENVIRONMENT) build/frozen-venv "$(PYTHON)" "$(ASKED)" "$(MAKECMDGOALS)" resources/packaging/freezable.py

build/frozen-venv/installed.stamp: build/frozen-venv/created.stamp resources/packaging/requirements.lock \
  resources/packaging/qt-libraries.sh
	@echo "Installing what the application is made of into build/frozen-venv …"
	@$(FROZEN_PY) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
	  -r resources/packaging/requirements.lock
	@sh resources/packaging/qt-libraries.sh $(FROZEN_PY)
	@touch $@

# What builds and checks the wheel, in an environment of its own as well.
WHEEL_PY := build/wheel-venv/bin/python
build/wheel-venv/created.stamp: FORCE
	@$(ENVIRONMENT) build/wheel-venv "$(PYTHON)" "$(ASKED)" "$(MAKECMDGOALS)"

build/wheel-venv/installed.stamp: build/wheel-venv/created.stamp resources/packaging/wheel.lock
	@echo "Installing what builds the wheel into build/wheel-venv …"
	@$(WHEEL_PY) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
	  -r resources/packaging/wheel.lock
	@touch $@

# What mutates has thirty packages, of which the tests themselves need none.
build/mutants-venv/created.stamp: FORCE
	@$(ENVIRONMENT) build/mutants-venv "$(PYTHON)" "$(ASKED)" "$(MAKECMDGOALS)"

build/mutants-venv/installed.stamp: build/mutants-venv/created.stamp tests/mutants/requirements.lock
	@echo "Installing what makes mutants into build/mutants-venv …"
	@build/mutants-venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	  --only-binary :all: --no-binary yattag -r tests/mutants/requirements.lock
	@touch $@

LOCK := build/wheel-venv/bin/uv pip compile --no-config --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q
lock: build/wheel-venv/installed.stamp
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(LOCK) --group mutants -o tests/mutants/requirements.lock
	$(LOCK) --group cluster -o tests/e2e/cluster/requirements.lock
	$(LOCK) --group cluster-dask -o tests/e2e/cluster/other-dask.lock
	$(LOCK) --group cluster-python -o tests/e2e/cluster/other-python.lock
	$(LOCK) --group wheel -o resources/packaging/wheel.lock
	$(LOCK) --group frozen -c requirements.lock pyproject.toml -o resources/packaging/requirements.lock

build/cluster-venv/created.stamp build/other-dask-venv/created.stamp: FORCE
	@$(ENVIRONMENT) $(@D) "$(PYTHON)" "$(ASKED)" "$(MAKECMDGOALS)"

build/other-python-venv/created.stamp: FORCE
	@$(ENVIRONMENT) $(@D) "$(OTHER_PYTHON)" "$(OTHER_PYTHON)" "$(MAKECMDGOALS)"

build/cluster-venv/installed.stamp: tests/e2e/cluster/requirements.lock
build/other-dask-venv/installed.stamp: tests/e2e/cluster/other-dask.lock
build/other-python-venv/installed.stamp: tests/e2e/cluster/other-python.lock
build/cluster-venv/installed.stamp build/other-dask-venv/installed.stamp build/other-python-venv/installed.stamp: \
  build/%/installed.stamp: build/%/created.stamp
	@echo "Installing what a cluster of its own is made of into $(@D) …"
	@$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	  --only-binary :all: -r $(filter %.lock,$^)
	@touch $@

clean:
	rm -rf .venv build dist
