// The menu button, the color scheme, chapter lists that begin closed on phones, and checklists that come when needed.
// Every page is complete without this file.
(function () {
  "use strict";
  var root = document.documentElement;

  var menuButton = document.querySelector(".menu-button");
  var menu = document.getElementById("menu");
  menuButton.hidden = false;

  function showMenu(open) {
    menu.classList.toggle("menu--open", open);
    menuButton.setAttribute("aria-expanded", String(open));
  }

  menuButton.addEventListener("click", function () {
    showMenu(menuButton.getAttribute("aria-expanded") !== "true");
  });
  document.addEventListener("keydown", function (event) {
    // A definition that covers the text can be put away without moving the pointer or the focus.
    root.classList.toggle("terms-hidden", event.key === "Escape");
    if (event.key === "Escape" && menuButton.getAttribute("aria-expanded") === "true") {
      showMenu(false);
      menuButton.focus();
    }
  });

  document.addEventListener("pointermove", function () {
    root.classList.remove("terms-hidden");
  });

  var schemeButton = document.querySelector(".scheme-button");
  schemeButton.hidden = false;

  function showScheme() {
    schemeButton.setAttribute("aria-pressed", String(root.dataset.scheme === "dark"));
  }

  schemeButton.addEventListener("click", function () {
    root.dataset.scheme = root.dataset.scheme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("peer-support-guide.scheme", root.dataset.scheme);
    } catch (error) {
      // Not kept for the next page; nothing else is lost.
    }
    showScheme();
  });
  showScheme();

  var chapters = document.querySelector(".chapters details");
  if (chapters && window.matchMedia("(max-width: 59.99em)").matches) {
    chapters.open = false;
  }

  // The scripts of the checklists, on the home page and on chapters: at once where this browser keeps something of a
  // checklist, and otherwise as soon as a list that stands in the text comes near.
  var base = document.currentScript.src.replace(/[^/]*$/, "");

  function loadChecklists() {
    ["checklist-store.js", "checklists.js"].forEach(function (name) {
      var script = document.createElement("script");
      script.src = base + name;
      script.async = false; // in this order
      document.head.append(script);
    });
  }

  function hasBegun() {
    try {
      return Object.keys(localStorage).some((key) => key.startsWith("peer-support-guide.checklist."));
    } catch (error) {
      return false; // blocked: there is nothing to show
    }
  }

  var lists = document.querySelectorAll(".checklist--embedded, .checklist-index--home");
  if (lists.length && hasBegun()) {
    loadChecklists();
  } else {
    var watcher = new IntersectionObserver(
      function (seen) {
        if (seen.some((one) => one.isIntersecting)) {
          watcher.disconnect();
          loadChecklists();
        }
      },
      { rootMargin: "100%" }
    );
    document.querySelectorAll(".checklist--embedded").forEach((list) => watcher.observe(list));
  }
})();
