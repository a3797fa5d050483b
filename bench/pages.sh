#!/usr/bin/env bash
# Requests a second and latencies of the pages, at 16 connections: the slots that a page asks for, kept and made anew each
# time, the studio's page, a specialist's, the page that picks a time, health (an empty answer).
#
# usage: bench/pages.sh [SECONDS]     by default 5 each; needs wrk (Debian's package)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${1:-5}
. bench/pages.lib

measure() {
    local what=$1 path=$2
    local said
    said=$(wrk --latency -t 2 -c 16 -d "${seconds}s" "http://127.0.0.1:$http$path")
    awk -v what="$what" '
        $1 == "50%" { median = $2 } $1 == "99%" { last = $2 }
        /Non-2xx/ { wrong = $NF } /Requests\/sec/ { rate = $2 }
        END { printf "%-28s %8.0f/s   median %8s   p99 %8s%s\n", what, rate, median, last, wrong ? "   WRONG: " wrong : "" }
    ' <<<"$said"
}

serve_bench
slug=$(sql "select slug from slug where specialist_id is null")
one=$(sql "select slug from slug where specialist_id = 1 and is_current")
measure "nothing (/health)" /health
measure "slots, kept" "/$slug/slots?service=2&with=1"
measure "studio, kept" "/$slug"
measure "specialist, kept" "/$slug/$one"
measure "times, kept" "/$slug/book?service=2&with=1"
kill -TERM $serving
wait $serving 2>/dev/null || true
rm -f "$work"/bench.db*
PAGE_CACHE=off serve_bench
measure "slots, made anew" "/$slug/slots?service=2&with=1"
measure "slots of all, made anew" "/$slug/slots?service=2"
measure "specialist, made anew" "/$slug/$one"
