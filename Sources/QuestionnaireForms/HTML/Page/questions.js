// Questions, groups and sections as parts of the page.

function heading(item, number) {
  const parts = [];
  if (number) parts.push(make("span", { class: "no" }, number), " ");
  parts.push(words("span", { class: "words" }, item.label));
  if (!localized(item.label).text) parts.push(item.id);
  if (item.required) parts.push(make("span", { class: "required" }, " (" + say("required") + ")"));
  return parts;
}

function questionElement(item, scope, path, number) {
  if (item.type === "note") {
    const note = words("p", { class: "note" }, item.label);
    refreshers.push(() => show(note, filling.isRelevant(item.id, scope)));
    return note;
  }
  if (item.type === "calculation") return calculationElement(item, scope);
  const hints = [];
  if (item.hint) hints.push(words("p", { class: "hint", id: path + "-hint" }, item.hint));
  if (item.type === "ranking") hints.push(make("p", { class: "hint", id: path + "-ranking" }, say("rankingHint")));
  if (item.type === "file") hints.push(make("p", { class: "hint", id: path + "-file" }, say("fileHint")));
  const fault = make("p", { class: "fault", id: path + "-fault", hidden: true });
  const described = [...hints.map((hint) => hint.id), fault.id].join(" ");
  const about = { "aria-describedby": described, "aria-required": item.required ? "true" : null };
  const control = controlOf(item, scope, path, about, false);
  const element = control.isGroup
    ? make("fieldset", { class: "question", id: path + "-question", "aria-describedby": described },
      make("legend", {}, ...heading(item, number)), ...hints, control.element, fault)
    : make("div", { class: "question", id: path + "-question" },
      make("label", { for: path, class: "label" }, ...heading(item, number)), ...hints, control.element, fault);
  const field = register(item, scope, path, control, fault, element);
  field.number = number;
  return element;
}

function calculationElement(item, scope) {
  const output = make("output", { class: "calculated" });
  const element = make("p", { class: "note" }, words("span", {}, item.label), " ", output);
  refreshers.push(() => {
    const value = toText(filling.value(item.id, scope));
    output.textContent = value === "NaN" ? "" : value;
    show(element, Boolean(localized(item.label).text) && filling.isRelevant(item.id, scope));
  });
  return element;
}

function itemElements(items, scope, path, prefix, level) {
  return (items || []).map((item) => {
    const number = item.number ? prefix + item.number : "";
    const itemPath = path + "." + item.id;
    if (item.kind === "question") return questionElement(item, scope, itemPath, number);
    if (item.repeat) return repeatedElement(item, scope, itemPath, number, level);
    const element = make("div", { class: "group" });
    if (localized(item.label).text) {
      element.append(make("h" + Math.min(level, 6), {}, ...heading(item, number)));
      if (item.hint) element.append(words("p", { class: "hint" }, item.hint));
    }
    element.append(...itemElements(item.items, scope, path, prefix, level + 1));
    refreshers.push(() => show(element, filling.isRelevant(item.id, scope)));
    return element;
  });
}

function mostEntries(item) { return Math.min(item.repeat.most || plan.limits.entries, plan.limits.entries); }

// A group that is answered several times. Its entries are built again when one comes or goes.
function repeatedElement(item, scope, path, number, level) {
  const list = make("div", { class: "entries" });
  const element = make("div", { class: "repeated", id: path + "-question" });
  if (localized(item.label).text) element.append(make("h" + Math.min(level, 6), {}, ...heading(item, number)));
  if (item.hint) element.append(words("p", { class: "hint" }, item.hint));
  element.append(list);
  const definition = scope.definition.definitions.get(item.id);
  const fault = make("p", { class: "fault", hidden: true });
  const add = make("button", {
    type: "button", onclick: () => {
      answerOf(item, scope).push(imported(item.items, defaults(item.items || []), language));
      build();
      const last = list.lastElementChild;
      if (last) last.querySelector("input, select, textarea, button").focus();
      keepDraft();
    },
  }, say("addEntry"));
  add.setAttribute("aria-label", say("addEntry") + (localized(item.label).text ? ": " + label(item) : ""));
  const field = {
    item, scope, path, target: add, number, isShown: () => filling.isRelevant(item.id, scope),
    fault: () => filling.fault(item, scope), name: () => label(item), isCell: false,
  };
  fields.push(field);
  refreshers.push(() => {
    show(element, field.isShown());
    show(add, item.repeat.count === undefined && answerOf(item, scope).length < mostEntries(item));
    const found = isChecked || touched.has(path) ? field.fault() : null;
    fault.textContent = found ? say(found.sentence, found.values) : "";
    show(fault, Boolean(found));
    if (item.repeat.count === undefined || !field.isShown()) return;
    const wanted = filling.wantedEntries(item, scope), entries = answerOf(item, scope), before = entries.length;
    if (wanted === null) return;
    while (entries.length < wanted) entries.push({});
    while (entries.length > wanted && isEmptyEntry(item.items || [], entries[entries.length - 1])) entries.pop();
    if (entries.length !== before) queueMicrotask(build);
  });
  for (const [at, entry] of answerOf(item, scope).entries()) {
    const inner = filling.inner(definition, entry, scope);
    const name = say("entry", { n: at + 1 });
    const wanted = filling.wantedEntries(item, scope);
    const remove = wanted !== null && answerOf(item, scope).length <= wanted ? null : make("button", {
      type: "button", class: "quiet", onclick: () => {
        answerOf(item, scope).splice(at, 1);
        build();
        place(path + "-question").querySelector(":scope > button").focus();
        keepDraft();
      },
    }, say("removeEntry", { n: at + 1 }));
    if (remove) remove.setAttribute("aria-label", say("removeEntry", { n: at + 1 }) + ": " + label(item));
    list.append(make("div", { class: "entry", role: "group", "aria-label": label(item) + " – " + name },
      make("p", { class: "entry-name" }, make("span", {}, name), remove),
      ...itemElements(item.items, inner, path + "(" + (at + 1) + ")", number + "(" + (at + 1) + ")", level + 1)));
  }
  element.append(fault, add);
  return element;
}

function sectionElement(section) {
  const path = "s." + section.id;
  const element = make("section", { id: path, tabindex: "-1" });
  const title = localized(section.label).text;
  if (title && !section.implicit) {
    element.append(make("h2", { id: path + "-title" }, ...heading(section, section.number)));
    element.setAttribute("aria-labelledby", path + "-title");
    if (section.hint) element.append(words("p", { class: "hint" }, section.hint));
  }
  const from = fields.length;
  element.append(...itemElements(section.items, filling.top, "q", "", 3));
  const items = fields.slice(from);
  const counter = make("span", { class: "count" });
  sectionCounts.push({ element: counter, items });
  const link = make("li", {}, make("a", { href: "#" + encodeURIComponent(path), onclick: (event) => {
    event.preventDefault();
    element.scrollIntoView();
    element.focus({ preventScroll: true });
  } }, (section.implicit ? "" : section.number + " ") + (title || say("sections"))), " ", counter);
  refreshers.push(() => {
    const isShown = filling.isRelevant(section.id, filling.top);
    show(element, isShown);
    show(link, isShown);
  });
  return { element, link };
}
