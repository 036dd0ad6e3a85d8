// The personal files: one for each child.
import { act, call, copy, find, language, load, words } from "./cabinet.js";

const rows = (place, template, items) => {
  place.replaceChildren(...items.map((item) => copy(template, item)));
  place.closest("[data-part]").hidden = items.length === 0;
};

function draw(child) {
  const { kindergarten } = child;
  const file = copy("child", {
    name: child.name,
    iin: child.iin,
    birth: child.birth_date,
    relation: words(`relation_${child.relation}`),
    kindergarten: kindergarten ? kindergarten[`name_${language}`] : words("no_kindergarten"),
  });
  rows(find("clubs", file), "club", child.clubs.map((club) => ({
    name: club[`name_${language}`], since: club.since,
  })));
  rows(find("months", file), "month", child.attendance.map(({ month, present, absent }) => ({
    month, present: String(present), absent: String(absent),
  })));
  find("no-clubs", file).hidden = child.clubs.length > 0;
  find("no-months", file).hidden = child.attendance.length > 0;
  const button = find("days-button", file);
  button.hidden = child.attendance.length === 0;
  button.onclick = () => act(button, async () => {
    const { data } = await call("GET", `children/${encodeURIComponent(child.id)}`);
    rows(find("days", file), "day", data.days.map(({ day, present }) => ({
      day, state: words(present ? "present" : "absent"),
    })));
    find("days-title", file).focus();
    button.hidden = true;
  });
  return file;
}

load(async () => {
  const { data } = await call("GET", "children?limit=100");
  find("list").replaceChildren(...data.items.map(draw));
  find("nothing").hidden = data.items.length > 0;
});
