// Asks the browser to keep what is read here for times without network, once the page is there.
(() => {
  "use strict";
  const { worker } = document.currentScript.dataset;
  const workers = navigator.serviceWorker;

  // On the page about what is not kept: the links that lead to something that is.
  const list = document.querySelector("[data-kept-list]");
  const show = async () => {
    const links = [...list.querySelectorAll("a")];
    const kept = await Promise.all(links.map((link) => caches.match(link.pathname)));
    links.forEach((link, place) => kept[place] || link.closest("li").remove());
    list.hidden = !kept.some(Boolean);
  };
  if (list && "caches" in self) show().catch(() => {});

  if (!workers || !worker) return;
  addEventListener("load", async () => {
    try {
      await workers.register(worker);
      const { active } = await workers.ready;
      active.postMessage({
        path: location.pathname,
        files: performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname),
        saves: navigator.connection?.saveData === true,
      });
    } catch {
      // A browser that keeps nothing for this site shows the pages as ever.
    }
  });
})();
