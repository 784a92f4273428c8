// Searches the library in the reader's browser. The index is cut into pieces, classic scripts that call postmortems(name, value), since neither
// fetch nor modules run from a folder; a query loads the few that it needs. The rules are those of SearchEngine in the library, which is tested
// against this script: whole numbers throughout, so that both come to the same order.
(() => {
  "use strict";
  const { fold, tokens, mentions } = window.postmortems;
  const address = document.currentScript.dataset.index;
  const folder = address.replace(/[^/]*$/, "");
  const expected = new Map();
  let loading = {};

  // By the script that brings it, not by its name: a piece of an older build may still be under way.
  window.postmortems = (name, value) => expected.get(document.currentScript)?.(value);

  function load(source) {
    return loading[source] ||= new Promise((done, failed) => {
      const script = document.createElement("script");
      expected.set(script, done);
      script.src = source;
      script.onload = script.onerror = event => {
        expected.delete(script);
        script.remove();
        if (event.type === "load") return;
        delete loading[source];
        failed(new Error(source));
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

  // --- the index ---
  // Its first piece alone has an address that stays, and names the folder of all others, which no two builds share. So what a browser has kept
  // fits together or is missing; the first piece is asked for by the age of the page, lest a new page get an old one.
  let age = Date.parse(document.lastModified) / 1000;
  let opened, tables = {};

  function open() {
    return opened ||= load(`${address}?${age}`).then(index => {
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
      const piece = name => load(`${folder}${index.folder}/${name}.js`);
      return { ...index, piece, concepts, filters, terms: index.terms.split(" "), passed: new Set(index.passed.split(" ")), phrases: index.phrases.split(" ") };
    }).catch(error => {
      opened = null;
      throw error;
    });
  }

  /** Does what needs the index, and once more from its beginning where a piece is gone: the site was built anew meanwhile. */
  async function renewing(work) {
    try {
      return await work();
    } catch {
      age = Date.now();
      [opened, loading, tables] = [null, {}, {}];
      return work();
    }
  }

  function parse(typed, index) {
    const filters = [];
    let text = fold(typed).replace(/(\p{L}+):((?:"[^"]*"|[^\s"])+)/gu, (all, word, value) => {
      const facet = index.filters[word];
      if (!facet) return all;
      filters.push([facet, value.replaceAll('"', "").split(/[,、]/).map(v => v.trim()).filter(v => v), all]);
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
      for (const line of (await index.piece("t" + i)).split("\n")) {
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
    const lists = await Promise.all([...heads, ...tails].map(index.piece));
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
    if (!all.length && wanted.word.length >= 5 && /^[a-z]+$/.test(wanted.word)) {
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
  function table(name) {
    return tables[name] ||= open().then(async index => ({ ...await index.piece(name), index })).then(value => {
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
    if (!wanted.length) return { index, wanted, filters, without: 0, rows: filters.length ? [...Array(index.count).keys()].filter(passes) : [] };
    const tallies = new Map();
    for (const [row, [score, isLiteral]] of scores.flatMap(map => [...map])) {
      if (!tallies.has(row)) tallies.set(row, { row, score: 0, matched: 0, literal: 0 });
      const tally = tallies.get(row);
      tally.score += score;
      tally.matched++;
      tally.literal += isLiteral;
    }
    const fitting = [...tallies.values()].filter(tally => tally.matched * 3 >= wanted.length);
    const rows = fitting.filter(tally => passes(tally.row))
      .sort((a, b) => (b.literal === wanted.length) - (a.literal === wanted.length) || b.score * b.matched - a.score * a.matched || a.row - b.row)
      .map(tally => tally.row);
    return { index, wanted, filters, without: fitting.length, rows };
  }

  Object.assign(window.postmortems, { tokens, mentions, open, renewing, table, find });
})();
