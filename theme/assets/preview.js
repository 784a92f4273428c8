// Loads the page anew when there is another build of it, at the same place. No part of a built site.
(function () {
  "use strict";
  var script = document.currentScript;
  var build = script.getAttribute("data-build");
  var events = script.getAttribute("data-events");
  var placeKey = "postmortems-preview-place";
  var openKey = "postmortems-preview-open";
  var patience = 1000;
  // A restart takes less; longer, and the reader must know that nobody builds any more.
  var worry = 3000;
  var alarm = null;
  var source = null;

  // Storage may be forbidden: then nothing is remembered.
  function remembered(key) {
    try { return sessionStorage.getItem(key); } catch (e) { return null; }
  }

  function remember(key, value) {
    try { sessionStorage.setItem(key, value); } catch (e) { /* see above */ }
  }

  function loadAnew() {
    hush();
    remember(placeKey, JSON.stringify([location.pathname, window.scrollX, window.scrollY]));
    location.reload();
  }

  function goBack() {
    var place = remembered(placeKey);
    if (!place) return;
    remember(placeKey, "");
    place = JSON.parse(place);
    if (place[0] === location.pathname) window.scrollTo(place[1], place[2]);
  }

  function hush() {
    if (source) source.close();
    source = null;
  }

  function lost(isLost) {
    clearTimeout(alarm);
    alarm = null;
    var word = document.getElementById("preview-lost");
    if (word && !isLost) word.remove();
    if (word || !isLost) return;
    word = document.createElement("p");
    word.id = "preview-lost";
    word.className = "preview-lost";
    word.setAttribute("role", "status");
    word.textContent = script.getAttribute("data-lost");
    document.body.insertBefore(word, document.body.firstChild);
  }

  // Only a page that is seen listens: a browser has six connections for a host, and the seventh tab would wait for ever.
  function listen() {
    if (source || document.hidden) return;
    source = new EventSource(events);
    source.addEventListener("open", function () { lost(false); });
    source.addEventListener("build", function (event) {
      if (event.data !== build) loadAnew();
    });
    source.addEventListener("error", function () {
      if (!alarm) alarm = setTimeout(function () { lost(true); }, worry);
      // The browser tries again by itself, unless what answered was no stream of events.
      if (!source || source.readyState !== EventSource.CLOSED) return;
      hush();
      setTimeout(listen, patience);
    });
  }

  document.addEventListener("visibilitychange", function () {
    if (document.hidden) hush();
    else listen();
  });
  window.addEventListener("pagehide", hush);
  window.addEventListener("pageshow", listen);

  document.addEventListener("DOMContentLoaded", function () {
    var band = document.getElementById("preview");
    if (band) {
      var open = remembered(openKey);
      if (open) band.open = open === "yes";
      // The click comes before the band opens or closes.
      band.querySelector("summary").addEventListener("click", function () { remember(openKey, band.open ? "no" : "yes"); });
    }
    goBack();
  });
})();
