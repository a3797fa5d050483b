// The page works without this. Here: a form is sent once, times are fresh when somebody comes back to the tab, what was
// typed is found again; inside Telegram its colours and who it is; under a rush a proof of work.
"use strict";
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.target) return; // What it opens stands elsewhere: this page is asked again.
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
});
// Back from the next page: it may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
  for (const busy of document.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
});
const fresh = async () => {
  const old = document.getElementById("fresh");
  if (!old || document.visibilityState !== "visible" || old.contains(document.activeElement)) return;
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("fresh");
  if (now && now.innerHTML !== old.innerHTML) old.replaceWith(now);
};
document.addEventListener("visibilitychange", () => fresh().catch(() => {}));
// Whoever goes back for another time finds what they typed, as long as this tab is open and they are not booked.
try {
  const form = document.querySelector("form.fill[data-keeps]");
  const typed = JSON.parse(sessionStorage.getItem("typed")) || {};
  for (const field of form ? form.querySelectorAll(".field input, .field textarea") : []) {
    field.value ||= typed[field.name] || "";
    field.addEventListener("input", () => {
      typed[field.name] = field.value;
      sessionStorage.setItem("typed", JSON.stringify(typed));
    });
  }
  if (location.pathname.includes("/b/")) sessionStorage.removeItem("typed");
} catch { /* Without storage the browser's own memory has to do. */ }
// Inside Telegram: its colours, and once who it is. Both come behind the # of the address, where no server sees them.
// https://core.telegram.org/api/web-events, https://core.telegram.org/bots/webapps#themeparams
const root = document.documentElement;
const isColour = (text) => /^#[0-9a-f]{6}$/i.test(text);
const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
const mix = (one, other, share) => "#" + channels(one).map((value, at) =>
  Math.round(value + (channels(other)[at] - value) * share).toString(16).padStart(2, "0")).join("");
// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
const luminance = (colour) => channels(colour).map((value) => value / 255)
  .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
const contrast = (one, other) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const holds = (colour, grounds) => grounds.every((ground) => contrast(colour, ground) >= 4.5);
// A tone of the colour that can be read on every ground; nothing when there is none.
const readable = (colour, grounds) => {
  const end = luminance(grounds[0]) < 0.18 ? "#ffffff" : "#000000";
  return [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map((share) => mix(colour, end, share)).find((tone) => holds(tone, grounds));
};
// Telegram's colours in place of ours, all or none: half a theme is none, and what nobody can read is no help.
const paint = (theme) => {
  root.removeAttribute("style");
  root.classList.remove("light", "dark");
  const sections = isColour(theme.section_bg_color) && isColour(theme.secondary_bg_color);
  const bg = sections ? theme.secondary_bg_color : theme.bg_color;
  if (!isColour(bg)) return;
  root.classList.add(luminance(bg) < 0.18 ? "dark" : "light"); // Ours are of the same kind from here on.
  const ours = (variable) => getComputedStyle(root).getPropertyValue(variable).trim().replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
  const given = (variable, ...names) => names.map((name) => theme[name]).find(isColour) ?? ours(variable);
  const card = sections ? theme.section_bg_color : given("--card", "secondary_bg_color");
  const accent = given("--accent", "accent_text_color", "link_color", "button_color");
  const soft = mix(card, accent, 0.14);
  const text = readable(given("--text", "text_color"), [bg, card, soft]);
  const ink = given("--on-button", "button_text_color");
  const colours = {
    "--bg": bg, "--card": card, "--soft": soft, "--text": text, "--on-button": ink,
    "--line": given("--line", "section_separator_color"),
    "--quiet": readable(given("--quiet", "subtitle_text_color", "hint_color"), [bg, card]),
    "--accent": readable(accent, [bg, card, soft]),
    "--link": readable(given("--accent", "link_color", "accent_text_color"), [bg, card, soft]),
    "--button": readable(given("--accent", "button_color"), [ink]),
    "--wrong": readable(given("--wrong", "destructive_text_color"), [bg, card, soft]),
  };
  if (!Object.values(colours).every(isColour)) return;
  for (const [variable, colour] of Object.entries(colours)) root.style.setProperty(variable, colour);
};
const told = new URLSearchParams(location.hash.slice(1));
// Without storage, or with another's words in it, our own colours stay.
const wear = (theme) => {
  try {
    if (theme) sessionStorage.setItem("theme", theme);
    const worn = sessionStorage.getItem("theme");
    if (worn) paint(JSON.parse(worn));
    return Boolean(worn);
  } catch {
    return false;
  }
};
const themed = wear(told.get("tgWebAppThemeParams"));
// Only there: anybody can write such an address, and let somebody book in another's name.
const inside = (Boolean(window.TelegramWebviewProxy) || window.parent !== window) && Boolean(told.get("tgWebAppData") || themed);
const tell = (eventType, eventData = {}) => {
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(eventType, JSON.stringify(eventData));
  else window.parent.postMessage(JSON.stringify({ eventType, eventData }), "*");
};
const hear = (eventType, eventData) => {
  if (eventType === "theme_changed" && eventData && eventData.theme_params) wear(JSON.stringify(eventData.theme_params));
};
if (inside) {
  root.classList.add("inside");
  // Programs call what they find, by the names of telegram-web-app.js; the web sends messages.
  window.Telegram = { WebView: { receiveEvent: hear } };
  window.TelegramGameProxy = { receiveEvent: hear };
  window.TelegramGameProxy_receiveEvent = hear;
  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || typeof data !== "string") return;
    try {
      const { eventType, eventData } = JSON.parse(data);
      hear(eventType, eventData);
    } catch { /* Not for us. */ }
  });
  // A link to the bot opens its chat, which is below the page.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.bot");
    if (!link) return;
    event.preventDefault();
    const { pathname, search } = new URL(link.href);
    tell("web_app_open_tg_link", { path_full: pathname + search });
    tell("web_app_close");
  });
  tell("web_app_request_theme"); // It may have changed while no page was here to hear of it.
}
const app = document.querySelector("form[data-app]");
if (app && inside && told.get("tgWebAppData")) {
  app.elements.init_data.value = told.get("tgWebAppData");
  tell("web_app_ready");
  app.submit();
}
// A rush: a form proves that a machine would have to work for it.
const proves = async (challenge, bits) => {
  for (let nonce = 0; ; nonce++) {
    const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${challenge}:${nonce}`));
    if (Math.clz32(new DataView(hash).getUint32(0)) >= bits) return String(nonce);
  }
};
const worked = document.querySelector("form[data-work]");
if (worked && window.crypto && crypto.subtle) {
  const proof = proves(worked.dataset.work, Number(worked.dataset.bits));
  const hold = async (event) => {
    if (event.submitter && event.submitter.hasAttribute("formaction")) return; // On in Telegram: nothing to prove there.
    event.preventDefault();
    worked.removeEventListener("submit", hold);
    const field = document.createElement("input");
    [field.type, field.name, field.value] = ["hidden", "work", await proof];
    worked.append(field);
    worked.submit();
  };
  worked.addEventListener("submit", hold);
}
