// The clock of the box: what time it is there, jumps forward, and what came meanwhile.

import { $, ask, box, clock, paintAvatar, said, timeFormat, words } from "/chat/base.js";
import { brief } from "/chat/posts.js";
import { make } from "/chat/text.js";

const day = timeFormat({ weekday: "short", day: "numeric", month: "long" });
const zoneName = (style) => timeFormat({ timeZoneName: style }).formatToParts(box.now * 1000).find(({ type }) => type === "timeZoneName").value;
const when = (seconds) => `${day.format(seconds * 1000)}, ${clock.format(seconds * 1000)}`;
/** What comes is shown for so long, in milliseconds; messages follow a jump for a moment. */
const SHOWN = 12000;
const FOLLOW = 500;
const MOST = 5;

let known = { now: box.now, at: performance.now() };
let came = null;
let hiding;

const now = () => known.now + Math.floor((performance.now() - known.at) / 1000);

function tell() {
  $("#time b").textContent = when(now());
}

/** A chat says what time it is. */
export function hear(seconds) {
  if (seconds > now() || now() - seconds > 5) known = { now: seconds, at: performance.now() };
  tell();
}

/** The bot wrote something: after a jump it is told of. */
export const noticed = (card, post) => came?.push({ card, post });

/** The clock on the bar; only where it can be moved. `open` shows a chat. */
export function wind(open) {
  if (!box.zone) return;
  const bar = $("#time");
  bar.hidden = false;
  bar.setAttribute("aria-label", words.time);
  $("small", bar).textContent = zoneName("shortOffset");
  $("small", bar).title = `${zoneName("long")} · ${box.zone}`;
  $("#hour").textContent = words.anHour;
  $("#day").textContent = words.aDay;
  $("#next .long").textContent = words.toNext;
  $("#next .short").textContent = "🔔";
  $("#next").title = words.toNext;
  $("#next").setAttribute("aria-label", words.toNext);
  const jumps = { "#hour": { by_s: 3600 }, "#day": { by_s: 86400 }, "#next": { to: "next" } };
  for (const [button, where] of Object.entries(jumps)) $(button).onclick = () => jump(where, open);
  document.addEventListener("pointerdown", ({ target }) => target.closest(".came") || hide());
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  setInterval(tell, 1000);
  tell();
}

async function jump(where, open) {
  const bar = $("#time");
  if (bar.classList.contains("busy")) return;
  hide();
  bar.classList.add("busy");
  came = [];
  try {
    const after = await ask("clock", where);
    hear(after.now);
    await new Promise((done) => setTimeout(done, FOLLOW));
    show(after.jumped ? came : null, open);
  } catch (error) {
    line(`${words.failed}: ${error.message}`);
  } finally {
    came = null;
    bar.classList.remove("busy");
  }
}

function show(posts, open) {
  if (!posts) return line(words.noNext);
  if (!posts.length) return line(words.nothingCame);
  const lines = posts.slice(0, MOST).map(({ card, post }) => {
    const face = make("span", "avatar");
    const name = card.chat.name ?? card.chat.title;
    paintAvatar(face, name, card.id);
    const row = make("button", "line", face, make("b", "", name), make("span", "", brief(post).split("\n")[0]));
    row.type = "button";
    row.onclick = () => {
      hide();
      open(card, post.id);
    };
    return row;
  });
  const rest = posts.length - lines.length;
  if (rest > 0) lines.push(make("p", "none", said("moreCame", { n: rest })));
  line(words.jumped, ...lines);
}

function line(text, ...lines) {
  const box = $("#time .came");
  box.replaceChildren(make("p", "", text), ...lines);
  box.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(hide, SHOWN);
}

function hide() {
  $("#time .came").hidden = true;
}
