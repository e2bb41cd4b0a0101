@testable import Questionnaires

/// An expression, what it is evaluated in, and what it is worth: for every evaluator of the same trees.
///
/// The day is 2026-11-29, the time 09:30.
struct ExpressionVector: Sendable, CustomStringConvertible {
  let expression: String
  let result: ExpressionValue
  /// The answers by question; others are blank.
  var answers: [String: ExpressionValue] = [:]
  /// The answer to the question itself.
  var answer = ExpressionValue.blank
  /// The facts of the choice; the expression is then a choice filter.
  var facts: [String: String]?

  init(
    _ expression: String, _ result: ExpressionValue, _ answers: [String: ExpressionValue] = [:],
    answer: ExpressionValue = .blank, facts: [String: String]? = nil
  ) {
    (self.expression, self.result, self.answers, self.answer, self.facts) = (expression, result, answers, answer, facts)
  }

  var description: String { expression }

  private static let yes = ExpressionValue.boolean(true), no = ExpressionValue.boolean(false)
  private static let nan = ExpressionValue.number(.nan)

  static let all: [ExpressionVector] =
    literals + arithmetic + comparisons + logic + choices + texts + numbers + days + lists

  static let literals: [ExpressionVector] = [
    .init("12", .number(12)), .init("12.50", .number(12.5)), .init(".5", .number(0.5)), .init("5.", .number(5)),
    .init("'a \"b\"'", .text("a \"b\"")), .init("\"it's\"", .text("it's")), .init("''", .text("")),
    .init("'ñandú'", .text("ñandú")),
    .init("${age}", .number(18), ["age": .number(18)]), .init("${age}", .text("")),
    .init("${ age }", .number(18), ["age": .number(18)]),
    .init("${a.b-c_1}", .text("x"), ["a.b-c_1": .text("x")]),
    .init(".", .text("x"), answer: .text("x")), .init("(.)", .number(3), answer: .number(3)),
    .init("true()", yes), .init("false( )", no),
  ]

  static let arithmetic: [ExpressionVector] = [
    .init("1 + 2 * 3", .number(7)), .init("(1 + 2) * 3", .number(9)), .init("2 - 3 - 4", .number(-5)),
    .init("7 div 2", .number(3.5)), .init("7 mod 2", .number(1)), .init("-7 mod 2", .number(-1)),
    .init("7 mod -2", .number(1)), .init("1.5 mod 0.5", .number(0)), .init("--3", .number(3)),
    .init("-2 * -3", .number(6)), .init("1 div 0", .number(.infinity)), .init("-1 div 0", .number(-.infinity)),
    .init("0 div 0", nan), .init("string(0.1 + 0.2)", .text("0.30000000000000004")),
    .init("'12' + 1", .number(13)), .init("' 12 ' + 1", .number(13)), .init("'' + 1", nan), .init("'a' * 2", nan),
    .init("true() + 1", .number(2)), .init("${a}*${b}", .number(12), ["a": .number(3), "b": .text("4")]),
    .init("${a}-${b}", .number(-1), ["a": .number(3), "b": .number(4)]),
    .init("2*-3", .number(-6)), .init("'+1' + 0", nan), .init("'1e3' + 0", nan), .init("'-.5' + 0", .number(-0.5)),
  ]

  static let comparisons: [ExpressionVector] = [
    .init("1 = 1.0", yes), .init("1 != 1", no), .init("2 > 1", yes), .init("2 <= 1", no),
    .init("'a' = 'a'", yes), .init("'a' = 'A'", no), .init("'a' != 'b'", yes), .init("'1' = '1.0'", no),
    .init("'1' = 1.0", yes), .init("'b' > 'a'", no), .init("'2' > '10'", no), .init("'10' > '2'", yes),
    .init("${x} < 5", no), .init("${x} > 5", no), .init("${x} = 0", no), .init("${x} != 0", yes),
    .init("${x} = ''", yes), .init("${x} != ''", no), .init("${x} = ''", no, ["x": .number(0)]),
    .init("true() = 'a'", yes), .init("true() = ''", no), .init("false() = 0", yes), .init("true() = 2", yes),
    .init("true() > 0", yes), .init("0 div 0 = 0 div 0", no), .init("0 div 0 != 0 div 0", yes),
    .init("1 < 2 = true()", yes), .init("3 > 2 > 1", no), .init("1 = 1 = 1", yes),
    .init(". >= 0 and . <= 100", yes, answer: .number(100)), .init(". >= 0 and . <= 100", no, answer: .number(100.1)),
  ]

  static let logic: [ExpressionVector] = [
    .init("true() or false() and false()", yes), .init("1 or 0", yes), .init("'' or 0", no),
    .init("0 div 0 or false()", no), .init("'false' and 'x'", yes), .init("not(${x})", yes),
    .init("not(1 = 2)", yes), .init("boolean('0')", yes), .init("boolean(0)", no),
    .init("boolean-from-string('1')", yes), .init("boolean-from-string('true')", yes),
    .init("boolean-from-string('yes')", no), .init("boolean-from-string(1)", yes),
    .init("if(${a} > 1, 'many', 'one')", .text("many"), ["a": .number(2)]),
    .init("if(${a} > 1, 'many', 'one')", .text("one")),
    .init("coalesce(${a}, ${b})", .text("x"), ["b": .text("x")]), .init("coalesce('', '')", .text("")),
    .init("coalesce(0, 1)", .number(0)), .init("once(5)", .number(5)), .init("once(5)", .number(3), answer: .number(3)),
  ]

  static let choices: [ExpressionVector] = [
    .init("selected(${t}, 'drivers')", yes, ["t": .text("human-rights drivers")]),
    .init("selected(${t}, 'driver')", no, ["t": .text("human-rights drivers")]),
    .init("selected(${t}, '')", no), .init("selected(., 'b')", yes, answer: .text("b")),
    .init("selected-at(${t}, 1)", .text("b"), ["t": .text("a b c")]),
    .init("selected-at(${t}, 3)", .text(""), ["t": .text("a b c")]),
    .init("selected-at(${t}, -1)", .text(""), ["t": .text("a b c")]),
    .init("selected-at(${t}, 'x')", .text(""), ["t": .text("a b c")]),
    .init("count-selected(${t})", .number(3), ["t": .text("a b c")]), .init("count-selected(${t})", .number(0)),
    .init("region = ${r}", yes, ["r": .text("south")], facts: ["region": "south"]),
    .init("region = ${r}", no, ["r": .text("north")], facts: ["region": "south"]),
    .init("name != 'x' and div = 2", yes, facts: ["name": "y", "div": "2"]),
    .init("population div 2 > 5", yes, facts: ["population": "12"]), .init("other-fact = ''", yes, facts: [:]),
  ]

  static let texts: [ExpressionVector] = [
    .init("string-length('ñandú')", .number(5)), .init("string-length('😀')", .number(1)),
    .init("string-length(${x})", .number(0)), .init("string-length(120)", .number(3)),
    .init("contains('abc', 'bc')", yes), .init("contains('abc', '')", yes), .init("contains('aab', 'ab')", yes),
    .init("contains('', 'a')", no), .init("starts-with('abc', 'ab')", yes), .init("starts-with('abc', '')", yes),
    .init("ends-with('abc', 'bc')", yes), .init("ends-with('bc', 'abc')", no),
    .init("concat('a', 1, true())", .text("a1true")), .init("concat(${x})", .text("")),
    .init("join(', ', 'a', 'b')", .text("a, b")), .init("substr('abcde', 1, 3)", .text("bc")),
    .init("substr('abcde', 2)", .text("cde")), .init("substr('abcde', -2)", .text("de")),
    .init("substr('abcde', 1, -1)", .text("bcd")), .init("substr('abcde', 4, 2)", .text("")),
    .init("substr('abc', 0, 99)", .text("abc")), .init("substr('abc', 'x')", .text("")),
    .init("substring-before('2026-05', '-')", .text("2026")), .init("substring-after('2026-05', '-')", .text("05")),
    .init("substring-before('abc', 'x')", .text("")), .init("substring-after('abc', '')", .text("abc")),
    .init("normalize-space('  a  b ')", .text("a b")), .init("string(12.0)", .text("12")),
    .init("string(1000000)", .text("1000000")), .init("string(1 div 3)", .text("0.3333333333333333")),
    .init("string(0.000001)", .text("0.000001")), .init("string(0.0000001)", .text("0.0000001")),
    .init("string(123456789012345690000000)", .text("123456789012345690000000")),
    .init("string(-0)", .text("0")), .init("string(0 div 0)", .text("NaN")),
    .init("string(1 div 0)", .text("Infinity")), .init("string(true())", .text("true")),
    .init("regex('AB-12', '[A-Z]{2}-\\d+')", yes), .init("regex('xAB-12', '[A-Z]{2}-\\d+')", no),
    .init("regex('a.b', '^a\\.b$')", yes), .init("regex('', 'a*')", yes), .init("regex('ab', 'a|ab')", yes),
    .init("regex('aaa', '(a|b){2,3}')", yes), .init("regex('aaaa', '(?:a|b){2,3}')", no),
    .init("regex('ñ', '[^a-z]')", yes), .init("regex('a\u{A0}b', 'a\\sb')", no),
    .init("regex(., '\\w+@\\w+\\.org')", yes, answer: .text("ana@gob.org")),
  ]

  static let numbers: [ExpressionVector] = [
    .init("number('12.5')", .number(12.5)), .init("number('')", nan), .init("number('12,5')", nan),
    .init("number(true())", .number(1)), .init("int(2.9)", .number(2)), .init("int(-2.9)", .number(-2)),
    .init("round(2.5)", .number(3)), .init("round(-2.5)", .number(-2)), .init("round(2.345, 2)", .number(2.35)),
    .init("round(1234.5, -2)", .number(1200)), .init("round('x')", nan), .init("floor(-1.5)", .number(-2)),
    .init("ceiling(1.2)", .number(2)), .init("abs(-3)", .number(3)), .init("min(3, 1, 2)", .number(1)),
    .init("max(3, '10', 2)", .number(10)), .init("max(3, '')", nan), .init("sum(${x})", nan),
    .init("sum(${x})", .number(4), ["x": .number(4)]),
  ]

  static let days: [ExpressionVector] = [
    .init("today()", .day(20_786)), .init("string(today())", .text("2026-11-29")),
    .init("number(today())", .number(20_786)),
    .init("now()", .moment(20_786 * 1_440 + 570)), .init("string(now())", .text("2026-11-29T09:30")),
    .init("now() > today()", yes), .init("date('2026-12-31') - today()", .number(32)),
    .init("date(today() + 32)", .day(20_818)), .init("string(date(today() + 32))", .text("2026-12-31")),
    .init("date('1970-01-01') + 0", .number(0)), .init("date('2026-02-30')", .text("")), .init("date('')", .text("")),
    .init("date(${d}) < today()", yes, ["d": .day(20_785)]), .init("${d} <= today()", no, ["d": .day(20_787)]),
    .init("${d} > today()", no), .init("${d} = '2026-11-29'", yes, ["d": .day(20_786)]),
    .init("'2026-11-28' < ${d}", yes, ["d": .day(20_786)]), .init("${d} > 'soon'", no, ["d": .day(20_786)]),
    .init("'2026-11-28' < '2026-11-29'", no), .init("decimal-date-time('1970-01-02T12:00')", .number(1.5)),
    .init("decimal-date-time('x')", nan),
  ]

  static let lists: [ExpressionVector] = [
    .init("count(${r})", .number(2), ["r": .list([.blank, .blank])]),
    .init("count(${r})", .number(0), ["r": .list([])]),
    .init("sum(${n})", .number(6), ["n": .list([.number(1), .number(2), .number(3)])]),
    .init("sum(${n})", nan, ["n": .list([.number(1), .blank])]), .init("sum(${n})", .number(0), ["n": .list([])]),
    .init("max(${n})", .number(3), ["n": .list([.number(1), .number(3)])]), .init("min(${n})", nan, ["n": .list([])]),
    .init("count-non-empty(${n})", .number(1), ["n": .list([.number(1), .blank])]),
    .init("join(' ', ${n})", .text("a b"), ["n": .list([.text("a"), .text("b")])]),
    .init("${n} = 'b'", yes, ["n": .list([.text("a"), .text("b")])]), .init("${n} = 'b'", no, ["n": .list([])]),
    .init("${n} != 'b'", no, ["n": .list([])]), .init("${n} > 2", yes, ["n": .list([.number(1), .number(3)])]),
    .init("string(${n})", .text("a"), ["n": .list([.text("a"), .text("b")])]),
    .init("not(${n})", yes, ["n": .list([])]),
    .init("concat(${n}, '!')", .text("ab!"), ["n": .list([.text("a"), .text("b")])]),
  ]

  /// Expressions that are refused, each with the problem and the bytes before its place.
  static let refused: [(String, ExpressionFault.Problem, Int)] = [
    ("", .empty, 0), ("  ", .empty, 0), ("1 +", .unexpectedEnd, 3), ("(1", .unexpectedEnd, 2),
    ("1)", .unexpected(")"), 1),
    ("'a", .unclosedText, 0), ("1 2", .unexpected("2"), 2), ("${a b}", .invalidReference("a b"), 0),
    ("${", .invalidReference("${"), 0), ("$a", .invalidReference("$a"), 0), ("..", .path(".."), 0),
    ("1 = ../x", .path(".."), 4), ("/data/x", .path("/"), 0), ("${a}/b", .path("/"), 4),
    ("child::x", .path("child::"), 0),
    ("@a", .path("@"), 0), ("${a}[1]", .path("["), 4), ("${a} | ${b}", .path("|"), 5),
    ("age > 1", .bareName("age"), 0), ("1.2.3", .invalidNumber("1.2.3"), 0), ("“a”", .unexpected("“"), 0),
    ("ñ = #", .bareName("ñ"), 0), ("position(..)", .unsupportedFunction("position"), 0),
    ("1 + pulldata('a', 'b', 'c', 'd')", .unsupportedFunction("pulldata"), 4),
    ("jr:choice-name(${a}, '${a}')", .unsupportedFunction("jr:choice-name"), 0),
    ("instance('l')/root", .unsupportedFunction("instance"), 0),
    ("selectd(${a}, 'b')", .unknownFunction("selectd", nearest: ["selected"]), 0),
    ("not()", .arguments(function: "not", given: 0, takes: 1...1), 0),
    ("if(1, 2)", .arguments(function: "if", given: 2, takes: 3...3), 0),
    ("today(1)", .arguments(function: "today", given: 1, takes: 0...0), 0),
    ("regex(., ${a})", .pattern(nil), 9), ("regex(., '(?=a)')", .pattern(PatternFault(.unsupported("(?="), at: 0)), 9),
    ("1 = = 2", .unexpected("="), 4), ("* 2", .unexpected("*"), 0), ("1 ! 2", .unexpected("!"), 2),
    ("concat(1,)", .unexpected(")"), 9), ("a:b", .bareName("a:b"), 0), ("a:1", .unexpected(":"), 1),
    ("id(1)", .unsupportedFunction("id"), 0),
  ]
}
