// What every part of the page needs: the words of its language, requests, dates, faces.

export const $ = (selector, root = document) => root.querySelector(selector);

export async function ask(path, body) {
  const raw = body instanceof Blob;
  const options = body && { method: "POST", body: raw ? body : JSON.stringify(body) };
  const answer = await fetch(`/emulator/${path}`, options).catch(() => {
    throw new Error(words.unreachable);
  });
  const told = await answer.json().catch(() => ({ error: answer.statusText })); // A refused upload is no JSON.
  if (!answer.ok) throw new Error(told.error);
  return told;
}

const people = await (await fetch("/emulator/people")).json();
const asked = new URLSearchParams(location.search).get("lang");
const language = asked ?? (people[0]?.language_code || navigator.language.toLowerCase());
export const locale = language.startsWith("en") ? "en" : "ru";
export const words = await (await fetch(`/chat/words.${locale}.json`)).json();

/** The words of a key with what stands in braces put in. */
export const said = (key, what) => words[key].replace(/\{(\w+)\}/g, (_, name) => what[name] ?? "");

// Times are told in the zone of the box, when it has one.
export const box = await ask("clock");
const timeZone = box.zone ?? undefined;
export const timeFormat = (parts) => new Intl.DateTimeFormat(locale, { timeZone, hourCycle: "h23", ...parts });
export const clock = timeFormat({ hour: "2-digit", minute: "2-digit" });
const dayName = timeFormat({ day: "numeric", month: "long" });
const dayNumber = timeFormat({ day: "numeric", month: "numeric", year: "numeric" });
export const dayKey = (seconds) => dayNumber.format(seconds * 1000);

export function dayTitle(seconds, now) {
  if (dayKey(seconds) === dayKey(now)) return words.today;
  if (dayKey(seconds) === dayKey(now - 86400)) return words.yesterday;
  return dayName.format(seconds * 1000);
}

/** A size in bytes as people say it. */
export function weight(bytes) {
  const [size, unit] = bytes < 1024 ? [bytes, "byte"] : bytes < 1048576 ? [bytes / 1024, "kilobyte"] : [bytes / 1048576, "megabyte"];
  const digits = size < 10 && unit !== "byte" ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: unit === "byte" ? "long" : "short", maximumFractionDigits: digits }).format(size);
}

export function paintAvatar(element, name, seed) {
  const initials = name.trim().split(/\s+/).map((part) => part.match(/[\p{L}\p{N}]/u)?.[0] ?? [...part][0] ?? "");
  element.textContent = initials.slice(0, 2).join("").toUpperCase();
  element.setAttribute("aria-hidden", "true"); // The name stands beside it.
  element.dataset.colour = String(Math.abs(seed) % 7);
}
