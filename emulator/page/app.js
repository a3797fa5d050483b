// Mini Apps: pages of the bot in a panel over the chat, told by Telegram who opened them.
// https://core.telegram.org/bots/webapps

import { $, ask, words } from "/chat/base.js";
import { follow, payloadOf } from "/chat/links.js";
import { make } from "/chat/text.js";

const dark = matchMedia("(prefers-color-scheme: dark)");
const LIGHT = {
  bg_color: "#ffffff", secondary_bg_color: "#e9eef2", section_bg_color: "#ffffff", section_separator_color: "#dfe5ea", header_bg_color: "#ffffff",
  bottom_bar_bg_color: "#ffffff", text_color: "#0f1419", hint_color: "#56636f", subtitle_text_color: "#56636f", section_header_text_color: "#1866b4",
  link_color: "#1866b4", accent_text_color: "#1866b4", button_color: "#2f8be6", button_text_color: "#ffffff", destructive_text_color: "#c8372d",
};
const DARK = {
  bg_color: "#17212b", secondary_bg_color: "#0b1118", section_bg_color: "#17212b", section_separator_color: "#25323f", header_bg_color: "#17212b",
  bottom_bar_bg_color: "#17212b", text_color: "#eef3f7", hint_color: "#93a2b0", subtitle_text_color: "#93a2b0", section_header_text_color: "#7dbcf5",
  link_color: "#7dbcf5", accent_text_color: "#7dbcf5", button_color: "#3f96e8", button_text_color: "#ffffff", destructive_text_color: "#ff8a80",
};
const theme = () => (dark.matches ? DARK : LIGHT);

/** The address with what Telegram tells behind its `#`. */
function told(url, init_data) {
  const what = {
    tgWebAppData: init_data,
    tgWebAppVersion: "9.1",
    tgWebAppPlatform: "web",
    tgWebAppThemeParams: JSON.stringify(theme()),
  };
  const fields = Object.entries(what).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${url}${url.includes("#") ? "&" : "#"}${fields.join("&")}`;
}

/** Opens a page of the bot over the chat. */
export async function openApp(card, url) {
  card.closeSheet();
  try {
    const { init_data } = await ask(`people/${card.as}/app`, {});
    show(card, told(url, init_data));
  } catch (error) {
    card.toast(`${words.failed}: ${error.message}`);
  }
}

function show(card, address) {
  closeApp(card);
  const panel = $(".app", card.root);
  const frame = make("iframe");
  frame.title = card.chat.bot.name;
  frame.sandbox = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";
  frame.onload = () => listenInside(card, frame);
  frame.src = address;
  $("b", panel).textContent = card.chat.bot.name;
  panel.setAttribute("aria-label", card.chat.bot.name);
  const close = $("button", panel);
  close.title = words.close;
  close.setAttribute("aria-label", words.close);
  close.onclick = () => closeApp(card);
  panel.append(frame);
  panel.hidden = false;
  frame.focus();
}

/** Closes the page; whoever was in it is in the chat again. */
export function closeApp(card) {
  const frame = $(".app iframe", card.root);
  if (!frame) return;
  frame.remove();
  $(".app", card.root).hidden = true;
  card.input.focus({ preventScroll: true });
}

/** A page of our own origin lets Escape through; of another one only the button closes it. */
function listenInside(card, frame) {
  try {
    frame.contentWindow.addEventListener("keydown", ({ key }) => key === "Escape" && closeApp(card));
  } catch {
    // Another origin: nobody looks into it.
  }
}

function read(data) {
  try {
    const { eventType, eventData } = typeof data === "string" ? JSON.parse(data) : data;
    return { eventType, eventData: eventData ?? {} };
  } catch {
    return {}; // Not for us.
  }
}

/** Tells a page what it looks like here. */
function dress(frame) {
  frame.contentWindow.postMessage(JSON.stringify({ eventType: "theme_changed", eventData: { theme_params: theme() } }), "*");
}

/** Hears what open pages ask for, and Escape; tells them when the light changes. */
export function placeApps(cards) {
  window.addEventListener("message", ({ source, data }) => {
    const card = [...cards.values()].find(({ root }) => $(".app iframe", root)?.contentWindow === source);
    if (!card) return;
    const { eventType, eventData } = read(data);
    if (eventType === "web_app_close") closeApp(card);
    if (eventType === "web_app_request_theme") dress($(".app iframe", card.root));
    if (eventType !== "web_app_open_tg_link") return;
    const path = String(eventData.path_full ?? "");
    const own = path.startsWith("/chat?") ? new URLSearchParams(path.slice(6)).get("start") : null;
    const payload = own ?? payloadOf(path.replace(/^\/t\.me\//, "/"), card.chat.bot.username);
    if (payload === null) return;
    closeApp(card); // The chat is below the page.
    follow(card, payload);
  });
  dark.addEventListener("change", () => document.querySelectorAll(".app iframe").forEach(dress));
  window.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") for (const card of cards.values()) closeApp(card);
  });
}
