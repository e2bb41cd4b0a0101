// The draft in the browser, and files with answers.

let isKept = true;
let draftTimer = 0;
let isDraftWanted = false;

function readDraft() {
  try {
    localStorage.setItem(draftKey + ":probe", "1");
    localStorage.removeItem(draftKey + ":probe");
    const draft = JSON.parse(localStorage.getItem(draftKey));
    return draft && draft.answers && typeof draft.answers === "object" ? draft : null;
  } catch {
    isKept = isStorageThere();
    return null;
  }
}

function isStorageThere() {
  try { return localStorage.length >= 0 && (localStorage.setItem(draftKey + ":probe", "1"), true); } catch { return false; }
}

function keepDraft() {
  isDraftWanted = true;
  clearTimeout(draftTimer);
  draftTimer = setTimeout(writeDraft, 250);
}

function writeDraft() {
  clearTimeout(draftTimer);
  if (!isDraftWanted || !filling) return;
  isDraftWanted = false;
  try {
    localStorage.setItem(draftKey, JSON.stringify({
      time: Date.now(), language, country, answers: exported(plan.sections, filling.answers, filling),
    }));
    isKept = true;
  } catch {
    isKept = false;
  }
  place("draft-note").textContent = say(isKept ? "draftKept" : "draftNotKept");
}

function deleteDraft() {
  clearTimeout(draftTimer);
  isDraftWanted = false;
  try { localStorage.removeItem(draftKey); } catch { isKept = false; }
  filling.answers = initialAnswers();
  touched = new Set();
  isChecked = false;
  build();
  announce(say("draftDeleted"));
  place("delete-draft").focus();
}

// MARK: Problems

function problems() {
  const found = fields.filter((field) => field.isShown()).map((field) => ({ field, fault: field.fault() }))
    .filter(({ fault }) => fault);
  if (!country && !plan.country) found.unshift({ field: null, fault: { sentence: "countryMissing" } });
  return found;
}

function showProblems() {
  const list = place("problems");
  show(place("problem-box"), isChecked);
  if (!isChecked) return [];
  const found = problems();
  list.replaceChildren(...found.map(({ field, fault }) => {
    const text = (fault.text && localized(fault.text).text) || say(fault.sentence, fault.values);
    const link = make("a", { href: "#" + (field ? encodeURIComponent(field.path) : "country"), onclick: (event) => {
      event.preventDefault();
      const target = field ? field.target : place("country");
      const control = target.matches("input, select, textarea, button") ? target
        : target.querySelector("input, select, textarea, button") || target;
      control.scrollIntoView({ block: "center" });
      control.focus({ preventScroll: true });
    } }, field ? (field.number ? field.number + " " : "") + field.name() : say("country"));
    return make("li", {}, link, ": " + text);
  }));
  place("no-problems").textContent = found.length ? "" : say("noProblems");
  return found;
}

// MARK: Files

function save() {
  isChecked = true;
  for (const refresh of refreshers) refresh();
  const found = showProblems();
  const name = plan.id + (country ? "." + country : "") + ".json";
  const content = {
    schema: plan.schema, questionnaire: plan.id, version: plan.version, country: country || null, language,
    answers: exported(plan.sections, filling.answers, filling, filling.top),
  };
  const address = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2) + "\n"], { type: "application/json" }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  writeDraft();
  announce(found.length ? say("savedWithProblems", { file: name, n: found.length }) : say("saved", { file: name }));
  if (found.length) place("problem-title").focus();
}

async function load() {
  const [file] = place("file").files;
  place("file").value = "";
  if (!file) return;
  const refuse = (sentence, other) => announce(say(sentence, { file: file.name, other }));
  let content = null;
  try {
    content = file.size <= 10000000 ? JSON.parse(await file.text()) : null;
  } catch {
    content = null;
  }
  if (!content || content.schema !== plan.schema || typeof content.answers !== "object") return refuse("notOurFile");
  if (content.questionnaire !== plan.id) return refuse("otherQuestionnaire", String(content.questionnaire));
  if (content.version !== plan.version) return refuse("otherVersion", String(content.version));
  if (plan.country && content.country && content.country !== plan.country.code) {
    return refuse("otherCountry", String(content.country));
  }
  if (!plan.country) country = plan.countries.some((found) => found.code === content.country) ? content.country : "";
  if (plan.languages.includes(content.language)) language = content.language;
  filling.language = language;
  place("language").value = language;
  filling.answers = imported(plan.sections, content.answers, language);
  touched = new Set();
  build();
  keepDraft();
  announce(say("loaded", { file: file.name }));
}

start();
