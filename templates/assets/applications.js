// Every application of the parent.
import { copy, home, words } from "./cabinet.js";
import { list, statusOf, tone } from "./records.js";

list("applications", (application) => tone(copy("item", {
  ...statusOf("application", application.status),
  number: application.number ?? words("no_number"),
  child: application.child.name,
  since: application.status_since,
  position: application.position && String(application.position.overall),
  address: `${home}cabinet/applications/card/?id=${encodeURIComponent(application.id)}`,
}), application.status));
