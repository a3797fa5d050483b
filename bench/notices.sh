#!/usr/bin/env bash
# Reminders for a crowd, all due at once, at 30 messages a second and with 1 % of them refused for a while, beside 64
# people who press: whether everybody hears once, at which pace, how long a press waits, and the bot's memory.
#
# usage: bench/notices.sh [PEOPLE] [SECONDS]     by default 10000 and as long as it takes
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
people=${1:-10000} seconds=${2:-600}
target=${CARGO_TARGET_DIR:-target}/release
bot=${OKOSHKO:-$target/okoshko}
[[ -x $bot ]] || cargo build --release
cargo build --quiet --release -p okoshko-emulator --example crowd
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
port=$((20000 + RANDOM % 9000))
export DATABASE_URL=sqlite://$work/bench.db BOT_TOKEN=1:bench_bench_bench_bench LOG=error
export HTTP_ADDR=127.0.0.1:0 CHAT_UPDATES_PER_MINUTE=0 TELEGRAM_API_URL=http://127.0.0.1:$port
"$bot" seed --bench --lang en

mkfifo "$work/go"
"$target/examples/crowd" "$port" "$people" "$seconds" <"$work/go" >"$work/report" &
crowd=$!
exec 3>"$work/go"
until (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    kill -0 $crowd # It may have found the port taken.
    sleep 0.1
done
MESSAGES_PER_SECOND=0 "$bot" serve &
greeter=$!
until grep -q greeted "$work/report"; do
    kill -0 $greeter
    sleep 0.5
done
kill -TERM $greeter
wait $greeter

# Everybody but the 64 who press has had a visit for a long time: it begins in less than two hours. (The pragma lets an
# sqlite3 pass that does not know what one of the views says.)
sql() { sqlite3 -cmd 'pragma writable_schema = on' "$work/bench.db"; }
sql <<'SQL'
update reminder set created_at = 0 where before_min = 120;
update reminder set archived_at = 0 where before_min is null;
create temp table guest as
    select account_id, row_number() over (order by account_id) as n
      from account
      join chat using (account_id)
     where chat_id not in (select chat_id from chat order by chat_id desc limit 64);
insert into client (studio_id, account_id, created_at) select studio_id, account_id, 0 from studio, guest;
insert into booking (studio_id, specialist_id, service_id, client_id, account_id, starts_at, ends_at, local_day,
                     buffer_before_min, buffer_after_min, status, price_minor, currency, lang, token, created_at,
                     changed_at)
select studio_id, 65 + n % 192, 1, client_id, account_id, at, at + 30, (at + 10800) / 86400, 0, 0, 'booked', 100000,
       'RUB', 'en', randomblob(16), 0, 0
  from (select studio_id, client_id, account_id, n, unixepoch() + 5400 + 30 * (n / 192) as at
          from guest
          join client using (account_id));
SQL
kilobytes() { awk -v what="$1:" '$1 == what { print $2 }' "/proc/$serving/status"; }
"$bot" serve &
serving=$!
echo go >&3
sleep 1
memory=$(kilobytes VmRSS)
wait $crowd
printf '{"rss_start_kb":%s,"rss_end_kb":%s,"rss_most_kb":%s,' "$memory" "$(kilobytes VmRSS)" "$(kilobytes VmHWM)"
kill -TERM $serving
wait $serving
printf '"not_sent":%s}\n' "$(sql <<<'select count(*) from outbox where sent_at is null')"
tail -1 "$work/report"
