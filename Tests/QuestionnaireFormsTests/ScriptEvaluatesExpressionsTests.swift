import Foundation
import Questionnaires
import RecordRendering
import RecordValues
import Testing

@testable import QuestionnaireForms

/// The page's script evaluates each expression to the same value as ``ExpressionTree``.
struct ExpressionVectorTests {
  static let expressions = [
    "1 + 2 * 3 - 4 div 2", "7 mod 3", "-7 mod 3", "5 mod 0", "1 div 0", "-1 div 0", "0 div 0", "-(2 + 3)", "--2",
    "0.1 + 0.2",
    "1000000 * 1000000 * 1000000 * 1000000", "1 div 3", "0.000001 div 1000", "${n} + 1", "${t} + 1", "${blank} + 1",
    "${n} = 12", "${n} = '12'", "${t} = 'árbol'", "${t} != 'x'", "${blank} = ''", "${blank} < 1", "${blank} != 1",
    "${blank} >= 0", "'a' < 'b'", "'10' > 9", "true() = 1", "true() = 'x'", "false() = ''", "true() != false()",
    "${d} = '2026-05-01'", "${d} > '2026-04-30'", "${d} < date('2027-01-01')", "${d} + 1", "date(${d} + 31)",
    "string(${d})",
    "${m} > ${d}", "string(${m})", "decimal-date-time(${m})", "date('2024-02-29')", "date('2023-02-29')", "date('x')",
    "date(0)",
    "date(-1)", "string(date(20574))", "today() = '2026-05-01'", "string(now())", "today() - ${d}",
    "decimal-date-time('2026-05-01T12:00')", "selected(${many}, 'b')", "selected(${many}, ' b ')",
    "selected(${many}, 'z')",
    "count-selected(${many})", "count-selected(${blank})", "selected-at(${many}, 1)", "selected-at(${many}, 9)",
    "selected-at(${many}, -1)", "selected-at(${many}, 0.9)", "if(${n} > 10, 'big', 'small')", "if(${blank}, 1, 2)",
    "coalesce(${blank}, ${t})", "coalesce(${blank}, '')", "once('new')", "string(12)", "string(-0.5)", "string(0)",
    "string(1.50)",
    "string(true())", "concat('a', 1, true(), ${t})", "concat(${list})", "join(', ', ${list})",
    "join('-', 'a', 'b', 'c')",
    "contains(${t}, 'rb')", "contains(${t}, '')", "starts-with(${t}, 'á')", "ends-with(${t}, 'ol')",
    "substr('abcdef', 1, 3)",
    "substr('abcdef', -3)", "substr('abcdef', -3, -1)", "substr('abcdef', 4, 2)", "substr(${emoji}, 0, 1)",
    "substr('abc', 'x')", "substring-before('a=b', '=')", "substring-after('a=b=c', '=')", "substring-before('ab', '')",
    "substring-after('ab', 'z')", "string-length(${emoji})", "string-length('')", "normalize-space('  a   b  ')",
    "regex('abc', '[a-c]+')", "regex('abcd', '[a-c]+')", "regex('é', '.')", "regex('a b', 'a\\sb')",
    "regex('2026', '\\d{4}')",
    "regex('a-b', '[a\\-z]+-b')", "regex(']', '[]]')", "regex('x/y', 'x/y')", "regex('(a)', '\\(a\\)')",
    "regex('ab', '(?:a|x)b?')",
    "regex('', 'a*')", "regex('A1', '^[A-Z]\\d$')", "regex('a}', 'a\\}')", "regex('é-', '[é\\-]{2}')",
    "regex('\u{2003}', '\\s')",
    "number('12.5')", "number(' 12 ')", "number('1e3')", "number('')", "number('.5')", "number('5.')", "number('+5')",
    "number(true())", "number('- 5')", "int(-2.7)", "int('x')", "floor(-2.5)", "ceiling(2.1)", "abs(-3)", "round(2.5)",
    "round(-2.5)",
    "round(2.345, 2)", "round(1234, -2)", "round('x')", "round(1, 'x')", "min(3, 1, 2)", "max(3, 1, 2)", "min(1, 'x')",
    "max(${list})",
    "min(${numbers})", "sum(${numbers})", "sum(${list})", "sum(${blank})", "count(${list})", "count-non-empty(${list})",
    "count-non-empty(${blank})", "boolean('')", "boolean('false')", "boolean(0)", "boolean(${d})", "boolean(${list})",
    "boolean-from-string('true')", "boolean-from-string(1)", "not(${blank})", "${list} = 'a'", "${list} != 'a'",
    "${numbers} > 4",
    "${numbers} < 1", "1 < ${numbers}", "${list} = true()", "${nothing} = 1", "boolean(${nothing})",
    "string(${nothing})",
    ". > 5", "string(.)", "${n} > 5 and ${t} = 'x' or not(${blank})", "1 or 0 and 0", "1 = 1 = 1", "3 > 2 > 1",
    "1 - - 1",
    "'2026-05-01' = ${d}", "'2026-05-01T00:00' = ${d}", "string(1 div 3)", "100000000000000000000000",
    "string(0.00000012)",
  ]

  /// What the names in the expressions are worth.
  private struct Context: ExpressionContext {
    func value(of question: String) -> ExpressionValue {
      switch question {
      case "n": .number(12)
      case "t": .text("árbol")
      case "d": .day(20_574)
      case "m": .moment(20_574 * 1_440 + 570)
      case "many": .text("a b c")
      case "emoji": .text("👩‍👧é")
      case "list": .list([.text("a"), .blank, .text("b")])
      case "numbers": .list([.number(1), .number(5), .number(2.5)])
      case "nothing": .list([])
      default: .blank
      }
    }
    var answer: ExpressionValue { .number(7) }
    var now: MeetingTime { RandomQuestionnaire.now }
  }

  private static let scriptContext = """
    { value: (name) => ({ n: 12, t: "árbol", d: { days: 20574 }, m: { minutes: 20574 * 1440 + 570 }, many: "a b c",
      emoji: "👩‍👧é", list: ["a", "", "b"], numbers: [1, 5, 2.5], nothing: [] })[name] ?? "",
      answer: () => 7, fact: () => "", now: { days: 20574, minutes: 600 } }
    """

  @Test func bothEvaluateAlike() throws {
    let trees = try Self.expressions.map { try Expression($0).tree() }
    let data = JSONValue.array(trees.map(ExpressionJSON.value)).serialized()
    let script = """
      (() => { \(PageFile.text("expressions.js"))
      const kind = (value) => Array.isArray(value) ? "list" : typeof value === "object" ? ("days" in value ? "day" : "moment") : typeof value;
      return \(data).map((tree) => { const value = evaluate(tree, \(Self.scriptContext));
        return kind(value) + " " + toText(value) + " " + numberText(toNumber(value)) + " " + isTrue(value); }); })()
      """
    let found = try #require(try Browser.run([["open": "about:blank"], ["run": script]])[1] as? [String])
    try #require(found.count == trees.count)
    for (place, tree) in trees.enumerated() {
      let value = tree.value(in: Context())
      let kind =
        switch value {
        case .number: "number"
        case .text: "string"
        case .boolean: "boolean"
        case .day: "day"
        case .moment: "moment"
        case .list: "list"
        }
      let expected = "\(kind) \(value.text) \(NumberText.text(of: value.number)) \(value.isTrue)"
      #expect(found[place] == expected, "\(Self.expressions[place])")
    }
  }
}
