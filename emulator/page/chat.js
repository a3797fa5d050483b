// The chat page: a desk of phones. Draws what GET /emulator/people/{id}/chat says (or a group's), whenever
// /emulator/events says it has changed.

import { openApp, placeApps } from "/chat/app.js";
import { attachLines, upload } from "/chat/attach.js";
import { $, ask, dayKey, dayTitle, locale, paintAvatar, words } from "/chat/base.js";
import { hear, noticed, wind } from "/chat/clock.js";
import { chooseFirst, lookInline, showInline } from "/chat/inline.js";
import { showKeyboard, showMenuButton, showReplies } from "/chat/keys.js";
import { followLinks, openedBy } from "/chat/links.js";
import { gatherGroups, welcomeNewcomers } from "/chat/newcomers.js";
import { nameBar, nameParts } from "/chat/names.js";
import { brief, draw } from "/chat/posts.js";
import { make } from "/chat/text.js";

const narrow = matchMedia("(max-width: 700px)");
const cards = new Map();
let focused = null;

// ---------------------------------------------------------------------------------------- one chat

class Card {
  constructor(id) {
    this.id = id;
    this.group = id < 0;
    this.as = this.group ? 0 : id; // Who writes: in a group, the one who is picked.
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
    this.root.classList.toggle("group", this.group);
    $(".code", this.root).hidden = this.group;
    $(".as", this.root).hidden = !this.group;
    $(".owner .name", this.root).hidden = this.group;
    $("#desk").append(this.root);
    $("#tabs").append(this.tab);
  }

  listen() {
    const on = (selector, does) => ($(selector, this.root).onclick = does);
    this.tab.onclick = () => focus(this);
    for (const kind of ["pointerdown", "focusin"]) this.root.addEventListener(kind, () => focus(this));
    on(".code", () => this.act("language", { code: this.chat.language_code === "en" ? "ru" : "en" }));
    on(".send", () => this.submit());
    on(".pin", () => this.chat.pinned && this.reveal(this.chat.pinned));
    on(".board", () => showReplies(this, (this.unfolded = !this.unfolded)));
    on(".menu", () => openApp(this, this.chat.menu_button.web_app.url));
    $(".as", this.root).onchange = ({ target }) => this.become(Number(target.value));
    this.input.onpaste = (event) => {
      const [file] = event.clipboardData.files;
      if (!file) return;
      event.preventDefault();
      upload(this, file, /^image\/(png|jpeg)$/.test(file.type));
    };
    on(".slash", () => this.toggleSheet(() => this.commandsSheet()));
    on(".clip", () => this.toggleSheet(() => attachLines(this)));
    on(".more", () => this.toggleSheet(() => this.moreSheet(), true));
    on(".down", () => this.toEnd(true));
    on(".begin button", () => this.begin());
    on(".alert button", () => ($(".alert", this.root).hidden = true));
    this.input.onkeydown = (event) => this.typed(event);
    this.input.oninput = () => {
      this.resize();
      lookInline(this);
    };
    this.talk.onscroll = () => this.scrolled();
    const resized = new ResizeObserver(() => this.atEnd && this.toEnd());
    for (const part of [this.talk, this.posts]) resized.observe(part);
    this.talk.onclick = () => this.closeSheet();
    nameParts(this.root);
    this.input.placeholder = words.message;
  }

  async act(verb, body) {
    this.closeSheet();
    try {
      this.show(await ask(`people/${this.as}/${verb}`, { ...body, chat: this.id }));
      return true;
    } catch (error) {
      this.toast(`${words.failed}: ${error.message}`);
      return false;
    }
  }

  /** Does something to the group itself. */
  async change(verb) {
    this.closeSheet();
    try {
      this.show(await ask(`groups/${this.id}/${verb}`, { by: this.as }));
    } catch (error) {
      this.toast(`${words.failed}: ${error.message}`);
    }
  }

  /** Another member of the group takes over the keyboard. */
  become(person) {
    this.as = person;
    this.drawn.clear(); // What was the others' is now one's own.
    this.showHeads();
    this.showPosts(true);
    this.showWaiting();
    this.toEnd();
    this.refresh();
  }

  async begin() {
    const { started, blocked, start_payload } = this.chat;
    const linked = this.link ?? start_payload;
    const unblocks = started && blocked && !this.link;
    if (!(await this.act(unblocks ? "unblock" : "start", { payload: linked }))) return;
    this.follow(null);
    this.toEnd(true);
  }

  /** A link to the bot was opened here: what it carries waits for one press. */
  follow(payload) {
    this.link = payload || null;
    this.showFoot();
    if (this.link) $(".begin button", this.root).focus({ preventScroll: true });
  }

  async submit() {
    const text = this.input.value;
    if (!text.trim() || chooseFirst(this)) return;
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
    this.root.classList.toggle("has-text", Boolean(this.input.value.trim())); // It changes how wide the input is.
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 132)}px`;
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
        this.show(await ask(this.group ? `groups/${this.id}/chat?as=${this.as}` : `people/${this.id}/chat`));
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
    hear(chat.now);
    if (this.group) this.showMembers();
    this.showHeads();
    const fresh = this.showPosts(first);
    this.showWaiting();
    this.showFoot();
    this.showToasts();
    showInline(this);
    if (atEnd) this.toEnd();
    this.count(first ? 0 : fresh, atEnd);
    titles();
  }

  showHeads() {
    const { chat, root } = this;
    const name = this.group ? chat.title : chat.name;
    // The phone of a group is held by the member who is picked.
    const holder = this.group ? chat.members.find(({ id }) => id === this.as) : chat;
    for (const [place, one] of [[$(".owner", root), holder ?? { name, id: 0 }], [this.tab, { name, id: chat.id }]]) {
      paintAvatar($(".avatar", place), one.name, one.id);
      $(".name", place).textContent = one.name;
    }
    $(".caption", root).textContent = this.group ? words.writeAs : chat.caption;
    const code = `🌐 ${(chat.language_code || "—").toUpperCase()}`;
    $(".code", root).textContent = code;
    $(".code", root).setAttribute("aria-label", `${code}, ${words.switchLanguage}`);
    root.setAttribute("aria-label", name);
    const peer = this.group ? name : chat.bot.name;
    paintAvatar($(".peer .avatar", root), peer, this.group ? chat.id : 4);
    $(".peer .name", root).textContent = peer;
    const typing = chat.action && chat.now - chat.action[1] < 6;
    const status = $(".status", root);
    const still = this.group ? this.who() : words.bot;
    status.textContent = chat.blocked ? words.blocked : typing ? words.typing : still;
    status.classList.toggle("typing", Boolean(typing));
    clearTimeout(this.typing);
    if (typing) this.typing = setTimeout(() => this.refresh(), 6000);
    root.classList.toggle("blocked", chat.blocked);
  }

  who() {
    const names = this.chat.members.map(({ name }) => name.split(" ")[0]);
    return [...names, ...(this.chat.bot_in ? [words.bot] : [])].join(", ");
  }

  showMembers() {
    const { members } = this.chat;
    if (!members.some(({ id }) => id === this.as)) this.as = members[0]?.id ?? 0;
    const options = members.map(({ id, name }) => new Option(name, id, false, id === this.as));
    $(".as", this.root).replaceChildren(...options);
  }

  showPin() {
    const post = this.chat.messages.find(({ id }) => id === this.chat.pinned);
    $(".pin", this.root).hidden = !post;
    if (!post) return;
    $(".pin b", this.root).textContent = words.pinned;
    $(".pin small", this.root).textContent = brief(post);
  }

  /** Scrolls to a message and lets it flash. */
  reveal(id) {
    const element = this.drawn.get(id)?.element;
    if (!element) return;
    element.scrollIntoView({ behavior: "smooth", block: "center" });
    element.classList.remove("found");
    requestAnimationFrame(() => element.classList.add("found"));
  }

  /** Draws what is new or changed; gives the number of the bot's new messages. */
  showPosts(first) {
    const keep = new Set();
    let fresh = 0;
    let day = null;
    let before = null;
    const order = [];
    for (const post of this.chat.messages) {
      if (dayKey(post.date) !== day) {
        day = dayKey(post.date);
        order.push(this.keyed(`day ${day}`, dayTitle(post.date, this.chat.now), keep, (title) => make("div", "day", make("span", "", title))));
      }
      const known = this.drawn.get(post.id);
      const own = post.from === this.as;
      const named = this.group && !own && before !== post.from;
      before = post.service ? null : post.from;
      const element = this.keyed(post.id, JSON.stringify([post, own, named]), keep, () => draw(post, this, own, named));
      if (!known && !first) element.classList.add("new");
      if (known && known.element !== element) element.classList.add("flash");
      if (!known && post.from_bot) {
        fresh += 1;
        if (!first) noticed(this, post);
      }
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
    const text = make("p", "", this.group ? words.emptyGroup : description || words.empty);
    return make("div", "about", ...(description && !this.group ? [make("b", "", words.whatCanBotDo)] : []), text);
  }

  showWaiting() {
    const waiting = new Set(this.chat.waiting.map(([id, data]) => `${id} ${data}`));
    for (const button of this.posts.querySelectorAll("[data-press]")) {
      button.classList.toggle("waiting", waiting.has(button.dataset.press));
    }
  }

  showFoot() {
    const { chat, root } = this;
    const begin = !this.group && (!chat.started || chat.blocked || Boolean(this.link));
    $(".begin", root).hidden = !begin;
    $(".write", root).hidden = begin;
    $(".begin button", root).textContent = chat.blocked && chat.started && !this.link ? words.unblock : words.start;
    const payload = this.link ?? (chat.started ? "" : chat.start_payload);
    const link = $(".link", root);
    link.textContent = payload ? `t.me/${chat.bot.username}?start=${payload}` : "";
    link.title = words.openedBy;
    showKeyboard(this, begin);
    showMenuButton(this);
    this.showPin();
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
    alert.setAttribute("aria-label", text);
    alert.hidden = false;
    if (focused === this) $("button", alert).focus();
  }

  // Sheets: small menus above the input, or below the name whose button opened it.
  toggleSheet(fill, high = false) {
    const same = !$(".sheet", this.root).hidden && this.filledBy === fill.toString();
    this.closeSheet();
    if (same) return;
    this.filledBy = fill.toString();
    $(".sheet", this.root).classList.toggle("high", high);
    this.openSheet(fill());
  }

  openSheet(lines) {
    const sheet = $(".sheet", this.root);
    sheet.replaceChildren(...lines);
    sheet.hidden = false;
  }

  closeSheet() {
    $(".sheet", this.root).hidden = true;
  }

  line(face, text, does) {
    const line = make("button", "line", make("b", "", face), make("span", "", text));
    line.type = "button";
    line.onclick = does;
    return line;
  }

  commandsSheet() {
    if (!this.chat.commands.length) return [make("p", "none", words.nothingHere)];
    return this.chat.commands.map(({ command, description }) =>
      this.line(`/${command}`, description, () => this.say(`/${command}`)));
  }

  moreSheet() {
    const { blocked, bot_in, bot_rules } = this.chat;
    if (this.group) {
      const verbs = !bot_in ? { add_bot: "➕" } : { [bot_rules ? "demote_bot" : "promote_bot"]: "⭐", remove_bot: "🚫" };
      return Object.entries(verbs).map(([verb, face]) => this.line(face, words[verb], () => this.change(verb)));
    }
    const verb = blocked ? "unblock" : "block";
    return [this.line(blocked ? "🔓" : "🚫", words[verb], () => this.act(verb, {}))];
  }

  nearEnd() {
    return this.talk.scrollHeight - this.talk.scrollTop - this.talk.clientHeight < 90;
  }

  toEnd(smooth = false) {
    this.atEnd = true;
    this.talk.scrollTo({ top: this.talk.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  scrolled() {
    // A chat that grows or shrinks scrolls too; only who scrolls leaves the end.
    const size = `${this.talk.scrollHeight} ${this.talk.clientHeight}`;
    if (size === this.size) this.atEnd = this.nearEnd();
    this.size = size;
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
    $(".dot", this.tab).textContent = this.unread || "";
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
      one.tab.setAttribute("aria-current", String(one === card));
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
  for (const { id } of [...(await ask("people")), ...(await ask("groups"))]) {
    if (!cards.has(id)) cards.set(id, new Card(id));
  }
  await Promise.all([...cards.values()].map((card) => card.refresh()));
  if (!focused && cards.size) focus(cards.values().next().value);
  openedBy(cards);
}

/** Looks at a chat. */
function visit(card) {
  focus(card);
  card.root.scrollIntoView({ behavior: "smooth", inline: "nearest" });
}

/** Shows a chat that has just begun. */
async function arrive(id) {
  await readAll();
  focus(cards.get(id));
  cards.get(id).root.scrollIntoView({ behavior: "smooth", inline: "end" });
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

document.documentElement.lang = locale;
$("#tag").textContent = words.tag;
$("#offline").textContent = words.offline;
$("#add").textContent = `+ ${words.addClient}`;
$("#gather").title = words.newGroup;
$("#gather").append(make("span", "", words.group));
$("#language").textContent = locale === "ru" ? "EN" : "RU";
$("#language").title = words.pageLanguage;
$("#language").onclick = () => (location.search = `?lang=${locale === "ru" ? "en" : "ru"}`);
for (const element of document.querySelectorAll("[data-word]")) element.textContent = words[element.dataset.word];
nameBar();
welcomeNewcomers(cards, arrive);
gatherGroups(cards, arrive);
wind((card, post) => {
  visit(card);
  card.reveal(post);
});
followLinks(cards, visit);
placeApps(cards);
listen();
