// What was typed and has not reached the server, on this device: by account (a mark that tells nobody whose) and by
// address of the form. Gone when sent, at logout, when somebody else logs in, after a week; bounded in number and length.
const prefix = "sikinerja:";
const life = 7 * 24 * 3600 * 1000;
const most = 30;
const longest = 60000;

export const account = () => document.body.dataset.account ?? "";
const mine = () => `${prefix}${account()}:`;
const view = Math.random().toString(36).slice(2); // this showing of this page

const quietly = (work) => {
  try {
    return work();
  } catch {
    return null; // storage full, or switched off
  }
};

const parse = (name) => quietly(() => JSON.parse(localStorage.getItem(name)));
const names = (start) => quietly(() => Object.keys(localStorage).filter((name) => name.startsWith(start))) ?? [];
const drop = (name) => quietly(() => localStorage.removeItem(name));

export const remove = (address) => drop(mine() + address);

/** Where it was typed: the heading that stands above it, and the page. */
function place() {
  const heading = document.querySelector("dialog[open] :is(h1, h2)") ?? document.querySelector("h1");
  return { judul: heading?.textContent.trim() ?? "", di: location.pathname + location.search };
}

/** Keeps what was typed; `more`: {sent: true, key} once somebody tried to send it. Says whether it is kept. */
export function write(address, entries, more = {}) {
  if (!account() || !entries.length) return false;
  const text = JSON.stringify({ at: Date.now(), view, entries, ...place(), ...more });
  if (text.length > longest) return false;
  const others = names(mine()).filter((name) => name !== mine() + address);
  others.sort((a, b) => (parse(a)?.at ?? 0) - (parse(b)?.at ?? 0));
  for (const name of others.slice(0, Math.max(0, others.length + 1 - most))) drop(name);
  return Boolean(quietly(() => (localStorage.setItem(mine() + address, text), true)));
}

/** What an earlier showing of the page has kept. */
export function read(address) {
  const copy = account() ? parse(mine() + address) : null;
  if (!copy?.entries || copy.view === view) return null;
  if (Date.now() - copy.at < life) return copy;
  remove(address);
  return null;
}

/** All that this account has typed here and the server has not: {at, judul, di}, the latest first. */
export function unsent() {
  const found = account() ? names(mine()).map(parse) : [];
  return found.filter((copy) => copy?.entries && Date.now() - copy.at < life).sort((a, b) => b.at - a.at);
}

export const removeAll = () => names(prefix).forEach(drop);

/** Whoever sits here now sees nothing of who sat here before. */
export function removeOthers() {
  if (account()) names(prefix).filter((name) => !name.startsWith(mine())).forEach(drop);
}
