// Stems of English and Spanish words, so that "trainings" finds "training" and "capacitar" finds "capacitación".
// After the Snowball algorithms (snowballstem.org, Martin Porter and Richard Boulton, BSD license), written
// anew for words without accents: readers leave accents out, so both sides of the search do.
(function () {
  "use strict";
  const search = (window.PeerSupportSearch = window.PeerSupportSearch || {});

  const endsWith = (word, ends) => ends.find((end) => word.endsWith(end));
  const after = (word, from, pattern) => {
    const match = pattern.exec(word.slice(from));
    return match ? from + match.index + match[0].length : word.length;
  };

  // English ("Porter 2") ------------------------------------------------------------------------

  const SPECIAL = {
    skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl", gently: "gentl", ugly: "ugli",
    early: "earli", only: "onli", singly: "singl", sky: "sky", news: "news", howe: "howe", aids: "aids", bias: "bias",
  };
  const KEEP = /^(inning|outing|canning|herring|earring|proceed|exceed|succeed)$/;
  const STEP2 = [
    ["ization", "ize"], ["ational", "ate"], ["fulness", "ful"], ["ousness", "ous"], ["iveness", "ive"],
    ["tional", "tion"], ["biliti", "ble"], ["lessli", "less"], ["entli", "ent"], ["ation", "ate"], ["alism", "al"],
    ["aliti", "al"], ["ousli", "ous"], ["iviti", "ive"], ["fulli", "ful"], ["enci", "ence"], ["anci", "ance"],
    ["abli", "able"], ["izer", "ize"], ["ator", "ate"], ["alli", "al"], ["bli", "ble"], ["ogi", "og"], ["li", ""],
  ];
  const STEP3 = [
    ["ational", "ate"], ["tional", "tion"], ["alize", "al"], ["icate", "ic"], ["iciti", "ic"], ["ative", ""],
    ["ical", "ic"], ["ness", ""], ["ful", ""],
  ];
  const STEP4 = [
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion",
    "al", "er", "ic",
  ];
  const isShort = (word) => /(^|[^aeiouy])[aeiouy][^aeiouywxY]$/.test(word) || /^[aeiouy][^aeiouy]$/.test(word);

  function english(word) {
    if (word.length < 3) return word;
    if (SPECIAL[word]) return SPECIAL[word];
    word = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
    const first = /^(gener|commun|arsen)/.exec(word);
    const r1 = first ? first[0].length : after(word, 0, /[aeiouy][^aeiouy]/);
    const r2 = after(word, r1, /[aeiouy][^aeiouy]/);

    if (word.endsWith("sses")) word = word.slice(0, -2);
    else if (/(ied|ies)$/.test(word)) word = word.slice(0, word.length > 4 ? -2 : -1);
    else if (/s$/.test(word) && !/(us|ss)$/.test(word) && /[aeiouy].*.s$/.test(word)) word = word.slice(0, -1);
    if (KEEP.test(word)) return word.toLowerCase();

    const end = endsWith(word, ["eedly", "ingly", "edly", "eed", "ing", "ed"]);
    if (end === "eed" || end === "eedly") {
      if (word.length - end.length >= r1) word = word.slice(0, -end.length) + "ee";
    } else if (end && /[aeiouy]/.test(word.slice(0, -end.length))) {
      word = word.slice(0, -end.length);
      if (/(at|bl|iz)$/.test(word)) word += "e";
      else if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(word)) word = word.slice(0, -1);
      else if (r1 >= word.length && isShort(word)) word += "e";
    }
    word = word.replace(/(.[^aeiouy])[yY]$/, "$1i");

    const two = STEP2.find(([from]) => word.endsWith(from));
    if (two && word.length - two[0].length >= r1) {
      const rest = word.slice(0, -two[0].length);
      if ((two[0] !== "ogi" || rest.endsWith("l")) && (two[0] !== "li" || /[cdeghkmnrt]$/.test(rest))) {
        word = rest + two[1];
      }
    }
    const three = STEP3.find(([from]) => word.endsWith(from));
    if (three && word.length - three[0].length >= (three[0] === "ative" ? r2 : r1)) {
      word = word.slice(0, -three[0].length) + three[1];
    }
    const four = endsWith(word, STEP4);
    if (four && word.length - four.length >= r2 && (four !== "ion" || /[st]ion$/.test(word))) {
      word = word.slice(0, -four.length);
    }
    if (word.endsWith("e")) {
      const at = word.length - 1;
      if (at >= r2 || (at >= r1 && !isShort(word.slice(0, -1)))) word = word.slice(0, -1);
    } else if (word.endsWith("ll") && word.length - 1 >= r2) word = word.slice(0, -1);
    return word.toLowerCase();
  }

  // Spanish -------------------------------------------------------------------------------------

  const PRONOUNS = ["selas", "selos", "sela", "selo", "las", "les", "los", "nos", "me", "se", "la", "le", "lo"];
  const SUFFIXES = [
    [/(amientos?|imientos?|anzas?|ic[oa]s?|ismos?|[ai]bles?|istas?|os[oa]s?)$/, ""],
    [/(ic)?(ador[ae]?s?|antes?|ancias?|acion|aciones)$/, ""],
    [/logias?$/, "log"], [/ucion(es)?$/, "u"], [/encias?$/, "ente"],
    [/(ativ|iv|os|ic|ad)amente$/, ""], [/amente$/, ""], [/(ante|able|ible)?mente$/, ""],
    [/(abil|ic|iv)?idad(es)?$/, ""], [/(at)?iv[oa]s?$/, ""],
  ];
  const Y_VERBS = ["yeron", "yendo", "yamos", "yais", "yan", "yen", "yas", "yes", "ya", "ye", "yo"];
  const VERBS = (
    "ariamos eriamos iriamos ieramos iesemos arais aremos eremos iremos ariais eriais iriais ierais ieseis asteis " +
    "isteis abamos aramos asemos arian arias aran aras aria erian erias eran eras eria irian irias iran iras iria " +
    "iendo ieron iesen ieran ieses ieras aban aran asen aron ando abas adas idas aras ases iais ados idos amos imos " +
    "aste iste iera iese emos abais areis ereis ireis aseis " +
    "aba ada ida ara ase ian ado ido ias ais ieis ara era ira ad ed id an io ar er ir as ia is en es"
  ).split(" ").sort((a, b) => b.length - a.length);

  function spanish(word) {
    if (word.length < 5) return word.replace(/([aeo])s$/, "$1");
    const consonant = /[^aeiou]/;
    const r1 = after(word, 0, /[aeiou][^aeiou]/);
    const r2 = after(word, r1, /[aeiou][^aeiou]/);
    let rv = 3;
    if (consonant.test(word[1])) rv = after(word, 2, /[aeiou]/);
    else if (!consonant.test(word[0])) rv = after(word, 2, /[^aeiou]/);

    const pronoun = endsWith(word, PRONOUNS);
    if (pronoun) {
      const rest = word.slice(0, -pronoun.length);
      if (/(iendo|ando|ar|er|ir|uyendo)$/.test(rest) && rest.length - 2 >= rv) word = rest;
    }
    let done = false;
    for (const [pattern, other] of SUFFIXES) {
      const match = pattern.exec(word);
      if (match && match.index >= (pattern.source.startsWith("amente") ? r1 : r2)) {
        word = word.slice(0, match.index) + other;
        done = true;
        break;
      }
    }
    if (!done) {
      const y = endsWith(word, Y_VERBS);
      if (y && word.length - y.length >= rv && word[word.length - y.length - 1] === "u") {
        word = word.slice(0, -y.length);
      } else {
        const verb = VERBS.find((end) => word.endsWith(end) && word.length - end.length >= rv);
        if (verb) {
          word = word.slice(0, -verb.length);
          if (/^e(n|s|is|mos)$/.test(verb) && word.endsWith("gu")) word = word.slice(0, -1);
        }
      }
    }
    const last = endsWith(word, ["os", "a", "e", "i", "o"]);
    if (last && word.length - last.length >= rv) {
      word = word.slice(0, -last.length);
      if (last === "e" && word.endsWith("gu") && word.length - 1 >= rv) word = word.slice(0, -1);
    }
    return word;
  }

  search.stems = { en: english, es: spanish, zh: english };
})();
