// The event feed: every message about a change, newest first.
import { copy, home, words } from "./cabinet.js";
import { list, statusOf } from "./records.js";

function address({ application, referral }) {
  if (referral) return `${home}cabinet/referrals/card/?id=${encodeURIComponent(referral.id)}`;
  return application
    ? `${home}cabinet/applications/card/?id=${encodeURIComponent(application.id)}` : null;
}

list("feed", (event) => {
  const record = event.referral ?? event.application;
  const about = event.referral ? "referral_no" : "application_no";
  const { status, meaning, next } = statusOf(event.kind, event.status);
  return copy("item", {
    at: event.at, status, meaning, next,
    address: address(event),
    about: record ? `${words(about)} ${record.number}` : null,
  });
});
