// Asks the browser to keep what is read here for times without network, once the page is there.
(() => {
  "use strict";
  const { worker } = document.currentScript.dataset;
  const workers = navigator.serviceWorker;

  // On the page about what is not kept: the links that lead to something that is.
  const month = 30 * 86400000;
  const list = document.querySelector("[data-kept-list]");
  const show = async () => {
    const links = [...list.querySelectorAll("a")];
    const home = worker.slice(0, worker.lastIndexOf("/") + 1);
    const name = (await caches.keys()).find((key) => key.startsWith("onir ") && key.endsWith(` ${home}`));
    if (!name) return;
    const cache = await caches.open(name);
    const shown = await Promise.all(links.map(async (link) => {
      const kept = await cache.match(link.pathname);
      return Date.now() - Number(kept?.headers.get("onir-kept") ?? 0) < month;
    }));
    links.forEach((link, place) => shown[place] || link.closest("li").remove());
    list.hidden = !shown.some(Boolean);
  };
  if (list && worker && "caches" in self) show().catch(() => {});

  if (!workers || !worker) return;
  addEventListener("load", async () => {
    try {
      await workers.register(worker);
      const { active } = await workers.ready;
      const { saveData, effectiveType } = navigator.connection ?? {};
      active.postMessage({
        path: location.pathname,
        files: performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname),
        // On the slowest lines too nothing is fetched that was not asked for.
        saves: saveData === true || /2g$/.test(effectiveType ?? ""),
      });
    } catch {
      // A browser that keeps nothing for this site shows the pages as ever.
    }
  });
})();
