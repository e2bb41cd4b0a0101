// Expressions: the tree of an expression as arrays, evaluated as XPath 1.0 with the days and times of XForms.
//
// A value is a number, a text, a Boolean, { days } since 1970-01-01, { minutes } since then, or a list of values.
// A context has value(question), answer(), fact(name) and now: { days, minutes }.

const MOST_TEXT = 100000;
const scalars = (text) => Array.from(text);

function daysOf(text) {
  const match = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return null;
  const date = new Date(0);
  date.setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const isDay = date.getUTCMonth() === Number(match[2]) - 1 && date.getUTCDate() === Number(match[3]);
  return isDay ? Math.round(date.getTime() / 86400000) : null;
}

function minutesOf(clock) {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

const isDayNumber = (days) => days >= -354285 && days <= 2932896;
const dayText = (days) => (isDayNumber(days) ? new Date(days * 86400000).toISOString().slice(0, 10) : "");

// A day or a time that a text is written as; null for any other text.
function dateIn(text) {
  if (text.length !== 10 && (text.length < 16 || text.length > 40)) return null;
  const days = daysOf(text.slice(0, 10));
  if (days === null) return null;
  if (text.length === 10) return { days };
  const minutes = minutesOf(text.slice(11, 16));
  return /[T ]/.test(text[10]) && minutes !== null ? { minutes: days * 1440 + minutes } : null;
}

function numberOf(text) {
  const trimmed = text.trim();
  return trimmed.length <= 101 && /^-?(\d+\.?\d*|\.\d+)$/.test(trimmed) ? Number(trimmed) : NaN;
}

// The text of a number without an exponent (XPath 1.0, section 4.2).
function numberText(number) {
  if (Number.isNaN(number)) return "NaN";
  if (!Number.isFinite(number)) return number < 0 ? "-Infinity" : "Infinity";
  if (number === 0) return "0";
  const match = /^(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(String(Math.abs(number)));
  if (!match) return String(number);
  const digits = match[1] + (match[2] || "");
  const point = match[1].length + Number(match[3]);
  const text = point <= 0 ? "0." + "0".repeat(-point) + digits
    : point >= digits.length ? digits + "0".repeat(point - digits.length)
    : digits.slice(0, point) + "." + digits.slice(point);
  return (number < 0 ? "-" : "") + text;
}

function toText(value) {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (Array.isArray(value)) return value.length ? toText(value[0]) : "";
  if ("days" in value) return dayText(value.days);
  const days = Math.floor(value.minutes / 1440), rest = value.minutes - days * 1440, day = dayText(days);
  const two = (number) => String(number).padStart(2, "0");
  return day && day + "T" + two(Math.floor(rest / 60)) + ":" + two(rest % 60);
}

function toNumber(value) {
  if (typeof value === "number") return value;
  if (typeof value === "string") return numberOf(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  if (Array.isArray(value)) return value.length ? toNumber(value[0]) : NaN;
  return "days" in value ? value.days : value.minutes / 1440;
}

function isTrue(value) {
  if (typeof value === "number") return value !== 0 && !Number.isNaN(value);
  if (typeof value === "string" || Array.isArray(value)) return value.length > 0;
  return typeof value === "boolean" ? value : true;
}

const isDate = (value) => typeof value === "object" && !Array.isArray(value);
const parts = (value) => (Array.isArray(value) ? value : [value]);
const wordsOf = (value) => toText(value).split(" ").filter((word) => word !== "");
const cut = (text) => (text.length > MOST_TEXT ? scalars(text).slice(0, MOST_TEXT).join("") : text);

// Beside a day, a text that is written as a day is that day.
function numberBeside(value, other) {
  if (typeof value !== "string" || !isDate(other)) return toNumber(value);
  const date = dateIn(value);
  return date ? toNumber(date) : NaN;
}

function compare(sign, left, right) {
  if (Array.isArray(left) && typeof right === "boolean") return compare(sign, left.length > 0, right);
  if (typeof left === "boolean" && Array.isArray(right)) return compare(sign, left, right.length > 0);
  if (Array.isArray(left)) return left.some((value) => compare(sign, value, right));
  if (Array.isArray(right)) return right.some((value) => compare(sign, left, value));
  if (sign === "=" || sign === "!=") {
    const equal = typeof left === "boolean" || typeof right === "boolean" ? isTrue(left) === isTrue(right)
      : typeof left === "string" && typeof right === "string" ? left === right
      : numberBeside(left, right) === numberBeside(right, left);
    return equal === (sign === "=");
  }
  const a = numberBeside(left, right), b = numberBeside(right, left);
  return sign === "<" ? a < b : sign === "<=" ? a <= b : sign === ">" ? a > b : a >= b;
}

function toDate(value) {
  if (Array.isArray(value)) return value.length ? toDate(value[0]) : "";
  if (typeof value === "string") return dateIn(value) || "";
  if (typeof value === "number") return isDayNumber(Math.floor(value)) ? { days: Math.floor(value) } : "";
  return typeof value === "boolean" ? "" : value;
}

const position = (number) => (Number.isNaN(number) ? null : Math.trunc(Math.max(-1e9, Math.min(1e9, number))));

// Half rounds up (XPath 1.0, section 4.4).
function roundTo(number, decimals) {
  const places = position(decimals);
  if (places === null) return NaN;
  let factor = 1;
  for (let i = Math.min(Math.abs(places), 20); i > 0; i -= 1) factor *= 10;
  const scaled = places < 0 ? number / factor : number * factor;
  if (!(Math.abs(scaled) < 9e15)) return number;
  const rounded = Math.floor(scaled + 0.5);
  return places < 0 ? rounded * factor : rounded / factor;
}

function substring(text, from, to) {
  const all = scalars(text);
  const place = (number) => {
    const at = position(number);
    return at === null ? null : Math.min(all.length, Math.max(0, at < 0 ? all.length + at : at));
  };
  const start = place(from), end = to === undefined ? all.length : place(to);
  return start === null || end === null || start >= end ? "" : all.slice(start, end).join("");
}

function extreme(values, choose) {
  const numbers = values.flatMap(parts).map(toNumber);
  return numbers.length === 0 || numbers.some(Number.isNaN) ? NaN : choose(...numbers);
}

const functions = {
  "true": () => true,
  "false": () => false,
  "not": (a) => !isTrue(a),
  "boolean": (a) => isTrue(a),
  "boolean-from-string": (a) => ["1", "true"].includes(toText(a)),
  "selected": (a, b) => wordsOf(a).includes(toText(b).trim()),
  "selected-at": (a, b) => wordsOf(a)[position(toNumber(b))] || "",
  "count-selected": (a) => wordsOf(a).length,
  "count": (a) => parts(a).length,
  "count-non-empty": (a) => parts(a).filter((value) => toText(value) !== "").length,
  "date": toDate,
  "decimal-date-time": (a) => (typeof a === "number" ? a : toDate(a) === "" ? NaN : toNumber(toDate(a))),
  "string": (a) => toText(a),
  "concat": (...values) => cut(values.flatMap(parts).map(toText).join("")),
  "join": (separator, ...values) => cut(values.flatMap(parts).map(toText).join(toText(separator))),
  "contains": (a, b) => toText(a).includes(toText(b)),
  "starts-with": (a, b) => toText(a).startsWith(toText(b)),
  "ends-with": (a, b) => toText(a).endsWith(toText(b)),
  "substring-before": (a, b) => toText(a).slice(0, Math.max(0, toText(a).indexOf(toText(b)))),
  "substring-after": (a, b) => (toText(a).includes(toText(b))
    ? toText(a).slice(toText(a).indexOf(toText(b)) + toText(b).length) : ""),
  "substr": (a, from, to) => substring(toText(a), toNumber(from), to === undefined ? undefined : toNumber(to)),
  "string-length": (a) => scalars(toText(a)).length,
  "normalize-space": (a) => toText(a).split(/[ \t\r\n]+/).filter((word) => word !== "").join(" "),
  // The pattern is written for this engine when the page is made.
  "regex": (a, pattern) => new RegExp("^(?:" + toText(pattern) + ")$", "u").test(toText(a)),
  "number": (a) => toNumber(a),
  "int": (a) => Math.trunc(toNumber(a)),
  "floor": (a) => Math.floor(toNumber(a)),
  "ceiling": (a) => Math.ceil(toNumber(a)),
  "abs": (a) => Math.abs(toNumber(a)),
  "round": (a, places) => roundTo(toNumber(a), places === undefined ? 0 : toNumber(places)),
  "sum": (a) => parts(a).reduce((sum, value) => sum + toNumber(value), 0),
  "min": (...values) => extreme(values, Math.min),
  "max": (...values) => extreme(values, Math.max),
};

// The value of a tree: a literal, or an array of its kind and its parts.
function evaluate(tree, context) {
  if (!Array.isArray(tree)) return tree;
  const [kind, first, second, third] = tree;
  const part = (index) => evaluate(tree[index], context);
  switch (kind) {
    case "question": return context.value(first);
    case "answer": return context.answer();
    case "fact": return context.fact(first);
    case "negation": return -toNumber(part(1));
    case "operation":
      switch (first) {
        case "or": return isTrue(part(2)) || isTrue(part(3));
        case "and": return isTrue(part(2)) && isTrue(part(3));
        case "+": return toNumber(part(2)) + toNumber(part(3));
        case "-": return toNumber(part(2)) - toNumber(part(3));
        case "*": return toNumber(part(2)) * toNumber(part(3));
        case "div": return toNumber(part(2)) / toNumber(part(3));
        case "mod": return toNumber(part(2)) % toNumber(part(3));
        default: return compare(first, part(2), part(3));
      }
    case "call":
      switch (first) {
        case "if": return evaluate(isTrue(part(2)) ? third : tree[4], context);
        case "coalesce": {
          for (const argument of tree.slice(2)) {
            const value = evaluate(argument, context);
            if (toText(value) !== "") return value;
          }
          return "";
        }
        case "once": return toText(context.answer()) === "" ? evaluate(second, context) : context.answer();
        case "today": return { days: context.now.days };
        case "now": return { minutes: context.now.days * 1440 + context.now.minutes };
        default: return functions[first](...tree.slice(2).map((argument) => evaluate(argument, context)));
      }
    default: return "";
  }
}
