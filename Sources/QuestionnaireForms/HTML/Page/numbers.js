// Numbers as they are typed and as a file has them.

// Reads a number as people write it: `12,5`, `1.234,5`, `1 234`. A separator that occurs twice, or before another, separates
// thousands; one that occurs once, before exactly three digits, is read by the language where its countries agree.
// Gives { number: canonical text }, { fault: sentence } or { fault, values } for a number that may be two.
function typedNumber(typed, isWhole, language) {
  const none = { fault: isWhole ? "isNoInteger" : "isNoNumber" };
  const text = trim(typed).replace(/[\s\u0085]+/g, " ");
  const match = /^([-+\u2212\u2013]?) *(.*)$/.exec(text);
  if (text.length > 120 || !/^[\d., '\u2019]*\d[\d., '\u2019]*$/.test(match[2])) return none;
  const isNegative = match[1] !== "" && match[1] !== "+";
  const groups = match[2].split(/[., '\u2019]/);
  const separators = (match[2].match(/[., '\u2019]/g) || []).map((sign) => (sign === "." || sign === "," ? sign : " "));
  const last = separators[separators.length - 1], before = separators.slice(0, -1);
  let isDecimal = false;
  if (last && last !== " " && !before.includes(last)) {
    isDecimal = separators.length > 1 || decimalBy(language, last, groups, isWhole);
    if (isDecimal === null) {
      const readings = [canonical(isNegative, groups[0], groups[1]), canonical(isNegative, groups[0] + groups[1], "")];
      return { fault: "isAmbiguous", values: { text, first: readings[0], second: readings[1] } };
    }
  }
  const whole = isDecimal ? groups.slice(0, -1) : groups, between = isDecimal ? before : separators;
  const fraction = isDecimal ? groups[groups.length - 1] : "";
  if (new Set(between).size > 1 || whole.slice(1).some((group) => group.length !== 3)
    || (whole.length > 1 && !/^\d{1,3}$/.test(whole[0])) || (isDecimal && fraction === "")) return none;
  const number = canonical(isNegative, whole.join(""), fraction);
  return isWhole && number.includes(".") ? none : { number };
}

// Whether the only point or comma separates decimals; null where nobody can know.
function decimalBy(language, separator, [whole, rest], isWhole) {
  if (rest.length !== 3 || whole.length < 1 || whole.length > 3 || whole[0] === "0") return true;
  switch (language.split("-")[0] + separator) {
    case "en.": case "pt,": case "fr,": return true;
    case "en,": case "pt.": return false;
    default: return isWhole ? false : null;
  }
}

// The canonical form: no zeros that say nothing.
function canonical(isNegative, whole, fraction) {
  const rest = fraction.replace(/0+$/, "");
  const digits = (whole.replace(/^0+/, "") || "0") + (rest ? "." + rest : "");
  return isNegative && digits !== "0" ? "-" + digits : digits;
}

const isNumeric = (item) => ["integer", "decimal", "percentage"].includes(item.type);

// A number in canonical form as somebody types it: one digit more keeps three decimals from being read as thousands.
function typedText(number, language) {
  const decimals = number.split(".")[1] || "";
  switch (language.split("-")[0]) {
    case "en": return number;
    case "pt": case "fr": return number.replace(".", ",");
    default: return decimals.length === 3 ? number + "0" : number;
  }
}

// The number that is typed for a question.
function numberIn(item, typed, language) {
  const text = item.type === "percentage" ? typed.replace(/\s*%\s*$/, "") : typed;
  const read = typedNumber(text, item.type === "integer", language);
  return read.fault === "isNoNumber" && item.type === "percentage" ? { fault: "isNoPercentage" } : read;
}
