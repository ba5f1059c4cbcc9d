// Numbers as people type them: the same reading as core/angka.py, held together by tests/rules/test_angka_js.py.
const digits = "nol satu dua tiga empat lima enam tujuh delapan sembilan".split(" ");
const thousands = ["", "ribu", "juta", "miliar", "triliun", "kuadriliun"];
const percent = ["%", "persen", "prosen"];
const rupiah = ["rp", "rp.", "rupiah", "idr"];
const apostrophes = /[\u2018\u2019\u201a\u201b\u02bb-\u02bf\u02c8\u2032`\u00b4\uff07]/g;
const unseen = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;

const narrow = (text) => text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function fold(text) {
  const line = text.normalize("NFC").replace(unseen, "").trim().split(/\s+/).join(" ");
  const same = line.replace(apostrophes, "'").replace(/[\u2010-\u2015\u2212]/g, "-");
  return same.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

function withoutUnit(text, satuan) {
  const unit = fold(satuan);
  if (!/^[\p{L}%]/u.test(unit)) return text;
  const first = unit.split(" ")[0];
  const names = new Set([unit, ...(percent.includes(first) ? percent : []), ...(rupiah.includes(first) ? rupiah : [])]);
  const folded = fold(text);
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const after = folded.match(new RegExp(`^(.*[0-9]),?-? ?${escaped(name)}$`));
    if (after) return after[1].trim();
    const before = rupiah.includes(name) && folded.match(new RegExp(`^${escaped(name)} ?([0-9].*?)(,-)?$`));
    if (before) return before[1];
  }
  return text;
}

/** A number as {minus, whole, fraction} without needless zeros. */
function number(plain) {
  const [whole, fraction = ""] = plain.replace("-", "").split(".");
  return { minus: plain.startsWith("-"), whole: whole.replace(/^0+(?=.)/, ""), fraction: fraction.replace(/0+$/, "") };
}

/** What a writing means: {nilai, lain, bersatuan}; null: no number. */
export function bacaan(text, satuan = "") {
  const typed = narrow(text).trim();
  const found = withoutUnit(typed, satuan);
  const plain = found.replace(/[\u00a0\u2009\u202f]/g, " ");
  const bersatuan = found !== typed;
  if (/^-?[1-9][0-9]{0,2}((\.[0-9]{3})+|( [0-9]{3})+)(,[0-9]+)?$/.test(plain)) {
    const one = /^-?[0-9]{1,3}\.[0-9]{3}$/.test(plain);
    return { nilai: number(plain.replace(/[. ]/g, "").replace(",", ".")), lain: one ? number(plain) : null, bersatuan };
  }
  if (/^-?[0-9]+([.,][0-9]+)?$/.test(plain) && !/^-?0[0-9]+[.,][0-9]{3}$/.test(plain)) {
    const two = /^-?[1-9][0-9]{0,2},[0-9]{3}$/.test(plain);
    return { nilai: number(plain.replace(",", ".")), lain: two ? number(plain.replace(",", "")) : null, bersatuan };
  }
  return null;
}

function hundreds(group) {
  const hundred = Math.floor(group / 100);
  const rest = group % 100;
  const words = hundred === 1 ? ["seratus"] : hundred ? [digits[hundred], "ratus"] : [];
  if (rest === 10) return [...words, "sepuluh"];
  if (rest === 11) return [...words, "sebelas"];
  if (rest > 11 && rest < 20) return [...words, digits[rest - 10], "belas"];
  const tens = Math.floor(rest / 10);
  return [...words, ...(tens ? [digits[tens], "puluh"] : []), ...(rest % 10 ? [digits[rest % 10]] : [])];
}

/** A number in words. */
export function terbilang({ minus, whole, fraction }) {
  const words = minus && /[1-9]/.test(whole + fraction) ? ["minus"] : [];
  const groups = whole.padStart(Math.ceil(whole.length / 3) * 3, "0").match(/.{3}/g).map(Number);
  groups.forEach((group, place) => {
    const power = groups.length - 1 - place;
    if (group === 1 && power === 1) words.push("seribu");
    else if (group) words.push(...hundreds(group), thousands[power] ?? "");
  });
  if (Number(whole) === 0) words.push("nol");
  if (fraction) words.push("koma", ...[...fraction].map((digit) => digits[digit]));
  return words.filter(Boolean).join(" ");
}

const sign = ({ minus }) => (minus ? "-" : "");
const tail = ({ fraction }) => (fraction ? `,${fraction}` : "");
const shown = (value) => sign(value) + value.whole.replace(/\B(?=(\d{3})+$)/g, ".") + tail(value);

function oneMeaning(value) {
  const text = sign(value) + value.whole + tail(value);
  return /^-?[1-9][0-9]{0,2},[0-9]{3}$/.test(text) ? `${text}0` : text;
}

const unfinished = /^(-?|-?[0-9. ]*[0-9][.,])$/;

/** How a text was read, in words, or that it cannot be; "": nobody can mean anything else. */
export function kata(text, satuan = "") {
  const found = bacaan(text, satuan);
  if (!found) return unfinished.test(narrow(text).trim()) ? "" : "Tidak terbaca sebagai angka. Tulis angkanya saja, misalnya 12 atau 12,5.";
  if (found.nilai.minus && /[1-9]/.test(found.nilai.whole + found.nilai.fraction)) return "Angka tidak boleh kurang dari 0.";
  const { nilai, lain, bersatuan } = found;
  if (lain) return `Dibaca ${shown(nilai)} (${terbilang(nilai)}). Bila bukan, tulis ${oneMeaning(lain)}.`;
  return bersatuan ? `Dibaca ${shown(nilai)}.` : "";
}
