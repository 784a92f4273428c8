// Buttons that copy a message or a checklist, with what was ticked. A classic script, since modules do not run from a folder.
(function () {
  "use strict";
  var words = document.currentScript.dataset;

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    // From a folder or an intranet without TLS only the old way is open.
    return new Promise(function (done, failed) {
      var area = document.createElement("textarea");
      area.value = text;
      area.setAttribute("readonly", "");
      area.className = "for-ears";
      document.body.appendChild(area);
      area.select();
      var ok = document.execCommand("copy");
      area.remove();
      if (ok) done(); else failed();
    });
  }

  // What stands above: read alone, ten buttons of one name tell nothing.
  function headingOf(place) {
    var last = "";
    document.querySelectorAll("main h2, main h3, main summary").forEach(function (heading) {
      if (heading.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) last = heading.textContent.trim();
    });
    return last;
  }

  function button(label, place, textOf) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "copy-button";
    function name(what) {
      made.textContent = what;
      made.setAttribute("aria-label", what + ": " + headingOf(place));
    }
    name(label);
    made.setAttribute("aria-live", "polite");
    made.addEventListener("click", function () {
      copy(textOf()).then(function () { say(words.copied); }, function () { say(words.failed); });
    });
    function say(what) {
      name(what);
      made.focus();
      setTimeout(function () { name(label); }, 2500);
    }
    return made;
  }

  function line(item, depth) {
    var own = item.cloneNode(true);
    own.querySelectorAll("ul, ol").forEach(function (list) { list.remove(); });
    var box = item.querySelector(":scope > .tick input");
    var mark = box ? (box.checked ? "- [x] " : "- [ ] ") : "- ";
    var text = "  ".repeat(depth) + mark + own.textContent.trim().replace(/\s+/g, " ");
    return [text].concat(lines(item.querySelector(":scope > ul, :scope > ol"), depth + 1)).join("\n");
  }

  function lines(list, depth) {
    return list ? Array.prototype.map.call(list.children, function (item) { return line(item, depth); }) : [];
  }

  document.querySelectorAll(".playbook-body pre, .message pre, .confirm pre").forEach(function (pre) {
    var frame = document.createElement("div");
    frame.className = "copyable";
    pre.parentNode.insertBefore(frame, pre);
    frame.appendChild(pre);
    frame.appendChild(button(words.copy, pre, function () { return pre.textContent.replace(/\n$/, ""); }));
  });

  document.querySelectorAll(".playbook-body .contains-task-list").forEach(function (list) {
    if (list.parentElement.closest(".contains-task-list")) return;
    var made = button(words.copyList, list, function () { return lines(list, 0).join("\n"); });
    made.classList.add("copy-list");
    list.insertAdjacentElement("afterend", made);
  });
})();
