// Replays a timeline: what was not known yet is taken out of the page, and put back in its time. A classic script, since modules do not run from a folder.
(function () {
  "use strict";
  var words = document.currentScript.dataset;
  var timeline = document.querySelector(".timeline");
  if (!timeline) return;
  var lines = all(timeline, "li[data-step]");
  var steps = Array.from(new Set(lines.map(stepOf))).sort(function (a, b) { return a - b; });
  if (steps.length < 2) return;
  var days = all(timeline, ".timeline-day"), late = all(timeline, "[data-from]");
  var marks = new Map(), title = document.title, panel, range, at, told;

  var start = make("button", "replay-start", words.start);
  start.addEventListener("click", begin);
  timeline.before(start);

  function all(root, selector) { return Array.from(root.querySelectorAll(selector)); }

  function stepOf(line) { return +line.dataset.step; }

  function make(name, style, text) {
    var made = document.createElement(name);
    if (name === "button") made.type = "button";
    made.className = style;
    made.textContent = text;
    return made;
  }

  // A comment without a word keeps the place of what is away.
  function put(node, isThere) {
    var mark = marks.get(node);
    if (isThere && mark) {
      mark.replaceWith(node);
      marks.delete(node);
    } else if (!isThere && !mark) {
      marks.set(node, mark = document.createComment(""));
      node.replaceWith(mark);
    }
  }

  // Title, level, figures, causes, contents: all that the page says beside the timeline was said when it was over.
  function clear() {
    for (var at = timeline; at.id !== "main"; at = at.parentNode)
      Array.from(at.parentNode.children).forEach(function (other) { if (other !== at && other !== panel) put(other, false); });
    // The band of the author's own view quotes the report.
    all(document, "body > section").forEach(function (band) { put(band, false); });
    document.title = words.title;
  }

  function begin() {
    panel = make("div", "replay", "");
    var heading = make("h1", "", words.title), intro = make("p", "", words.intro), label = make("label", "", words.at + " ");
    at = make("output", "", "");
    told = make("p", "for-ears", "");
    told.setAttribute("aria-live", "polite");
    range = make("input", "", "");
    range.type = "range";
    range.min = range.value = 0;
    range.max = steps.length - 1;
    range.addEventListener("input", show);
    label.append(at, range);
    panel.append(heading, intro, label, button(words.earlier, -1), button(words.later, 1), told);
    var end = make("button", "", words.end);
    end.addEventListener("click", finish);
    told.before(end);
    timeline.before(panel);
    document.addEventListener("keydown", onKey);
    clear();
    show();
    range.focus();
    scrollTo(0, 0);
  }

  function button(name, by) {
    var made = make("button", "", name);
    made.addEventListener("click", function () { range.value = +range.value + by; show(); });
    return made;
  }

  function show() {
    var now = steps[+range.value];
    late.forEach(function (label) { put(label, +label.dataset.from <= now); });
    lines.forEach(function (line) { put(line, stepOf(line) <= now); });
    days.forEach(function (day) { put(day, !!day.querySelector("li")); });
    var news = lines.filter(function (line) { return stepOf(line) === now; });
    var day = news[0].closest(".timeline-day").querySelector("h3"), time = news[0].querySelector(".timeline-time");
    at.textContent = (day ? day.textContent.trim() + " " : "") + textOf(time);
    range.setAttribute("aria-valuetext", at.textContent);
    told.textContent = news.map(textOf).join(" ");
  }

  function textOf(node) { return node.textContent.trim().replace(/\s+/g, " "); }

  function finish() {
    document.removeEventListener("keydown", onKey);
    panel.remove();
    Array.from(marks.keys()).reverse().forEach(function (node) { put(node, true); });
    document.title = title;
    start.focus();
  }

  function onKey(event) { if (event.key === "Escape") finish(); }
})();
