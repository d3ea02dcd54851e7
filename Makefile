# Everything here runs in a fresh clone on a machine with rustup, Node 20 or later, and a network that reaches the
# package registries; what else is needed is installed by the targets, once, in pinned versions.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

RUST := $(shell find src -type f) $(wildcard examples/*.yaml) Cargo.toml Cargo.lock
TARGET := $(or $(CARGO_TARGET_DIR),target)
COMMAND := $(TARGET)/debug/aks-compute
MODULE := pkg/src/generated/aks_compute_bg.wasm
PACKAGE := pkg/dist/.built
# The page is a workspace of its own.
PAGE := $(wildcard www/package.json)
WASM := --target wasm32-unknown-unknown --no-default-features

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# ---- set-up ----

.PHONY: setup system
setup: system node_modules/.installed ## Install what the other targets need
	@rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown
	@tools/wasm-bindgen.sh > /dev/null

system:
	@tools/debian-packages.sh

node_modules/.installed: package.json package-lock.json pkg/package.json $(PAGE)
	@tools/node-modules.sh
	@touch $@

# ---- building ----

$(COMMAND): $(RUST)
	@cargo build --quiet
	@touch $@

$(MODULE): $(RUST) tools/build-module.sh | setup
	@tools/build-module.sh
	@touch $@

$(PACKAGE): $(MODULE) $(COMMAND) $(filter-out pkg/src/generated/%,$(wildcard pkg/src/*)) pkg/package.json pkg/tsconfig.json tools/build-package.mjs
	@node tools/build-package.mjs
	@touch $@

.PHONY: package
package: $(PACKAGE) ## Build the npm package into pkg/dist

.PHONY: page
page: $(PACKAGE)
	@npm run build --workspace www

# ---- running ----

.PHONY: run
run: page ## Build everything, serve the page and say where
	@npm run preview --workspace www -- --host 127.0.0.1

# ---- testing ----

.PHONY: test
test: test-rust test-wasm test-package test-arm test-page test-contract size ## Set up and run every test

.PHONY: test-rust
test-rust: setup ## The library and the command
	cargo test

.PHONY: test-wasm
test-wasm: $(PACKAGE) ## The module in Node and in Chromium, and beside the native command
	tools/test-module.sh
	node --test tests/wasm/*.test.mjs

.PHONY: test-package
test-package: $(PACKAGE) ## The npm package as its users install it
	node --test tests/package/*.test.mjs

.PHONY: test-arm
test-arm: $(PACKAGE) ## The stand-in for Azure Resource Manager, driven by Azure's own clients
	node tests/contract/install.mjs npm azureSdk azureAiMl
	node --test tests/arm/*.test.mjs

.PHONY: test-page
test-page: page ## The page in Chromium
	node --test tests/browser/*.test.mjs

.PHONY: test-contract
test-contract: $(COMMAND) setup ## What the command emits, before judges that nobody here wrote
	node tests/contract/install.mjs
	node --test tests/contract/*.test.mjs

# ---- checking ----

.PHONY: check
check: setup $(PACKAGE) ## Formats, lints, types, and whether generated files are current
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	cargo clippy --lib $(WASM) -- -D warnings
	cargo clippy --lib $(WASM) --features certificate-module -- -D warnings
	node_modules/.bin/tsc --project pkg --noEmit
	node_modules/.bin/tsc --project www --noEmit
	shellcheck tools/*.sh .ci/run
	tools/check-generated.sh

.PHONY: reference
reference: ## Write docs/rules, docs/spec.md and docs/errors.md anew
	UPDATE_REFERENCE=1 cargo test --quiet --test reference

# ---- measuring ----

.PHONY: size
size: $(PACKAGE) ## The module's size by part; UPDATE=1 writes pkg/size.json
	@node tools/size.mjs $(if $(UPDATE),--update)

.PHONY: bench
bench: $(PACKAGE) ## What the performance figures come from
	cargo bench
	node benches/javascript.mjs

.PHONY: clean
clean: ## Remove everything that was built
	rm -rf target fuzz/target pkg/dist pkg/src/generated www/dist node_modules
