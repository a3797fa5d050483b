#!/usr/bin/env bash
# Many browsers race for one slot over HTTP, round after round: how many got it in each. One must, and no more.
#
# usage: bench/race.sh [CLIENTS] [ROUNDS]     by default 64 and 20; RACE=path/to/race.py drives (see docs/BENCHMARKS.md).
# On SQLite in a temporary folder, or on the empty database that DATABASE_URL names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
clients=${1:-64} rounds=${2:-20}
race=${RACE:?name the driver, RACE=path/to/race.py; docs/BENCHMARKS.md says which}
. bench/pages.lib

serve_bench
# The driver's slots are in spring 2027, every quarter of an hour.
sql "update studio set window_days = 3660, step_min = 15, revision = revision + 1"
page="http://127.0.0.1:$http"
slug=$(sql "select slug from slug where specialist_id is null")
hidden() { grep -o "name=\"$1\" value=\"[^\"]*\"" | cut -d '"' -f 4; }
# A form says when it was drawn; nobody sends one within two seconds.
at=$(($(date +%s) / 86400 * 1440 + 7 * 1440 + 600))
form=$(curl -fsSL -d "service=2&with=2&at=$at" "$page/$slug/hold")
stamp=$(hidden stamp <<<"$form")
sleep 3
body='{"service":"2","with":"1","start":"{start}","stamp":"'$stamp'","name":"Client {i}","phone":"+4420794600{i}"}'
ulimit -n 65536 2>/dev/null || true
python3 "$race" okoshko "$page" --n "$clients" --rounds "$rounds" --header 'Accept: application/json' \
    --tmpl "POST /$slug/book $body"
booked=$(sql "select count(*) from booking where status = 'booked'")
twice=$(sql "select count(*) from booking a join booking b on a.specialist_id = b.specialist_id and a.booking_id < b.booking_id and a.starts_at < b.ends_at and b.starts_at < a.ends_at where a.status = 'booked' and b.status = 'booked'")
echo "{\"booked_rows\":$booked,\"overlapping_pairs\":$twice}"
