// What the answers are worth in expressions, what is asked, and what is wrong.

// The form while it is filled in: answers, and a cache of values that is emptied at each change.
class Filling {
  constructor(plan, answers, language) {
    this.plan = plan;
    this.language = language;
    this.root = defineScope(plan.sections, null, null);
    this.lists = plan.lists || {};
    this.cache = new Map();
    this.scopes = new WeakMap();
    this.answers = answers;
  }

  set answers(answers) {
    this.top = { definition: this.root, parent: null, answers };
    this.changed();
  }

  get answers() { return this.top.answers; }

  changed() {
    this.cache.clear();
    const now = new Date();
    const local = now.getTime() - now.getTimezoneOffset() * 60000;
    const minutes = Math.floor(local / 60000);
    this.now = { days: Math.floor(minutes / 1440), minutes: minutes % 1440 };
  }

  // The scope of an entry or a row, the same for the same object.
  inner(definition, answers, parent) {
    let scope = this.scopes.get(answers);
    if (!scope) {
      scope = { definition: definition.inner, parent, answers };
      this.scopes.set(answers, scope);
    }
    return scope;
  }

  once(scope, key, make) {
    let values = this.cache.get(scope);
    if (!values) this.cache.set(scope, values = new Map());
    if (!values.has(key)) {
      // An expression that comes back to itself finds a blank.
      values.set(key, "");
      values.set(key, make());
    }
    return values.get(key);
  }

  context(scope, item, choice) {
    return {
      now: this.now,
      value: (id) => this.value(id, scope),
      answer: () => (item ? this.worth(item, scope.answers[item.id]) : ""),
      fact: (name) => {
        if (!choice) return "";
        if (name === "name") return choice.id;
        return (choice.facts && choice.facts[name]) || "";
      },
    };
  }

  holds(tree, scope, item, choice) {
    return isTrue(evaluate(tree, this.context(scope, item, choice)));
  }

  // Whether it is asked: its own condition, those of the groups around it, and that of the entry that it is in.
  isRelevant(id, scope) {
    return this.once(scope, "relevant " + id, () => {
      const { item, groups } = scope.definition.definitions.get(id);
      for (const owner of [...groups, item]) {
        if (owner.relevant !== undefined && !this.holds(owner.relevant, scope, null)) return false;
      }
      return scope.parent ? this.isRelevant(scope.definition.owner.id, scope.parent) : true;
    });
  }

  // What a question is worth from a scope: its answer there or around it, or the answers of all entries.
  value(id, scope) {
    for (let at = scope; at; at = at.parent) {
      const found = at.definition.definitions.get(id);
      if (found) return this.valueIn(found, at);
    }
    for (let at = scope; at; at = at.parent) {
      const values = this.valuesBelow(id, at);
      if (values) return values;
    }
    return "";
  }

  valuesBelow(id, scope) {
    for (const definition of scope.definition.definitions.values()) {
      if (!definition.inner) continue;
      const entries = this.entries(definition, scope);
      const found = definition.inner.definitions.get(id);
      if (found) return entries.map((entry) => this.valueIn(found, entry)).flat();
      const deeper = entries.map((entry) => this.valuesBelow(id, entry)).filter((values) => values);
      if (deeper.length) return deeper.flat();
    }
    return null;
  }

  entries(definition, scope) {
    const answer = scope.answers[definition.item.id];
    if (!answer || !this.isRelevant(definition.item.id, scope)) return [];
    const { item } = definition;
    // An entry or a row without an answer counts only where an expression says how many there are.
    const given = item.kind === "group"
      ? answer.filter((entry) => item.repeat.count !== undefined || !isEmptyEntry(item.items || [], entry))
      : (item.rows || []).map((row) => answer[row.id]).filter((row) => row && !isEmptyEntry(item.columns, row));
    return given.map((entry) => this.inner(definition, entry, scope));
  }

  // How many entries an expression asks for; null where none does.
  wantedEntries(item, scope) {
    if (item.repeat.count === undefined) return null;
    const count = toNumber(evaluate(item.repeat.count, this.context(scope, null)));
    return Number.isFinite(count) ? Math.max(0, Math.min(this.plan.limits.entries, Math.floor(count))) : null;
  }

  // Whether it belongs to an entry or a row in which nothing is answered: nothing is asked there yet.
  isUntouched(scope) {
    const { owner } = scope.definition;
    if (!owner || (owner.repeat && owner.repeat.count !== undefined)) return false;
    return isEmptyEntry(owner.kind === "group" ? owner.items || [] : owner.columns, scope.answers);
  }

  valueIn(definition, scope) {
    const { item } = definition;
    return this.once(scope, "value " + item.id, () => {
      if (!this.isRelevant(item.id, scope)) return "";
      if (item.type === "calculation") {
        return item.expression === undefined ? "" : evaluate(item.expression, this.context(scope, item));
      }
      if (definition.inner) return this.entries(definition, scope).map(() => "");
      if (item.kind === "group") return "";
      return this.worth(item, scope.answers[item.id]);
    });
  }

  worth(item, answer) {
    if (answer === undefined || answer === null) return "";
    switch (item.type) {
      case "integer": case "decimal": case "percentage": {
        const { number } = numberIn(item, answer, this.language);
        return number === undefined ? "" : Number(number);
      }
      case "date": case "date-time": return dateIn(trim(answer)) || "";
      case "ranking": return ranked(answer).join(" ");
      default:
        if (hasChoices(item)) return [...answer.chosen, ...(answer.other === null ? [] : ["other"])].join(" ");
        return item.type === "long-text" ? canonicalText(answer) : lineText(answer);
    }
  }

  // The choices that are offered.
  choices(item, scope) {
    if (item.type === "yes-no") return yesNo.map((id) => ({ id, sentence: id }));
    if (item.type === "status") return statuses.map((id) => ({ id, sentence: "status " + id }));
    const all = this.lists[item.list] || [];
    return item.filter === undefined ? all : all.filter((choice) => this.holds(item.filter, scope, null, choice));
  }

  isRequired(item, scope) {
    return Boolean(item.required) || (item.requiredIf !== undefined && this.holds(item.requiredIf, scope, item));
  }

  // What is wrong with an answer: a sentence's name with its values, or null.
  fault(item, scope) {
    const answer = scope.answers[item.id];
    if (!this.isRelevant(item.id, scope)) return null;
    if (item.kind === "group") return this.entryFault(item, answer || [], scope);
    if (item.type === "table" && this.isRequired(item, scope)) {
      const isMissing = (row) => !answer || isEmptyEntry(item.columns, answer[row.id] || {});
      return item.rows.some(isMissing) ? { sentence: "isRequired" } : null;
    }
    if (isBlank(item, answer)) {
      return this.isRequired(item, scope) && !this.isUntouched(scope) ? { sentence: "isRequired" } : null;
    }
    const invalid = this.invalid(item, answer, scope);
    if (invalid) return invalid;
    if (item.constraint !== undefined && !this.holds(item.constraint, scope, item)) {
      return { sentence: "breaksConstraint", text: item.message };
    }
    return null;
  }

  entryFault(item, entries, scope) {
    const wanted = this.wantedEntries(item, scope);
    if (wanted !== null) return entries.length === wanted ? null : { sentence: "entryCount", values: { n: String(wanted) } };
    const most = Math.min(item.repeat.most || this.plan.limits.entries, this.plan.limits.entries);
    return entries.length > most ? { sentence: "tooManyEntries", values: { n: String(most) } } : null;
  }

  invalid(item, answer, scope) {
    const day = (text) => daysOf(text) !== null;
    switch (item.type) {
      case "integer": case "decimal": case "percentage": {
        const read = numberIn(item, answer, this.language);
        if (read.fault) return { sentence: read.fault, values: read.values };
        const isShare = Number(read.number) >= item.least && Number(read.number) <= item.most;
        return item.type === "percentage" && !isShare ? { sentence: "isNoPercentage" } : null;
      }
      case "date": return day(trim(answer)) ? null : { sentence: "isNoDate" };
      case "time": return minutesOf(trim(answer)) === null ? { sentence: "isNoTime" } : null;
      case "date-time": {
        const value = dateIn(trim(answer));
        return value && "minutes" in value ? null : { sentence: "isNoDateTime" };
      }
      case "ranking":
        return hasSamePlace(answer) || ranked(answer, this.choices(item, scope)).length < this.choices(item, scope).length
          ? { sentence: "rankingIncomplete" } : null;
      case "table": return null;
      default:
        if (hasChoices(item)) {
          const offered = this.choices(item, scope).map((choice) => choice.id);
          if (answer.chosen.some((id) => !offered.includes(id))) return { sentence: "notOffered" };
          return answer.other !== null && trim(answer.other) === "" ? { sentence: "otherMissing" } : null;
        }
        return scalars(canonicalText(answer)).length > this.plan.limits.text
          ? { sentence: "isTooLong", values: { n: String(this.plan.limits.text) } } : null;
    }
  }
}

// The ids in their order; only those that are offered, where these are given.
function ranked(answer, choices) {
  const ids = choices ? choices.map((choice) => choice.id).filter((id) => id in answer.places) : Object.keys(answer.places);
  return ids.sort((a, b) => answer.places[a] - answer.places[b]);
}
