// Puts inputs into the items of every checklist on the page, and shows progress on the index and the home page.
// Without this file a checklist is a list with empty boxes.
(function () {
  "use strict";
  var store = window.peerSupportChecklists;
  var day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeZone: "UTC" });

  function setText(node, text) {
    if (node.textContent !== text) {
      node.textContent = text; // an unchanged live region stays silent
    }
  }

  function shownDate(text) {
    return text ? day.format(new Date(text + "T00:00:00Z")) : "";
  }

  function assigned(state) {
    return [state.who, shownDate(state.by)].filter(Boolean).join(" · ");
  }

  function showProgress(root, counted) {
    setText(root.querySelector(".checklist__progress"), store.progress(counted));
    var bar = root.querySelector(".checklist__bar");
    bar.max = counted.total || 1;
    bar.value = counted.total ? counted.done : 1;
    root.querySelector(".checklist__unkept").hidden = store.keeps();
  }

  function Item(element, list) {
    var id = element.dataset.item;
    var parts = list.template.content.cloneNode(true);
    var words = element.querySelector(".check__words");
    var tick = parts.querySelector(".check__tick");
    var label = document.createElement("label");
    var fields = {};

    tick.id = element.id + "-tick";
    words.id = element.id + "-words";
    label.htmlFor = tick.id;
    label.className = "check__label";
    element.querySelector(".check__box").replaceWith(tick);
    words.replaceWith(label);
    label.append(words);
    parts.querySelectorAll("[data-field]").forEach(function (field) {
      var name = field.parentNode.querySelector("span");
      fields[field.dataset.field] = field;
      name.id = element.id + "-" + field.dataset.field;
      field.setAttribute("aria-labelledby", name.id + " " + words.id);
    });
    var summary = parts.querySelector("summary");
    var sum = parts.querySelector(".check__sum");
    var printed = parts.querySelector(".check__printed");
    parts.querySelector(".check__more-name").id = element.id + "-more";
    summary.setAttribute("aria-labelledby", element.id + "-more " + words.id);
    if (element.dataset.answer === undefined) {
      parts.querySelector(".check__answer").remove();
      delete fields.answer;
    }
    element.querySelector(".check__body").append(parts);

    function change(what) {
      what.text = words.textContent;
      store.change(list.id, list.title, id, what);
    }

    tick.addEventListener("change", function () {
      // An answer ticks by itself, so taking the tick away is kept as a word of its own.
      change({ state: tick.checked ? "done" : fields.answer && fields.answer.value.trim() ? "open" : "" });
    });
    fields.na.addEventListener("change", function () {
      change({ state: fields.na.checked ? "na" : "" });
    });
    ["answer", "note", "who", "by"].forEach(function (name) {
      if (fields[name]) {
        fields[name].addEventListener("input", function () {
          var what = {};
          what[name] = fields[name].value;
          change(what);
        });
      }
    });

    this.id = id;
    this.show = function (state) {
      var settled = store.stateOf(state);
      tick.checked = settled === "done";
      tick.disabled = fields.na.checked = settled === "na";
      element.classList.toggle("check--done", tick.checked);
      element.classList.toggle("check--na", fields.na.checked);
      ["answer", "note", "who", "by"].forEach(function (name) {
        // A field that is being typed into keeps what is typed.
        if (fields[name] && fields[name] !== document.activeElement && fields[name].value !== (state[name] || "")) {
          fields[name].value = state[name] || "";
        }
      });
      setText(sum, [fields.na.checked ? store.say("na") : "", assigned(state), state.note].filter(Boolean).join(" · "));
      setText(printed, [state.answer, state.note, fields.na.checked ? store.say("na") : ""].filter(Boolean).join("\n"));
      setText(element.querySelector(".check__assigned"), assigned(state));
    };
    this.filter = function (wanted) {
      var settled = tick.checked || fields.na.checked;
      var hidden = wanted !== "all" && settled !== (wanted === "done");
      element.classList.toggle("check--filtered", hidden);
      return !hidden;
    };
  }

  function Checklist(section) {
    var list = {
      id: section.dataset.checklist,
      title: section.querySelector(".checklist__title").textContent,
      template: section.querySelector("template"),
    };
    var items = Array.from(section.querySelectorAll("[data-item]")).map(function (element) {
      return new Item(element, list);
    });
    var ids = items.map(function (item) {
      return item.id;
    });

    function showEarlier(kept) {
      var box = section.querySelector(".checklist__earlier");
      var gone = Object.keys(kept).filter(function (id) {
        return ids.indexOf(id) < 0;
      });
      box.hidden = !gone.length;
      box.querySelector("ul").replaceChildren.apply(
        box.querySelector("ul"),
        gone.map(function (id) {
          var entry = document.createElement("li");
          var one = kept[id];
          var settled = store.stateOf(one);
          var facts = [settled !== "open" && store.say(settled), one.answer, one.note, assigned(one)].filter(Boolean).join(" · ");
          entry.textContent = (one.text || id) + store.say("colon") + facts;
          return entry;
        })
      );
    }

    // Items are filtered when the reader asks for it, not while ticking: nothing vanishes under the finger.
    section.querySelector(".filter").addEventListener("change", function (event) {
      var count = items.filter(function (item) {
        return item.filter(event.target.value);
      }).length;
      section.querySelectorAll(".checklist__group").forEach(function (group) {
        group.classList.toggle("check--filtered", !group.querySelector(".check:not(.check--filtered)"));
      });
      setText(section.querySelector(".checklist__shown"), store.say("shown", { count: count }));
    });

    section.classList.add("checklist--live");
    section.querySelector(".checklist__panel").hidden = false;
    store.onChange(function () {
      var kept = store.readList(list.id).items;
      items.forEach(function (item) {
        item.show(kept[item.id] || {});
      });
      showProgress(section, store.count(list.id, ids));
      setText(section.querySelector(".checklist__all"), store.say("all", store.countAll()));
      showEarlier(kept);
    });
  }

  function index(root) {
    root.querySelector(".checklist__panel").hidden = false;
    store.onChange(function () {
      showProgress(root, store.countAll());
      setText(root.querySelector(".checklist__progress"), store.say("all", store.countAll()));
      root.querySelectorAll("[data-list]").forEach(function (entry) {
        var facts = entry.querySelector(".item__facts span");
        entry.dataset.count = entry.dataset.count || facts.textContent;
        var counted = store.count(entry.dataset.list, entry.dataset.items && entry.dataset.items.split(" "));
        var begun = counted.done || counted.na;
        setText(facts, begun ? store.progress(counted) : entry.dataset.count);
        if (begun && counted.done < counted.total) {
          entry.hidden = false; // on the home page: go on with this one
        }
      });
    });
  }

  document.querySelectorAll(".checklist").forEach(function (section) {
    new Checklist(section);
  });
  document.querySelectorAll(".checklist-index").forEach(index);
})();
