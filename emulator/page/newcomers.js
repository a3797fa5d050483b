// New people and new groups: the two dialogs of the desk. `arrive` shows the chat of who is new.

import { $, ask, locale, words } from "/chat/base.js";
import { make } from "/chat/text.js";

/** People who are added on the page. */
export function welcomeNewcomers(cards, arrive) {
  const dialog = $("#newcomer");
  const form = $("form", dialog);
  $("#add").onclick = () => {
    const taken = [...cards.values()].map((card) => card.chat?.name);
    form.name.value = words.names.find((name) => !taken.includes(name)) ?? "";
    form.code.value = locale;
    dialog.showModal();
    form.name.select();
  };
  $("#never").onclick = () => dialog.close();
  dialog.onclose = async () => {
    if (dialog.returnValue !== "add") return;
    dialog.returnValue = "";
    const { id } = await ask("people", { name: form.name.value, language_code: form.code.value, caption: words.client });
    arrive(id);
  };
}

/** A group of those who are picked, with the bot in it. */
export function gatherGroups(cards, arrive) {
  const dialog = $("#gathering");
  const form = $("form", dialog);
  $("#gather").onclick = () => {
    const people = [...cards.values()].filter((card) => !card.group && card.chat);
    const picks = people.map(({ id, chat }) => {
      const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "member", value: id });
      box.checked = chat.caption !== words.client;
      return make("label", "pick", box, make("span", "", chat.name));
    });
    $(".picks", dialog).replaceChildren(...picks);
    form.elements.title.value = words.groupTitle;
    dialog.showModal();
    form.elements.title.select();
  };
  $("#nobody").onclick = () => dialog.close();
  dialog.onclose = async () => {
    if (dialog.returnValue !== "add") return;
    dialog.returnValue = "";
    const members = [...dialog.querySelectorAll(":checked")].map(({ value }) => Number(value));
    const creator = members[0] ?? [...cards.keys()].find((id) => id > 0);
    const { id } = await ask("groups", { title: form.elements.title.value, creator, members });
    await ask(`groups/${id}/add_bot`, { by: creator });
    arrive(id);
  };
}
