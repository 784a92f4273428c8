// Searches the library in the reader's browser. The index is cut into pieces, classic scripts that call postmortems(name, value), since neither
// fetch nor modules run from a folder; a query loads the few that it needs. The rules are those of SearchEngine in the library, which is tested
// against this script: whole numbers throughout, so that both come to the same order.
(() => {
  "use strict";
  const words = document.currentScript.dataset;
  const folder = words.index.replace(/[^/]*$/, "");
  const loading = {};
  const arrived = {};

  window.postmortems = (name, value) => arrived[name](value);

  function load(name) {
    return loading[name] ||= new Promise((done, failed) => {
      arrived[name] = done;
      const script = document.createElement("script");
      script.src = folder + name + ".js";
      script.onerror = () => {
        delete loading[name];
        script.remove();
        failed(new Error(name));
      };
      document.head.append(script);
    });
  }

  // Numbers in digits of five bits, the lowest first; the sixth bit says that more follow.
  const digits = {};
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((c, i) => { digits[c] = i; });

  function reader(text) {
    let at = 0;
    return {
      more: () => at < text.length,
      level: () => digits[text[at++]],
      number() {
        let [n, shift, digit] = [0, 0, 0];
        do {
          digit = digits[text[at++]];
          n |= (digit & 31) << shift;
          shift += 5;
        } while (digit & 32);
        return n;
      },
    };
  }

  // --- words ---
  const paired = "\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff";
  const units = new RegExp(`([${paired}]+)|(?:(?![${paired}])[\\p{L}\\p{Nd}\\p{M}])+`, "gu");
  const isLetters = word => /^[a-z]+$/.test(word);
  const fold = text => text.replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).toLowerCase();

  function stem(word) {
    if (!/^[a-z]{4,}$/.test(word)) return word;
    if (/(ss|sh|ch|x|z)es$/.test(word)) word = word.slice(0, -2);
    else if (/.[^aeiou]ies$/.test(word)) word = word.slice(0, -3) + "y";
    else if (/[^siu]s$/.test(word)) word = word.slice(0, -1);
    const [, rest] = /^(.{3,})(?:ing|(?<!e)ed)$/.exec(word) || [];
    if (rest && /[aeiouy]/.test(rest)) word = rest.endsWith("i") ? rest.slice(0, -1) + "y" : rest.replace(/([^aeioulsz])\1$/, "$1");
    else if (/^.{4,}[st]ion$/.test(word)) word = word.slice(0, -3);
    else if (/^.{5,}ment$/.test(word)) word = word.slice(0, -4);
    return word.length > 4 ? word.replace(/e$/, "") : word;
  }

  function tokens(text, passed) {
    const found = [];
    for (const match of text.matchAll(units)) {
      const start = match.index;
      const end = start + match[0].length;
      if (match[1]) {
        for (let i = start; i < end; i++) {
          const term = text.slice(i, Math.min(i + 2, end));
          found.push({ term, word: term, start: i, end: i + term.length, pair: true, rest: term.length < 2 && i > start });
        }
      } else {
        const word = fold(match[0]);
        found.push({ term: stem(word), word, start, end, passed: word.length < 2 || passed.has(word) });
      }
    }
    return found;
  }

  // What is called differently in different languages: [concept, first token, last token].
  function mentions(found, concepts) {
    return found.flatMap((token, i) => (concepts.get(token.term) || [])
      .filter(([, phrase]) => phrase.every((term, k) => {
        const here = found[i + k];
        return here && here.term === term && !(k && here.pair && here.start !== found[i + k - 1].start + 1);
      }))
      .map(([concept, phrase]) => [concept, i, i + phrase.length - 1]));
  }

  // --- the index ---
  let opened;
  function open() {
    return opened ||= load("index").then(index => {
      const concepts = new Map();
      for (const line of index.concepts.split("\n")) {
        const [concept, phrases] = line.split("=");
        for (const phrase of phrases.split(",").map(p => p.split(" "))) {
          if (!concepts.has(phrase[0])) concepts.set(phrase[0], []);
          concepts.get(phrase[0]).push([concept, phrase]);
        }
      }
      const filters = {};
      for (const facet in index.filters) for (const word of index.filters[facet].split(" ")) filters[word] ||= facet;
      return { ...index, concepts, filters, terms: index.terms.split(" "), passed: new Set(index.passed.split(" ")), phrases: index.phrases.split(" ") };
    }).catch(error => {
      opened = null;
      throw error;
    });
  }

  function parse(typed, index) {
    const filters = [];
    let text = fold(typed).replace(/(\p{L}+):((?:"[^"]*"|[^\s"])+)/gu, (all, word, value) => {
      const facet = index.filters[word];
      if (!facet) return all;
      filters.push([facet, value.replaceAll('"', "").split(/[,、]/).map(v => v.trim()).filter(v => v)]);
      return " ";
    });
    for (const phrase of index.phrases) text = text.replaceAll(phrase, " ");
    const found = tokens(text, index.passed);
    const concepts = found.map(() => new Set());
    for (const [concept, first, last] of mentions(found, index.concepts)) for (let i = first; i <= last; i++) concepts[i].add(concept);
    const wanted = new Map();
    found.forEach((token, i) => {
      if (token.passed || token.rest) return;
      if (!wanted.has(token.term)) wanted.set(token.term, { ...token, concepts: new Set(), slips: new Set() });
      concepts[i].forEach(concept => wanted.get(token.term).concepts.add(concept));
    });
    return { wanted: [...wanted.values()].slice(0, 24), filters };
  }

  // Terms stand in order: a piece holds a word with all that begins with it.
  async function lookup(index, term, alone) {
    const found = [];
    let k = index.terms.length;
    while (k > 0 && index.terms[k - 1] > term) k--;
    for (let i = Math.max(0, k - 1); i < index.terms.length; i++) {
      if (i >= k && (alone || !index.terms[i].startsWith(term))) break;
      for (const line of (await load("t" + i)).split("\n")) {
        if (!line.startsWith(alone ? term + " " : term)) continue;
        const [name, rarity, postings] = line.split(" ");
        found.push({ term: name, rarity: +rarity, postings });
      }
    }
    return found;
  }

  // One letter too many, too few, another one, or two neighbours swapped.
  function isSlip(a, b) {
    if (a === b) return true;
    if (Math.abs(a.length - b.length) > 1) return false;
    let [start, end] = [0, 0];
    while (start < a.length && start < b.length && a[start] === b[start]) start++;
    while (end < a.length - start && end < b.length - start && a.at(-end - 1) === b.at(-end - 1)) end++;
    const [left, right] = [a.length - start - end, b.length - start - end];
    return Math.max(left, right) === 1 || (left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]);
  }

  // "phishign" is no slip of "phish", which is all that the index has of "phishing": the slip is in the ending.
  const isBegun = (word, stem) => stem.length >= 5 && word.startsWith(stem) && word.length - stem.length <= 4;

  // A slip leaves the first letter alone or the last one: one list of words is by the first, one by the last.
  async function slips(index, wanted) {
    const heads = [...new Set([wanted.word[0], wanted.term[0]])].filter(c => index.first.includes(c)).map(c => "a-" + c);
    const tails = [...new Set([wanted.word.at(-1), wanted.term.at(-1)])].filter(c => index.last.includes(c)).map(c => "z-" + c);
    const lists = await Promise.all([...heads, ...tails].map(load));
    const meant = new Set(lists.flatMap(list => list.split(" ")).filter(word => isSlip(wanted.word, word) || isSlip(wanted.term, word) || isBegun(wanted.word, word)));
    return (await Promise.all([...meant].map(word => lookup(index, word, true)))).flat();
  }

  async function forms(index, wanted) {
    const { term, pair } = wanted;
    const isSingle = pair && term.length === 1;
    const near = await lookup(index, term, pair ? !isSingle : term.length < 3);
    const exact = near.find(found => found.term === term);
    let longer = near.filter(found => found !== exact);
    if (!isSingle) longer = longer.slice(0, 64);
    const all = longer.map(found => [found, isSingle ? 16 : Math.max(3, Math.trunc(12 * term.length / found.term.length)), isSingle || !exact]);
    if (exact) all.unshift([exact, 16, true]);
    if (!all.length && wanted.word.length >= 5 && isLetters(wanted.word)) {
      for (const found of await slips(index, wanted)) {
        wanted.slips.add(found.term);
        all.push([found, 8, false]);
      }
    }
    for (const found of (await Promise.all([...wanted.concepts].map(concept => lookup(index, concept, true)))).flat()) all.push([found, 7, false]);
    return { all, exact };
  }

  async function best(index, wanted) {
    const { all, exact } = await forms(index, wanted);
    const scores = new Map();
    for (const [{ rarity, postings }, weight, isLiteral] of all) {
      const list = reader(postings);
      for (let row = -1; list.more();) {
        row += list.number() + 1;
        const score = Math.min(rarity, exact ? exact.rarity : rarity) * list.level() * weight;
        const [before, wasLiteral] = scores.get(row) || [0, false];
        scores.set(row, [Math.max(before, score), wasLiteral || isLiteral]);
      }
    }
    return scores;
  }

  // --- filters, the same for a typed query and for a list ---
  const tables = {};
  function table(name) {
    return tables[name] ||= load(name).then(value => {
      for (const facet of Object.values(value.facets)) {
        const list = reader(facet.rows);
        facet.rows = Array.from({ length: value.count }, () => Array.from({ length: list.number() }, () => list.number()));
      }
      return value;
    });
  }

  function places(facet, typed) {
    const at = test => facet.values.flatMap((value, i) => value.some(word => test(fold(word))) ? [i] : []);
    const exact = at(word => word === typed);
    return exact.length || !typed ? exact : at(word => word.startsWith(typed));
  }

  async function passing(filters) {
    if (!filters.length) return () => true;
    const { facets } = await table("incidents");
    const wanted = new Map();
    for (const [id, values] of filters) {
      if (!wanted.has(id)) wanted.set(id, new Set());
      for (const value of values) places(facets[id], value).forEach(place => wanted.get(id).add(place));
    }
    return row => [...wanted].every(([id, set]) => facets[id].rows[row].some(place => set.has(place)));
  }

  /** The reports that fit, the best first. */
  async function find(typed) {
    const index = await open();
    const { wanted, filters } = parse(typed, index);
    const [passes, ...scores] = await Promise.all([passing(filters), ...wanted.map(one => best(index, one))]);
    if (!wanted.length) return { index, wanted, rows: filters.length ? [...Array(index.count).keys()].filter(passes) : [] };
    const tallies = new Map();
    for (const [row, [score, isLiteral]] of scores.flatMap(map => [...map])) {
      if (!tallies.has(row)) tallies.set(row, { row, score: 0, matched: 0, literal: 0 });
      const tally = tallies.get(row);
      tally.score += score;
      tally.matched++;
      tally.literal += isLiteral;
    }
    const rows = [...tallies.values()].filter(tally => tally.matched * 3 >= wanted.length && passes(tally.row))
      .sort((a, b) => (b.literal === wanted.length) - (a.literal === wanted.length) || b.score * b.matched - a.score * a.matched || a.row - b.row)
      .map(tally => tally.row);
    return { index, wanted, rows };
  }

  // --- what is shown ---
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const key in attributes) if (attributes[key] != null) made.setAttribute(key, attributes[key]);
    made.append(...children);
    return made;
  }

  /** Where a text says what was sought, and how much of it. */
  function marksOf(text, { index, wanted }) {
    const found = tokens(text, index.passed);
    const ranges = [];
    const said = new Set();
    for (const token of found) {
      for (const one of wanted) {
        if (token.term !== one.term && !one.slips.has(token.term) && !(one.pair ? one.term.length < 2 && token.word[0] === one.term : one.term.length > 2 && token.term.startsWith(one.term))) continue;
        ranges.push([token.start, one.pair ? token.start + one.term.length : token.end]);
        said.add(one);
      }
    }
    for (const [concept, first, last] of mentions(found, index.concepts)) {
      if (!wanted.some(one => one.concepts.has(concept) && !said.has(one))) continue;
      ranges.push([found[first].start, found[last].end]);
      wanted.forEach(one => one.concepts.has(concept) && said.add(one));
    }
    return { ranges: ranges.sort((a, b) => a[0] - b[0]), score: said.size };
  }

  function marked(text, ranges, from = 0) {
    const parts = from ? ["…"] : [];
    let at = from;
    for (const [start, end] of ranges) {
      if (end <= at) continue;
      if (start > at) parts.push(text.slice(at, start));
      const said = text.slice(Math.max(start, at), end);
      const last = parts.at(-1);
      if (start <= at && last instanceof Element) last.append(said);
      else parts.push(element("mark", {}, said));
      at = end;
    }
    return [...parts, text.slice(at)];
  }

  function quote(sentences, found) {
    let top = { score: 0, ranges: [], text: sentences[0] || "" };
    for (const text of sentences) {
      const { score, ranges } = marksOf(text, found);
      if (score > top.score) top = { score, ranges, text };
    }
    const from = top.ranges.length && top.ranges[0][0] > 90 ? top.ranges[0][0] - 40 : 0;
    return marked(top.text, top.ranges, from);
  }

  const address = id => {
    const [name, anchor] = id.split("#");
    return words.incident.replace("%20", encodeURIComponent(name)) + (anchor ? "#" + encodeURIComponent(anchor) : "");
  };

  /** A report or a promise as a link. */
  function hit([id, title, lang, day, label, , more], said, attributes, found) {
    const facts = element("span", { class: "hit-facts" });
    [day, said ? said(label) : label, more].filter(fact => fact).forEach((fact, i) => facts.append(i ? " · " : "", element("span", {}, fact)));
    return element("a", { class: "hit", href: address(id), ...attributes },
      element("span", { class: "hit-title", lang, dir: "auto" }, ...found ? marked(title, marksOf(title, found).ranges) : [title]), facts);
  }

  function results(found, from, count, prefix) {
    const per = found.index.perPiece;
    return Promise.all(found.rows.slice(from, from + count).map(async (row, i) => {
      const [card, sentences] = (await load("q" + Math.trunc(row / per)))[row % per];
      const option = hit(card, null, { role: "option", id: `${prefix}-${from + i}`, "aria-selected": "false", tabindex: "-1" }, found);
      option.append(element("span", { class: "hit-quote", lang: card[2], dir: "auto" }, ...quote(sentences, found)));
      return option;
    }));
  }

  const say = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (all, name) => values[name]);

  /** A field with its list: typed into, walked through and followed by keyboard alone. */
  function combobox({ input, list, status, more, page }) {
    let [turn, active, current] = [0, -1, null];
    const show = isOpen => input.setAttribute("aria-expanded", isOpen);

    function activate(place) {
      const options = list.children;
      options[active]?.setAttribute("aria-selected", "false");
      active = options.length ? (place + options.length) % options.length : -1;
      if (active < 0) return input.removeAttribute("aria-activedescendant");
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[active].id);
    }

    async function search() {
      const mine = ++turn;
      const typed = input.value.trim();
      try {
        const found = await find(typed);
        const options = await results(found, 0, page, list.id);
        if (mine !== turn) return;
        current = found;
        active = -1;
        input.removeAttribute("aria-activedescendant");
        list.replaceChildren(...options);
        list.scrollTop = 0;
        show(options.length > 0);
        const count = found.rows.length;
        status.textContent = !typed ? "" : say(count === 0 ? words.none : count === 1 ? words.one : words.found, { n: count, q: typed });
        if (more) more.hidden = count <= page;
      } catch {
        if (mine === turn) status.textContent = words.lost;
      }
    }

    input.addEventListener("input", search);
    input.addEventListener("keydown", event => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") activate(event.key === "ArrowDown" ? active + 1 : Math.max(active, 0) - 1);
      else if (event.key === "Enter" && list.children.length) list.children[Math.max(active, 0)].click();
      else return;
      event.preventDefault();
    });
    more?.addEventListener("click", async () => {
      const from = list.children.length;
      list.append(...await results(current, from, page, list.id));
      more.hidden = list.children.length >= current.rows.length;
      input.focus();
      activate(from);
    });
    return search;
  }

  let palette;
  function openPalette() {
    if (!palette) {
      const combo = { role: "combobox", "aria-expanded": "false", "aria-controls": "palette-list", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false" };
      const input = element("input", { type: "search", "aria-label": words.label, placeholder: words.hint, ...combo });
      const list = element("div", { id: "palette-list", role: "listbox", "aria-label": words.results });
      const status = element("p", { role: "status" });
      const all = element("a", { href: words.page }, words.all);
      palette = element("dialog", { class: "palette", "aria-label": words.label }, input, status, list, element("p", { class: "palette-foot" }, element("span", {}, words.keys), all));
      all.addEventListener("click", () => { all.href = words.page + "#q=" + encodeURIComponent(input.value); });
      // In a field of this kind the browser would only empty it.
      input.addEventListener("keydown", event => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.preventDefault();
        palette.close();
      });
      // The ground around the box belongs to the dialog itself.
      palette.addEventListener("click", event => event.target === palette && palette.close());
      document.body.append(palette);
      combobox({ input, list, status, page: 8 });
    }
    if (!palette.open) palette.showModal();
    palette.firstChild.select();
    open().catch(() => {});
  }

  document.addEventListener("keydown", event => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    const isAsked = (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey)
      || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey);
    if (!isAsked) return;
    event.preventDefault();
    const own = document.querySelector("#search-page input");
    if (own) own.focus();
    else openPalette();
  });

  document.addEventListener("DOMContentLoaded", () => {
    const page = document.getElementById("search-page");
    document.querySelector("a.find")?.addEventListener("click", event => {
      if (page || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      openPalette();
    });
    if (!page) return;
    const [input, status, list, more] = ["input", "[role=status]", "[role=listbox]", "button"].map(part => page.querySelector(part));
    const search = combobox({ input, list, status, more, page: 20 });
    const asked = () => new URLSearchParams(location.hash.slice(1)).get("q") ?? new URLSearchParams(location.search).get("q") ?? "";
    page.hidden = false;
    document.querySelector(".search-without").hidden = true;
    input.value = asked();
    input.addEventListener("input", () => history.replaceState(null, "", "#q=" + encodeURIComponent(input.value)));
    window.addEventListener("hashchange", () => {
      input.value = asked();
      search();
    });
    input.focus();
    search();
  });

  Object.assign(window.postmortems, { load, table, find, results, element, hit, say });
})();
