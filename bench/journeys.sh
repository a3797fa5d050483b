#!/usr/bin/env bash
# Whole chat journeys a second, `/help` a second, memory and cold start of `okoshko serve` on a fresh SQLite file.
#
# usage: bench/journeys.sh [SECONDS]     with TGLOAD=path/to/tgload, the load driver (see docs/BENCHMARKS.md)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${1:-10}
driver=${TGLOAD:?name the load driver, TGLOAD=path/to/tgload; docs/BENCHMARKS.md says how to build it}
bot=${OKOSHKO:-target/release/okoshko}
[[ -x $bot ]] || cargo build --release
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DATABASE_URL=sqlite://$work/bench.db BOT_TOKEN=1:bench_bench_bench_bench LOG=error
export HTTP_ADDR=127.0.0.1:0 CHAT_UPDATES_PER_MINUTE=0
"$bot" seed --bench
cp "$work/bench.db" "$work/seed.db"

# drive WHAT USERS OPTIONS…: every run starts from the same database, since the driver counts its updates from 1000 again.
drive() {
    local what=$1 users=$2 port=$((20000 + RANDOM % 9000))
    rm -f "$work"/bench.db*
    cp "$work/seed.db" "$work/bench.db"
    printf '%s ' "$what"
    TELEGRAM_API_URL=http://127.0.0.1:$port "$driver" --port "$port" --base 1 --users "$users" \
        --spawn "$(realpath "$bot") serve" "${@:3}"
}

drive cold 1 --cold
drive help 64 --script bench/help.script --secs "$seconds" --warm 2
drive journeys 64 --script bench/journey.script --secs "$seconds" --warm 2
drive one-user 1 --script bench/journey.script --secs 3 --warm 1
