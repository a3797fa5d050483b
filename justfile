# What one runs while working on okoshko. CI runs `bash .ci/run` and nothing that is not here.

set positional-arguments
set shell := ["bash", "-euo", "pipefail", "-c"]

# Lists the recipes.
default:
    @just --list --unsorted

# Shows the whole product in a browser: no token, no internet, no database server.
demo *args:
    cargo run --release -- demo "$@"

# Runs the tests on both engines, for example `just test hold`.
test *args:
    TEST_DATABASE_URL="${TEST_DATABASE_URL:-$(bash .ci/services)}"; \
    export TEST_DATABASE_URL OKOSHKO_REQUIRE_POSTGRES=1; \
    cargo test --workspace --locked "$@"

# Installs Chromium and walks the pages in it; pictures go to target/shots.
browser *args:
    OKOSHKO_AXE="$(bash .ci/browser)"; \
    export OKOSHKO_AXE OKOSHKO_REQUIRE_CHROMIUM=1 OKOSHKO_SHOTS=target/shots; \
    cargo test --locked --test browser "$@"

# Formats everything.
fmt:
    cargo fmt --all

# Checks format and lints, with the demo and without.
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets --locked -- -D warnings
    cargo clippy --package okoshko --no-default-features --locked -- -D warnings

# Builds the documentation; a warning fails.
doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked

# Checks licenses, banned crates, sources and advisories (needs cargo-deny and the network).
deny:
    cargo deny --locked check

# Everything CI checks.
ci:
    bash .ci/run

# Starts the tests' PostgreSQL and prints its URL.
services:
    bash .ci/services

# Stops the tests' PostgreSQL.
services-stop:
    bash .ci/services stop

# Measures the slot engine and, with TGLOAD=path/to/tgload, the chats (see docs/BENCHMARKS.md).
bench:
    cargo build --release
    cargo run --release -p okoshko-domain --example slotbench -- --self
    bash bench/journeys.sh
