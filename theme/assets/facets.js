// Filters a list by what its records have, over the whole library, whatever part of it this page holds. The address's fragment holds the filter and the
// order, so that a filtered view can be sent; keys of others in it are left alone. Follows search.js, whose index it reads,
// and palette.js.
(() => {
  "use strict";
  const form = document.getElementById("facets");
  if (!form) return;
  const { renewing, table, find, element, hit, say } = window.postmortems;
  const words = form.dataset;
  const name = words.rows;
  const [status, chips, none, more] = ["status", "chips", "none", "more"].map(part => form.querySelector(".facets-" + part));
  const listed = form.querySelector(".facets-listed");
  const list = document.getElementById("facets-found");
  const standing = [...document.querySelectorAll("main [data-id]")];
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const text = form.querySelector("input[type=search]");
  const perPiece = 64, page = 50;
  let [data, shown, turn] = [null, [], 0];

  const labelOf = box => box.closest("label").querySelector(".facet-name").textContent;
  const boxOf = (id, value) => boxes.find(box => box.name === id && box.value === value);
  // What no box offers has a name too: an address may ask for what nobody has, or for one of the rarest.
  const restOf = id => [...form.querySelectorAll("datalist")].find(rest => rest.dataset.facet === id);
  const nameOf = (id, value) => [...restOf(id)?.options ?? []].find(rest => rest.value === value)?.label ?? value;
  const fragment = () => new URLSearchParams(location.hash.slice(1));

  function write(change, isTyped) {
    const params = fragment();
    change(params);
    const written = params.toString();
    // What is chosen can be taken back by the browser's own button; of what is typed, not every letter.
    history[isTyped ? "replaceState" : "pushState"](null, "", written ? "#" + written : location.pathname + location.search);
    return apply();
  }

  const without = (id, value) => params => {
    const left = params.getAll(id).filter(other => other !== value);
    params.delete(id);
    left.forEach(other => params.append(id, other));
  };

  const clear = params => [...Object.keys(data.facets), "sort", "q"].forEach(key => params.delete(key));

  /** What is asked for, and by what a record passes. A value that no record has fits none. */
  function asked(params, sought) {
    const filters = Object.keys(data.facets).filter(id => params.has(id)).map(id => {
      const { values, rows } = data.facets[id];
      const places = new Set(params.getAll(id).map(value => values.findIndex(known => known[0] === value)));
      return { id, values: params.getAll(id), passes: row => rows[row].some(place => places.has(place)) };
    });
    return sought ? [...filters, { id: "q", values: [params.get("q")], passes: row => sought.has(row) }] : filters;
  }

  /** For each record what it fails: nothing, one thing, or more (-1). */
  function failing(filters) {
    return Array.from({ length: data.count }, (_, row) => {
      const failed = filters.filter(filter => !filter.passes(row));
      return failed.length > 1 ? -1 : failed[0]?.id ?? null;
    });
  }

  /** Beside each value: how many there would be with it, whatever else of its facet is chosen. */
  function count(failed) {
    const counts = {};
    for (const id in data.facets) {
      const sums = counts[id] = {};
      failed.forEach((what, row) => {
        if (what === null || what === id) for (const place of data.facets[id].rows[row]) sums[data.facets[id].values[place][0]] = (sums[data.facets[id].values[place][0]] || 0) + 1;
      });
    }
    for (const box of boxes) {
      const sum = counts[box.name]?.[box.value] || 0;
      const label = box.closest("label");
      label.querySelector(".tally").textContent = sum.toLocaleString("en");
      label.classList.toggle("is-none", !sum && !box.checked);
    }
  }

  /** For a list that this page does not hold whole; what it holds, lists.js puts in order. */
  function sorted(rows, by) {
    if (by === "oldest") return rows.reverse();
    if (by === "open") return rows.sort((a, b) => data.open[b] - data.open[a] || a - b);
    if (by === "harm") return rows.sort((a, b) => data.harm[b] - data.harm[a] || a - b);
    if (by === "severity") return rows.sort((a, b) => data.facets.severity.rows[a][0] - data.facets.severity.rows[b][0] || a - b);
    return rows;
  }

  function show(rows, isAll, by) {
    const ids = data.ids && new Map(data.ids.map((id, row) => [id, row]));
    const here = new Set(standing.map(row => row.dataset.id));
    const wanted = new Set(rows);
    const isHere = Boolean(ids) && rows.every(row => here.has(data.ids[row]));
    const isWhole = isAll && (!by || isHere);
    const fits = isWhole || isHere;
    for (const row of standing) row.hidden = !(isWhole || (fits && wanted.has(ids.get(row.dataset.id))));
    for (const section of new Set(standing.map(row => row.closest("section")).filter(found => found))) section.hidden = !section.querySelector("[data-id]:not([hidden])");
    // Ways to parts of the list lead nowhere while most of it is hidden.
    document.querySelector("main").toggleAttribute("data-filtered", !isWhole);
    shown = fits ? [] : rows;
    if (listed) listed.hidden = !shown.length || !["table", "calendar"].includes(fragment().get("view") ?? location.hash.slice(1));
    document.querySelector("main").toggleAttribute("data-listed", shown.length > 0);
    list.replaceChildren();
    return add();
  }

  async function add() {
    const mine = turn;
    const next = shown.slice(list.children.length, list.children.length + page);
    const cards = await Promise.all(next.map(async row => (await data.index.piece(`${name}-${Math.trunc(row / perPiece)}`))[row % perPiece]));
    if (mine !== turn) return;
    const said = label => name === "actions" ? (boxOf("state", label) ? labelOf(boxOf("state", label)) : label) : label;
    list.append(...cards.map(card => element("li", {}, hit(card, said, {}, null))));
    list.hidden = !list.children.length;
    more.hidden = list.children.length >= shown.length;
  }

  function chip(id, value, left) {
    const box = boxOf(id, value);
    const what = id === "q" ? `${text.placeholder}: ${value}` : `${restOf(id).dataset.name}: ${box ? labelOf(box) : nameOf(id, value)}`;
    const made = element("button", { type: "button", class: "chip", "aria-label": say(words.remove, { what }) }, what, ...left == null ? [] : [" ", element("span", { class: "tally" }, left.toLocaleString("en"))]);
    made.addEventListener("click", async () => {
      await write(without(id, value));
      (chips.querySelector("button") ?? boxes[0] ?? form).focus();
    });
    return made;
  }

  function tell(filters, failed, rows) {
    status.textContent = say(rows.length === 1 ? words.one : words.shown, { n: rows.length, all: data.count });
    const all = element("button", { type: "button", class: "chip chip-all" }, words.clear);
    all.addEventListener("click", async () => {
      await write(clear);
      form.querySelector("summary")?.focus();
    });
    const chosen = filters.flatMap(({ id, values }) => values.map(value => [id, value]));
    // What is sought stands in its field.
    chips.replaceChildren(...chosen.filter(([id]) => id !== "q").map(one => chip(...one)), ...chosen.length ? [all] : []);
    none.hidden = rows.length > 0;
    const ways = filters.filter(({ values }) => values.length === 1).map(({ id, values }) => [id, values[0], failed.filter(what => what === id).length]).filter(way => way[2] > 0);
    none.replaceChildren(...rows.length ? [] : [ways.length ? words.none : words.nothing, ...(ways.length ? ways : chosen).flatMap(way => [" ", chip(...way)])]);
  }

  function apply() {
    const mine = ++turn;
    return renewing(() => refresh(mine)).catch(() => { if (mine === turn) status.textContent = words.lost; });
  }

  async function refresh(mine) {
    const params = fragment();
    const typed = text ? params.get("q") ?? "" : "";
    const value = await table(name);
    const sought = typed ? new Set((await find(typed)).rows) : null;
    if (mine !== turn) return;
    data = value;
    form.hidden = false;
    const filters = asked(params, sought);
    const by = data.harm && ["oldest", "severity", "harm", "open"].find(key => key === params.get("sort"));
    boxes.forEach(box => { box.checked = params.getAll(box.name).includes(box.value); });
    if (text && text !== document.activeElement) text.value = typed;
    const failed = failing(filters);
    const rows = failed.flatMap((what, row) => what === null ? [row] : []);
    count(failed);
    tell(filters, failed, rows);
    await show(sorted(rows, by), !filters.length, by);
  }

  // The order stands above what it orders.
  document.querySelector(".view-bar")?.after(list, more);
  boxes.forEach(box => box.addEventListener("change", () => write(box.checked ? params => params.append(box.name, box.value) : without(box.name, box.value))));
  text?.addEventListener("input", () => write(params => text.value.trim() ? params.set("q", text.value.trim()) : params.delete("q"), true));
  more.addEventListener("click", () => add().catch(() => { status.textContent = words.lost; }));
  // What was opened lies over the list: it closes as a menu does.
  const close = kept => form.querySelectorAll("details[open]").forEach(group => { group.open = group === kept; });
  document.addEventListener("click", event => close(event.target.closest("#facets details")));
  form.addEventListener("keydown", event => {
    const open = event.key === "Escape" && event.target.closest("details[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  window.addEventListener("hashchange", apply);
  apply();
})();
