// Inline mode: the bot's name and words in the input of any chat, and what the bot offers for them.

import { ask, words } from "/chat/base.js";
import { follow } from "/chat/links.js";
import { make } from "/chat/text.js";

/** Milliseconds without a key before the bot is asked. */
const PAUSE = 300;

/** The words behind the bot's name; null when the input does not begin with it. */
function wanted(card) {
  const [, name, text] = card.input.value.match(/^@(\w+)\s([^]*)$/) ?? [];
  return name?.toLowerCase() === card.chat?.bot.username.toLowerCase() ? text : null;
}

/** Something was typed: the bot is asked in a moment, when it is meant. */
export function lookInline(card) {
  clearTimeout(card.looking);
  const text = wanted(card);
  if (text === null) return forget(card);
  card.looking = setTimeout(async () => {
    card.asked = [...text].slice(0, 256).join("");
    try {
      card.show(await ask(`people/${card.as}/inline`, { text, chat: card.id }));
    } catch (error) {
      card.toast(`${words.failed}: ${error.message}`);
    }
  }, PAUSE);
}

function forget(card) {
  if (card.asked === undefined) return;
  card.asked = card.offered = undefined;
  card.closeSheet();
}

/** Draws what the bot offers, once for each answer. */
export function showInline(card) {
  const { inline } = card.chat;
  if (card.asked === undefined || wanted(card) === null || inline?.query !== card.asked || !inline.offer) return;
  const text = JSON.stringify(inline);
  if (card.offered === text) return;
  card.offered = text;
  const { results, button } = inline.offer;
  const lines = results.map((result) => offer(card, result));
  if (!lines.length && !button) lines.push(make("p", "none", words.nothingFound));
  if (button) lines.unshift(starter(card, button));
  card.closeSheet();
  card.openSheet(lines);
}

function offer(card, { id, title, description }) {
  const line = make("button", "line offer", make("b", "", title), make("span", "", description));
  line.type = "button";
  line.onclick = () => choose(card, id);
  return line;
}

function starter(card, [text, payload]) {
  const line = make("button", "line starter", text);
  line.type = "button";
  line.onclick = () => {
    clear(card);
    follow(card, payload);
  };
  return line;
}

async function choose(card, result) {
  if (!(await card.act("choose", { result }))) return;
  clear(card);
  card.toEnd(true);
}

function clear(card) {
  card.input.value = "";
  card.resize();
  forget(card);
}

/** Enter chooses the first offer; says whether there was one. */
export function chooseFirst(card) {
  const [first] = card.offered === undefined ? [] : card.root.querySelectorAll(".offer");
  if (wanted(card) === null || !first) return false;
  first.click();
  return true;
}
