# Thin over cargo. `make help` lists what there is.

CARGO ?= cargo
TARGET = $(or $(CARGO_TARGET_DIR),target)
NOT_RUN = $(TARGET)/not-run.txt

.PHONY: help demo test schemathesis fuzz fuzz-coverage simulate bench soak headers coverage exports ship dist abi tsan asan lint deny clean

help: ## This list
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 24

demo: ## A directory, a host and a joiner, as three processes on this machine
	@CARGO="$(CARGO)" TARGET="$(TARGET)" sh scripts/demo.sh

# What a test could not check for want of a tool is noted in a file, because
# cargo shows nothing that a passing test prints.
test: ## All tests
	@rm -f $(NOT_RUN)
	@TARGET="$(TARGET)" sh scripts/schemathesis.sh
	@$(CARGO) test --workspace --no-fail-fast; status=$$?; \
	if [ -f $(NOT_RUN) ]; then sort -u $(NOT_RUN); fi; exit $$status

soak: ## An hour of play in which nothing may grow; SOAK_SECONDS=600 for less
	SOAK_SECONDS=$(or $(SOAK_SECONDS),3600) $(CARGO) test --release --test chaos nothing_grows -- --ignored --nocapture

schemathesis: ## Requests by the description of the REST face, ten minutes; SCHEMATHESIS_SECONDS=60 for less; needs Python
	@TARGET="$(TARGET)" sh scripts/schemathesis.sh
	SCHEMATHESIS_SECONDS=$(or $(SCHEMATHESIS_SECONDS),600) $(CARGO) test -p greenroom-server --test schemathesis -- --nocapture

fuzz: ## Random calls and requests, ten minutes each; FUZZ_SECONDS=60 for less, FUZZ_SEED=1 to begin there
	FUZZ_SECONDS=$(or $(FUZZ_SECONDS),600) $(CARGO) test --workspace --test fuzz_calls --test fuzz_http -- whatever --nocapture

fuzz-coverage: ## The parsers of the wire under libFuzzer, a minute each; needs a nightly toolchain and a C++ compiler
	@sh scripts/fuzz_coverage.sh

simulate: ## Simulated years of rules and service, an hour; SIM_SECONDS=600 for less, SIM_SEED=1 to begin there
	SIM_SECONDS=$(or $(SIM_SECONDS),3600) $(CARGO) test --release -p greenroom-service --lib simulation:: -- --nocapture

bench: ## The floors under speed, as ratios
	$(CARGO) bench --bench road --bench browse

tsan: ## Eight threads in the library under ThreadSanitizer; needs a nightly toolchain with rust-src
	@sh scripts/tsan.sh

asan: ## Every refused function under AddressSanitizer; needs a nightly toolchain
	@CARGO="$(CARGO)" sh scripts/asan.sh

ship: ## The library as games ship it, with its size against the budget, some minutes
	@CARGO="$(CARGO)" sh scripts/ship.sh

dist: ## What a game takes along, in dist/: libraries, headers, pkg-config and CMake files, licences; some minutes
	@CARGO="$(CARGO)" sh scripts/dist.sh

abi: ## The C interface against the previous release; needs abidiff, which root on Debian gets by itself
	@CARGO="$(CARGO)" sh scripts/abi.sh

headers: ## Writes include/ anew from the Rust sources
	GREENROOM_UPDATE_HEADERS=1 $(CARGO) test --test headers

coverage: ## Writes docs/eos-coverage.md anew from the facts and the tests
	GREENROOM_UPDATE_COVERAGE=1 $(CARGO) test --test coverage

exports: ## Writes the tables of refusals and docs/eos-exports.md anew from the facts
	GREENROOM_UPDATE_EXPORTS=1 $(CARGO) test --test exports

lint: ## Format and lints, as strict as the automatic run
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets -- -D warnings

deny: ## What ships, and under which licences, against deny.toml; needs cargo-deny
	$(CARGO) deny --workspace check bans licenses sources

clean: ## Removes everything that was built
	$(CARGO) clean
