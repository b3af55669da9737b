// The engine behind the search: takes the texts of a language, makes an index of them, answers questions.
// PeerSupportSearch.engine(lang, load) → Promise of {search(text), data}. MiniSearch does the counting;
// what a question means (other forms, slips of the finger, synonyms, what matters more) is decided here.
(function () {
  "use strict";
  const search = (window.PeerSupportSearch = window.PeerSupportSearch || {});
  const { tokens, questionWords, isQuestion, fold } = search.words;
  const { understand, closest, known } = search.questions;

  const FIELDS = { title: 6, headings: 4, summary: 2, text: 1, facts: 1.5, id: 0.8 };
  const WEIGHT = { guide: 1.4, checklists: 1.15, glossary: 1.15, pages: 0.6, evidence: 0.9, handouts: 0.9 };
  const MORE = 0.4; // how much further alternatives add to the best one
  const HOW_TO = { guide: 1.6, checklists: 1.4, materials: 1.2 }; // times so much for questions
  const EVEN = 0.7; // how little it matters that one word of a question is found far better than the others
  const COVERAGE = 2.5; // how much it matters to hold all that is asked for, and not only a part
  const CANDIDATES = 60; // the best results, whose titles are looked at as a whole
  const TITLE = 0.5; // what a title adds that says all that is asked for
  const SLICE = 12; // milliseconds of work before the page may draw and take keys again

  const engines = {};
  const waiting = {};

  // Called by assets/search/<lang>.js.
  search.take = function (text) {
    const data = JSON.parse(search.unpack(text));
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
    for (const kind of Object.keys(data.sheets)) {
      for (const [id, title, lead, chapter, headings, items, titleTag, leadTag] of data.sheets[kind]) {
        yield {
          kind, path: `${kind}/${id}/`, title, page: "", headings, summary: lead, text: items,
          shown: [lead, items].filter(Boolean).join(" "), facts: data.kinds[kind][1], id: id.replace(/-/g, " "),
          chapters: chapter < 0 ? [] : [chapter], conditions: [], languages: [], countries: [], titleTag, leadTag,
        };
      }
    }
    for (const kind of Object.keys(data.entries)) {
      for (const row of data.entries[kind]) {
        const [id, title, lead, chapters, conditions, languages, format, countries, titleTag, leadTag] = row;
        const facts = [
          ...data.kinds[kind], ...labels("conditions", conditions), ...labels("languages", languages),
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
      doc.folded = fold(doc.title);
      doc.words = new Set(tokens(doc.title, lang));
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
    const groups = data.synonyms.map(([phrases, near]) => ({
      phrases: phrases.map((phrase) => questionWords(phrase, lang, new Map()).map((word) => word.tokens[0][0])),
      near,
    }));
    const synonyms = new Set(groups.flatMap((group) => group.phrases.flat()));
    const engine = { data, docs, synonyms, index, frequency, spelled, traditional, groups, lang, known: new Map() };
    // Materials that the reader can read come before others.
    const own = data.facets.languages.map(([tag], at) => (tag === data.tag || (lang !== "zh" && tag.split("-")[0] === lang) ? at : -1));
    engine.own = new Set(own);
    engine.sorted = [...spelled.keys()].sort();
    engine.search = (text) => answer(engine, text);
    engine.closest = (word) => closest(engine, word, 3);
    return engine;
  }

  // How well each document answers to one word. What has been asked before is remembered: who types asks again.
  function scoresOf(engine, token) {
    let scores = engine.known.get(token);
    if (!scores) {
      scores = new Float32Array(engine.docs.length);
      for (const { id, score } of engine.index.search(token)) scores[id] = score;
      engine.known.set(token, scores);
    }
    return scores;
  }

  // Of each document the best alternative counts whole, the others a little: synonyms in plenty make no better answer.
  function bestOf(engine, alternatives) {
    const best = new Float32Array(engine.docs.length);
    const sums = new Float32Array(engine.docs.length);
    const worths = new Float32Array(engine.docs.length);
    for (const { list, worth } of alternatives) {
      const [first, ...others] = list.map((token) => scoresOf(engine, token));
      for (let number = 0; number < best.length; number += 1) {
        let sum = first[number];
        for (let at = 0; sum && at < others.length; at += 1) sum = others[at][number] && sum + others[at][number];
        if (!sum) continue;
        sums[number] += sum * worth;
        if (sum * worth > best[number]) best[number] = sum * worth;
        if (worth > worths[number]) worths[number] = worth;
      }
    }
    return { values: best.map((value, number) => value + MORE * (sums[number] - value)), worths };
  }

  // How much of a question the title of a document says by itself, from 0 to 1.
  function titlePart(doc, weighed) {
    let [said, whole] = [0, 0];
    for (const { alternatives, weight } of weighed) {
      whole += weight;
      if (alternatives.some(({ list, worth }) => worth > 0.5 && list.every((token) => doc.words.has(token)))) said += weight;
    }
    return said / whole;
  }

  function answer(engine, text) {
    const { groups, corrected, count } = understand(engine, text);
    if (!groups.length) return { hits: [], corrected, terms: new Set() };
    const total = engine.docs.length;
    const rarity = (list) =>
      list.reduce((sum, token) => sum + Math.log(1 + total / (1 + (engine.frequency.get(token) || 0))), 0) / list.length;
    const weighed = groups
      .map((alternatives) => {
        const found = alternatives.filter(({ list }) => known(engine, list));
        const guessed = found.length && found[0].worth < 0.6; // a character, not a word
        return { alternatives: found, weight: guessed ? rarity(found[0].list) * 0.5 : rarity(alternatives[0].list) };
      })
      .filter((group) => group.alternatives.length);
    const lost = groups.length - weighed.length;
    if (!weighed.length) return { hits: [], corrected, terms: new Set() };
    const whole = weighed.reduce((sum, group) => sum + group.weight, 0) + lost * 2;

    const scores = new Float64Array(total);
    const parts = new Float64Array(total); // how much of the question a document holds
    const terms = new Set();
    for (const { alternatives, weight } of weighed) {
      const { values, worths } = bestOf(engine, alternatives);
      const most = values.reduce((one, other) => Math.max(one, other), 0);
      for (let number = 0; number < total; number += 1) {
        if (!values[number]) continue;
        scores[number] += weight * (values[number] / most) ** EVEN;
        parts[number] += weight * (worths[number] > 0.5 ? 0.6 + 0.4 * worths[number] : worths[number]);
      }
      for (const { list } of alternatives) for (const token of list) terms.add(token);
    }
    const question = isQuestion(text) || count > 3;
    const plain = fold(text).trim();
    const hits = [];
    engine.docs.forEach((doc, number) => {
      if (!scores[number]) return;
      let score = scores[number] * (parts[number] / whole) ** COVERAGE * (WEIGHT[doc.kind] || 1);
      if (doc.languages.length) score *= doc.languages.some((number) => engine.own.has(number)) ? 1.15 : 0.9;
      if (question) score *= HOW_TO[doc.kind] || 1;
      const title = doc.folded;
      if (title === plain) score *= 1.8;
      else if (plain.length > 1 && title.includes(plain)) score *= 1.25;
      hits.push({ doc, score });
    });
    hits.sort((a, b) => b.score - a.score);
    if (weighed.length > 1) {
      for (const hit of hits.slice(0, CANDIDATES)) hit.score *= 1 + TITLE * titlePart(hit.doc, weighed) ** 2;
      hits.sort((a, b) => b.score - a.score);
    }
    const best = hits.length ? hits[0].score : 0;
    return { hits: hits.filter((hit) => hit.score > best * 0.02), corrected, terms };
  }
})();
