// The attach menu: what a person can send that is no text.

import { ask, words } from "/chat/base.js";
import { make } from "/chat/text.js";

/** The lines of the menu. */
export function attachLines(card) {
  const send = (kind) => () => card.act("send", { kind });
  return [
    card.line("🖼", words.pictureFromDisk, () => choose(card, true)),
    card.line("📄", words.fileFromDisk, () => choose(card, false)),
    card.line("📍", words.location, () => card.openSheet(places(card))),
    card.line("👤", words.somebody, () => card.openSheet([contactForm(card)])),
    card.line("📱", words.myPhone, send("contact")),
    card.line("🏞", words.samplePhoto, send("photo")),
    card.line("👋", words.sticker, send("sticker")),
    card.line("🎤", words.voice, send("voice")),
  ];
}

function choose(card, photo) {
  card.closeSheet();
  const input = Object.assign(document.createElement("input"), { type: "file", accept: photo ? "image/png,image/jpeg" : "" });
  input.onchange = () => upload(card, input.files[0], photo);
  input.click();
}

/** Sends a file from the disk; what is typed becomes its caption. */
export async function upload(card, file, photo) {
  const caption = card.input.value.trim();
  const what = new URLSearchParams({ name: file.name, caption, photo, chat: card.id });
  try {
    card.show(await ask(`people/${card.as}/upload?${what}`, file));
    card.input.value = "";
    card.resize();
    card.toEnd(true);
  } catch (error) {
    card.toast(error.message.includes("IMAGE_PROCESS_FAILED") ? words.noPicture : `${words.failed}: ${error.message}`);
  }
}

function field(name, label, attributes = {}) {
  const input = Object.assign(document.createElement("input"), { name, required: true, autocomplete: "off", ...attributes });
  return make("label", "", make("span", "", label), input);
}

function form(title, fields, does) {
  const button = make("button", "add", words.send);
  const made = make("form", "mini", make("b", "", title), ...fields, button);
  made.onsubmit = (event) => {
    event.preventDefault();
    does(made.elements);
  };
  queueMicrotask(() => made.querySelector("input").focus({ preventScroll: true }));
  return made;
}

function contactForm(card) {
  const fields = [
    field("person", words.name, { maxLength: 64, placeholder: words.contactName }),
    field("phone", words.phone, { type: "tel", maxLength: 32, placeholder: "+7 900 000-00-00" }),
  ];
  return form(words.somebody, fields, ({ person, phone }) => card.act("contact", { name: person.value, phone: phone.value }));
}

function places(card) {
  const go = (latitude, longitude) => card.act("location", { latitude, longitude });
  const cities = words.cities.map(([city, latitude, longitude]) =>
    card.line("📍", city, () => go(latitude, longitude)));
  const fields = [field("place", words.coordinates, { placeholder: "55.75, 37.61" })];
  const typed = form(words.otherPlace, fields, ({ place }) => {
    const [latitude, longitude] = place.value.split(/[\s,;]+/).map(Number);
    if (Number.isFinite(latitude) && Number.isFinite(longitude)) go(latitude, longitude);
    else card.toast(words.badPlace);
  });
  return [make("div", "cities", ...cities), typed];
}
