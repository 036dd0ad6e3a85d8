// What a reader could not read or hit, found by measuring. Each function answers a list of findings.
globalThis.layout = (() => {
  // Long lists lay out only what is near the screen; here all of it is measured.
  const whole = new CSSStyleSheet();
  whole.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets = [whole];

  const style = (element) => getComputedStyle(element);
  const ancestors = (element) => {
    const found = [];
    for (let next = element; next; next = next.parentElement) found.push(next);
    return found;
  };
  const name = (element) => {
    const text = (element.innerText ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    const words = element.getAttribute("class");
    return element.localName + (words ? "." + words.split(/\s+/).join(".") : "") + ` "${text}"`;
  };

  // A box of a pixel or two that hides the rest of itself is text for screen readers.
  const isForEarsOnly = (element) => ancestors(element).some((box) => {
    const { width, height } = box.getBoundingClientRect();
    return Math.min(width, height) <= 2 && /hidden|clip/.test(style(box).overflow);
  });
  const isShown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !isForEarsOnly(element);
  const scrolls = (element) => ancestors(element).some((box) =>
    box !== document.documentElement && /auto|scroll/.test(style(box).overflowX));

  /** The boxes of every piece of text that is shown. */
  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || !isShown(element) || scrolls(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        // What waits off the left edge is a skip link.
        if (box.width > 1 && box.right > 0 && box.bottom + scrollY > 0) found.push({ element, box });
      }
    }
    return found;
  };

  const beyondTheWindow = () => {
    const overflow = document.documentElement.scrollWidth - innerWidth;
    const found = texts().filter(({ box }) => box.right > innerWidth + 1 || box.left < -1)
      .map(({ element }) => `sticks out of the window: ${name(element)}`);
    return overflow > 0 ? [`the page is ${overflow} pixels wider than the window`, ...found] : found;
  };

  const cutOff = () => [...document.body.querySelectorAll("*")].filter((element) => {
    const { overflowX, overflowY } = style(element);
    const hides = (value) => value === "hidden" || value === "clip";
    return (
      (hides(overflowX) && element.scrollWidth > element.clientWidth + 2) ||
      (hides(overflowY) && element.scrollHeight > element.clientHeight + 2)
    ) && element.innerText?.trim() && isShown(element);
  }).map((element) => `is cut off: ${name(element)}`);

  /** Text over other text. Only the middle of a line counts: the boxes of close lines may touch. */
  const overlaps = () => {
    const lines = texts().map(({ element, box }) => ({
      element, left: box.left + 1, right: box.right - 1,
      top: box.top + box.height * 0.35, bottom: box.bottom - box.height * 0.35,
    })).sort((a, b) => a.top - b.top);
    const found = new Set();
    lines.forEach((line, index) => {
      for (let next = index + 1; next < lines.length && lines[next].top < line.bottom; next += 1) {
        const that = lines[next];
        if (that.element !== line.element && that.left < line.right && line.left < that.right) {
          found.add(`lies over other text: ${name(line.element)} and ${name(that.element)}`);
        }
      }
    });
    return [...found];
  };

  const BUTTONS = "button, summary, [role=button], .button, select, textarea, input:not([type=hidden])";
  // Elsewhere axe looks at targets, and lets room around a link count.
  const LINKS = "header a[href], nav a[href], [class*=card] a[href]";
  // A choice is hit by its label too, and a link in a sentence may be as high as its line.
  const isChoice = (element) => ["radio", "checkbox"].includes(element.type);
  const area = (element) =>
    (isChoice(element) && element.labels[0] || element).getBoundingClientRect();
  const isInSentence = (element) => [...element.parentElement.childNodes].some((node) =>
    node.nodeType === Node.TEXT_NODE && /\p{L}{2}/u.test(node.data));

  const smallTargets = () => {
    const small = (selector, least, isLeftOut) => [...document.querySelectorAll(selector)]
      .filter((element) => isShown(element) && !isLeftOut(element))
      .map((element) => ({ element, box: area(element) }))
      // A pixel may be lost to rounding.
      .filter(({ box }) => box.right > 0 && (box.height < least - 0.5 || box.width < 23.5))
      .map(({ element, box }) =>
        `is ${Math.round(box.width)}x${Math.round(box.height)} pixels: ${name(element)}`);
    return [...small(LINKS, 24, isInSentence), ...small(BUTTONS, 44, isInSentence)];
  };

  const moving = () => [...document.querySelectorAll("*")].flatMap((element) =>
    [null, "::before", "::after"].filter((part) => {
      const { transitionDuration, animationName, animationDuration, scrollBehavior } =
        getComputedStyle(element, part);
      const lasts = (value) => value.split(",").some((time) => parseFloat(time) > 0.01);
      return lasts(transitionDuration) || scrollBehavior === "smooth" ||
        (animationName !== "none" && lasts(animationDuration));
    }).map((part) => `moves: ${name(element)}${part ?? ""}`));

  /** With forced colours a background is gone: a border must show a button, or a line as with links. */
  const withoutEdge = () => [...document.querySelectorAll(BUTTONS)].filter((element) => {
    const { borderBottomStyle, borderBottomWidth, outlineStyle, textDecorationLine } = style(element);
    const hasBorder = borderBottomStyle !== "none" && parseFloat(borderBottomWidth) > 0;
    const isPlain = !hasBorder && outlineStyle === "none" && textDecorationLine === "none";
    // A summary has its triangle, and the browser itself draws a choice.
    return isPlain && isShown(element) && element.localName !== "summary" && !isChoice(element);
  }).map((element) => `has no edge: ${name(element)}`);

  const readable = () => [...beyondTheWindow(), ...cutOff(), ...overlaps()];

  return { isShown, name, readable, smallTargets, moving, withoutEdge };
})();
