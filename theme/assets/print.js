// The button that prints a report. A classic script, since modules do not run from a folder.
(function () {
  "use strict";
  var place = document.querySelector(".print-place");
  if (!place) return;
  var button = document.createElement("button");
  button.type = "button";
  button.className = "print-button";
  button.textContent = document.querySelector("script[data-print]").dataset.print;
  button.addEventListener("click", function () { window.print(); });
  place.appendChild(button);
})();
