// Links to the bot itself: they open its chat, and what they carry is sent by one press.

import { $ } from "/chat/base.js";

/** What a link to this bot carries, perhaps nothing; null when it leads elsewhere. */
export function payloadOf(address, bot) {
  let url;
  try {
    url = new URL(address, "https://t.me");
  } catch {
    return null;
  }
  const [first, second, ...rest] = url.pathname.split("/").slice(1);
  const here = url.origin === location.origin && first === "t.me";
  const there = ["t.me", "telegram.me"].includes(url.hostname);
  const name = here ? second : there && second === undefined ? first : null;
  if (rest.length || name?.toLowerCase() !== bot.toLowerCase()) return null;
  if (url.searchParams.has("startgroup") || url.searchParams.has("startapp")) return null; // Other doors.
  return url.searchParams.get("start") ?? "";
}

/** All the chats, and how one of them is looked at. */
let desk;

/** Opens the private chat of whoever followed a link in a chat. */
export function follow(from, payload) {
  const card = desk.cards.get(from.as) ?? from;
  desk.visit(card);
  card.follow(payload);
}

/** A link to the bot in a message opens its chat here, not in another window. */
export function followLinks(cards, visit) {
  desk = { cards, visit };
  $("#desk").addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const card = link && [...cards.values()].find(({ root }) => root.contains(link));
    const payload = card ? payloadOf(link.href, card.chat.bot.username) : null;
    if (payload === null) return;
    event.preventDefault();
    follow(card, payload);
  });
}

/** The link that led to this page: its payload waits in the chat of `as`, or of the first person. */
export function openedBy(cards) {
  const query = new URLSearchParams(location.search);
  if (!query.has("start")) return;
  const payload = query.get("start");
  if (window.parent !== window) return handOver(payload);
  const people = [...cards.values()].filter(({ group }) => !group);
  const card = people.find(({ id }) => id === Number(query.get("as"))) ?? people[0];
  if (!card?.chat) return; // Nobody is here yet.
  for (const name of ["start", "as"]) query.delete(name);
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname); // A reload is not another visit.
  desk.visit(card);
  card.follow(payload);
}

/** A link that was followed in a page of the bot belongs into the chat around it. */
function handOver(payload) {
  const eventData = { path_full: `/chat?start=${payload}` };
  window.parent.postMessage(JSON.stringify({ eventType: "web_app_open_tg_link", eventData }), location.origin);
}
