// The version for poor sight: larger letters and stronger contrast, kept on this device only.
// Runs before the page is painted, so that nothing jumps.
(() => {
  "use strict";
  const key = "onir-sight";
  const root = document.documentElement;
  // What needs JavaScript has its place from the first paint on.
  root.dataset.script = "";

  const kept = () => {
    try {
      return localStorage.getItem(key) === "1";
    } catch {
      return false;
    }
  };

  const apply = (isOn) => {
    if (isOn) root.dataset.sight = "large";
    else delete root.dataset.sight;
    for (const button of document.querySelectorAll("[data-sight-button]")) {
      button.setAttribute("aria-pressed", String(isOn));
    }
  };

  apply(kept());
  addEventListener("DOMContentLoaded", () => {
    apply(kept());
    document.addEventListener("click", (event) => {
      if (!event.target.closest("[data-sight-button]")) return;
      const isOn = root.dataset.sight !== "large";
      try {
        localStorage.setItem(key, isOn ? "1" : "0");
      } catch {
        // Without storage the choice holds for this page.
      }
      apply(isOn);
    });
  });
})();
