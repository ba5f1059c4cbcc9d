// Builds static/build/{app.css,app.js,icons.svg,favicon.svg}: sass -> purgecss -> esbuild. `--watch` builds again at every change.
import { mkdirSync, readFileSync, readdirSync, watch, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { PurgeCSS } from "purgecss";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const web = resolve(here, "../src/sikinerja/web");
const out = join(web, "static/build");
const targets = ["chrome109", "edge109", "firefox115", "safari16"];

/** Every file below a folder whose name ends in the suffix. */
function files(folder, suffix) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

async function buildCss() {
  const compiled = sass.compile(join(here, "scss/app.scss"), {
    loadPaths: [join(here, "node_modules/bootstrap/scss")],
    quietDeps: true,
    silenceDeprecations: ["import"],
  });
  const [purged] = await new PurgeCSS().purge({
    content: [...files(join(web, "templates"), ".html"), ...files(join(here, "js"), ".js")],
    css: [{ raw: compiled.css }],
    // Set by htmx itself, so written in no template.
    safelist: [/^htmx-/, "dialog", "popover"],
  });
  const minified = await esbuild.transform(purged.css, { loader: "css", minify: true, target: targets });
  return minified.code;
}

async function buildJs() {
  const bundle = await esbuild.build({
    entryPoints: [join(here, "js/app.js")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    legalComments: "none",
    target: targets,
  });
  return bundle.outputFiles[0].text;
}

/** The names of icons.json (used by Python and scripts) and every `icon('name')` of the templates, in one sprite. */
function buildIcons() {
  const named = JSON.parse(readFileSync(join(here, "icons.json"), "utf8"));
  const names = new Set(Object.keys(named));
  for (const file of files(join(web, "templates"), ".html"))
    for (const [, name] of readFileSync(file, "utf8").matchAll(/\bicon\(\s*['"]([a-z0-9-]+)['"]/g)) names.add(name);
  const symbols = [...names].sort().map((name) => {
    const svg = readFileSync(join(here, `node_modules/bootstrap-icons/icons/${named[name] ?? name}.svg`), "utf8");
    const body = svg.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "").replace(/\s*\n\s*/g, "");
    return `<symbol id="${name}" viewBox="0 0 16 16">${body}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" fill="currentColor">${symbols.join("")}</svg>\n`;
}

async function build() {
  mkdirSync(out, { recursive: true });
  const made = { "app.css": await buildCss(), "app.js": await buildJs(), "icons.svg": buildIcons() };
  made["favicon.svg"] = readFileSync(join(here, "favicon.svg"), "utf8");
  for (const [name, text] of Object.entries(made)) {
    writeFileSync(join(out, name), text);
    console.log(`${name.padEnd(10)} ${text.length} B, gzip ${gzipSync(text, { level: 9 }).length} B`);
  }
}

await build();
if (process.argv.includes("--watch")) {
  let timer;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => build().catch((error) => console.error(error.message)), 150);
  };
  for (const folder of [join(here, "scss"), join(here, "js"), join(web, "templates")])
    watch(folder, { recursive: true }, again);
}
