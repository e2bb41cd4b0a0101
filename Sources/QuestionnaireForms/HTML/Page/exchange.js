// Answers as a file and a draft have them.

const hasSamePlace = (answer) => new Set(Object.values(answer.places)).size < Object.keys(answer.places).length;

// Answers as a file has them, by question id; a blank one is left out. What is typed and cannot be read goes as it is typed.
function exported(items, answers, filling, scope) {
  const result = {};
  for (const item of items) {
    if (item.kind === "group" && !item.repeat) {
      Object.assign(result, exported(item.items || [], answers, filling, scope));
      continue;
    }
    const answer = answers[item.id];
    if (isBlank(item, answer) || ["note", "calculation"].includes(item.type)) continue;
    // Without a scope, as in a draft, what is not asked at the moment is kept too.
    if (scope && !filling.isRelevant(item.id, scope)) continue;
    result[item.id] = exportedAnswer(item, answer, filling, scope);
  }
  return result;
}

function exportedAnswer(item, answer, filling, scope) {
  const inner = (values) => scope && filling.inner(scope.definition.definitions.get(item.id), values, scope);
  if (item.kind === "group") return answer.map((entry) => exported(item.items || [], entry, filling, inner(entry)));
  if (isNumeric(item)) {
    const { number } = numberIn(item, answer, filling.language);
    return number === undefined ? { typed: answer } : number;
  }
  switch (item.type) {
    case "ranking":
      return hasSamePlace(answer) ? answer : ranked(answer, scope ? filling.choices(item, scope) : null);
    case "table": {
      const rows = {};
      for (const row of item.rows || []) {
        if (!answer[row.id]) continue;
        const cells = exported(item.columns, answer[row.id], filling, inner(answer[row.id]));
        if (Object.keys(cells).length) rows[row.id] = cells;
      }
      return rows;
    }
    default: {
      if (!hasChoices(item)) return answer;
      if (answer.other !== null) return { choices: answer.chosen, other: answer.other };
      if (item.type === "yes-no" && answer.chosen[0] !== "unknown") return answer.chosen[0] === "yes";
      return item.type === "many-of" ? answer.chosen : answer.chosen[0];
    }
  }
}

// The same the other way round; what does not fit the question is left out.
function imported(items, values, language) {
  const result = {};
  if (typeof values !== "object" || values === null) return result;
  for (const item of items) {
    if (item.kind === "group" && !item.repeat) {
      Object.assign(result, imported(item.items || [], values, language));
      continue;
    }
    if (!Object.hasOwn(values, item.id)) continue;
    const answer = importedAnswer(item, values[item.id], language);
    if (answer !== null) result[item.id] = answer;
  }
  return result;
}

function importedAnswer(item, value, language) {
  const isId = (id) => typeof id === "string";
  if (value === null || value === undefined) return null;
  if (item.kind === "group") return Array.isArray(value) ? value.map((entry) => imported(item.items || [], entry, language)) : null;
  switch (item.type) {
    case "note": case "calculation": return null;
    case "ranking":
      if (typeof value.places === "object" && value.places) return { places: { ...value.places } };
      return Array.isArray(value) ? { places: Object.fromEntries(value.filter(isId).map((id, at) => [id, at + 1])) } : null;
    case "table": {
      const rows = {};
      for (const row of item.rows || []) {
        if (Object.hasOwn(value, row.id)) rows[row.id] = imported(item.columns, value[row.id], language);
      }
      return rows;
    }
    default:
      if (!hasChoices(item)) {
        if (typeof value.typed === "string") return value.typed;
        if (typeof value !== "string" && typeof value !== "number") return null;
        return isNumeric(item) ? typedText(String(value), language) : String(value);
      }
      if (item.type === "yes-no" && /^(true|false)$/.test(String(value))) {
        return { chosen: [String(value) === "true" ? "yes" : "no"], other: null };
      }
      if (isId(value)) return { chosen: [value], other: null };
      if (Array.isArray(value)) return { chosen: value.filter(isId), other: null };
      return { chosen: (value.choices || []).filter(isId), other: isId(value.other) ? value.other : null };
  }
}

// The answers that are there before anybody answers.
function defaults(items) {
  const values = {};
  for (const item of items) {
    if (item.kind === "group" && !item.repeat) Object.assign(values, defaults(item.items || []));
    if (item.default === undefined) continue;
    const text = item.default;
    values[item.id] = item.type === "many-of" || item.type === "ranking" ? text.split(/\s+/).filter((id) => id) : text;
  }
  return values;
}
