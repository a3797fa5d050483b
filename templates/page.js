// The page works without this. Here: a form is sent once, and times are fresh when somebody comes back to the tab.
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
const colours = { bg_color: "--bg", secondary_bg_color: "--card", text_color: "--text", hint_color: "--quiet",
  link_color: "--accent", button_color: "--accent", button_text_color: "--on-accent", section_separator_color: "--line" };
const paint = (theme) => {
  for (const [name, variable] of Object.entries(colours)) {
    if (/^#[0-9a-f]{6}$/i.test(theme[name])) document.documentElement.style.setProperty(variable, theme[name]);
  }
};
const told = new URLSearchParams(location.hash.slice(1));
try {
  if (told.get("tgWebAppThemeParams")) sessionStorage.setItem("theme", told.get("tgWebAppThemeParams"));
  if (sessionStorage.getItem("theme")) paint(JSON.parse(sessionStorage.getItem("theme")));
} catch { /* Without storage, or with another's words in it, our own colours stay. */ }
const app = document.querySelector("form[data-app]");
// Only there: anybody can write such an address, and let somebody book in another's name.
const inside = Boolean(window.TelegramWebviewProxy) || window.parent !== window;
if (inside && (told.get("tgWebAppData") || sessionStorage.getItem("theme"))) document.documentElement.classList.add("inside");
if (app && inside && told.get("tgWebAppData")) {
  app.elements.init_data.value = told.get("tgWebAppData");
  const ready = JSON.stringify({ eventType: "web_app_ready", eventData: {} });
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent("web_app_ready", "{}");
  else if (window.parent !== window) window.parent.postMessage(ready, "*");
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
    event.preventDefault();
    const field = document.createElement("input");
    [field.type, field.name, field.value] = ["hidden", "work", await proof];
    worked.append(field);
    worked.removeEventListener("submit", hold);
    worked.submit();
  };
  worked.addEventListener("submit", hold);
}
