// The page of downloads: finding a file, and choosing several to save as one ZIP or to print together.
// Without this file the whole list is there, and every file can be had by itself.
(function () {
  "use strict";
  var page = document.querySelector(".downloads");
  var finder = page.querySelector(".finder");
  var selection = page.querySelector(".selection");
  var together = page.querySelector(".together");
  var said = JSON.parse(page.dataset.said);
  var groups = Array.from(page.querySelectorAll(".files"));
  var items = Array.from(page.querySelectorAll(".file"));
  var busy = false;

  function fill(words, values) {
    return words.replace(/\{(\w+)\}/g, function (place, name) {
      return values[name];
    });
  }

  function counted(key, count, values) {
    return fill(said[key + (count === 1 ? "_one" : "_other")], Object.assign({ count: count }, values));
  }

  function shownSize(size) {
    return size >= 1000000 ? (size / 1000000).toFixed(1) + " MB" : Math.max(Math.floor(size / 1000), 1) + " kB";
  }

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  // Finding ---------------------------------------------------------------------------------------

  var texts = items.map(function (item) {
    var words = item.querySelectorAll(".item__title, .item__lead");
    return plain(Array.from(words, (part) => part.textContent).join(" "));
  });

  function formatsOf(item) {
    return Array.from(item.querySelectorAll(".file__links strong"), (format) => format.textContent);
  }

  function wanted() {
    return new URLSearchParams(Array.from(new FormData(finder)).filter((pair) => pair[1].trim()));
  }

  function find() {
    var query = wanted();
    var words = plain(query.get("q") || "").split(/\s+/).filter(Boolean);
    var format = query.get("format");
    var shown = 0;
    items.forEach(function (item, number) {
      var fits = words.every((word) => texts[number].includes(word));
      fits = fits && (!format || formatsOf(item).includes(format));
      fits = fits && (!query.get("for") || item.closest(".files").dataset.group === query.get("for"));
      item.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    groups.forEach(function (group) {
      group.hidden = !group.querySelector(".file:not([hidden])");
    });
    var some = query.size > 0 || query.toString() !== "";
    finder.querySelector("[role=status]").textContent = some ? counted("found", shown, { total: items.length }) : "";
    finder.querySelector("button").hidden = !some;
    return query;
  }

  function findAndKeep() {
    var text = find().toString();
    history.replaceState(null, "", location.pathname + (text ? "?" + text : ""));
  }

  finder.addEventListener("input", findAndKeep);
  finder.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  finder.addEventListener("reset", function () {
    window.setTimeout(function () {
      findAndKeep();
      finder.elements.q.focus();
    });
  });
  new URLSearchParams(location.search).forEach(function (value, name) {
    if (finder.elements[name]) finder.elements[name].value = value;
  });
  finder.hidden = false;
  find();

  // Choosing --------------------------------------------------------------------------------------

  function chosen() {
    return items.filter((item) => item.querySelector(".file__choose input:checked"));
  }

  function files() {
    var kinds = Array.from(selection.querySelectorAll("[name=kind]:checked"), (kind) => kind.value);
    return chosen().flatMap(function (item) {
      return Array.from(item.querySelectorAll("[data-kind]")).filter((link) => kinds.includes(link.dataset.kind));
    });
  }

  function tell(text) {
    selection.querySelector(".selection__said").textContent = text;
  }

  function showSelection() {
    var count = chosen().length;
    var size = files().reduce((sum, link) => sum + Number(link.dataset.size), 0);
    selection.hidden = !count;
    selection.querySelector(".selection__count").textContent =
      counted("chosen", count) + (size ? " · " + shownSize(size) : "");
    tell("");
  }

  items.forEach(function (item) {
    if (!("choice" in item.dataset)) return;
    var title = item.querySelector(".item__title");
    var label = document.createElement("label");
    var box = document.createElement("input");
    label.className = "file__choose";
    box.type = "checkbox";
    box.setAttribute("aria-label", fill(page.dataset.choose, { title: title.textContent }));
    label.append(box);
    item.prepend(label);
  });

  page.addEventListener("change", function (event) {
    if (event.target.closest(".file__choose, .selection")) showSelection();
  });

  // One ZIP ---------------------------------------------------------------------------------------

  function nameOf(address) {
    return decodeURIComponent(new URL(address, location.href).pathname.split("/").pop());
  }

  // Answers one after the other, so that what is said of the progress is true; a failure names the file.
  async function fetchEach(addresses, progress) {
    var answers = [];
    for (var address of addresses) {
      tell(fill(progress, { count: answers.length + 1, total: addresses.length }));
      var answer = await fetch(address).catch(() => null);
      if (!answer || !answer.ok) throw { address: address };
      answers.push(await answer.blob());
    }
    return answers;
  }

  async function saveZip() {
    var links = files();
    if (!links.length) return tell(said.no_kind);
    var blobs;
    try {
      blobs = await fetchEach(links.map((link) => link.href), said.fetching);
    } catch (failure) {
      return tell(fill(said.failed, { file: nameOf(failure.address) }));
    }
    try {
      var library = await import(new URL(page.dataset.root + "assets/vendor/client-zip/index.js", location.href));
      var zip = await library.downloadZip(
        blobs.map((blob, number) => ({ name: nameOf(links[number].href), input: blob, lastModified: new Date() }))
      ).blob();
      save(zip, page.dataset.zip);
      tell(counted("saved", links.length, { file: page.dataset.zip, size: shownSize(zip.size) }));
    } catch (failure) {
      tell(said.zip_failed);
    }
  }

  function save(blob, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    window.setTimeout(function () {
      URL.revokeObjectURL(link.href);
    }, 60000);
  }

  // Printing together -----------------------------------------------------------------------------

  // The sheet of a page, with ids of its own among the others.
  function sheetOf(html, number) {
    var sheet = new DOMParser().parseFromString(html, "text/html").querySelector("[data-sheet]");
    sheet.querySelectorAll("[id], [aria-labelledby]").forEach(function (element) {
      ["id", "aria-labelledby"].forEach(function (name) {
        if (element.hasAttribute(name)) element.setAttribute(name, number + "-" + element.getAttribute(name));
      });
    });
    return document.importNode(sheet, true);
  }

  async function gather() {
    var links = chosen().filter((item) => "printable" in item.dataset).map((item) => item.querySelector(".item__title"));
    if (!links.length) return tell(said.print_none);
    try {
      var pages = await fetchEach(links.map((link) => link.href), said.getting);
      var htmls = await Promise.all(pages.map((blob) => blob.text()));
      together.querySelector(".together__sheets").replaceChildren(...htmls.map(sheetOf));
    } catch (failure) {
      var link = links.find((one) => one.href === failure.address);
      return tell(fill(said.print_failed, { file: link ? link.textContent : links[0].textContent }));
    }
    tell("");
    page.classList.add("downloads--together");
    together.hidden = false;
    together.querySelector("[role=status]").textContent = counted("print_ready", links.length);
    window.scrollTo(0, 0);
    together.focus();
    window.print();
  }

  function back() {
    together.hidden = true;
    together.querySelector(".together__sheets").replaceChildren();
    page.classList.remove("downloads--together");
    selection.querySelector("[data-do=gather]").focus();
  }

  var does = {
    zip: saveZip,
    gather: gather,
    print: function () {
      window.print();
    },
    back: back,
    none: function () {
      chosen().forEach(function (item) {
        item.querySelector(".file__choose input").checked = false;
      });
      showSelection();
      (finder.elements.q || page).focus();
    },
  };
  page.addEventListener("click", async function (event) {
    var button = event.target.closest("[data-do]");
    if (!button || busy) return;
    busy = true;
    try {
      await does[button.dataset.do]();
    } finally {
      busy = false;
    }
  });
})();
