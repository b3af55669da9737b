// The engine behind the search: takes the texts of a language, makes an index of them, answers questions.
// PeerSupportSearch.engine(lang, load) → Promise of {search(text), data}. MiniSearch does the counting;
// what a question means (other forms, slips of the finger, synonyms, what matters more) is decided here.
(function () {
  "use strict";
  const search = (window.PeerSupportSearch = window.PeerSupportSearch || {});
  const { tokens, questionWords, isQuestion, fold } = search.words;

  const FIELDS = { title: 6, headings: 4, summary: 2, text: 1, facts: 1.5, id: 0.8 };
  const WEIGHT = { guide: 1.25, glossary: 1.15, pages: 0.6, evidence: 0.9, handouts: 0.9 };
  const SLICE = 12; // milliseconds of work before the page may draw and take keys again
  const CLOSE_ENOUGH = 12; // words that begin so, or are spelled nearly so, that one word may stand for

  const engines = {};
  const waiting = {};

  // Called by assets/search/<lang>.js.
  search.take = function (data) {
    engines[data.lang] = build(data);
    if (waiting[data.lang]) waiting[data.lang]();
  };

  search.engine = function (lang, load) {
    if (!engines[lang]) {
      engines[lang] = new Promise((resolve, reject) => {
        waiting[lang] = () => resolve(engines[lang]);
        load(`assets/search/${lang}.js`).catch((error) => {
          delete engines[lang];
          reject(error);
        });
      });
    }
    return engines[lang];
  };

  // Every document: {id, kind, path, title, headings, summary, text, facts, …facets}.
  function* documents(data) {
    const facets = data.facets;
    const labels = (name, numbers) => numbers.map((number) => facets[name][number][1]);
    for (const [path, title, chapter, parts] of data.pages) {
      const kind = path.startsWith("guide/") ? "guide" : "pages";
      for (const [anchor, heading, text, named, ...questions] of parts) {
        yield {
          kind, path: anchor ? `${path}#${anchor}` : path, title: heading || title, page: heading ? title : "",
          headings: `${questions.join(" ")} ${heading ? title : ""}`, summary: "", shown: text,
          text: [text, ...named.map((number) => data.terms[number][1])].join(" · "), facts: "", id: "",
          chapters: chapter < 0 ? [] : [chapter], conditions: [], languages: [], countries: [],
        };
      }
    }
    for (const [id, label, variants, definition] of data.terms) {
      yield {
        kind: "glossary", path: `glossary/#${id}`, title: label, page: "", headings: variants.join(" "),
        summary: definition, text: "", shown: definition, facts: "", id: id.replace(/-/g, " "),
        chapters: [], conditions: [], languages: [], countries: [],
      };
    }
    for (const kind of Object.keys(data.entries)) {
      for (const row of data.entries[kind]) {
        const [id, title, lead, chapters, conditions, languages, format, countries, titleTag, leadTag] = row;
        const facts = [
          data.kinds[kind][1], ...labels("conditions", conditions), ...labels("languages", languages),
          ...labels("countries", countries), facets.formats[format][1],
        ];
        yield {
          kind, path: `${kind}/${id}/`, title, page: "", headings: "", summary: lead, text: "", shown: lead,
          facts: facts.join(" · "), id: id.replace(/-/g, " "), chapters, conditions, languages, format, countries,
          titleTag, leadTag,
        };
      }
    }
  }

  async function build(data) {
    const lang = data.lang;
    const docs = [...documents(data)];
    const frequency = new Map(); // stem → documents that hold it
    const spelled = new Map(); // word as written → its stem
    let seen = new Set(); // stems of the document that is being added
    const see = (word, stem) => spelled.set(word, stem);
    const index = new window.MiniSearch({
      fields: Object.keys(FIELDS),
      idField: "number",
      tokenize: (text, field) => {
        if (!field) return [text]; // a word of a question, which `understand` has prepared
        const found = tokens(text, lang, field === "id" ? null : see);
        if (field !== "id") for (const token of found) seen.add(token);
        return found;
      },
      processTerm: (term) => term,
      searchOptions: { boost: FIELDS, bm25: { k: 1.2, b: 0.6, d: 0.3 } },
    });

    let began = performance.now();
    for (let number = 0; number < docs.length; number += 1) {
      const doc = docs[number];
      doc.number = number;
      seen = new Set();
      index.add(doc);
      for (const token of seen) frequency.set(token, (frequency.get(token) || 0) + 1);
      if (performance.now() - began > SLICE) {
        await new Promise((resolve) => setTimeout(resolve));
        began = performance.now();
      }
    }
    const traditional = new Map();
    if (data.traditional) {
      const simplified = Array.from(data.traditional[1]);
      Array.from(data.traditional[0]).forEach((character, at) => traditional.set(character, simplified[at]));
    }
    const groups = data.synonyms.map((group) =>
      group.map((phrase) => questionWords(phrase, lang, new Map()).map((word) => word.tokens[0][0]))
    );
    const engine = { data, docs, index, frequency, spelled, traditional, groups, lang };
    // Materials that the reader can read come before others.
    const own = data.facets.languages.map(([tag], at) => (tag === data.tag || (lang !== "zh" && tag.split("-")[0] === lang) ? at : -1));
    engine.own = new Set(own);
    engine.sorted = [...spelled.keys()].sort();
    engine.search = (text) => answer(engine, text);
    engine.closest = (word) => closest(engine, word, 3);
    return engine;
  }

  // Words that begin with `start`, the shortest first.
  function beginning(engine, start) {
    const words = engine.sorted;
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    while (low < words.length && words[low].startsWith(start) && found.length < 200) found.push(words[low++]);
    return found.sort((a, b) => a.length - b.length);
  }

  // Letters to insert, delete, change or swap with the next to get from one word to another, at most `limit` + 1.
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1];
        let value = same ? above[j - 1] : 1 + Math.min(above[j - 1], above[j], row[j - 1]);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, before[j - 2] + 1);
        row.push(value);
        if (value < least) least = value;
      }
      if (least > limit) return limit + 1;
      before = above;
      above = row;
    }
    return above[b.length];
  }

  // The words of the site that are spelled most like `word`, the most frequent first.
  function closest(engine, word, most) {
    const allowed = Math.min(most, word.length < 4 ? 0 : word.length < 8 ? 1 : 2);
    const limit = most > 2 ? allowed + 1 : allowed;
    if (!limit) return [];
    let best = limit;
    let found = [];
    for (const other of engine.spelled.keys()) {
      if (other.length < 3) continue;
      const far = distance(word, other, best);
      if (far < best) found = [];
      if (far <= best) {
        best = far;
        found.push(other);
      }
    }
    const often = (other) => engine.frequency.get(engine.spelled.get(other)) || 0;
    return found.sort((a, b) => Number(b[0] === word[0]) - Number(a[0] === word[0]) || often(b) - often(a));
  }

  const known = (engine, list) => list.every((token) => engine.frequency.has(token));

  // What a question asks for: groups, of which a good answer holds as many as possible.
  // A group: {alternatives: [[token, …], …] the first as asked, weight}.
  function understand(engine, text) {
    const words = questionWords(text, engine.lang, engine.traditional);
    const corrected = [];
    const asked = words.map((word, at) => {
      const alternatives = word.tokens.map((list) => ({ list, worth: 1 }));
      if (word.han) {
        if (word.word.length === 1) {
          for (const token of engine.frequency.keys()) {
            if (token.startsWith(word.word) && token !== word.word) alternatives.push({ list: [token], worth: 0.8 });
          }
        }
        return alternatives;
      }
      const found = alternatives.some(({ list }) => known(engine, list));
      const last = at === words.length - 1 && !/\s$/.test(text);
      if (!found || last) {
        const stems = new Set(beginning(engine, word.word).map((other) => engine.spelled.get(other)));
        for (const [list] of word.tokens) stems.delete(list);
        for (const stem of [...stems].slice(0, CLOSE_ENOUGH)) alternatives.push({ list: [stem], worth: found ? 0.35 : 0.9 });
      }
      if (!found && alternatives.length === word.tokens.length) {
        const like = closest(engine, word.word, 2).slice(0, 3);
        for (const other of like) alternatives.push({ list: [engine.spelled.get(other)], worth: 0.8 });
        if (like.length) corrected.push([word.word, like[0]]);
      }
      return alternatives;
    });
    return { groups: withSynonyms(engine, words, asked), corrected, count: words.length };
  }

  // Words that together are one of a group of synonyms become one group with all of them.
  function withSynonyms(engine, words, asked) {
    const groups = [];
    let at = 0;
    while (at < asked.length) {
      let best = null;
      for (const group of engine.groups) {
        for (const phrase of group) {
          const fits = phrase.every(
            (token, step) => asked[at + step] && asked[at + step].some(({ list, worth }) => worth > 0.5 && list.length === 1 && list[0] === token)
          );
          if (fits && phrase.length && (!best || phrase.length > best.phrase.length)) best = { phrase, group };
        }
      }
      if (!best) {
        groups.push(asked[at]);
        at += 1;
        continue;
      }
      const span = asked.slice(at, at + best.phrase.length);
      // A phrase counts whole; one of its words alone counts a little.
      const single = best.phrase.map((token) => ({ list: [token], worth: 0.25 }));
      const own = span.length === 1 ? span[0] : [{ list: best.phrase, worth: 1 }, ...single];
      const others = best.group.filter((phrase) => phrase !== best.phrase && known(engine, phrase));
      groups.push([...own, ...others.map((list) => ({ list, worth: 0.7 }))]);
      at += best.phrase.length;
    }
    return groups;
  }

  function answer(engine, text) {
    const { groups, corrected, count } = understand(engine, text);
    if (!groups.length) return { hits: [], corrected, terms: new Set() };
    const total = engine.docs.length;
    const rarity = (list) =>
      list.reduce((sum, token) => sum + Math.log(1 + total / (1 + (engine.frequency.get(token) || 0))), 0) / list.length;
    const weighed = groups
      .map((alternatives) => ({
        alternatives: alternatives.filter(({ list }) => known(engine, list)),
        weight: rarity(alternatives[0].list),
      }))
      .filter((group) => group.alternatives.length);
    const lost = groups.length - weighed.length;
    if (!weighed.length) return { hits: [], corrected, terms: new Set() };
    const whole = weighed.reduce((sum, group) => sum + group.weight, 0) + lost * 2;

    const found = engine.index.search({
      combineWith: "OR",
      queries: weighed.map((group) => ({
        combineWith: "OR",
        queries: group.alternatives.map(({ list, worth }) => ({
          combineWith: "AND", queries: list, boostTerm: () => worth,
        })),
      })),
    });
    const question = isQuestion(text) || count > 3;
    const plain = fold(text).trim();
    const hits = found.map((result) => {
      const doc = engine.docs[result.id];
      const matched = new Set(result.queryTerms);
      let part = 0;
      for (const group of weighed) {
        const best = group.alternatives.reduce(
          (most, { list, worth }) => (worth > most && list.every((token) => matched.has(token)) ? worth : most), 0
        );
        part += group.weight * (best > 0.5 ? 0.6 + 0.4 * best : best);
      }
      let score = result.score * (part / whole) ** 2 * (WEIGHT[doc.kind] || 1);
      if (doc.languages.length) score *= doc.languages.some((number) => engine.own.has(number)) ? 1.15 : 0.9;
      if (question && doc.kind === "guide") score *= 1.6;
      const title = fold(doc.title);
      if (title === plain) score *= 1.8;
      else if (plain.length > 1 && title.includes(plain)) score *= 1.25;
      return { doc, score, terms: result.terms };
    });
    hits.sort((a, b) => b.score - a.score);
    const best = hits.length ? hits[0].score : 0;
    return { hits: hits.filter((hit) => hit.score > best * 0.02), corrected, terms: new Set(found.flatMap((one) => one.terms)) };
  }
})();
