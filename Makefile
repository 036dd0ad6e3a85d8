# make build, serve, deb, test, test-long, bench, bench-large, format, clean. Debian 12 with a Swift 6.3 toolchain.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
# The steps of a target are written in the order they must run.
.NOTPARALLEL:
.PHONY: build serve deb test test-long bench bench-large format clean setup-test test-swift test-browser counts

# Not taken from the environment: some shells keep the machine's name in HOST.
HOST = 127.0.0.1
PORT = 8080
ONIR = .build/release/onir

# After a crash the backtracer can hang for minutes and holds the pipe of whoever reads along.
export SWIFT_BACKTRACE = enable=no
export PYTHONDONTWRITEBYTECODE = 1
# The program speaks the language of the locale.
export LC_ALL = C.UTF-8

build:
	@scripts/setup build
	swift build -c release --static-swift-stdlib --product onir

serve: build
	$(ONIR) serve --host $(HOST) --port $(PORT) --sandbox

# A Debian package, .build/deb/onir_VERSION_ARCHITECTURE.deb.
deb: build
	@scripts/setup deb
	@scripts/deb

test: setup-test format test-swift build test-browser counts

# More cases for the tests that draw theirs by chance.
test-long: export ONIR_LONG = 1
test-long: test

setup-test:
	@scripts/setup test

format:
	swift format lint --strict --parallel -r Sources Tests Package.swift

# The one test of these that runs on both by itself is not run twice.
ON_SERVER = ^(CabinetServiceTests|MessagesTests|CabinetAPITests\.(?!SameAnswers))

# Optimised, with all checks on: the tests take a third of the time. In a folder of their own, so that
# what `swift build` makes between two runs stays.
SWIFT_TESTS = --scratch-path .build/tests -Xswiftc -O

test-swift:
	swift build --build-tests $(SWIFT_TESTS)
	swift test --skip-build $(SWIFT_TESTS) --skip HTTPServerTests 2>&1 | tee .build/test-swift.log
	# Sockets have time limits, so these do not share the processors with the others.
	swift test --skip-build $(SWIFT_TESTS) --no-parallel --filter HTTPServerTests 2>&1 | tee -a .build/test-swift.log
	# What stands above the store, once more on a server of PostgreSQL.
	ONIR_TEST_DATABASE=postgresql swift test --skip-build $(SWIFT_TESTS) --filter '$(ON_SERVER)' 2>&1 | tee -a .build/test-swift.log

# Four parts side by side, about as long as each other: each waits much of the time.
# What every page must have, and every document.
EVERY_PAGE = $(foreach topic,addresses components keyboard markup pages print reading sitemaps weight \
  without_scripts,Tests/Browser/test_$(topic).py) Tests/Documents
# Journeys through the cabinet, which one process must see together, and the interface itself.
JOURNEYS = $(wildcard Tests/Browser/test_journeys*.py Tests/Browser/test_admission*.py Tests/Browser/test_app*.py) Tests/API
# Machines that fail, stop, work together and send to each other: these wait more than they work.
MACHINES = $(addprefix Tests/,Faults Nodes Operations Release)
# All others, and what needs no pages: builds after another, servers, the tools around.
OTHERS = $(filter-out $(EVERY_PAGE) $(JOURNEYS),$(wildcard Tests/Browser/test_*.py)) \
  $(addprefix Tests/,Incremental Servers Spreadsheets)

test-browser: export ONIR := $(ONIR)
test-browser:
	parts=(); status=0; \
	part() { \
	  .build/venv/bin/pytest -p no:cacheprovider --quiet "$${@:2}" >".build/test-$$1.log" 2>&1 & parts+=($$!); \
	}; \
	part pages $(EVERY_PAGE); part journeys $(JOURNEYS); part others $(OTHERS); \
	part machines $(MACHINES); \
	for part in "$${parts[@]}"; do wait "$$part" || status=$$?; done; \
	cat .build/test-{pages,journeys,others,machines}.log; exit $$status

# The counts once more at the very end, where they are looked for.
counts:
	@grep -hE 'Test run with|Executed [1-9][0-9]* tests?,' .build/test-swift.log | tail -n 3
	@tail -qn 1 .build/test-{pages,journeys,others,machines}.log

# Options of Benchmarks/run go into BENCH: make bench BENCH=--keep
bench: build
	@scripts/setup bench
	Benchmarks/run --onir $(ONIR) $(BENCH)

# Ten times the content: some 65 GB of room, and time.
bench-large: build
	@scripts/setup bench
	Benchmarks/run --large --onir $(ONIR) $(BENCH)

clean:
	rm -rf .build
