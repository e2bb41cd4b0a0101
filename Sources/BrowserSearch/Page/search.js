"use strict";
/* The search of a static portal. It loads scripts only, so that it works from a folder, and sends nothing anywhere. */
var gcmrepoSearch = (function () {
  var root = document.currentScript ? document.currentScript.src.replace(/[^/]*$/, "") : "search/";
  var LATIN = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
    "ŋ": "n", "ŧ": "t", "ĸ": "k", "ſ": "s", "ĳ": "ij" };
  var INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff\u00aa\u00ba]/;
  var headValue = null, endings = new Set(), loaded = {};
  var documentsOf = {}, wordsOf = {}, textsOf = {};

  /* A word is a run of letters and digits without accents, exactly as the index was made. */
  function words(text) {
    var found = [], folded = "", start = -1, at = 0;
    function end() {
      if (start >= 0) found.push({ word: folded.slice(0, 64), start: start, end: at });
      folded = "";
      start = -1;
    }
    for (var character of text) {
      var next = fold(character);
      if (next === null) end();
      else if (next !== "" && start < 0) start = at;
      if (next) folded += next;
      at += character.length;
    }
    end();
    return found;
  }

  /* null ends a word; "" is passed over. */
  function fold(character) {
    if (INVISIBLE.test(character)) return "";
    if (/\p{M}/u.test(character)) return "";
    if (/[\u00b2\u00b3\u00b9\u2070-\u209c]/.test(character)) return null;
    if (!/[\p{Alphabetic}\p{N}]/u.test(character)) return null;
    var lower = character.toLowerCase();
    if (character.codePointAt(0) > 0x17f) return lower;
    return LATIN[lower] || lower.normalize("NFD").replace(/\p{M}/gu, "");
  }

  /* Pieces in quotation marks are phrases, and so are words joined by punctuation. */
  function parse(text) {
    var terms = [], quoted = false;
    text.slice(0, 10000).split(/["«»“”„‟＂]/).forEach(function (piece) {
      (quoted ? [piece] : piece.split(/\s+/)).forEach(function (part) {
        var found = words(part.normalize("NFC")).map(function (one) { return one.word; });
        if (!found.length || terms.length >= 32) return;
        terms.push({ words: found, prefix: !quoted && found.length === 1 && part.slice(-1) === "*" });
      });
      quoted = !quoted;
    });
    return terms;
  }

  function shard(word) {
    var letters = Array.from(word).slice(0, 2).map(function (letter) { return letter < "\u0080" ? letter : "_"; });
    return letters.join("") + (letters.length < 2 ? "_" : "");
  }

  /* Loads a script once. */
  function load(name) {
    if (!loaded[name]) {
      loaded[name] = new Promise(function (done, failed) {
        var script = document.createElement("script");
        script.src = root + name;
        script.onload = function () { done(); };
        script.onerror = function () { delete loaded[name]; failed(new Error(name)); };
        document.head.appendChild(script);
      });
    }
    return loaded[name];
  }

  function places(list) {
    var last = 0;
    return list === "" ? [] : list.split(" ").map(function (step) { return (last += parseInt(step, 36)); });
  }

  function common(a, b) {
    var length = 0;
    while (length < a.length && a[length] === b[length]) length++;
    return length;
  }

  /* Endings may begin alike: eur and euses. */
  function areEndings(word, other, length) {
    for (var base = length; base > length - 3 && base >= 3; base--) {
      if (endings.has(word.slice(base) + "/" + other.slice(base))) return true;
    }
    return false;
  }

  /* The words of a file that are forms of a word, without itself. */
  function forms(table, word) {
    var found = {}, numbers = {};
    var own = Object.prototype.hasOwnProperty.call(table, word) ? table[word] : null;
    if (own) {
      if (own[1]) own[1].split(" ").forEach(function (number) { numbers[number] = true; });
    } else {
      var best = 2, like = [];
      Object.keys(table).forEach(function (other) {
        var length = common(word, other);
        if (length < 3 || length < best || !areEndings(word, other, length)) return;
        if (length > best) like = [];
        best = length;
        like.push(other);
      });
      like.forEach(function (other) {
        found[other] = true;
        if (table[other][1]) table[other][1].split(" ").forEach(function (number) { numbers[number] = true; });
      });
    }
    Object.keys(table).forEach(function (other) {
      if (other !== word && table[other][1].split(" ").some(function (number) { return number && numbers[number]; })) {
        found[other] = true;
      }
    });
    return Object.keys(found);
  }

  /* The file of a segment in which a word is: a small segment has one. */
  function fileOfWord(segment, word) { return documentsOf[segment].shards === null ? "all" : shard(word); }

  function tableOf(segment, word) { return wordsOf[segment + "/" + fileOfWord(segment, word)] || {}; }

  /* For each passage of a segment with a term: 2 if it is there as typed, else 1. */
  function matches(segment, term) {
    var all = term.words.map(function (word) {
      var ranks = new Map(), table = tableOf(segment, word);
      function add(other, rank) {
        if (!Object.prototype.hasOwnProperty.call(table, other)) return;
        places(table[other][0]).forEach(function (place) {
          if ((ranks.get(place) || 0) < rank) ranks.set(place, rank);
        });
      }
      add(word, 2);
      if (term.prefix) {
        Object.keys(table).forEach(function (other) { if (other.startsWith(word)) add(other, 1); });
      } else if (term.words.length === 1) {
        forms(table, word).forEach(function (other) { add(other, 1); });
      }
      return ranks;
    });
    return all.reduce(function (both, ranks) {
      var kept = new Map();
      both.forEach(function (rank, place) { if (ranks.has(place)) kept.set(place, Math.min(rank, ranks.get(place))); });
      return kept;
    });
  }

  function documentOf(segment, place) {
    var list = documentsOf[segment].documents, low = 0, high = list.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (list[middle][0] <= place) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  function admits(entry, options) {
    return (!options.language || entry[1] === options.language) && (!options.kind || entry[2] === options.kind)
      && (!options.party || entry[3] === options.party);
  }

  function candidates(segment, terms, options) {
    var found = terms.map(function (term) { return matches(segment, term); });
    var ofDocuments = new Map(), hits = [];
    found.forEach(function (ranks, number) {
      ranks.forEach(function (rank, place) {
        var document = documentOf(segment, place);
        if (!admits(documentsOf[segment].documents[document], options)) return;
        if (!ofDocuments.has(document)) ofDocuments.set(document, new Map());
        var passages = ofDocuments.get(document);
        if (!passages.has(place)) passages.set(place, []);
        passages.get(place)[number] = rank;
      });
    });
    ofDocuments.forEach(function (passages, document) {
      var first = documentsOf[segment].documents[document][0], whole = [];
      passages.forEach(function (ranks, place) {
        var count = 0, exact = 0;
        ranks.forEach(function (rank) { count++; if (rank === 2) exact++; });
        var hit = { segment: segment, document: document, place: place - first, count: count, exact: exact };
        if (count === terms.length) hits.push(hit);
        else whole.push(hit);
      });
      /* The terms in different paragraphs of one document. */
      if (!hits.length || hits[hits.length - 1].document !== document) {
        var has = terms.every(function (_, number) {
          return Array.from(passages.values()).some(function (ranks) { return ranks[number]; });
        });
        if (has && whole.length) hits.push(whole.sort(better)[0]);
      }
    });
    return hits;
  }

  function better(a, b) {
    return b.count - a.count || b.exact - a.exact || (a.place === 0 ? 0 : 1) - (b.place === 0 ? 0 : 1)
      || headValue.segments.indexOf(a.segment) - headValue.segments.indexOf(b.segment) || a.document - b.document || a.place - b.place;
  }

  function fileOf(segment, document) {
    var firsts = documentsOf[segment].files, file = 0;
    while (file + 1 < firsts.length && firsts[file + 1] <= document) file++;
    return file;
  }

  /* The words around what was found: [text, found] each. */
  function snippet(text, isSought) {
    var found = words(text).filter(isSought), parts = [];
    var first = found.length ? found[0].start : 0;
    var start = first > 80 ? text.lastIndexOf(" ", first - 60) + 1 : 0;
    var end = start + 220 < text.length ? text.lastIndexOf(" ", start + 220) : text.length;
    if (found.length && end < found[0].end) end = found[0].end;
    if (end <= start) end = Math.min(text.length, start + 220);
    if (start > 0) parts.push(["…", false]);
    var at = start;
    found.forEach(function (one) {
      if (one.start < at || one.end > end) return;
      if (one.start > at) parts.push([text.slice(at, one.start), false]);
      parts.push([text.slice(one.start, one.end), true]);
      at = one.end;
    });
    if (at < end) parts.push([text.slice(at, end), false]);
    if (end < text.length) parts.push(["…", false]);
    return parts;
  }

  function hasPhrase(found, phrase) {
    return found.some(function (_, at) {
      return phrase.every(function (word, step) { return found[at + step] && found[at + step].word === word; });
    });
  }

  function show(hits, terms, limit) {
    var results = [], ofDocument = {}, next = 0;
    var sought = {};
    terms.forEach(function (term) {
      term.words.forEach(function (word) {
        sought[word] = true;
        headValue.segments.forEach(function (segment) {
          var table = tableOf(segment, word);
          if (term.prefix) Object.keys(table).forEach(function (o) { if (o.startsWith(word)) sought[o] = true; });
          else if (term.words.length === 1) forms(table, word).forEach(function (other) { sought[other] = true; });
        });
      });
    });
    function isSought(one) { return Object.prototype.hasOwnProperty.call(sought, one.word); }
    function more() {
      if (next >= hits.length || results.length >= limit || next > 400) return Promise.resolve(results);
      var hit = hits[next++], key = hit.segment + "/" + hit.document;
      if ((ofDocument[key] || 0) >= 3) return more();
      var file = fileOf(hit.segment, hit.document);
      return load(hit.segment + "/t" + file + ".js").then(function () {
        var entry = documentsOf[hit.segment].documents[hit.document];
        var text = textsOf[hit.segment + "/" + file][hit.document - documentsOf[hit.segment].files[file]];
        var paragraph = hit.place === 0 ? ["", text[1]] : text[2][hit.place - 1];
        var found = words(paragraph[1]);
        var holds = hit.count < terms.length || terms.every(function (term) {
          return term.words.length === 1 || hasPhrase(found, term.words);
        });
        if (holds) {
          ofDocument[key] = (ofDocument[key] || 0) + 1;
          results.push({
            address: text[0] + (paragraph[0] ? "#" + paragraph[0] : ""), title: text[1], language: entry[1],
            kind: entry[2], party: entry[3] || null, exact: hit.exact === terms.length,
            snippet: snippet(paragraph[1], isSought)
          });
        }
        return more();
      });
    }
    return more();
  }

  /* Finds words: a promise of results. options: limit, language, kind, party. */
  function find(text, options) {
    options = options || {};
    var terms = parse(String(text));
    if (!terms.length) return Promise.resolve([]);
    return load("index.js").then(function () {
      return Promise.all(headValue.segments.map(function (segment) { return load(segment + "/documents.js"); }));
    }).then(function () {
      var wanted = [];
      headValue.segments.forEach(function (segment) {
        var shards = documentsOf[segment].shards, has = shards === null ? null : new Set(shards.split(" "));
        terms.forEach(function (term) {
          term.words.forEach(function (word) {
            if (!has || has.has(shard(word))) wanted.push(load(segment + "/w-" + fileOfWord(segment, word) + ".js"));
          });
        });
      });
      return Promise.all(wanted);
    }).then(function () {
      var hits = [];
      headValue.segments.forEach(function (segment) { hits = hits.concat(candidates(segment, terms, options)); });
      return show(hits.sort(better), terms, options.limit || 20);
    });
  }

  /* Answers a form with a text field: the results become items of a list. base is the way from the page to the portal's root. */
  function attach(form, list, status, say, base) {
    var turn = 0, most = 50, field = form.querySelector("input[type=search]");
    function answer() {
      var own = ++turn, options = { limit: most };
      new FormData(form).forEach(function (value, name) { options[name] = value; });
      find(field.value, options).then(function (results) {
        if (own !== turn) return;
        list.replaceChildren.apply(list, results.map(function (result) { return item(result, base || ""); }));
        status.textContent = field.value.trim() === "" ? "" : results.length ? say.found(results.length, results.length >= most) : say.nothing;
      }, function () { if (own === turn) status.textContent = say.failed; });
    }
    form.addEventListener("submit", function (event) { event.preventDefault(); answer(); });
    form.addEventListener("input", answer);
    form.addEventListener("change", answer);
    var asked = new URLSearchParams(location.search).get("q");
    if (asked) { field.value = asked; answer(); }
  }

  function item(result, base) {
    var li = document.createElement("li"), link = document.createElement("a"), words = document.createElement("p");
    link.href = base + result.address;
    link.textContent = result.title;
    link.lang = result.language;
    words.lang = result.language;
    result.snippet.forEach(function (part) {
      var node = part[1] ? document.createElement("mark") : document.createTextNode(part[0]);
      if (part[1]) node.textContent = part[0];
      words.appendChild(node);
    });
    var facts = document.createElement("small");
    facts.textContent = [result.party, result.language].filter(Boolean).join(" · ");
    li.append(link, " ", facts, words);
    return li;
  }

  /* The form of a page of the portal; it is hidden until a script runs, and says the words in its language. */
  var form = document.querySelector("form[data-search]");
  if (form) {
    attach(form, document.getElementById("found"), document.getElementById("found-count"), {
      found: function (count, isMore) { return form.dataset.found + " " + count + (isMore ? "+" : ""); },
      nothing: form.dataset.nothing, failed: form.dataset.failed
    }, form.dataset.search);
    form.hidden = false;
  }

  return {
    find: find, attach: attach, fold: function (text) { return words(text).map(function (one) { return one.word; }); },
    head: function (value) { headValue = value; },
    documents: function (segment, value) {
      documentsOf[segment] = value;
      value.endings.split(" ").forEach(function (pair) { endings.add(pair); });
    },
    words: function (segment, name, table) { wordsOf[segment + "/" + name] = table; },
    texts: function (segment, file, list) { textsOf[segment + "/" + file] = list; }
  };
})();
