// The view and the order of a list of incidents. Both stand in the address behind "#", beside the filter ("#view=table&sort=harm"), so that
// what one sees can be sent to somebody. Without this script "#table" and "#calendar" alone change the view, by style.
(function () {
  "use strict";
  var place = document.getElementById("views");
  if (!place) return;
  var links = Array.from(place.querySelectorAll("a[data-view]"));
  var buttons = Array.from(place.querySelectorAll("button[data-sort]"));
  var rows = Array.from(place.querySelectorAll("tr[data-id]"));
  var homes = rows.map(function (row) { return row.parentNode; });
  var sorted = document.createElement("tbody");
  sorted.setAttribute("role", "rowgroup");
  if (rows.length) place.querySelector("table").appendChild(sorted);

  function number(row, name, absent) { return row.hasAttribute(name) ? Number(row.getAttribute(name)) : absent; }

  // Each row by a figure, the smallest first; what is equal stays in the order of the page.
  var orders = {
    oldest: function (row, place) { return -place; },
    severity: function (row) { return number(row, "data-rank", 0) || 99; },
    harm: function (row) { return -number(row, "data-harm", -1); },
    open: function (row) { return -number(row, "data-open", 0); }
  };

  function state() {
    var text = location.hash.slice(1);
    return new URLSearchParams(text.indexOf("=") < 0 ? { view: text } : text);
  }

  function go(key, value) {
    var next = state();
    if (!links.some(function (link) { return link.dataset.view === next.get("view"); })) next.delete("view");
    next.set(key, value);
    location.hash = next.toString();
  }

  function sort(key) {
    var order = orders[key];
    if (order) {
      rows.map(function (row, i) { return { row: row, by: order(row, i), i: i }; })
        .sort(function (a, b) { return a.by - b.by || a.i - b.i; })
        .forEach(function (entry) { sorted.appendChild(entry.row); });
    } else if (sorted.firstChild) {
      rows.forEach(function (row, i) { homes[i].appendChild(row); });
    }
    place.toggleAttribute("data-sorted", Boolean(order));
    buttons.forEach(function (button) { button.setAttribute("aria-pressed", String(button.dataset.sort === (order ? key : "newest"))); });
  }

  function show() {
    var wanted = state();
    var view = links.some(function (link) { return link.dataset.view === wanted.get("view"); }) ? wanted.get("view") : "list";
    place.dataset.view = view;
    links.forEach(function (link) {
      if (link.dataset.view === view) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    sort(wanted.get("sort"));
  }

  links.forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      go("view", link.dataset.view);
    });
  });
  buttons.forEach(function (button) {
    button.addEventListener("click", function () { go("sort", button.dataset.sort); });
  });
  place.querySelector(".sorters").hidden = false;
  window.addEventListener("hashchange", show);
  show();
})();
