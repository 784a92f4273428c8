// Our search beside Pagefind, over the same pages in the same browser: what stands first, what is loaded, how long it takes.
// node compare.mjs SITE [quality]   SITE is a built site; with "quality" the judged queries of the tests are asked and graded.
// POSTMORTEMS_QUERIES may name a JSON file with other queries, a list of texts, for a library that the judged ones do not fit.
// Packages are found in the folder that POSTMORTEMS_NPM names: npm install pagefind playwright-core yaml
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";
import { createRequire } from "node:module";

const site = process.argv[2];
const isGraded = process.argv[3] === "quality";
const npm = process.env.POSTMORTEMS_NPM;
if (!npm) {
  console.log("skipped: POSTMORTEMS_NPM names no folder with pagefind, playwright-core and yaml");
  process.exit(0);
}
const require = createRequire(path.join(npm, "package.json"));
const { chromium } = require("playwright-core");
const YAML = require("yaml");

const judged = YAML.parse(fs.readFileSync(new URL("../../Postmortems.Tests/Search/queries.yml", import.meta.url), "utf8"));
// Filters are typed in our own way.
const asked = process.env.POSTMORTEMS_QUERIES ? JSON.parse(fs.readFileSync(process.env.POSTMORTEMS_QUERIES, "utf8")).map(query => ({ query, relevant: {} })) : judged;
const queries = asked.filter(({ query }) => !/\S:\S/.test(query));
const types = { ".js": "text/javascript", ".html": "text/html; charset=utf-8", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

// As most hosts do: what is text goes out compressed. Pagefind's own files are compressed already.
let log = [];
const server = http.createServer((request, response) => {
  const name = decodeURIComponent(request.url.split("?")[0]);
  fs.readFile(path.join(site, name), (error, bytes) => {
    if (error) {
      response.statusCode = 404;
      return response.end();
    }
    const type = types[path.extname(name)];
    response.setHeader("content-type", type ?? "application/octet-stream");
    response.setHeader("cache-control", "max-age=3600");
    if (type && type !== "application/wasm") {
      bytes = zlib.gzipSync(bytes);
      response.setHeader("content-encoding", "gzip");
    }
    log.push([name, bytes.length]);
    response.end(bytes);
  });
}).listen(0);
await new Promise(done => server.once("listening", done));
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: process.env.POSTMORTEMS_CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

const ours = {
  name: "ours",
  page: "/404-none.html",
  run: async query => {
    const found = await window.postmortems.find(query);
    const quotes = await window.postmortems.results(found, 0, 10, "x");
    return { ids: found.rows.slice(0, 10), shown: quotes.length, addresses: quotes.map(quote => quote.getAttribute("href")) };
  },
};
const pagefind = {
  name: "Pagefind",
  run: async query => {
    const engine = window.engine ??= await import("/pagefind/pagefind.js");
    const found = await engine.search(query);
    const shown = await Promise.all(found.results.slice(0, 10).map(result => result.data()));
    return { shown: shown.length, addresses: shown.map(result => result.url) };
  },
};

// Pagefind has an index a language of page: it is asked in the language of the query, on an English and a Chinese page.
const languageOf = query => /[\u3400-\u9fff]/.test(query) ? "zh" : "en";
async function open(engine, query) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const language = languageOf(query);
  await page.route("**/blank.html", route => route.fulfill({
    contentType: "text/html; charset=utf-8",
    body: `<!doctype html><html lang="${language}"><title>t</title><body>${engine === ours ? '<script src="/assets/words.js"></script><script src="/assets/search.js" data-index="/search/index.js"></script><script src="/assets/palette.js" data-page="" data-incident="incidents/%20.html"></script>' : ""}</body></html>`,
  }));
  await page.goto(base + "/blank.html");
  log = [];
  return { context, page };
}

const timed = (page, engine, query) => page.evaluate(`(async () => { const begun = performance.now(); const found = await (${engine.run})(${JSON.stringify(query)}); return { ...found, took: performance.now() - begun }; })()`);
const share = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];
const gain = grades => grades.reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);
const idOf = address => decodeURIComponent(address.split("#")[0].split("/").pop().replace(/\.html$/, ""));

const empty = engine => ({ engine, cold: [], warm: [], bytes: [], files: [], gains: [], firsts: [] });

async function ask(seen, { query, relevant }) {
  const { context, page } = await open(seen.engine, query);
  const found = await timed(page, seen.engine, query);
  seen.cold.push(found.took);
  seen.bytes.push(log.reduce((sum, [, size]) => sum + size, 0));
  seen.files.push(log.length);
  seen.warm.push((await timed(page, seen.engine, query)).took);
  await context.close();
  const grades = [...new Set(found.addresses.map(idOf))].map(id => relevant[id] ?? 0);
  seen.gains.push(gain(grades) / gain(Object.values(relevant).sort((a, b) => b - a).slice(0, 10)));
  seen.firsts.push(grades[0] === Math.max(...Object.values(relevant)) ? 1 : 0);
}

function tell({ engine, cold, warm, bytes, files, gains, firsts }) {
  const mean = list => list.reduce((sum, one) => sum + one, 0) / list.length;
  const quality = isGraded ? [mean(gains).toFixed(3), mean(firsts).toFixed(3)] : ["", ""];
  const row = [engine.name, ...quality, share(bytes, 0.5), share(bytes, 0.95), share(files, 0.5), ...[share(cold, 0.5), share(cold, 0.95), share(warm, 0.5), share(warm, 0.95)].map(ms => ms.toFixed(0))];
  console.log(`| ${row.join(" | ")} |`);
}

const size = folder => fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).reduce(([files, sum], entry) => [files + 1, sum + fs.statSync(path.join(entry.parentPath, entry.name)).size], [0, 0]);
console.log(`${queries.length} queries; index: ours ${size(path.join(site, "search"))}, Pagefind ${size(path.join(site, "pagefind"))} (files, bytes)`);
console.log("| | nDCG@10 | first right | bytes p50 | bytes p95 | files p50 | first ms p50 | p95 | again ms p50 | p95 |");
console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
// Each query is asked of both before the next, now of one first and now of the other: what else the machine does falls on both alike.
const both = [ours, pagefind].map(empty);
for (const [i, query] of queries.entries()) for (const seen of i % 2 ? both.toReversed() : both) await ask(seen, query);
both.forEach(tell);
await browser.close();
server.close();
