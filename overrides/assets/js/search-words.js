// What the search takes for a word: letters without case and accents, stems, pairs of Chinese characters.
// Texts and questions go through the same functions.
(function () {
  "use strict";
  const search = (window.PeerSupportSearch = window.PeerSupportSearch || {});

  const STOP = {
    en:
      "a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it " +
      "its may me my not of on or our out should so some than that the their them then there these they this those to " +
      "was we were what when where which while who why will with would you your about any find get give need there's",
    es:
      "a al algo ante como con cual cuales cuando cuanto cuanta cuantos de debe deben del desde donde el ella ellas " +
      "ellos en entre era es esa ese eso esta estan estas este esto estos fue ha hacer hay hasta la las le les lo los " +
      "mas me mi mis muy no nos o para pero podemos por porque puede pueden puedo que quien quienes se ser si sin " +
      "sobre son su sus tan tener tiene tienen tu un una unas uno unos y ya sacar",
  };
  STOP.zh = STOP.en;
  const stopWords = {};
  for (const lang of Object.keys(STOP)) stopWords[lang] = new Set(STOP[lang].split(" "));

  // In questions only; what is left are the words that count. The longest come first.
  const CHINESE_STOP = new RegExp(
    "为什么|有没有|没有|是不是|能不能|可不可以|什么时候|应该|如何|怎么办|怎么样|怎样|怎么|什么|哪里|哪些|哪个|多少|是否|" +
      "需要|可以|我们|你们|他们|我想|关于|请问|谁来|从哪|[的了吗呢吧啊么呀我你他她它]",
    "g"
  );

  const HAN = /\p{Script=Han}/u;
  const PIECES = /\p{Script=Han}+|[\p{L}\p{N}]+(?:[-‐'’][\p{L}\p{N}]+)*/gu;
  const ACCENTS = /[\u0300-\u036f]/g;

  function fold(text) {
    return text.normalize("NFKC").toLowerCase().normalize("NFD").replace(ACCENTS, "").normalize("NFC");
  }

  function simplify(text, table) {
    return table.size ? Array.from(text, (character) => table.get(character) || character).join("") : text;
  }

  const stemmed = new Map();
  function stem(word, lang) {
    const key = lang + word;
    let found = stemmed.get(key);
    if (found === undefined) {
      found = /\d/.test(word) ? word : search.stems[lang](word);
      stemmed.set(key, found);
    }
    return found;
  }

  // The last character of a run stands alone too: with it, a question of one character finds every place.
  function pairs(run) {
    const found = [];
    for (let at = 0; at + 1 < run.length; at += 1) found.push(run.slice(at, at + 2));
    found.push(run[run.length - 1]);
    return found;
  }

  // "re-aim" is found as re-aim, re aim and reaim.
  function parts(word) {
    const pieces = word.split(/[-‐'’]/);
    return pieces.length > 1 && word.length < 16 ? [...pieces, pieces.join("")] : pieces;
  }

  // All words of a text, as the index keeps them. `see` is told each word as it is written.
  function tokens(text, lang, see) {
    const found = [];
    for (const piece of fold(text).match(PIECES) || []) {
      if (HAN.test(piece)) found.push(...pairs(piece));
      else {
        for (const word of parts(piece)) {
          if (stopWords[lang].has(word)) continue;
          const one = stem(word, lang);
          found.push(one);
          if (see) see(word, one);
        }
      }
    }
    return found;
  }

  // The words of a question, in order: {word, tokens, from, to} — `tokens` are alternatives, each a list.
  function questionWords(text, lang, table) {
    const plain = simplify(fold(text), table);
    const kept = plain.replace(CHINESE_STOP, (word) => " ".repeat(word.length));
    const found = [];
    for (const match of (HAN.test(kept) || !HAN.test(plain) ? kept : plain).matchAll(PIECES)) {
      const piece = match[0];
      if (HAN.test(piece)) {
        const run = piece.length === 1 ? [piece] : pairs(piece).slice(0, -1);
        run.forEach((pair, place) => {
          found.push({ word: pair, tokens: [[pair]], han: true, first: place === 0, last: place === run.length - 1 });
        });
        continue;
      }
      const whole = piece.split(/[-‐'’]/);
      if (whole.length > 1) {
        const list = whole.map((word) => stem(word, lang));
        found.push({ word: piece, tokens: [[stem(whole.join(""), lang)], list], han: false });
      } else found.push({ word: piece, tokens: [[stem(piece, lang)]], han: false, stop: stopWords[lang].has(piece) });
    }
    const telling = found.filter((word) => !word.stop);
    return telling.length ? telling : found;
  }

  // Letters to insert, delete, change or swap with the next to get from one word to another, at most `limit` + 1.
  // It runs for every word of the site, so the rows of its table are made once.
  const WIDEST = 64;
  let [before, above, row] = [0, 1, 2].map(() => new Uint8Array(WIDEST));
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit || b.length >= WIDEST) return limit + 1;
    for (let j = 0; j <= b.length; j += 1) above[j] = j;
    for (let i = 1; i <= a.length; i += 1) {
      row[0] = i;
      let least = i;
      for (let j = 1; j <= b.length; j += 1) {
        let value = a[i - 1] === b[j - 1] ? above[j - 1] : 1 + Math.min(above[j - 1], above[j], row[j - 1]);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, before[j - 2] + 1);
        row[j] = value;
        if (value < least) least = value;
      }
      if (least > limit) return limit + 1;
      [before, above, row] = [above, row, before];
    }
    return above[b.length];
  }

  // What begins with a verb ("recruiting volunteers", "reclutar voluntarios") asks how to do it, too.
  const QUESTION =
    /^(how|what|why|when|who|where|which|can|should|is|are|do|does|[a-z]+ing)\b|^(como|que|por que|cuando|quien|donde|cual|cuanto|cuanta|puede|es|[a-z]{2,}[aei]r(l[aeo]s?|se)?)\b|\?|？|如何|怎|什么|为何|吗|谁|哪|多少|能不能|是否/;
  const isQuestion = (text) => QUESTION.test(fold(text).replace(/^[¿\s]+/, ""));

  search.words = { fold, tokens, questionWords, isQuestion, distance, stem, HAN, PIECES, parts, stopWords };
})();
