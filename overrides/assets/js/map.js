// Narrows the map of programs and its list, shows a tip beside each point, and keeps the choice in the address:
// ?condition=hiv&delivery=telephone. Without script the same choices are links to lists of the catalogue.
(function () {
  "use strict";
  var map = document.querySelector("[data-map]");
  var status = map.querySelector(".map__status");
  var items = Array.from(map.querySelectorAll("[data-program]"));
  var points = Array.from(map.querySelectorAll("[data-programs]"));
  var selects = Array.from(map.querySelectorAll("details[data-filter]")).map(asSelect);
  var total = new Set(items.map(programOf)).size;

  function programOf(item) {
    return item.dataset.program;
  }

  // The links of a filter become a choice.
  function asSelect(details) {
    var label = document.createElement("label");
    var select = document.createElement("select");
    select.name = details.dataset.filter;
    select.add(new Option(details.dataset.all, ""));
    details.querySelectorAll("[data-value]").forEach(function (link) {
      var option = new Option(link.textContent, link.dataset.value);
      option.dataset.label = link.textContent;
      select.add(option);
    });
    label.className = "map__choice";
    label.append(details.querySelector("summary").textContent, select);
    details.replaceWith(label);
    select.addEventListener("change", function () {
      history.pushState(null, "", address());
      show();
    });
    return select;
  }

  function address() {
    var query = new URLSearchParams();
    selects.forEach(function (select) {
      if (select.value) query.set(select.name, select.value);
    });
    return location.pathname + (query.size ? "?" + query : "");
  }

  function read() {
    var query = new URLSearchParams(location.search);
    selects.forEach(function (select) {
      select.value = query.get(select.name) || "";
      if (select.selectedIndex < 0) select.value = "";
    });
    show();
  }

  function has(item, name, value) {
    return !value || item.dataset[name].split(" ").includes(value);
  }

  function matches(item, except) {
    return selects.every(function (select) {
      return select === except || has(item, select.name, select.value);
    });
  }

  function count(found) {
    return new Set(found.map(programOf)).size;
  }

  function show() {
    var shown = new Set();
    items.forEach(function (item) {
      item.hidden = !matches(item);
      if (!item.hidden) shown.add(programOf(item));
    });
    points.forEach(function (point) {
      var open = point.dataset.programs.split(" ").some(function (id) {
        return shown.has(id);
      });
      point.classList.toggle("map__point--out", !open);
    });
    map.querySelectorAll(".map__place, .map__country").forEach(function (group) {
      group.hidden = !group.querySelector("[data-program]:not([hidden])");
    });
    selects.forEach(countOptions);
    status.textContent = status.dataset.words.replace("{shown}", shown.size).replace("{total}", total);
  }

  // Each choice says how many programs it would leave; one that would leave none cannot be chosen.
  function countOptions(select) {
    var others = items.filter(function (item) {
      return matches(item, select);
    });
    Array.from(select.options).slice(1).forEach(function (option) {
      var left = count(others.filter(function (item) {
        return has(item, select.name, option.value);
      }));
      option.textContent = option.dataset.label + " (" + left + ")";
      option.disabled = left === 0 && !option.selected;
    });
  }

  // The tip replaces the browser's own, which neither keys nor fingers reach.
  var picture = map.querySelector(".map__picture");
  var tip = map.querySelector(".map__tip");
  var hiding = 0;

  function showTip(point) {
    clearTimeout(hiding);
    var around = picture.getBoundingClientRect();
    var dot = point.querySelector(".map__dot").getBoundingClientRect();
    var left = (dot.left + dot.right) / 2 - around.left;
    tip.textContent = point.getAttribute("aria-label");
    tip.hidden = false;
    left = Math.max(0, Math.min(left - tip.offsetWidth / 2, around.width - tip.offsetWidth));
    tip.style.left = left + "px";
    tip.style.top = (dot.bottom - around.top + 10) + "px";
  }

  function hideTip() {
    hiding = setTimeout(function () {
      tip.hidden = true;
    }, 150);
  }

  points.forEach(function (point) {
    var title = point.querySelector("title");
    point.setAttribute("aria-label", title.textContent);
    title.remove();
    ["pointerenter", "focus"].forEach(function (event) {
      point.addEventListener(event, showTip.bind(null, point));
    });
    ["pointerleave", "blur"].forEach(function (event) {
      point.addEventListener(event, hideTip);
    });
  });
  tip.addEventListener("pointerenter", function () {
    clearTimeout(hiding);
  });
  tip.addEventListener("pointerleave", hideTip);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") tip.hidden = true;
  });

  window.addEventListener("popstate", read);
  map.classList.add("map--script");
  read();
})();
