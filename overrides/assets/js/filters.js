// Filters on the page of a kind. Without this file the plain links above the list lead to the same entries.
// The address holds the state (?condition=hiv&condition=diabetes&language=es), so it can be sent and kept.
(function () {
  "use strict";
  var AT_ONCE = 50;
  var box = document.querySelector(".filters");
  var list = document.querySelector(".items");
  if (!box || !list || !window.fetch || !window.URLSearchParams) return;
  var said = box.dataset;
  var status = box.querySelector('[role="status"]');
  var clear = box.querySelector(".filters__clear");
  var whole = Array.from(list.childNodes);
  var around = Array.from(document.querySelectorAll("article > .count, article > .paging"));
  var filters = [];
  var entries = [];
  var loading = null;
  box.hidden = false;

  function make(tag, name, text, lang) {
    var element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    if (lang) element.lang = lang;
    return element;
  }

  function load() {
    loading = loading || fetch(said.source).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).then(function (data) {
      entries = data.entries;
      filters = data.filters.map(prepare);
      read();
      show();
    }).catch(function () {
      loading = null;
      status.textContent = said.failed;
    });
    return loading;
  }

  function prepare(filter, number) {
    var details = box.querySelector('[data-filter="' + filter[0] + '"]');
    var place = details.querySelector(".filter__values");
    var values = filter[1].map(function (value) {
      var label = make("label", "filter__value", "");
      var input = make("input", "", "");
      var count = make("span", "values__count", "");
      input.type = "checkbox";
      input.value = value[0];
      label.append(input, make("span", "", value[1]), count);
      place.append(label);
      input.addEventListener("change", change);
      return { key: value[0], text: value[1], input: input, count: count };
    });
    return { name: filter[0], number: number, details: details, values: values, chosen: [] };
  }

  // The address → boxes.
  function read() {
    var query = new URLSearchParams(location.search);
    filters.forEach(function (filter) {
      var wanted = query.getAll(filter.name);
      filter.values.forEach(function (value) {
        value.input.checked = wanted.indexOf(value.key) >= 0;
      });
      if (wanted.length) {
        var more = filter.details.parentElement.closest("details");
        if (more) more.open = true;
      }
    });
  }

  // Boxes → the address.
  function change() {
    var query = new URLSearchParams();
    filters.forEach(function (filter) {
      filter.values.forEach(function (value) {
        if (value.input.checked) query.append(filter.name, value.key);
      });
    });
    var text = query.toString();
    history.pushState(null, "", location.pathname + (text ? "?" + text : ""));
    show();
  }

  // Within a filter any of the chosen values will do; an entry must fit all filters.
  function fits(entry, filter) {
    var has = entry[6][filter.number];
    return !filter.chosen.length || filter.chosen.some(function (value) {
      return has.indexOf(value) >= 0;
    });
  }

  function fitsAllBut(left) {
    return entries.filter(function (entry) {
      return filters.every(function (filter) {
        return filter === left || fits(entry, filter);
      });
    });
  }

  function show() {
    filters.forEach(function (filter) {
      filter.chosen = [];
      filter.values.forEach(function (value, number) {
        if (value.input.checked) filter.chosen.push(number);
      });
    });
    filters.forEach(function (filter) {
      var rest = fitsAllBut(filter);
      filter.values.forEach(function (value, number) {
        var count = rest.filter(function (entry) {
          return entry[6][filter.number].indexOf(number) >= 0;
        }).length;
        value.count.textContent = count;
        value.input.disabled = !count && !value.input.checked;
      });
      var names = filter.chosen.map(function (number) {
        return filter.values[number].text;
      });
      var text = names.slice(0, 2).join(said.or) + (names.length > 2 ? " +" + (names.length - 2) : "");
      var summary = filter.details.querySelector("summary");
      summary.textContent = names.length ? filter.details.dataset.chosen.replace("{values}", function () {
        return text;
      }) : filter.details.dataset.any;
      summary.classList.toggle("filter--chosen", names.length > 0);
    });
    var chosen = filters.some(function (filter) {
      return filter.chosen.length;
    });
    clear.hidden = !chosen;
    around.forEach(function (element) {
      element.hidden = chosen;
    });
    if (!chosen) {
      status.textContent = "";
      list.replaceChildren.apply(list, whole);
      return;
    }
    var found = fitsAllBut(null);
    status.textContent = (found.length === 1 ? said.one : said.other)
      .replace("{count}", found.length).replace("{total}", entries.length);
    list.replaceChildren.apply(list, found.slice(0, AT_ONCE).map(item));
    if (found.length > AT_ONCE) {
      var last = make("li", "item", "");
      var button = make("button", "filters__clear", said.all.replace("{count}", found.length));
      button.type = "button";
      button.addEventListener("click", function () {
        var rest = found.slice(AT_ONCE).map(item);
        last.replaceWith.apply(last, rest);
        rest[0].querySelector("a").focus();
      });
      last.append(button);
      list.append(last);
    }
  }

  function item(entry) {
    var element = make("li", "item", "");
    var link = make("a", "item__title", entry[1], entry[2]);
    link.href = encodeURIComponent(entry[0]) + "/";
    element.append(link, make("p", "item__lead", entry[3], entry[4]), make("p", "item__facts", entry[5]));
    return element;
  }

  box.addEventListener("toggle", load, true);
  clear.addEventListener("click", function () {
    filters.forEach(function (filter) {
      filter.values.forEach(function (value) {
        value.input.checked = false;
      });
    });
    change();
    box.querySelector("summary").focus();
  });
  document.addEventListener("keydown", function (event) {
    var open = event.key === "Escape" && box.querySelector(".filter[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });
  window.addEventListener("popstate", function () {
    if (loading || location.search) load().then(function () {
      read();
      show();
    });
  });
  if (location.search) load().then(function () {
    if (!location.hash) box.scrollIntoView({ behavior: "instant" });
  });
})();
