// The chat page. Draws what GET /emulator/people/{id}/chat says, whenever /emulator/events says it has changed.
// Foreign text only ever becomes text nodes.

import { formatted, make, safeLink } from "/chat/text.js";

const $ = (selector, root = document) => root.querySelector(selector);
const query = new URLSearchParams(location.search);
const people = await (await fetch("/emulator/people")).json();
const language = query.get("lang") ?? (people[0]?.language_code || navigator.language.toLowerCase());
const locale = language.startsWith("en") ? "en" : "ru";
const words = await (await fetch(`/chat/words.${locale}.json`)).json();
const narrow = matchMedia("(max-width: 700px)");
const cards = new Map();
let focused = null;

async function ask(path, body) {
  const options = body && { method: "POST", body: JSON.stringify(body) };
  const answer = await fetch(`/emulator/${path}`, options).catch(() => {
    throw new Error(words.unreachable);
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.error);
  return told;
}

// ---------------------------------------------------------------------------------------- time and faces

const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const dayName = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
const dayKey = (seconds) => new Date(seconds * 1000).toDateString();

function dayTitle(seconds, now) {
  if (dayKey(seconds) === dayKey(now)) return words.today;
  if (dayKey(seconds) === dayKey(now - 86400)) return words.yesterday;
  return dayName.format(seconds * 1000);
}

function paintAvatar(element, name, seed) {
  const initials = name.trim().split(/\s+/).map((part) => part.match(/[\p{L}\p{N}]/u)?.[0] ?? [...part][0] ?? "");
  element.textContent = initials.slice(0, 2).join("").toUpperCase();
  element.dataset.colour = String(Math.abs(seed) % 7);
}

// ---------------------------------------------------------------------------------------- messages

function media({ kind, value }) {
  const face = { sticker: value.emoji, photo: "🏞", voice: "▶", location: "📍", contact: "👤" }[kind];
  const label = {
    voice: `0:0${value.duration}`,
    contact: `${value.first_name} · ${value.phone_number}`,
    location: `${value.latitude}, ${value.longitude}`,
  }[kind];
  const drawn = make("div", `media ${kind}`, make("span", "face", face));
  if (kind === "voice") drawn.append(make("span", "wave"));
  if (label) drawn.append(make("span", "label", label));
  return drawn;
}

const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*){1,3}$/u;

function bubble(post, card) {
  const big = post.text && !post.entities.length && ONLY_EMOJI.test(post.text);
  const inside = make("div", `bubble${big ? " big" : ""}${post.media?.kind === "sticker" ? " bare" : ""}`);
  const replied = post.reply_to && card.chat.messages.find(({ id }) => id === post.reply_to);
  if (replied) inside.append(make("div", "replied", replied.text || words[replied.media.kind]));
  if (post.media) inside.append(media(post.media));
  else inside.append(formatted(post.text, post.entities, card.say));
  const time = make("span", "meta");
  if (post.edited) time.append(make("span", "", `${words.edited} `));
  time.append(clock.format(post.date * 1000));
  if (!post.from_bot) time.append(make("span", "ticks"));
  inside.append(time);
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
  if (button.callback_data !== undefined) drawn.dataset.press = `${post.id} ${button.callback_data}`;
  const data = button.callback_data; // What is drawn is what is sent, though the keyboard may have changed.
  drawn.onclick = () => card.press(data === undefined ? { row, column } : { data }, post.id, drawn);
  return drawn;
}

function draw(post, card) {
  const element = make("article", post.from_bot ? "post in" : "post out", bubble(post, card));
  if (post.buttons.length) {
    const rows = post.buttons.map((row, r) =>
      make("div", "row", ...row.map((button, c) => key(post, button, r, c, card))));
    element.append(make("div", "keys", ...rows));
  }
  element.dataset.id = post.id;
  return element;
}

// ---------------------------------------------------------------------------------------- one person

class Card {
  constructor(id) {
    this.id = id;
    this.drawn = new Map();
    this.seenToasts = null;
    this.unread = 0;
    this.root = $("#card").content.firstElementChild.cloneNode(true);
    this.talk = $(".talk", this.root);
    this.posts = $(".posts", this.root);
    this.input = $("textarea", this.root);
    this.say = (text) => this.act("say", { text });
    this.tab = make("button", "tab", make("span", "avatar"), make("span", "name"), make("span", "dot"));
    this.input.value = sessionStorage.getItem(`draft ${id}`) ?? "";
    this.listen();
    $("#desk").append(this.root);
    $("#tabs").append(this.tab);
  }

  listen() {
    const on = (selector, does) => ($(selector, this.root).onclick = does);
    this.tab.onclick = () => focus(this);
    for (const kind of ["pointerdown", "focusin"]) this.root.addEventListener(kind, () => focus(this));
    on(".code", () => this.act("language", { code: this.chat.language_code === "en" ? "ru" : "en" }));
    on(".send", () => this.submit());
    on(".slash", () => this.toggleSheet(() => this.commandsSheet()));
    on(".clip", () => this.toggleSheet(() => this.attachSheet()));
    on(".more", () => this.toggleSheet(() => this.moreSheet()));
    on(".down", () => this.toEnd(true));
    on(".begin button", () => this.begin());
    on(".alert button", () => ($(".alert", this.root).hidden = true));
    this.input.onkeydown = (event) => this.typed(event);
    this.input.oninput = () => this.resize();
    this.talk.onscroll = () => this.scrolled();
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.talk);
    this.talk.onclick = () => this.closeSheet();
    const titles = { ".slash": "commands", ".clip": "attach", ".send": "send", ".more": "more", ".code": "switchLanguage", ".down": "down" };
    for (const [selector, word] of Object.entries(titles)) {
      const button = $(selector, this.root);
      button.title = words[word];
      button.setAttribute("aria-label", words[word]);
    }
    this.input.placeholder = words.message;
  }

  async act(verb, body) {
    this.closeSheet();
    try {
      this.show(await ask(`people/${this.id}/${verb}`, body));
      return true;
    } catch (error) {
      this.toast(`${words.failed}: ${error.message}`);
      return false;
    }
  }

  begin() {
    this.act(this.chat.started && this.chat.blocked ? "unblock" : "start", { payload: this.chat.start_payload });
  }

  async submit() {
    const text = this.input.value;
    if (!text.trim()) return;
    this.input.value = "";
    this.resize();
    if (!(await this.say(text)) && !this.input.value) this.input.value = text; // Nothing typed is lost.
    this.resize();
    this.toEnd(true);
  }

  typed(event) {
    if (event.key === "Escape") this.closeSheet();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  resize() {
    sessionStorage.setItem(`draft ${this.id}`, this.input.value); // It outlives a new beginning of the page.
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 132)}px`;
    this.root.classList.toggle("has-text", Boolean(this.input.value.trim()));
  }

  async press(what, message_id, button) {
    button.classList.add("waiting");
    if (!(await this.act("press", { message_id, ...what }))) button.classList.remove("waiting");
  }

  // Reads the chat once more; calls that come meanwhile are one.
  async refresh() {
    if (this.reading) return void (this.again = true);
    this.reading = true;
    try {
      do {
        this.again = false;
        this.show(await ask(`people/${this.id}/chat`));
      } while (this.again);
    } catch {
      // The next event or reconnect reads again.
    } finally {
      this.reading = false;
    }
  }

  show(chat) {
    if (this.chat && chat.version < this.chat.version) return;
    const first = !this.chat;
    const atEnd = first || this.nearEnd();
    this.chat = chat;
    this.showHeads();
    const fresh = this.showPosts(first);
    this.showWaiting();
    this.showFoot();
    this.showToasts();
    if (atEnd) this.toEnd();
    this.count(first ? 0 : fresh, atEnd);
    titles();
  }

  showHeads() {
    const { chat, root } = this;
    for (const place of [$(".owner", root), this.tab]) {
      paintAvatar($(".avatar", place), chat.name, chat.id);
      $(".name", place).textContent = chat.name;
    }
    $(".caption", root).textContent = chat.caption;
    $(".code", root).textContent = `🌐 ${(chat.language_code || "—").toUpperCase()}`;
    paintAvatar($(".peer .avatar", root), chat.bot.name, 4);
    $(".peer .name", root).textContent = chat.bot.name;
    const typing = chat.action && chat.now - chat.action[1] < 6;
    const status = $(".status", root);
    status.textContent = chat.blocked ? words.blocked : typing ? words.typing : words.bot;
    status.classList.toggle("typing", Boolean(typing));
    clearTimeout(this.typing);
    if (typing) this.typing = setTimeout(() => this.refresh(), 6000);
    root.classList.toggle("blocked", chat.blocked);
  }

  /** Draws what is new or changed; gives the number of the bot's new messages. */
  showPosts(first) {
    const keep = new Set();
    let fresh = 0;
    let day = null;
    const order = [];
    for (const post of this.chat.messages) {
      if (dayKey(post.date) !== day) {
        day = dayKey(post.date);
        order.push(this.keyed(`day ${day}`, dayTitle(post.date, this.chat.now), keep, (title) => make("div", "day", make("span", "", title))));
      }
      const known = this.drawn.get(post.id);
      const element = this.keyed(post.id, JSON.stringify(post), keep, () => draw(post, this));
      if (!known && !first) element.classList.add("new");
      if (known && known.element !== element) element.classList.add("flash");
      fresh += !known && post.from_bot ? 1 : 0;
      order.push(element);
    }
    for (const id of this.drawn.keys()) if (!keep.has(id)) this.drawn.delete(id);
    if (!order.length) order.push(this.about());
    order.forEach((element, place) => {
      const there = this.posts.children[place];
      if (there !== element) this.posts.insertBefore(element, there ?? null);
    });
    while (this.posts.children.length > order.length) this.posts.lastElementChild.remove();
    return fresh;
  }

  /** The element of an id, drawn again only when its text has changed. */
  keyed(id, text, keep, drawing) {
    keep.add(id);
    const known = this.drawn.get(id);
    if (known?.text === text) return known.element;
    const element = drawing(text);
    this.drawn.set(id, { text, element });
    return element;
  }

  about() {
    const { description } = this.chat.bot;
    const text = make("p", "", description || words.empty);
    return make("div", "about", ...(description ? [make("b", "", words.whatCanBotDo)] : []), text);
  }

  showWaiting() {
    const waiting = new Set(this.chat.waiting.map(([id, data]) => `${id} ${data}`));
    for (const button of this.posts.querySelectorAll("[data-press]")) {
      button.classList.toggle("waiting", waiting.has(button.dataset.press));
    }
  }

  showFoot() {
    const { chat, root } = this;
    const begin = !chat.started || chat.blocked;
    $(".begin", root).hidden = !begin;
    $(".write", root).hidden = begin;
    $(".begin button", root).textContent = chat.blocked && chat.started ? words.unblock : words.start;
    const link = $(".link", root);
    const linked = chat.start_payload && !chat.started;
    link.textContent = linked ? `t.me/${chat.bot.username}?start=${chat.start_payload}` : "";
    link.title = words.openedBy;
    const replies = $(".replies", root);
    const rows = chat.reply_keyboard.rows.map((row) => make("div", "row", ...row.map(({ text }) => {
      const button = make("button", "reply", text);
      button.onclick = () => this.act("press", { label: text });
      return button;
    })));
    replies.replaceChildren(...rows);
    replies.hidden = begin || !rows.length;
  }

  showToasts() {
    const { toasts } = this.chat;
    const fresh = this.seenToasts === null ? [] : toasts.slice(this.seenToasts);
    this.seenToasts = toasts.length;
    for (const { text, alert } of fresh) alert ? this.alert(text) : this.toast(text);
  }

  toast(text) {
    const toast = $(".toast", this.root);
    toast.textContent = text;
    toast.classList.add("shown");
    clearTimeout(this.toasting);
    this.toasting = setTimeout(() => toast.classList.remove("shown"), 3000);
  }

  alert(text) {
    const alert = $(".alert", this.root);
    $("p", alert).textContent = text;
    alert.hidden = false;
    if (focused === this) $("button", alert).focus();
  }

  // Sheets: small menus above the input.
  toggleSheet(fill) {
    const sheet = $(".sheet", this.root);
    const same = !sheet.hidden && this.filledBy === fill.toString();
    this.closeSheet();
    if (same) return;
    this.filledBy = fill.toString();
    sheet.replaceChildren(...fill());
    sheet.hidden = false;
  }

  closeSheet() {
    $(".sheet", this.root).hidden = true;
  }

  line(face, text, does) {
    const line = make("button", "line", make("b", "", face), make("span", "", text));
    line.onclick = does;
    return line;
  }

  commandsSheet() {
    if (!this.chat.commands.length) return [make("p", "none", words.nothingHere)];
    return this.chat.commands.map(({ command, description }) =>
      this.line(`/${command}`, description, () => this.say(`/${command}`)));
  }

  attachSheet() {
    const kinds = { photo: "🏞", sticker: "👋", voice: "🎤", location: "📍", contact: "👤" };
    return Object.entries(kinds).map(([kind, face]) => this.line(face, words[kind], () => this.act("send", { kind })));
  }

  moreSheet() {
    const { blocked } = this.chat;
    const verb = blocked ? "unblock" : "block";
    return [this.line(blocked ? "🔓" : "🚫", words[verb], () => this.act(verb, {}))];
  }

  nearEnd() {
    return this.talk.scrollHeight - this.talk.scrollTop - this.talk.clientHeight < 90;
  }

  toEnd(smooth = false) {
    this.talk.scrollTo({ top: this.talk.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  scrolled() {
    this.atEnd = this.nearEnd();
    const down = $(".down", this.root);
    down.hidden = this.nearEnd();
    if (down.hidden) $("span", down).textContent = "";
  }

  count(fresh, atEnd) {
    if (fresh && focused !== this) this.unread += fresh;
    if (fresh && !atEnd) $(".down span", this.root).textContent = fresh;
    const badge = $(".badge", this.root);
    badge.hidden = !this.unread;
    badge.textContent = this.unread;
    this.tab.classList.toggle("unread", this.unread > 0);
    this.root.classList.toggle("unread", this.unread > 0);
  }
}

// ---------------------------------------------------------------------------------------- the desk

function focus(card) {
  card.unread = 0;
  card.count(0, true);
  if (focused !== card) {
    focused = card;
    for (const one of cards.values()) {
      one.root.classList.toggle("focused", one === card);
      one.tab.classList.toggle("focused", one === card);
      one.tab.setAttribute("aria-selected", String(one === card));
    }
    if (narrow.matches) card.toEnd();
    card.tab.scrollIntoView({ inline: "center", block: "nearest" });
  }
  titles();
}

function titles() {
  const unread = [...cards.values()].reduce((sum, card) => sum + card.unread, 0);
  const bot = [...cards.values()].find((card) => card.chat)?.chat.bot.name ?? words.title;
  $("#brand").textContent = bot;
  document.title = unread ? `(${unread}) ${bot}` : bot;
}

async function readAll() {
  for (const { id } of await ask("people")) {
    if (!cards.has(id)) cards.set(id, new Card(id));
  }
  await Promise.all([...cards.values()].map((card) => card.refresh()));
  if (!focused && cards.size) focus(cards.values().next().value);
}

function listen() {
  const events = new EventSource("/emulator/events");
  const offline = $("#offline");
  events.onopen = () => (offline.hidden = true);
  events.onerror = () => (offline.hidden = false);
  let process = null;
  events.onmessage = ({ data }) => {
    const { person, version, boot } = JSON.parse(data);
    if (boot && process && boot !== process) return location.reload(); // Another Telegram, which knows nobody here.
    process = boot ?? process;
    const card = cards.get(person);
    if (!card) return readAll();
    if (!card.chat || version > card.chat.version) card.refresh();
  };
}

function welcomeNewcomers() {
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
    await readAll();
    focus(cards.get(id));
    cards.get(id).root.scrollIntoView({ behavior: "smooth", inline: "end" });
  };
}

document.documentElement.lang = locale;
$("#tag").textContent = words.tag;
$("#offline").textContent = words.offline;
$("#add").textContent = `+ ${words.addClient}`;
$("#language").textContent = locale === "ru" ? "EN" : "RU";
$("#language").title = words.pageLanguage;
$("#language").onclick = () => (location.search = `?lang=${locale === "ru" ? "en" : "ru"}`);
for (const element of document.querySelectorAll("[data-word]")) element.textContent = words[element.dataset.word];
welcomeNewcomers();
listen();
