# The commands of a developer. Thin: the work is done by CMake and by the scripts in cmake/.

JOBS ?= $(shell nproc)
V    ?=
Q    := $(if $(V),,@)
BUILD := cmake --build
LOUD := $(if $(V),--verbose)

# Property tests draw the same cases every time here; `make check` draws new ones.
RC_PARAMS ?= seed=20221101
export JOBS V

.DEFAULT_GOAL := help
.PHONY: help build demo test check bench coverage fuzz mutants docs format clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "  JOBS=n sets the number of parallel jobs (now $(JOBS)), V=1 shows the commands."

build: ## The program: build/release/bin/sociaaldomein
	$(Q)cmake/dependencies.sh build test
	$(Q)$(MAKE) -s build/release/build.ninja
	$(Q)$(BUILD) --preset release -j $(JOBS) $(LOUD) --target sociaaldomein_cli

demo: build ## Check, project and report the example municipality
	$(Q)cmake/demo.sh

test: ## Build everything and run all tests
	$(Q)cmake/dependencies.sh build test
	$(Q)$(MAKE) -s build/release/build.ninja
	$(Q)$(BUILD) --preset release -j $(JOBS) $(LOUD) --target all all_verify_interface_header_sets
	$(Q)RC_PARAMS="$(RC_PARAMS)" ctest --preset release -j $(JOBS)

check: ## Format, clang-tidy, sanitizers, other machines (STEPS="format tidy" for some)
	$(Q)cmake/dependencies.sh build test check
	$(Q)cmake/check.sh $(STEPS)

bench: ## Benchmarks beside public libraries, into build/bench
	$(Q)cmake/dependencies.sh build test bench peers
	$(Q)cmake --preset release >/dev/null
	$(Q)$(BUILD) --preset release -j $(JOBS) $(LOUD) --target sociaaldomein_benchmarks sociaaldomein_cli sociaaldomein_c
	$(Q)python3 -B cmake/bench.py build/release/bench build/bench
	$(Q)python3 -B cmake/compile_time.py . build/bench
	$(Q)cmake/peers.sh

coverage: ## Line and branch coverage of core, check, io and the C interface
	$(Q)cmake/dependencies.sh build test
	$(Q)cmake/coverage.sh

fuzz: ## Look for inputs that break the readers and the C interface, ten minutes each (ARGS="60 json")
	$(Q)cmake/dependencies.sh build test check
	$(Q)cmake/fuzz.sh $(ARGS)

mutants: ## Change the code in 200 places in turn: the tests must notice (ARGS="--layer check")
	$(Q)cmake/dependencies.sh build test
	$(Q)python3 -B cmake/mutate.py -j $(JOBS) $(ARGS)

docs: ## Documentation of the C++, C and Python interfaces, into build/docs
	$(Q)cmake/dependencies.sh build test docs
	$(Q)$(MAKE) -s build/release/build.ninja
	$(Q)$(BUILD) --preset release -j $(JOBS) $(LOUD) --target sociaaldomein_c
	$(Q)cmake/docs.sh

format: ## Format the C++ files with clang-format
	$(Q)cmake/dependencies.sh check
	$(Q)cmake/check.sh reformat

clean: ## Remove build/
	rm -rf build

# CMake configures again by itself when its own files change, but does not look at the presets.
build/%/build.ninja: CMakePresets.json
	$(Q)cmake --preset $* $(if $(V),,--log-level=NOTICE)
