// The page: builds the questions in the chosen language, checks as one types, keeps the draft, saves and opens files.

const plan = JSON.parse(document.getElementById("plan").textContent);
const draftKey = ["gcmrepo-form", plan.id, plan.version, plan.country ? plan.country.code : "-"].join(":");
const place = (id) => document.getElementById(id);

let language = plan.language;
let country = plan.country ? plan.country.code : "";
let filling = null;
// The paths of fields that were left once: what is wrong with others is not said before that.
let touched = new Set();
let isChecked = false;
// What is shown at the moment: functions that bring the page in line with the answers.
let refreshers = [];
let fields = [];
let sectionCounts = [];

const initialAnswers = () => ({
  ...imported(plan.sections, defaults(plan.sections), language), ...imported(plan.sections, plan.answers || {}, language),
});

function say(sentence, values) {
  const text = plan.words[language][sentence] || sentence;
  return text.replace(/\{(\w+)\}/g, (all, name) => (values && name in values ? values[name] : all));
}

// A text of the questionnaire in the page's language, else in one with the same primary subtag, else in any.
function localized(texts) {
  if (!texts) return { text: "", language };
  const tags = Object.keys(texts), primary = (tag) => tag.split("-")[0];
  const tag = [language, ...tags.filter((tag) => primary(tag) === primary(language)), ...tags].find((tag) => texts[tag]);
  return { text: tag ? texts[tag] : "", language: tag || language };
}

const label = (item) => localized(item.label).text || item.id;

// An element with its attributes, its listeners and what is in it; texts are never markup.
function make(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...content.filter((part) => part !== null && part !== undefined));
  return element;
}

// Text of the questionnaire, marked as its own language where that is not the page's; paragraphs at line breaks.
function words(name, attributes, texts) {
  const { text, language: tag } = localized(texts);
  const element = make(name, { lang: tag === language ? null : tag, ...attributes });
  text.split("\n").forEach((line, index) => {
    if (index) element.append(make("br"));
    element.append(line);
  });
  return element;
}

function show(element, isShown) { element.hidden = !isShown; }

function announce(text) {
  place("status").textContent = text;
}

// MARK: Changes

function changed() {
  filling.changed();
  for (const refresh of refreshers) refresh();
  count();
  keepDraft();
}

function touch(path) {
  touched.add(path);
  for (const refresh of refreshers) refresh();
}

function count() {
  let answered = 0, total = 0;
  for (const field of fields) {
    if (field.isCell || !field.isShown()) continue;
    total += 1;
    if (!isBlank(field.item, field.scope.answers[field.item.id])) answered += 1;
  }
  place("progress").textContent = say("answered", { n: answered, total });
  for (const { element, items } of sectionCounts) {
    const shown = items.filter((field) => !field.isCell && field.isShown());
    const done = shown.filter((field) => !isBlank(field.item, field.scope.answers[field.item.id])).length;
    element.textContent = shown.length ? done + "/" + shown.length : "";
  }
}

// Builds the page anew in its language, with the answers that there are.
function build() {
  const focused = document.activeElement && document.activeElement.id;
  refreshers = [];
  fields = [];
  sectionCounts = [];
  document.documentElement.lang = language;
  const title = localized(plan.title).text || plan.id;
  document.title = title;
  place("title").textContent = title;
  place("introduction").replaceChildren(...(localized(plan.introduction).text
    ? localized(plan.introduction).text.split("\n").filter((line) => line).map((line) => make("p", {}, line)) : []));
  place("facts").textContent = [plan.country ? countryName(plan.country) : "", plan.deadline
    ? say("deadline", { date: plan.deadline }) : "", say("version", { version: plan.version })].filter((fact) => fact).join(" · ");
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  buildCountries();
  const built = plan.sections.map(sectionElement);
  place("questions").replaceChildren(...built.map(({ element }) => element));
  place("contents").replaceChildren(...built.map(({ link }) => link));
  show(place("navigation"), built.length > 1);
  for (const refresh of refreshers) refresh();
  count();
  showProblems();
  // The first measure of boxes needs them in the page.
  for (const refresh of refreshers) refresh();
  if (focused && place(focused)) place(focused).focus({ preventScroll: true });
}

const countryName = (found) => (localized(found.name).text || found.code) + " (" + found.code + ")";

function buildCountries() {
  if (plan.country) return;
  const select = place("country");
  const names = plan.countries.map((found) => ({ code: found.code, name: countryName(found) }));
  names.sort((a, b) => a.name.localeCompare(b.name, language));
  select.replaceChildren(make("option", { value: "" }, say("chooseCountry")),
    ...names.map(({ code, name }) => make("option", { value: code }, name)));
  select.value = country;
}

function start() {
  const languages = place("language");
  for (const tag of plan.languages) {
    let name = tag;
    try { name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) || tag; } catch { name = tag; }
    languages.append(make("option", { value: tag, lang: tag }, name[0].toUpperCase() + name.slice(1)));
  }
  show(place("language-choice"), plan.languages.length > 1);
  languages.addEventListener("change", () => {
    // Numbers are written as the new language has them.
    const answers = exported(plan.sections, filling.answers, filling);
    language = languages.value;
    filling.language = language;
    filling.answers = imported(plan.sections, answers, language);
    announce("");
    build();
    keepDraft();
    place("language").focus();
  });
  place("country").addEventListener("change", () => {
    country = place("country").value;
    keepDraft();
    showProblems();
  });
  show(place("country-choice"), !plan.country);
  place("save").addEventListener("click", save);
  place("load").addEventListener("click", () => place("file").click());
  place("file").addEventListener("change", load);
  place("print").addEventListener("click", () => print());
  place("delete-draft").addEventListener("click", () => place("dialog").showModal());
  place("keep").addEventListener("click", () => place("dialog").close());
  place("delete").addEventListener("click", () => {
    place("dialog").close();
    deleteDraft();
  });
  addEventListener("beforeprint", writeForPrint);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && writeDraft());
  addEventListener("pagehide", writeDraft);
  const draft = readDraft();
  const known = draft && plan.languages.includes(draft.language);
  if (known) language = draft.language;
  if (draft && !plan.country) country = draft.country;
  filling = new Filling(plan, draft ? imported(plan.sections, draft.answers, language) : initialAnswers(), language);
  languages.value = language;
  build();
  place("draft-note").textContent = say(isKept ? "draftKept" : "draftNotKept");
  if (draft) {
    announce(say("draftRestored", { time: new Date(draft.time).toLocaleString(language) }));
  }
  show(place("page"), true);
  // Boxes of text are as high as their text, which only a visible page can measure.
  for (const refresh of refreshers) refresh();
}

// What is in a box that scrolls, in full, for the printer.
function writeForPrint() {
  for (const written of document.querySelectorAll(".written")) {
    written.textContent = written.parentElement.querySelector("textarea, input").value || "\u00a0";
  }
}
