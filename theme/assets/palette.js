// The search in a reader's hands: results with their marks, the palette over every page and the page of its own. Follows search.js, which finds.
(() => {
  "use strict";
  const words = document.currentScript.dataset;
  const { tokens, mentions, open, renewing, find } = window.postmortems;

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
      const [card, sentences] = (await found.index.piece("q" + Math.trunc(row / per)))[row % per];
      const option = hit(card, null, { role: "option", id: `${prefix}-${from + i}`, "aria-selected": "false", tabindex: "-1" }, found);
      option.append(element("span", { class: "hit-quote", lang: card[2], dir: "auto" }, ...quote(sentences, found)));
      return option;
    }));
  }

  const say = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (all, name) => values[name].toLocaleString("en"));

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
        const [found, options] = await renewing(async () => {
          const found = await find(typed);
          return [found, await results(found, 0, page, list.id)];
        });
        if (mine !== turn) return;
        current = found;
        active = -1;
        input.removeAttribute("aria-activedescendant");
        list.replaceChildren(...options);
        list.scrollTop = 0;
        show(options.length > 0);
        const count = found.rows.length;
        const told = count === 0 && found.without ? words.narrow : count === 0 ? words.none : count === 1 ? words.one : words.found;
        status.textContent = !typed ? "" : say(told, { n: count || found.without, q: typed, what: found.filters.map(filter => filter[2]).join(" ") });
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
      const mine = turn;
      const options = await results(current, from, page, list.id).catch(() => []);
      if (mine !== turn || from !== list.children.length) return;
      list.append(...options);
      if (!options.length) status.textContent = words.lost;
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
      palette = element("dialog", { class: "palette", "aria-label": words.label }, input, status, list, element("p", { class: "palette-foot" }, element("span", {}, words.keys), element("a", { href: words.patterns }, words.recurrences), all));
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
    // Who comes with a question goes on to its answers; anybody else begins at the top, where Tab finds the way past the masthead.
    if (input.value) input.focus();
    search();
  });

  Object.assign(window.postmortems, { results, element, hit, say });
})();
