// Shows results as links: the best first, the others by kind, words that were asked for marked.
// Everything is put in as text, never as HTML.
(function () {
  "use strict";
  const search = window.PeerSupportSearch;
  const { HAN, PIECES, fold, stem, parts, questionWords } = search.words;

  const BEST = 3;
  const PER_KIND = 3;
  const MOST = 12;
  const SNIPPET = { en: 150, es: 150, zh: 60 };

  function make(name, className, ...content) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content.filter((part) => part !== null && part !== ""));
    return element;
  }

  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  function counted(words, key, count) {
    return fill(words[count === 1 ? `${key}_one` : `${key}_other`], { count: count.toLocaleString("en") });
  }

  // Where in `text` words of the question stand: [[from, to], …].
  function places(text, terms, lang) {
    const found = [];
    for (const match of text.matchAll(PIECES)) {
      const piece = match[0];
      if (!HAN.test(piece)) {
        const word = fold(piece);
        if (parts(word).some((part) => terms.has(stem(part, lang)))) found.push([match.index, match.index + piece.length]);
        continue;
      }
      for (let at = 0; at < piece.length; at += 1) {
        const from = match.index + at;
        const width = terms.has(piece.slice(at, at + 2)) && at + 1 < piece.length ? 2 : Number(terms.has(piece[at]));
        const last = found[found.length - 1];
        if (width && last && last[1] >= from) last[1] = from + width;
        else if (width) found.push([from, from + width]);
      }
    }
    return found;
  }

  function marked(text, terms, lang) {
    const pieces = [];
    let at = 0;
    for (const [from, to] of places(text, terms, lang)) {
      pieces.push(text.slice(at, from), make("mark", "", text.slice(from, to)));
      at = to;
    }
    return [...pieces, text.slice(at)];
  }

  // The part of a text around the first word that was asked for.
  function snippet(text, terms, lang) {
    const width = SNIPPET[lang];
    if (text.length <= width) return text;
    const first = places(text, terms, lang)[0];
    let from = first && first[0] > width * 0.7 ? Math.min(first[0] - width / 3, text.length - width) : 0;
    if (from > 0 && lang !== "zh") from = text.indexOf(" ", from) + 1;
    let to = Math.min(text.length, from + width);
    if (to < text.length && lang !== "zh") to = text.lastIndexOf(" ", to);
    const part = text.slice(from, to);
    return (from > 0 ? "…" : "") + (to < text.length ? `${part.replace(/[.,;:…。，；：]+$/, "")}…` : part);
  }

  function kindName(engine, kind, one) {
    const { kinds, words } = engine.data;
    return kinds[kind] ? kinds[kind][one ? 1 : 0] : words[`kind_${kind}`];
  }

  // Kind, page, languages of the material and format, in small words.
  function facts(engine, doc) {
    const { facets } = engine.data;
    const languages = [...doc.languages].sort((a, b) => engine.own.has(b) - engine.own.has(a));
    const names = languages.slice(0, 3).map((number) => facets.languages[number][1]);
    const list = names.join(engine.lang === "zh" ? "、" : ", ") + (languages.length > 3 ? ` +${languages.length - 3}` : "");
    const format = doc.format === undefined ? "" : facets.formats[doc.format][1];
    return [kindName(engine, doc.kind, true), doc.page, list, format].filter(Boolean).join(" · ");
  }

  const prefix = (engine) => (engine.lang === "en" ? "" : `${engine.lang}/`);

  // One result. `own` is false for a result in another language than the page's.
  function item(engine, hit, terms) {
    const { doc } = hit;
    const title = make("span", "search-result__title", ...marked(doc.title, terms, engine.lang));
    title.dataset.testid = "search-result-title";
    const link = make("a", "search-result__link", title);
    link.href = search.pageAddress(search.place.root + prefix(engine) + doc.path);
    const lead = make("p", "search-result__text", ...marked(snippet(doc.shown, terms, engine.lang), terms, engine.lang));
    const result = make("li", "search-result", link, lead, make("p", "search-result__facts", facts(engine, doc)));
    result.dataset.testid = "search-result";
    result.dataset.kind = doc.kind;
    if (engine.lang !== search.place.lang) {
      result.lang = engine.data.tag;
      link.hreflang = engine.data.tag;
    }
    if (doc.titleTag) title.lang = doc.titleTag;
    if (doc.leadTag) lead.lang = doc.leadTag;
    return result;
  }

  function group(name, items) {
    return make("section", "search-group", make("h2", "search-group__name", name), make("ul", "search-list", ...items));
  }

  // The best, and then the others by kind, in the order in which the kinds first appear.
  function arrange(engine, hits) {
    const groups = [[engine.data.words.best, hits.slice(0, BEST)]];
    const kinds = new Map();
    for (const hit of hits.slice(BEST)) {
      const list = kinds.get(hit.doc.kind) || [];
      if (list.length < PER_KIND) list.push(hit);
      kinds.set(hit.doc.kind, list);
    }
    let shown = groups[0][1].length;
    for (const [kind, list] of kinds) {
      const kept = list.slice(0, MOST - shown);
      shown += kept.length;
      if (kept.length) groups.push([kindName(engine, kind, false), kept]);
    }
    return groups;
  }

  function corrected(engine, answer, text) {
    if (!answer.corrected.length) return null;
    const words = answer.corrected.map(([, other]) => other).join(", ");
    return make("p", "search-note", fill(engine.data.words.corrected, { words }));
  }

  // A word that is spelled like one nobody uses here, as a link that asks for it.
  function suggestions(engine, text, ask) {
    const found = [];
    for (const { word, han } of questionWords(text, engine.lang, engine.traditional)) {
      if (!han) for (const other of engine.closest(word).slice(0, 2)) found.push([word, other]);
    }
    if (!found.length) return null;
    const links = found.map(([word, other]) => {
      const better = fold(text).replace(word, other);
      const link = make("a", "", better);
      link.href = search.address(better);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        ask(better);
      });
      return make("li", "", link);
    });
    return make("div", "search-note", engine.data.words.did_you_mean, make("ul", "search-words", ...links));
  }

  const OTHERS = ["en", "es", "zh"];

  // Nothing found: closest words, the same question in the other languages, and ways to go on.
  function nothing(engine, text, ask, then) {
    const { words } = engine.data;
    const { root, lang, form } = search.place;
    const ways = [["browse/", words.browse], ["contribute/", words.propose]].map(([path, name]) => {
      const link = make("a", "", name);
      link.href = search.pageAddress(root + prefix(engine) + path);
      return make("li", "", link);
    });
    const elsewhere = make("div", "search-elsewhere");
    const content = make(
      "div", "search-nothing", make("p", "search-note", fill(words.none, { query: text.trim() })), suggestions(engine, text, ask),
      elsewhere, make("p", "search-note", words.go_on), make("ul", "search-words", ...ways)
    );
    const others = OTHERS.filter((other) => other !== lang).map((other) => search.engine(other, search.load));
    Promise.all(others).then((engines) => {
      if (form.querySelector("input").value !== text) return;
      let count = 0;
      for (const other of engines) {
        const { hits, terms } = other.search(text);
        count += Math.min(hits.length, BEST);
        const items = hits.slice(0, BEST).map((hit) => item(other, hit, terms));
        if (items.length) elsewhere.append(group(words[`in_${other.lang}`], items));
      }
      if (count) elsewhere.prepend(make("p", "search-note", words.also));
      then(count);
    }, () => {});
    return content;
  }

  function ask(text) {
    search.place.input.value = text;
    search.place.input.focus();
    search.run();
  }

  // Fill the panel below the box.
  function fillPanel(panel, engine, text) {
    const { status } = search.place;
    const { words } = engine.data;
    const answer = engine.search(text);
    const { hits, terms } = answer;
    panel.scrollTop = 0;
    if (!hits.length) {
      const none = fill(words.none, { query: text.trim() });
      status.textContent = none;
      panel.replaceChildren(
        nothing(engine, text, ask, (count) => {
          if (count) status.textContent = `${none} ${words.also}: ${counted(words, "count", count)}`;
        })
      );
      return;
    }
    status.textContent = counted(words, "count", hits.length);
    const groups = arrange(engine, hits).map(([name, list]) => group(name, list.map((hit) => item(engine, hit, terms))));
    const all = make("a", "search__all", counted(words, "all", hits.length));
    all.href = search.address(text.trim());
    panel.replaceChildren(...[corrected(engine, answer, text), ...groups, all].filter(Boolean));
  }

  search.results = { fill: fillPanel, item, arrange, nothing, corrected, make, counted, kindName };
})();
