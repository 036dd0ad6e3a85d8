// Where the focus is, and whether a reader can see it there.
globalThis.keyboard = (() => {
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const stops = [];

  const name = (element) => {
    const text = (element.innerText ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${element.localName} "${text || element.getAttribute("name") || ""}"`;
  };

  // A card may show the focus of its link around all of itself.
  const rings = (element) => {
    const parts = [[element, null], [element, "::before"], [element, "::after"]];
    for (let box = element.parentElement; box?.closest("main, header, footer"); box = box.parentElement) {
      parts.push([box, null]);
    }
    return parts.map(([box, part]) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(box, part);
      return outlineStyle === "none" || outlineWidth === "0px"
        ? boxShadow : `${boxShadow} ${outlineStyle} ${outlineWidth}`;
    }).join("; ");
  };

  const isInSight = (element) => {
    // A link over two lines is two boxes; the middle of both together may lie in neither.
    const box = [...element.getClientRects()].find(({ width, height }) => width > 1 && height > 1);
    if (!box) return false;
    // Of a box taller than the screen the part that is on the screen counts.
    const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
    const top = document.elementFromPoint(
      middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
    return top !== null && (element.contains(top) || top.contains(element) ||
      [...element.labels ?? []].some((label) => label.contains(top)));
  };

  const isAfter = (element, that) =>
    Boolean(that.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);

  /** What has the focus now; null when the page has lost it or is being gone through again. */
  const stop = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    if (stops.some((past) => past.element === element)) return null;
    const main = document.querySelector("main");
    const found = {
      name: name(element),
      target: element.getAttribute("href"),
      place: main.contains(element) ? "main" : isAfter(element, main) ? "footer" : "header",
      isInSight: isInSight(element),
      isInOrder: stops.length === 0 || isAfter(element, stops.at(-1).element),
    };
    stops.push({ element, focused: rings(element) });
    return found;
  };

  /** The stops that look no different with the focus than without it. */
  const unmarked = () => {
    document.activeElement?.blur();
    return stops.filter(({ element, focused }) => focused === rings(element))
      .map(({ element }) => name(element));
  };

  /** The controls that are shown and enabled, but were never reached. */
  const missed = () => [...document.querySelectorAll(CONTROLS)].filter((element) => {
    // Of a group of choices only the chosen one is a stop.
    const isLeftOut = element.tabIndex < 0 || element.matches(":disabled, [type=radio]:not(:checked)");
    return !isLeftOut && element.checkVisibility({ visibilityProperty: true }) &&
      !stops.some((past) => past.element === element);
  }).map(name);

  const last = () => stops.at(-1).element;

  return { stop, last, unmarked, missed };
})();
