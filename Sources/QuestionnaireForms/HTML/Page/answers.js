// The answers as they are typed, what they are worth in expressions, and what is wrong with them.
//
// Typed answers are kept by question id: a text; { chosen: [id], other: text or null } where there are choices,
// { places: { id: number } } for a ranking, { row: { column: answer } } for a table, a list of such objects for a
// repeated group.

// A scope is the whole form, one entry of a repeated group, or one row of a table: where an id is looked up first.
function defineScope(items, owner, parent) {
  const scope = { owner, parent, definitions: new Map() };
  const collect = (items, groups) => {
    for (const item of items) {
      const isRepeated = item.kind === "group" && Boolean(item.repeat);
      scope.definitions.set(item.id, { item, groups, scope, inner: null });
      if (item.kind === "group" && !isRepeated) collect(item.items || [], [...groups, item]);
    }
    for (const item of items) {
      if (item.kind === "group" && item.repeat) {
        scope.definitions.get(item.id).inner = defineScope(item.items || [], item, scope);
      } else if (item.type === "table") {
        scope.definitions.get(item.id).inner = defineScope(item.columns || [], item, scope);
      }
    }
  };
  collect(items, []);
  return scope;
}

const hasChoices = (item) => ["one-of", "many-of", "yes-no", "status"].includes(item.type);
const yesNo = ["yes", "no", "unknown"];
const statuses = ["yes", "partly", "in-progress", "planned", "no", "not-applicable"];

function blankAnswer(item) {
  if (item.kind === "group") return [];
  if (item.type === "table") return {};
  if (item.type === "ranking") return { places: {} };
  return hasChoices(item) ? { chosen: [], other: null } : "";
}

function isBlank(item, answer) {
  if (answer === undefined || answer === null) return true;
  if (item.kind === "group") return answer.length === 0;
  if (item.type === "ranking") return Object.keys(answer.places).length === 0;
  if (item.type === "table") {
    return !Object.values(answer).some((row) => item.columns.some((column) => !isBlank(column, row[column.id])));
  }
  if (hasChoices(item)) return answer.chosen.length === 0 && answer.other === null;
  return trim(answer) === "";
}

const trim = (text) => text.replace(/^[\s\u0085]+|[\s\u0085]+$/g, "");

// The one form of an answer in words: composed, without control characters and without white space at the ends of its lines.
function canonicalText(text) {
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/g, "");
  return trim(lines.replace(/\s+\n/g, (space) => "\n".repeat(space.split("\n").length - 1))).normalize("NFC");
}

const lineText = (text) => canonicalText(text).replace(/\s+/g, " ");

const isEmptyEntry = (items, answers) => items.every((item) => (item.kind === "group" && !item.repeat
  ? isEmptyEntry(item.items || [], answers) : isBlank(item, answers[item.id])));
