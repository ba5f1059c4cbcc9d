// A moment of this device in words: "7 Maret 2023 pukul 09:14".
export function moment(at) {
  const ahead = Number(document.body.dataset.ahead ?? 0); // a demo has a clock of its own
  return new Date(at + ahead).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" }).replace(/\.(?=\d\d$)/, ":");
}
