// My plan: gathers what this browser keeps of all checklists, shows it by chapter and hands it out.
(function () {
  "use strict";
  var store = window.peerSupportChecklists;
  var texts = window.peerSupportPlanTexts;
  var root = document.querySelector(".plan");
  var lang = document.documentElement.lang;
  var day = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
  var template = root.querySelector(".plan__lists");
  var said = root.querySelector(".plan__said");
  var titleField = root.querySelector("[data-plan=title]");

  function shownDate(text) {
    return text ? day.format(new Date(text + "T00:00:00Z")) : "";
  }

  function make(name, className, text) {
    var element = document.createElement(name);
    element.className = className;
    element.textContent = text || "";
    return element;
  }

  // Every checklist of the site in the words of the page: {id, title, lang, address, items: [{id, text, lang}]}.
  var chapters = Array.from(template.content.querySelectorAll("section")).map((section) => ({
    title: section.dataset.title,
    lists: Array.from(section.querySelectorAll("[data-checklist]")).map((list) => ({
      id: list.dataset.checklist,
      title: list.querySelector("a").textContent,
      lang: list.querySelector("a").lang,
      address: list.querySelector("a").getAttribute("href"),
      items: Array.from(list.querySelectorAll("li")).map((item) => ({
        id: item.dataset.item,
        text: item.textContent,
        lang: item.lang,
      })),
    })),
  }));

  function shownItem(id, text, itemLang, list, kept) {
    var item = {
      text: text, lang: itemLang, state: store.stateOf(kept), answer: kept.answer, note: kept.note, who: kept.who,
      by: shownDate(kept.by), day: kept.by,
    };
    item.address = list.address && list.address + "#item-" + id;
    return item;
  }

  // A checklist with what is kept of it; items that the site no longer has stand at its end.
  function gatherList(list) {
    var kept = store.readList(list.id).items;
    var ids = list.items.map((item) => item.id);
    var items = list.items.map((item) => shownItem(item.id, item.text, item.lang, list, kept[item.id] || {}));
    Object.keys(kept).forEach(function (id) {
      if (ids.indexOf(id) < 0) {
        items.push(shownItem("", kept[id].text || id, "", {}, kept[id]));
      }
    });
    var progress = ids.length ? store.progress(store.count(list.id, ids)) : store.say("earlier");
    return { title: list.title, lang: list.lang, address: list.address, progress: progress, items: items };
  }

  function gather() {
    var touched = store.lists();
    var heading = store.readPlan();
    var plan = {
      title: heading.title || titleField.placeholder,
      organization: heading.organization,
      date: shownDate(heading.date),
      notStarted: [],
    };
    plan.chapters = chapters.map(function (chapter) {
      plan.notStarted = plan.notStarted.concat(chapter.lists.filter((list) => touched.indexOf(list.id) < 0));
      return { title: chapter.title, lists: chapter.lists.filter((list) => touched.indexOf(list.id) >= 0).map(gatherList) };
    });
    var known = [].concat.apply([], chapters.map((chapter) => chapter.lists.map((list) => list.id)));
    var gone = touched.filter((id) => known.indexOf(id) < 0);
    plan.chapters.push({
      title: store.say("earlier"),
      lists: gone.map((id) => gatherList({ id: id, title: store.readList(id).title || id, items: [] })),
    });
    plan.chapters = plan.chapters.filter((chapter) => chapter.lists.length);
    return plan;
  }

  function link(thing, className) {
    var element = make(thing.address ? "a" : "span", className, thing.title || thing.text);
    if (thing.address) {
      element.href = thing.address;
    }
    if (thing.lang) {
      element.lang = thing.lang;
    }
    return element;
  }

  function showItem(item) {
    var entry = make("li", "plan__item plan__item--" + item.state);
    entry.append(make("span", "plan__box"), link(item, "plan__text"));
    texts.facts(item).forEach((fact) => entry.append(make("p", "plan__fact", fact)));
    return entry;
  }

  function showBody(plan) {
    var body = document.createDocumentFragment();
    texts.walk(
      plan,
      (chapter) => body.append(make("h2", "", chapter.title)),
      function (list, parts) {
        var heading = make("h3", "plan__list");
        heading.append(link(list, ""));
        body.append(heading, make("p", "plan__list-progress", list.progress));
        parts.forEach(function (part) {
          var items = make("ul", "plan__items");
          items.append.apply(items, part.items.map(showItem));
          body.append(make("p", "plan__state", store.say(part.state)), items);
        });
      }
    );
    root.querySelector(".plan__body").replaceChildren(body);
  }

  function show() {
    var plan = gather();
    var empty = !plan.chapters.length;
    var heading = store.readPlan();
    root.querySelector(".plan__empty").hidden = !empty;
    root.querySelector(".plan__begin").hidden = !empty;
    root.querySelector(".plan__work").hidden = empty;
    root.querySelector(".checklist__unkept").hidden = store.keeps();
    root.querySelectorAll("[data-plan]").forEach(function (field) {
      if (field !== document.activeElement) {
        field.value = heading[field.dataset.plan] || "";
      }
    });
    root.querySelector(".plan__printed-title").textContent = plan.title;
    root.querySelector(".plan__printed-facts").textContent = texts.head(plan);
    var all = store.say("all", store.countAll());
    if (root.querySelector(".plan__progress").textContent !== all) {
      root.querySelector(".plan__progress").textContent = all;
    }
    showBody(plan);
    var rest = root.querySelector(".plan__rest");
    rest.hidden = !plan.notStarted.length;
    rest.querySelector("ul").replaceChildren.apply(
      rest.querySelector("ul"),
      plan.notStarted.map(function (list) {
        var entry = make("li", "");
        entry.append(link(list, ""));
        return entry;
      })
    );
  }

  function paper() {
    return root.querySelector("[name=paper]:checked").value;
  }

  function usePaper() {
    document.documentElement.classList.toggle("paper-a4", paper() === "a4");
    document.documentElement.classList.toggle("paper-letter", paper() === "letter");
  }

  function loadWord() {
    return new Promise(function (resolve, reject) {
      if (window.docx) {
        resolve();
        return;
      }
      var script = document.createElement("script");
      script.src = template.dataset.word;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  var name = "peer-support-plan-" + store.today();
  var does = {
    print: () => window.print(),
    copy: () =>
      Promise.resolve()
        .then(() => navigator.clipboard.writeText(texts.text(gather())))
        .then(
          () => store.say("copied"),
          () => store.say("not_copied")
        ),
    markdown: () => store.download(name + ".md", "text/markdown", [texts.markdown(gather())]),
    csv: () => store.download(name + ".csv", "text/csv", [texts.csv(gather())]),
    word: function () {
      said.textContent = store.say("working");
      return loadWord()
        .then(() => texts.word(gather(), paper(), lang))
        .then((blob) => store.download(name + ".docx", "", blob))
        .catch(() => store.say("failed"));
    },
  };

  root.querySelector(".plan__take").addEventListener("click", function (event) {
    var button = event.target.closest("[data-take]");
    if (button) {
      Promise.resolve(does[button.dataset.take]()).then(function (text) {
        said.textContent = text || "";
      });
    }
  });
  root.querySelectorAll("[data-plan]").forEach(function (field) {
    field.addEventListener("input", function () {
      var what = {};
      what[field.dataset.plan] = field.value;
      store.changePlan(what);
    });
  });
  root.querySelector("[value=" + (lang.indexOf("zh") === 0 ? "a4" : "letter") + "]").checked = true;
  root.querySelectorAll("[name=paper]").forEach((radio) => radio.addEventListener("change", usePaper));
  usePaper();
  root.classList.add("plan--live");
  store.onChange(show);
})();
