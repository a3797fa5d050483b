// What stands around the input: the keyboard that the bot puts in place of the letters, and its menu button.

import { $, words } from "/chat/base.js";
import { make } from "/chat/text.js";

/** The keyboard in place of the letters; the button beside the input folds it. */
export function showKeyboard(card, begin) {
  const { rows, folded, placeholder } = card.chat.reply_keyboard;
  const same = JSON.stringify(card.chat.reply_keyboard);
  if (same !== card.keyboard) card.unfolded = !folded;
  card.keyboard = same;
  const drawn = rows.map((row) => make("div", "row", ...row.map(({ text }) => {
    const button = make("button", "reply", text);
    button.type = "button";
    button.onclick = () => card.act("press_reply", { label: text });
    return button;
  })));
  $(".replies", card.root).replaceChildren(...drawn);
  card.hasKeys = !begin && rows.length > 0;
  card.input.placeholder = placeholder || words.message;
  showReplies(card, card.unfolded);
}

export function showReplies(card, unfolded) {
  $(".board", card.root).hidden = !card.hasKeys;
  $(".board", card.root).classList.toggle("on", unfolded);
  $(".replies", card.root).hidden = !card.hasKeys || !unfolded;
}

/** The button left of the input, when it opens a page of the bot. */
export function showMenuButton(card) {
  const button = $(".menu", card.root);
  const opens = card.chat.menu_button?.type === "web_app";
  button.hidden = !opens;
  card.root.classList.toggle("has-menu", opens);
  button.textContent = opens ? card.chat.menu_button.text : "";
  button.title = words.openApp;
}
