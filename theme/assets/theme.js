// Light, dark or as the system has it. A classic script, since modules do not run from a folder; without it the system decides.
(function () {
  "use strict";
  var root = document.documentElement;
  var script = document.currentScript;
  var key = "postmortems-look";
  var order = ["system", "dark", "light"];

  // Storage may be forbidden: then the choice holds for this page only.
  function remembered() {
    try { return localStorage.getItem(key); } catch (e) { return null; }
  }

  function remember(look) {
    try { localStorage.setItem(key, look); } catch (e) { /* see above */ }
  }

  function show(look) {
    if (look === "dark" || look === "light") root.setAttribute("data-theme", look);
    else root.removeAttribute("data-theme");
  }

  var look = remembered();
  if (order.indexOf(look) < 0) look = "system";
  // Before the body is drawn, so that nothing flashes.
  show(look);

  document.addEventListener("DOMContentLoaded", function () {
    var place = document.getElementById("look");
    if (!place) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "look-button";

    function next() { return order[(order.indexOf(look) + 1) % order.length]; }

    function label() {
      var words = script.getAttribute("data-to-" + next());
      button.setAttribute("aria-label", words);
      button.title = words;
      button.setAttribute("data-look", look);
    }

    button.addEventListener("click", function () {
      look = next();
      remember(look);
      show(look);
      label();
    });
    label();
    place.appendChild(button);
  });
})();
