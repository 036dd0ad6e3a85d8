// The parent's children: a list, and the form to add one or to change what was told of one.
import {
  act, call, confirmed, copy, find, keepQuery, load, words,
} from "./cabinet.js";
import { closeChild, onChild, openChild } from "./child-form.js";

let children = [];

const query = () => new URLSearchParams(location.search);
const told = (family, code) => words(code ? `${family}_${code}` : "not_filled");

function draw(child) {
  const item = copy("child", {
    name: child.name, birth: child.birth_date, iin: child.iin,
    sex: told("sex", child.sex), nationality: told("nationality", child.nationality),
    relation: words(`relation_${child.relation}`),
  });
  find("edit", item).onclick = () => go(`?step=change&id=${encodeURIComponent(child.id)}`);
  const remove = find("remove", item);
  remove.onclick = async () => {
    if (!(await confirmed("remove"))) return;
    await act(remove, async () => {
      await call("DELETE", `children/${encodeURIComponent(child.id)}`).catch((problem) => {
        // The server's sentence is about any status; here it can only be an application.
        if (problem.status === 409) problem.message = words("child_has_applications");
        throw problem;
      });
      await read();
      find("add").focus();
      return words("child_removed");
    });
  };
  return item;
}

async function read() {
  ({ data: { items: children } } = await call("GET", "children?limit=100"));
  find("list").replaceChildren(...children.map(draw));
  find("nothing").hidden = children.length > 0;
}

/** Shows what the address asks for: the list, the form, or the form about a child of the list. */
function display(isMoved = true) {
  const step = query().get("step");
  const child = step === "change" ? children.find(({ id }) => id === query().get("id")) : null;
  const isForm = step === "add" || Boolean(child);
  find("children-list").hidden = isForm;
  if (isForm) openChild(child ?? null, isMoved);
  else closeChild();
  if (!isForm && isMoved) find("add").focus();
}

function go(address) {
  find("problem").hidden = true;
  window.history.pushState(null, "", address);
  keepQuery();
  display();
}

find("add").onclick = () => go("?step=add");
addEventListener("popstate", () => {
  keepQuery();
  display();
});

load(async () => {
  await read();
  onChild(async ({ id }) => {
    await read();
    go(location.pathname);
    const place = children.findIndex((child) => child.id === id);
    find("list").children[place]?.querySelector("h2").focus();
  }, () => go(location.pathname));
  find("content").hidden = false;
  display(false);
});
