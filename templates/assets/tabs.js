// Tabs: one of several parts is shown, chosen by a press or with the arrows. Without this module the
// parts stand one under the other with their headings.
import { find, findAll } from "./page.js";

let count = 0;

/** Makes tabs of a box; `chosen` is shown first, `onChoose` hears of every other choice. */
export function makeTabs(box, chosen, onChoose = () => {}) {
  const row = find("tab-list", box);
  const [tabs, panels] = [findAll("tab", row), findAll("panel", box)];
  const prefix = `tabs-${count += 1}`;
  const nameOf = ({ dataset }) => dataset.tab ?? dataset.panel;

  const choose = (name) => {
    for (const tab of tabs) {
      const isChosen = nameOf(tab) === name;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
    }
    for (const panel of panels) panel.hidden = nameOf(panel) !== name;
  };

  for (const tab of tabs) {
    tab.id = `${prefix}-${nameOf(tab)}-tab`;
    tab.setAttribute("aria-controls", `${prefix}-${nameOf(tab)}`);
    tab.onclick = () => {
      choose(nameOf(tab));
      onChoose(nameOf(tab));
    };
  }
  for (const panel of panels) {
    panel.id = `${prefix}-${nameOf(panel)}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `${prefix}-${nameOf(panel)}-tab`);
    panel.tabIndex = 0;
  }
  row.onkeydown = (event) => {
    const place = tabs.indexOf(event.target);
    const next = {
      ArrowRight: (place + 1) % tabs.length, ArrowLeft: (place + tabs.length - 1) % tabs.length,
      Home: 0, End: tabs.length - 1,
    }[event.key];
    if (place < 0 || next === undefined) return;
    event.preventDefault();
    tabs[next].click();
    tabs[next].focus();
  };
  row.hidden = false;
  const names = tabs.map(nameOf);
  choose(names.includes(chosen) ? chosen : names[0]);
}
