// A studio's page to book inside somebody else's: <script src="https://…/static/widget.js" data-studio="linen" async></script>
// It stands where the script stands; data-lang chooses a language, data-title names it for those who do not see it.
"use strict";
(() => {
  const script = document.currentScript;
  const { studio, lang, title } = script ? script.dataset : {};
  if (!studio) return;
  const base = script.src.slice(0, script.src.lastIndexOf("/static/"));
  const frame = document.createElement("iframe");
  frame.src = `${base}/${encodeURIComponent(studio)}/widget${lang ? `?lang=${encodeURIComponent(lang)}` : ""}`;
  frame.title = title || studio;
  frame.style.cssText = "display:block;width:100%;height:40rem;border:0;color-scheme:normal";
  script.after(frame);
  // As high as the page in it says, and nobody else.
  window.addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== new URL(base).origin) return;
    const height = Number(event.data && event.data.okoshkoHeight);
    if (height > 0 && height < 20000) frame.style.height = `${Math.ceil(height)}px`;
  });
})();
