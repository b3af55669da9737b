// The search box: opens with / and s, loads the engine and the texts when it is first used, shows results below it.
// No request carries what is typed: the page of all results gets it after a #, which browsers keep to themselves.
(function () {
  "use strict";
  const search = (window.PeerSupportSearch = window.PeerSupportSearch || {});
  const form = document.querySelector("form.search");
  if (!form) return;
  const input = form.querySelector("input");
  const panel = form.querySelector("[data-search-panel]");
  const status = form.querySelector("[data-search-status]");
  const close = form.querySelector(".search__close");
  const page = document.querySelector("[data-search-page]");
  const { lang, root } = form.dataset;

  const FILES = [
    "vendor/minisearch/minisearch", "js/search-stems", "js/search-words", "js/search-unpack", "js/search-questions",
    "js/search-engine", "js/search-results",
  ];

  // Script tags work where `fetch` does not: on pages opened as files.
  function load(path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = root + path;
      script.async = false;
      script.onload = resolve;
      script.onerror = () => reject(new Error(path));
      document.head.append(script);
    });
  }
  function loadStyles() {
    return new Promise((resolve) => {
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = `${root}assets/css/search.css`;
      sheet.onload = sheet.onerror = resolve; // plain results are better than none
      document.head.append(sheet);
    });
  }
  search.load = load;
  search.place = { lang, root, form, input, status, page };

  let ready = null;
  search.start = function () {
    if (!ready) {
      const files = page ? [...FILES, "js/search-page"] : FILES;
      ready = Promise.all([loadStyles(), ...files.map((name) => load(`assets/${name}.js`))])
        .then(() => search.engine(lang, load))
        .catch((error) => {
          ready = null;
          throw error;
        });
    }
    return ready;
  };

  // In a folder that was opened as files nobody adds "index.html" to an address that ends in a slash.
  search.pageAddress = function (path) {
    if (window.location.protocol !== "file:") return path;
    const [before, anchor] = path.split("#");
    return `${before}index.html${anchor === undefined ? "" : `#${anchor}`}`;
  };
  // "search/#q=…" in the reader's language.
  search.address = function (text) {
    return search.pageAddress(`${form.getAttribute("action")}#${new URLSearchParams({ q: text })}`);
  };

  const narrow = window.matchMedia("(max-width: 59.99em)");

  function show(open) {
    if (page) return;
    panel.hidden = !open;
    close.hidden = !open;
    form.classList.toggle("search--open", open);
    // On phones the search covers the page, which must not take the focus or scroll meanwhile.
    const covers = open && narrow.matches;
    document.documentElement.classList.toggle("search-covers", covers);
    for (const part of [...document.body.children, ...form.parentElement.children]) {
      if (!part.contains(form)) part.inert = covers;
    }
  }

  let asked = null;
  function run() {
    const text = input.value;
    if (!text.trim()) {
      asked = null;
      panel.replaceChildren();
      status.textContent = "";
      show(narrow.matches && !panel.hidden);
      return;
    }
    asked = text;
    show(true);
    if (!search.results) panel.textContent = form.dataset.loading;
    search.start().then(
      (engine) => {
        if (asked === text) search.results.fill(panel, engine, text);
      },
      () => {
        if (asked === text) panel.textContent = status.textContent = form.dataset.failed;
      }
    );
  }
  search.run = run;

  let composing = false;
  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => {
    composing = false;
    if (!page) run();
  });
  input.addEventListener("input", (event) => {
    if (!page && !composing && !event.isComposing) run();
  });
  input.addEventListener("focus", () => {
    search.start().catch(() => {});
    if (!page && input.value.trim()) run();
  });
  // A finger opens the phone's layout at once; the Tab key only passes by until something is typed.
  input.addEventListener("click", () => {
    if (!page && narrow.matches) search.start().then(() => show(true), () => {});
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!page && input.value.trim()) window.location.assign(search.address(input.value.trim()));
  });
  close.addEventListener("click", () => {
    show(false);
    if (!narrow.matches) input.focus();
    else input.blur();
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) show(false);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!form.contains(event.target)) show(false);
  });

  function move(event, step) {
    const links = [...panel.querySelectorAll("a")];
    if (panel.hidden || !links.length) return;
    event.preventDefault();
    const at = links.indexOf(document.activeElement) + step;
    if (at < 0) input.focus();
    else links[Math.min(at, links.length - 1)].focus();
  }

  form.addEventListener("keydown", (event) => {
    if (composing || event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      input.focus();
      if (panel.hidden) input.value = "";
      show(false);
    } else if (event.key === "ArrowDown") move(event, 1);
    else if (event.key === "ArrowUp" && document.activeElement !== input) move(event, -1);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" && event.key !== "s") return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const target = event.target;
    if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.nodeName)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  if (page) {
    page.before(form); // the page's own field, and the only one on it
    panel.remove();
    close.remove();
    search.start().then(
      (engine) => search.page(engine),
      () => (page.textContent = form.dataset.failed)
    );
  } else if (input.value) input.value = ""; // what the browser kept from the last visit
})();
