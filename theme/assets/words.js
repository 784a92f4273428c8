// Texts to words, as the library's Tokenizer and Stemmer make them: what is asked and what is shown are cut alike. Precedes search.js.
(() => {
  "use strict";
  const paired = "\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff";
  const units = new RegExp(`([${paired}]+)|(?:(?![${paired}])[\\p{L}\\p{Nd}\\p{M}])+`, "gu");
  const fold = text => text.replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).toLowerCase();

  function stem(word) {
    if (!/^[a-z]{4,}$/.test(word)) return word;
    if (/(ss|sh|ch|x|z)es$/.test(word)) word = word.slice(0, -2);
    else if (/.[^aeiou]ies$/.test(word)) word = word.slice(0, -3) + "y";
    else if (/[^siu]s$/.test(word)) word = word.slice(0, -1);
    const [, rest] = /^(.{3,})(?:ing|(?<!e)ed)$/.exec(word) || [];
    if (rest && /[aeiouy]/.test(rest)) word = rest.endsWith("i") ? rest.slice(0, -1) + "y" : rest.replace(/([^aeioulsz])\1$/, "$1");
    else if (/^.{4,}[st]ion$/.test(word)) word = word.slice(0, -3);
    else if (/^.{5,}ment$/.test(word)) word = word.slice(0, -4);
    return word.length > 4 ? word.replace(/e$/, "") : word;
  }

  function tokens(text, passed) {
    const found = [];
    for (const match of text.matchAll(units)) {
      const start = match.index;
      const end = start + match[0].length;
      if (match[1]) {
        for (let i = start; i < end; i++) {
          const term = text.slice(i, Math.min(i + 2, end));
          found.push({ term, word: term, start: i, end: i + term.length, pair: true, rest: term.length < 2 && i > start });
        }
      } else {
        const word = fold(match[0]);
        found.push({ term: stem(word), word, start, end, passed: word.length < 2 || passed.has(word) });
      }
    }
    return found;
  }

  // What is called differently in different languages: [concept, first token, last token].
  function mentions(found, concepts) {
    return found.flatMap((token, i) => (concepts.get(token.term) || [])
      .filter(([, phrase]) => phrase.every((term, k) => {
        const here = found[i + k];
        const before = k && found[i + k - 1];
        return here && here.term === term && !(k && before.pair && here.pair && here.start !== before.start + 1);
      }))
      .map(([concept, phrase]) => [concept, i, i + phrase.length - 1]));
  }

  window.postmortems = { fold, tokens, mentions };
})();
