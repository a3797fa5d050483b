// What the parts of the page are called, for whoever hears them.

import { $, words } from "/chat/base.js";

const NAMES = {
  ".slash": "commands", ".clip": "attach", ".send": "send", ".more": "more", ".board": "keys", ".as": "writeAs", "textarea": "message", ".posts": "messages",
};
/** Their own words are the beginning of their names. */
const TITLES = { ".code": "switchLanguage", ".down": "down", ".pin": "pinned" };

/** The parts of one chat. */
export function nameParts(root) {
  for (const [selector, word] of Object.entries(NAMES)) {
    const part = $(selector, root);
    if (part.localName === "button") part.title = words[word];
    part.setAttribute("aria-label", words[word]);
  }
  for (const [selector, word] of Object.entries(TITLES)) $(selector, root).title = words[word];
}

/** What stands around the chats. */
export function nameBar() {
  const language = $("#language");
  language.setAttribute("aria-label", `${language.textContent}, ${words.pageLanguage}`);
  $("#tabs").setAttribute("aria-label", words.chats);
  $("#picture").setAttribute("aria-label", words.photo);
}
