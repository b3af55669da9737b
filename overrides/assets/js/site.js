// The menu button, the color scheme, and chapter lists that begin closed on phones.
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
})();
