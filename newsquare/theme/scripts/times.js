// Says "12 minutes ago", then the hour, then the date, where the baked page has the full date and hour.
const { lang, dataset } = document.documentElement;
const day = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone: dataset.timezone || "UTC" });
const ago = new Intl.RelativeTimeFormat(lang, { numeric: "always" });

function said(element, now) {
  const then = new Date(element.dateTime);
  const minutes = Math.round((now - then) / 60_000);
  if (minutes >= 0 && minutes < 60) return ago.format(-Math.max(minutes, 1), "minute");
  if (day.format(then) === day.format(now)) return element.dataset.hour;
  if (day.format(then).slice(0, 4) === day.format(now).slice(0, 4)) return element.dataset.day;
  return element.dataset.date;
}

function say() {
  const now = new Date();
  for (const element of document.querySelectorAll("time[data-hour]")) {
    element.title = `${element.dataset.date}, ${element.dataset.hour}`;
    element.textContent = said(element, now);
  }
}

say();
addEventListener("pageshow", (event) => event.persisted && say());
