// What a question asks for: other forms of its words, slips of the finger, synonyms. `engine` is what
// search-engine.js makes: {lang, frequency, spelled, sorted, groups, synonyms, traditional}.
(function () {
  "use strict";
  const search = (window.PeerSupportSearch = window.PeerSupportSearch || {});
  const { questionWords, distance } = search.words;

  const CLOSE_ENOUGH = 12; // words that begin so, or are spelled nearly so, that one word may stand for

  const known = (engine, list) => list.every((token) => engine.frequency.has(token));

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

  // Pairs that begin with a character of the question which stands alone, or at the edge of a run in no pair that
  // is known: 招 in 招志愿者 asks for 招募.
  function withCharacter(engine, word) {
    const alone = word.word.length === 1;
    if (!alone && (engine.frequency.has(word.word) || engine.synonyms.has(word.word))) return [];
    const edges = [word.first && word.word[0], word.last && word.word[1]].filter(Boolean);
    const tokens = [...engine.frequency.keys()].filter((token) => token !== word.word && edges.some((one) => token.startsWith(one)));
    return tokens.map((token) => ({ list: [token], worth: alone ? 0.8 : 0.55 }));
  }

  // What a question asks for: groups, of which a good answer holds as many as possible.
  // A group: {alternatives: [[token, …], …] the first as asked, weight}.
  function understand(engine, text) {
    const words = questionWords(text, engine.lang, engine.traditional);
    const corrected = [];
    const asked = words.map((word, at) => {
      const alternatives = word.tokens.map((list) => ({ list, worth: 1 }));
      if (word.han) return [...alternatives, ...withCharacter(engine, word)];
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

  // The longest phrase of the synonyms that begins at a place of the question: {phrase, group}, or null.
  function longestPhrase(engine, asked, at) {
    let best = null;
    for (const group of engine.groups) {
      for (const phrase of group.phrases) {
        if (!phrase.length || (best && phrase.length <= best.phrase.length)) continue;
        const fits = phrase.every(
          (token, step) => asked[at + step] && asked[at + step].some(({ list, worth }) => worth > 0.5 && list.length === 1 && list[0] === token)
        );
        if (fits) best = { phrase, group };
      }
    }
    return best;
  }

  // Words that together are one of a group of synonyms become one group with all of them.
  function withSynonyms(engine, words, asked) {
    const groups = [];
    let inPhrase = false;
    let at = 0;
    while (at < asked.length) {
      const best = longestPhrase(engine, asked, at);
      if (!best) {
        // 择同 in 选择同伴 is no word: it only joins two that are known.
        const joins = words[at].han && !words[at].first && !words[at].last && inPhrase && longestPhrase(engine, asked, at + 1);
        if (!joins) groups.push(asked[at]);
        inPhrase = false;
        at += 1;
        continue;
      }
      inPhrase = true;
      const span = asked.slice(at, at + best.phrase.length);
      // A phrase counts whole; one of its words alone counts a little.
      const single = best.phrase.map((token) => ({ list: [token], worth: 0.25 }));
      const own = span.length === 1 ? span[0] : [{ list: best.phrase, worth: 1 }, ...single];
      const others = best.group.phrases.filter((phrase) => phrase !== best.phrase).map((list) => ({ list, worth: 0.7 }));
      const near = best.group.near.flatMap((number) => engine.groups[number].phrases);
      groups.push([...own, ...others, ...near.map((list) => ({ list, worth: 0.6 }))]);
      at += best.phrase.length;
    }
    return groups;
  }

  search.questions = { understand, closest, known };
})();
