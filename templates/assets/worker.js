// Keeps a city's pages readable without network. The small file that loads this one tells the city:
// its folder, where fingerprinted files lie, and for each language the pages worth keeping and words.
(() => {
  "use strict";
  const { home, assets, languages } = self.city;
  // Another format of what is kept gets another number, and the former one is thrown away.
  const name = `onir 1 ${home}`;
  const day = 86400000;
  const limits = { pages: 100, age: 30 * day, fresh: day, patience: 6000 };
  // What any reader may see, and no page that belongs to a person or sends something.
  const folders = ["guides/", "kindergartens/", "vacancies/", "statistics/", "reviews/"];
  const mark = `data-worker="${home}worker.js"`;
  const [stamp, list] = ["onir-kept", "onir-files"];
  const fingerprinted = /[\w-]+\.[0-9a-f]{12}\.(?:css|js|svg|png|jpg|webp)/g;
  const plain = { cache: "no-cache", credentials: "omit", priority: "low" };
  let underWay = 0;
  let quiet = Promise.resolve();
  let hasLeft = false;

  const languageOf = (path) => {
    const code = path.startsWith(home) ? path.slice(home.length).split("/", 1)[0] : "";
    return Object.hasOwn(languages, code) ? code : null;
  };

  const isPublic = (path) => {
    const code = languageOf(path);
    if (!code || !path.endsWith("/")) return false;
    const rest = path.slice(home.length + code.length + 1);
    return rest === "" || folders.some((folder) => rest.startsWith(folder));
  };

  // What belongs to a person or is no page of the portal: not even its failure is answered.
  const isLeftAlone = (path) => {
    const rest = path.slice(home.length);
    const code = languageOf(path);
    return !path.startsWith(home) ||
      /^(?:cabinet|staff|api|app)(?:\/|$)/.test(code ? rest.slice(code.length + 1) : rest);
  };

  const isFile = (path) => path.startsWith(assets) &&
    path.slice(assets.length).replace(fingerprinted, "") === "";

  const isWhole = (response) => response.status === 200 && response.type === "basic" &&
    !response.redirected && !/no-store|private/i.test(response.headers.get("Cache-Control") ?? "");

  const addresses = (text, before) => [...new Set([...text.matchAll(fingerprinted)]
    .filter((found) => text.startsWith(before, found.index - before.length))
    .map((found) => assets + found[0]))];

  // Brings the file if it is not kept, and what a module imports.
  const keepFile = async (cache, path) => {
    let file = await cache.match(path);
    if (!file) {
      file = await fetch(path, { credentials: "omit", priority: "low" });
      if (!isWhole(file)) throw new Error(path);
      await cache.put(path, file.clone());
    }
    if (!path.endsWith(".js")) return [path];
    const imports = addresses(await file.text(), "./");
    return [path, ...(await Promise.all(imports.map((next) => keepFile(cache, next)))).flat()];
  };

  // Keeps a page with what it needs to look right; pictures are kept when they are looked at.
  const keep = async (path, response) => {
    const cache = await caches.open(name);
    if ([404, 410].includes(response.status)) {
      await cache.delete(path);
      return leaveIfGone();
    }
    if (!isWhole(response) || !/^text\/html/.test(response.headers.get("Content-Type") ?? "")) return;
    const text = await response.text();
    // No page of this portal, as those of networks that ask to be paid first; or of one without workers.
    if (!text.includes(mark)) return leaveIfGone();
    const shown = addresses(text, assets);
    const needed = await Promise.all(shown.filter((file) => /\.(?:css|js)$/.test(file))
      .map((file) => keepFile(cache, file)));
    const headers = new Headers(response.headers);
    for (const field of ["Content-Encoding", "Content-Length"]) headers.delete(field);
    headers.set(stamp, String(Date.now()));
    headers.set(list, [...new Set([...shown, ...needed.flat()])].join(" "));
    await cache.put(path, new Response(text, { headers }));
  };

  const keptAt = (response) => Number(response.headers.get(stamp));

  const find = async (path) => {
    const kept = await caches.match(path, { cacheName: name });
    return kept && Date.now() - keptAt(kept) < limits.age ? kept : undefined;
  };

  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  const age = (time, code) => {
    const { today, yesterday, days } = languages[code].words;
    const [then, now] = [new Date(time), new Date()];
    const midnight = (date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
    const count = Math.round((midnight(now) - midnight(then)) / day);
    const two = (number) => String(number).padStart(2, "0");
    const clock = `${two(then.getHours())}:${two(then.getMinutes())}`;
    if (count < 2) return `${count < 1 ? today : yesterday}, ${clock}`;
    const form = days[new Intl.PluralRules(code).select(count)] ?? Object.values(days).at(-1);
    return form.replace("{n}", String(count));
  };

  // The kept page with a word about it on top.
  const marked = async (kept, code) => {
    const { words } = languages[code];
    const said = words.kept.replace("{age}", age(keptAt(kept), code));
    const notice = `<p class="notice" role="status" data-kept-page>${escaped(said)} ` +
      `<a href="">${escaped(words.again)}</a></p>`;
    const text = (await kept.text()).replace(/<main[^>]*>/, (main) => main + notice);
    return new Response(text, { headers: kept.headers });
  };

  // The language of an address first, then those the reader prefers.
  const preferred = (path) => {
    const known = navigator.languages.map((tag) => tag.split("-", 1)[0]);
    const codes = [languageOf(path), ...known, ...Object.keys(languages)];
    return [...new Set(codes)].filter((code) => code && Object.hasOwn(languages, code));
  };

  const firstKept = async (codes, rest) => {
    for (const code of codes) {
      const kept = await find(`${home}${code}/${rest}`);
      if (kept) return { code, kept };
    }
    return null;
  };

  // What says that a page is not kept, with the ones that are. It stands at the address of that page,
  // and its language switch leads to that page too.
  const missing = async (path) => {
    const found = await firstKept(preferred(path), "offline/");
    if (!found) return Response.error();
    const own = languageOf(path);
    let text = await found.kept.text();
    if (own) {
      const rest = escaped(path.slice(home.length + own.length + 1));
      for (const code of Object.keys(languages)) {
        text = text.replaceAll(`"${home}${code}/offline/"`, () => `"${home}${code}/${rest}"`);
      }
    }
    return new Response(text, { status: 503, headers: found.kept.headers });
  };

  // A page that is never kept: the network, or a word that it is not there.
  const unkept = async (request, path) => {
    try {
      return await fetch(request);
    } catch {
      if (isPublic(`${path}/`)) return Response.redirect(`${path}/`);
      const start = path === home ? await firstKept(preferred(path), "") : null;
      return start ? Response.redirect(`${home}${start.code}/`) : missing(path);
    }
  };

  // The network first; what is kept, when it fails or takes too long.
  const page = async (fetched, path) => {
    const code = languageOf(path);
    const kept = await find(path).catch(() => undefined);
    const late = new Promise((resolve) => kept && setTimeout(resolve, limits.patience));
    try {
      const response = await Promise.race([fetched, late]);
      if (response && !(kept && [502, 503, 504].includes(response.status))) return response;
    } catch {
      // There is no network.
    }
    return kept ? marked(kept, code) : missing(path);
  };

  const file = async (request) => {
    const kept = await caches.match(request.url, { cacheName: name });
    if (kept) return kept;
    const response = await fetch(request);
    if (isWhole(response)) {
      const cache = await caches.open(name);
      await cache.put(request.url, response.clone()).catch(() => {});
    }
    return response;
  };

  // Takes the worker away where the portal has it no more.
  const leaveIfGone = async () => {
    const { status } = await fetch(self.location.href, { method: "HEAD", cache: "no-store", credentials: "omit" });
    if (status !== 404 && status !== 410) return;
    hasLeft = true;
    await self.registration.unregister();
    await forget(() => true);
  };

  const forget = async (isOld) => {
    for (const key of await caches.keys()) {
      if (key.startsWith("onir ") && key.endsWith(` ${home}`) && isOld(key)) await caches.delete(key);
    }
  };

  // Throws away what is too old or too much, and files that no kept page shows.
  const tidy = async () => {
    const cache = await caches.open(name);
    const entries = await Promise.all((await cache.keys()).map(async (request) =>
      ({ request, path: new URL(request.url).pathname, kept: await cache.match(request) })));
    const pages = entries.filter((entry) => entry.kept?.headers.has(stamp))
      .sort((one, other) => keptAt(other.kept) - keptAt(one.kept));
    const stays = pages.filter((entry, place) =>
      place < limits.pages && Date.now() - keptAt(entry.kept) < limits.age);
    const shown = new Set(stays.flatMap((entry) => entry.kept.headers.get(list).split(" ")));
    for (const entry of entries) {
      if (!stays.includes(entry) && !shown.has(entry.path)) await cache.delete(entry.request);
    }
  };

  const pause = () => new Promise((resolve) => setTimeout(resolve, 300));

  // One page after another, while the reader waits for nothing.
  const keepAll = async (paths) => {
    for (const path of paths) {
      while (underWay > 0) await pause();
      const kept = await find(path);
      if (!kept || Date.now() - keptAt(kept) > limits.fresh) await keep(path, await fetch(path, plain));
    }
    await tidy();
  };

  // A page tells that it was opened, the files it has loaded, and whether the reader saves data.
  const opened = async ({ path, files, saves }) => {
    const code = languageOf(path);
    if (!code || hasLeft) return;
    const paths = (saves ? ["offline/"] : ["offline/", ...languages[code].pages])
      .map((rest) => `${home}${code}/${rest}`);
    await keepAll(isPublic(path) ? [path, ...paths] : paths);
    const cache = await caches.open(name);
    for (const seen of files.filter(isFile)) await keepFile(cache, seen);
  };

  self.addEventListener("install", () => self.skipWaiting());

  self.addEventListener("activate", (event) => {
    event.waitUntil(forget((key) => key !== name).then(() => self.clients.claim()));
  });

  self.addEventListener("message", (event) => {
    quiet = quiet.then(() => opened(event.data)).catch(() => {
      // The network or the space of the device has ended; the next page goes on.
    });
    event.waitUntil(quiet);
  });

  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (hasLeft || request.method !== "GET" || address.origin !== self.location.origin) return;
    if (isFile(address.pathname)) {
      event.respondWith(file(request).catch(() => fetch(request)));
      return;
    }
    if (request.mode !== "navigate" || isLeftAlone(address.pathname)) return;
    if (!isPublic(address.pathname)) {
      event.respondWith(unkept(request, address.pathname));
      return;
    }
    underWay += 1;
    const fetched = fetch(request);
    const kept = fetched.then((response) => keep(address.pathname, response.clone())).catch(() => {});
    event.waitUntil(kept.finally(() => { underWay -= 1; }));
    event.respondWith(page(fetched, address.pathname));
  });
})();
