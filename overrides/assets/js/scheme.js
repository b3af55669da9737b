// Runs before the page is drawn: says that there is script, and takes the reader's color scheme.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.replace("no-js", "js");
  var kept = null;
  try {
    kept = localStorage.getItem("peer-support-guide.scheme");
  } catch (error) {
    // Storage may be blocked: the system's wish decides.
  }
  var dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.scheme = kept || (dark ? "dark" : "light");
})();
