// The page of all results: facets, and the question and the choices in the address (after #, or after ? when it came so).
(function () {
  "use strict";
  const search = window.PeerSupportSearch;
  const { item, nothing, corrected, make, counted, kindName } = search.results;

  const STEP = 20;
  const FACETS = ["kind", "chapter", "condition", "language"];
  const LISTS = { chapter: "chapters", condition: "conditions", language: "languages" };

  search.page = function (engine) {
    const { input, status, page, form } = search.place;
    const { words, facets } = engine.data;
    const byQuery = window.location.search.length > 1;

    // What a result has of a facet: ids, as they stand in the address.
    const values = (doc, name) =>
      name === "kind" ? [doc.kind] : doc[LISTS[name]].map((number) => facets[LISTS[name]][number][0]);
    const labels = { kind: new Map() };
    for (const name of FACETS.slice(1)) labels[name] = new Map(facets[LISTS[name]]);
    for (const doc of engine.docs) labels.kind.set(doc.kind, kindName(engine, doc.kind, false));

    const selects = new Map();
    const filters = make("div", "search-filters");
    for (const name of FACETS) {
      const select = make("select", "");
      select.id = `search-${name}`;
      select.addEventListener("change", () => show(true));
      const label = make("label", "", words[`facet_${name}`]);
      label.htmlFor = select.id;
      filters.append(make("div", "search-filter", label, select));
      selects.set(name, select);
    }
    const clear = make("button", "search-clear", words.clear);
    clear.type = "button";
    clear.addEventListener("click", () => {
      for (const select of selects.values()) choose(select, "");
      show(true);
      input.focus();
    });
    filters.append(clear);
    const output = make("div", "search-output");
    page.replaceChildren(filters, output);

    function choose(select, value) {
      if (![...select.options].some((option) => option.value === value)) select.append(new Option(value, value));
      select.value = value;
    }

    function read() {
      const state = new URLSearchParams(byQuery ? window.location.search : window.location.hash.slice(1));
      input.value = state.get("q") || "";
      for (const [name, select] of selects) choose(select, state.get(name) || "");
    }

    function write() {
      const state = new URLSearchParams();
      if (input.value.trim()) state.set("q", input.value.trim());
      for (const [name, select] of selects) if (select.value) state.set(name, select.value);
      const text = String(state);
      window.history.replaceState(null, "", window.location.pathname + (text ? (byQuery ? "?" : "#") + text : ""));
    }

    const fits = (doc, but) =>
      FACETS.every((name) => name === but || !selects.get(name).value || values(doc, name).includes(selects.get(name).value));

    // Offer of each facet what would leave something, with how much.
    function offer(hits) {
      for (const [name, select] of selects) {
        const chosen = select.value;
        const counts = new Map();
        for (const { doc } of hits) {
          if (fits(doc, name)) for (const value of new Set(values(doc, name))) counts.set(value, (counts.get(value) || 0) + 1);
        }
        if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
        const options = [...counts].sort((a, b) => b[1] - a[1]).map(([value, count]) => {
          return new Option(`${labels[name].get(value) || value} (${count})`, value);
        });
        select.replaceChildren(new Option(words.any, ""), ...options);
        select.value = chosen;
        select.disabled = !options.length;
      }
      clear.hidden = ![...selects.values()].some((select) => select.value);
    }

    function ask(text) {
      input.value = text;
      show(true);
    }

    function show(writes, most = STEP) {
      if (writes) write();
      const text = input.value;
      filters.hidden = !text.trim();
      if (!text.trim()) {
        output.replaceChildren(make("p", "search-note", words.type));
        status.textContent = "";
        return;
      }
      const answer = engine.search(text);
      filters.hidden = !answer.hits.length;
      if (!answer.hits.length) {
        output.replaceChildren(nothing(engine, text, ask, (count) => {
          if (count) status.textContent = `${words.also}: ${counted(words, "count", count)}`;
        }));
        status.textContent = output.querySelector("p").textContent;
        return;
      }
      offer(answer.hits);
      const hits = answer.hits.filter(({ doc }) => fits(doc));
      const count = hits.length ? counted(words, "count", hits.length) : words.none_left;
      status.textContent = count;
      const list = make("ol", "search-list", ...hits.slice(0, most).map((hit) => item(engine, hit, answer.terms)));
      const parts = [make("p", "count", count), corrected(engine, answer, text), hits.length ? list : null];
      if (hits.length > most) {
        const more = make("button", "search-more", words.more);
        more.type = "button";
        more.addEventListener("click", () => {
          show(false, most + STEP);
          output.querySelectorAll("a")[most].focus();
        });
        parts.push(more);
      }
      output.replaceChildren(...parts.filter(Boolean));
    }
    search.run = () => show(true);

    form.addEventListener("submit", () => show(true));
    for (const name of ["input", "compositionend"]) {
      input.addEventListener(name, (event) => {
        if (!event.isComposing) show(true);
      });
    }
    window.addEventListener("hashchange", () => {
      read();
      show(false);
    });
    read();
    show(false);
    if (!input.value) input.focus();
  };
})();
