// Text with entities into elements. Foreign text only ever becomes text nodes.

/** An element of a class with children. */
export function make(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const BLOCKS = ["pre", "blockquote", "expandable_blockquote"];
const FOUND = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]|(?<![\w/])\/[a-z0-9_]{1,32}(?:@\w+)?(?![\w/])/g;

/** The address as a link may carry it; null when it is no link. */
export function safeLink(address) {
  try {
    const url = new URL(address.includes("://") ? address : `http://${address}`);
    return ["http:", "https:", "tg:", "ton:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function linkTo(address, ...children) {
  const href = safeLink(address);
  if (!href) return make("span", "", ...children);
  const link = make("a", "", ...children);
  Object.assign(link, { href, target: "_blank", rel: "noopener noreferrer" });
  return link;
}

function command(text, say) {
  const button = make("button", "command", text);
  button.type = "button";
  button.onclick = () => say(text);
  return button;
}

/** Plain text with the addresses and commands that Telegram finds by itself. */
function plain(text, say) {
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(FOUND)) {
    nodes.push(text.slice(at, found.index));
    nodes.push(found[0].startsWith("/") ? command(found[0], say) : linkTo(found[0], found[0]));
    at = found.index + found[0].length;
  }
  return [...nodes, text.slice(at)];
}

function entityElement(entity, covered) {
  if (entity.type === "text_link") return linkTo(entity.url);
  if (entity.type === "url") return linkTo(covered);
  if (entity.type === "spoiler") {
    const spoiler = make("span", "spoiler");
    Object.assign(spoiler, { role: "button", tabIndex: 0 });
    spoiler.onclick = () => spoiler.classList.add("shown");
    spoiler.onkeydown = ({ key }) => key === "Enter" && spoiler.click();
    return spoiler;
  }
  return make(TAGS[entity.type] ?? "span");
}

/** Text with nested entities; offsets are UTF-16 units, as in JavaScript. */
export function formatted(text, entities, say) {
  const root = make("div", "text");
  const open = [{ node: root, end: text.length, raw: false }];
  let at = 0;
  const put = (end) => {
    const { node, raw } = open.at(-1);
    node.append(...(raw ? [text.slice(at, end)] : plain(text.slice(at, end), say)));
    at = end;
  };
  const close = (before) => {
    while (open.length > 1 && open.at(-1).end <= before) {
      put(open.at(-1).end);
      if (BLOCKS.includes(open.pop().type) && text[at] === "\n") at += 1; // A block ends its line by itself.
    }
  };
  for (const entity of entities.filter((one) => one.type !== "bot_command")) {
    close(entity.offset);
    put(Math.max(at, entity.offset));
    const end = Math.min(entity.offset + entity.length, open.at(-1).end);
    const node = entityElement(entity, text.slice(entity.offset, end));
    open.at(-1).node.append(node);
    open.push({ node, end, type: entity.type, raw: open.at(-1).raw || ["text_link", "url", "code", "pre"].includes(entity.type) });
  }
  close(Infinity);
  put(text.length);
  return root;
}
