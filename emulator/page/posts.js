// Messages: bubbles, pictures, files, places, contacts, and the buttons under them.
// Foreign text only ever becomes text nodes.

import { openApp } from "/chat/app.js";
import { $, clock, paintAvatar, said, weight, words } from "/chat/base.js";
import { formatted, make, safeLink } from "/chat/text.js";

const fileAt = (id) => `/emulator/files/${encodeURIComponent(id)}`;

/** What a message says in one line. */
export function brief(post) {
  return post.text || words[post.media?.kind] || "";
}

function picture(sizes, caption) {
  const { file_id, width, height } = sizes.at(-1);
  const image = Object.assign(new Image(width, height), { src: fileAt(file_id), alt: caption || words.photo });
  const button = make("button", "picture", image);
  button.type = "button";
  button.title = words.enlarge;
  // Known before the bytes are here: nothing jumps when they come.
  button.style.aspectRatio = `${width} / ${Math.min(height, width * 1.4)}`;
  button.onclick = () => enlarge(image);
  return button;
}

function enlarge({ src, alt }) {
  const dialog = $("#picture");
  Object.assign($("img", dialog), { src, alt });
  dialog.onclick = () => dialog.close();
  dialog.showModal();
}

function file({ file_id, file_name, file_size }) {
  const ending = file_name.includes(".") ? file_name.split(".").at(-1).slice(0, 4) : "…";
  const about = make("span", "about-file", make("b", "", file_name), make("small", "", `${weight(file_size)} · ${words.download}`));
  const link = make("a", "media document", make("span", "face", ending), about);
  Object.assign(link, { href: fileAt(file_id), download: file_name, title: words.download });
  return link;
}

function place({ latitude, longitude }, title, address) {
  const card = make("div", "media place", make("span", "map", make("span", "needle")));
  if (title) card.append(make("b", "", title), make("span", "", address));
  card.append(make("small", "", `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`));
  return card;
}

function contact({ first_name, last_name, phone_number, user_id }) {
  const name = `${first_name} ${last_name ?? ""}`.trim();
  const avatar = make("span", "avatar");
  paintAvatar(avatar, name, user_id ?? name.length);
  return make("div", "media contact", avatar, make("span", "about-file", make("b", "", name), make("small", "", phone_number)));
}

function media({ kind, value }, caption) {
  if (kind === "photo") return picture(value, caption);
  if (kind === "document") return file(value);
  if (kind === "location") return place(value);
  if (kind === "venue") return place(value.location, value.title, value.address);
  if (kind === "contact") return contact(value);
  const drawn = make("div", `media ${kind}`, make("span", "face", kind === "voice" ? "▶" : value.emoji));
  if (kind === "voice") drawn.append(make("span", "wave"), make("span", "label", `0:0${value.duration}`));
  return drawn;
}

const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*){1,3}$/u;

function look(post) {
  const kind = post.media?.kind;
  const classes = ["bubble"];
  if (post.text && !kind && !post.entities.length && ONLY_EMOJI.test(post.text)) classes.push("big");
  if (kind === "sticker") classes.push("bare");
  if (kind === "photo") classes.push("framed");
  if (kind && !post.text) classes.push("wordless");
  return classes.join(" ");
}

function meta(post, own) {
  const time = make("span", "meta");
  if (post.silent && post.from_bot) time.append(Object.assign(make("span", "", "🔕 "), { title: words.silent }));
  if (post.edited) time.append(make("span", "", `${words.edited} `));
  time.append(clock.format(post.date * 1000));
  if (own) time.append(make("span", "ticks"));
  return time;
}

function bubble(post, card, own, named) {
  const inside = make("div", look(post));
  if (named) {
    const sender = make("b", "sender", post.sender);
    sender.dataset.colour = String(Math.abs(post.from) % 7);
    inside.append(sender);
  }
  if (post.via) inside.append(make("div", "forwarded", said("via", { bot: post.via })));
  if (post.forwarded) {
    const from = post.forwarded.sender_user;
    inside.append(make("div", "forwarded", said("forwarded", { who: from ? `${from.first_name} ${from.last_name ?? ""}`.trim() : "" })));
  }
  const replied = post.reply_to && card.chat.messages.find(({ id }) => id === post.reply_to);
  if (replied) {
    const quote = make("button", "replied", make("b", "", replied.sender), make("span", "", brief(replied)));
    quote.type = "button";
    quote.onclick = () => card.reveal(replied.id);
    inside.append(quote);
  }
  if (post.media) inside.append(media(post.media, post.text));
  if (post.text) inside.append(formatted(post.text, post.entities, card.say));
  inside.append(meta(post, own));
  return inside;
}

function key(post, button, row, column, card) {
  const link = button.url && safeLink(button.url);
  const drawn = make(link ? "a" : "button", "key", make("span", "", button.text));
  if (link) {
    Object.assign(drawn, { href: link, target: "_blank", rel: "noopener noreferrer" });
    drawn.classList.add("out");
    return drawn;
  }
  drawn.type = "button";
  if (button.copy_text) {
    drawn.classList.add("copy");
    drawn.onclick = () => navigator.clipboard?.writeText(button.copy_text.text).then(() => card.toast(words.copied));
    return drawn;
  }
  if (button.web_app) {
    drawn.classList.add("opens");
    drawn.onclick = () => openApp(card, button.web_app.url);
    return drawn;
  }
  if (button.callback_data !== undefined) drawn.dataset.press = `${post.id} ${button.callback_data}`;
  const data = button.callback_data; // What is drawn is what is sent, though the keyboard may have changed.
  drawn.onclick = () => card.press(data === undefined ? { row, column } : { data }, post.id, drawn);
  return drawn;
}

function shortened(text) {
  const line = [...text.split("\n")[0]];
  return line.length > 32 ? `${line.slice(0, 31).join("")}…` : line.join("");
}

/** What Telegram itself says: who came, who went, what was pinned. */
function service(post, card) {
  const { kind, value } = post.media;
  const names = (users) => users.map(({ first_name, last_name }) => `${first_name} ${last_name ?? ""}`.trim()).join(", ");
  const text = {
    pinned_message: () => said("wasPinned", { what: shortened(value.text ?? value.caption ?? words.message) }),
    new_chat_members: () => said("came", { who: names(value) }),
    left_chat_member: () => said("went", { who: names([value]) }),
  }[kind]();
  const line = make("button", "", text);
  line.type = "button";
  line.onclick = () => kind === "pinned_message" && card.reveal(value.message_id);
  return make("div", "day service", line);
}

/** A message with its buttons; `own` when this side wrote it, `named` when its sender's name stands above. */
export function draw(post, card, own, named) {
  if (post.service) return service(post, card);
  const element = make("article", own ? "post out" : "post in", bubble(post, card, own, named));
  element.setAttribute("aria-label", own ? words.you : post.sender);
  if (post.buttons.length) {
    const rows = post.buttons.map((row, r) =>
      make("div", "row", ...row.map((button, c) => key(post, button, r, c, card))));
    element.append(make("div", "keys", ...rows));
  }
  element.dataset.id = post.id;
  return element;
}
