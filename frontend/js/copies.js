// Copies of unsent forms on this device: by account and address, gone after two weeks, at logout and when sent.
const prefix = "sikinerja:";
const life = 14 * 24 * 3600 * 1000;

const key = (url) => `${prefix}${document.body.dataset.account ?? ""}:${url}`;

const quietly = (work) => {
  try {
    return work();
  } catch {
    return null; // storage full, or switched off
  }
};

const allKeys = () => quietly(() => Object.keys(localStorage).filter((name) => name.startsWith(prefix))) ?? [];

export const remove = (url) => quietly(() => localStorage.removeItem(key(url)));

export const write = (url, entries) =>
  quietly(() => {
    localStorage.setItem(key(url), JSON.stringify({ at: Date.now(), entries }));
    return true;
  });

export function read(url) {
  const copy = quietly(() => JSON.parse(localStorage.getItem(key(url))));
  if (copy && Date.now() - copy.at > life) {
    remove(url);
    return null;
  }
  return copy;
}

export const removeAll = () => {
  for (const name of allKeys()) quietly(() => localStorage.removeItem(name));
  quietly(() => sessionStorage.clear());
};

/** A form was sent: its copy may go once another page tells of success. */
export const sent = (url) => quietly(() => sessionStorage.setItem(`${prefix}sent`, url));

export function settle() {
  const url = quietly(() => sessionStorage.getItem(`${prefix}sent`));
  if (!url) return;
  quietly(() => sessionStorage.removeItem(`${prefix}sent`));
  const again = [...document.querySelectorAll("form[data-autosave]")].some((form) => form.dataset.autosave === url);
  if (!again && document.querySelector('.toast[data-level="success"]')) remove(url);
}
