import RecordValues
import SeededRandom
import Testing

@testable import Questionnaires

/// Expressions mean what XPath 1.0 and XForms say, and anything outside the subset is refused with its place.
@Suite struct ExpressionsFollowXPathTests {
  struct Context: ExpressionContext {
    var vector: ExpressionVector
    func value(of question: String) -> ExpressionValue { vector.answers[question] ?? .blank }
    var answer: ExpressionValue { vector.answer }
    func fact(_ name: String) -> ExpressionValue { .text(vector.facts?[name] ?? "") }
    let now: MeetingTime

    init(vector: ExpressionVector) {
      self.vector = vector
      guard let now = MeetingTime("2026-11-29T09:30") else { preconditionFailure("no time") }
      self.now = now
    }
  }

  @Test(arguments: ExpressionVector.all) func eachVectorHasItsResult(vector: ExpressionVector) throws {
    let tree = try Expression(vector.expression).tree(isFilter: vector.facts != nil)
    let value = tree.value(in: Context(vector: vector))
    #expect(isSame(value, vector.result), "\(value)")
    #expect(isSame(tree.value(in: Context(vector: vector)), value), "the same again")
  }

  private func isSame(_ a: ExpressionValue, _ b: ExpressionValue) -> Bool {
    if case .number(let a) = a, case .number(let b) = b { return a.isNaN && b.isNaN || a == b }
    return a == b
  }

  @Test func whatIsOutsideTheSubsetIsRefusedWithItsPlace() {
    for (text, problem, offset) in ExpressionVector.refused {
      do throws(ExpressionFault) {
        let tree = try ExpressionTree(parsing: text)
        Issue.record("\(text) is read as \(tree)")
      } catch {
        #expect(error.problem == problem, "\(text)")
        #expect(error.offset == offset, "\(text)")
      }
    }
  }

  @Test func namesAreListedInTheirOrder() throws {
    let tree = try ExpressionTree(parsing: "if(${b} > a, ${a} + ${b}, concat(c, a, .))", isFilter: true)
    #expect(tree.questions == ["b", "a"])
    #expect(tree.facts == ["a", "c"])
    #expect(tree.usesAnswer)
    #expect(try !ExpressionTree(parsing: "'.' = ${a}").usesAnswer)
  }

  @Test func depthAndLengthAreBounded() throws {
    func problem(_ text: String) -> ExpressionFault.Problem? {
      do throws(ExpressionFault) {
        _ = try ExpressionTree(parsing: text)
        return nil
      } catch {
        return error.problem
      }
    }
    let deep = { (count: Int) in String(repeating: "(", count: count) + "1" + String(repeating: ")", count: count) }
    #expect(problem(deep(40)) == nil)
    #expect(problem(deep(1_900)) == .tooDeep)
    #expect(problem(String(repeating: "-", count: 3_000) + "1") == .tooDeep)
    #expect(problem(String(repeating: "not(", count: 700) + "1" + String(repeating: ")", count: 700)) == .tooDeep)
    #expect(problem("1" + String(repeating: "+1", count: 90)) == nil)
    #expect(problem("1" + String(repeating: "+1", count: 1_900)) == .tooDeep)
    #expect(problem("'" + String(repeating: "a", count: 4_000) + "'") == .tooLong)
    #expect(problem("'" + String(repeating: "ñ", count: 3_998) + "'") == nil)
  }

  @Test func noBytesCrashTheParser() {
    let words = [
      "${a}", "'x'", "\"", "(", ")", "+", "-", "*", "div", "mod", "and", "or", "=", "!=", "<=", ".", "..", "/", "if(",
      "regex(.,'",
      "[a-z]{2,3}", "1", "9.5", ",", " ", "ñ", "😀", "selected(", "\\d", "name", "${", "}", "\u{0}", "true()",
    ]
    var read = 0
    for seed in UInt64(0)..<4_000 {
      var random = SeededNumbers(seed: seed)
      let text = (0..<random.below(14)).map { _ in random.pick(words) }.joined()
      do throws(ExpressionFault) {
        let tree = try ExpressionTree(parsing: text, isFilter: random.chance(50))
        let context = Context(vector: ExpressionVector("", .blank, ["a": .list([.text("b"), .number(1)])]))
        #expect(tree.value(in: context).text == tree.value(in: context).text, "seed \(seed)")
        read += 1
      } catch {
        #expect((0...text.utf8.count).contains(error.offset), "seed \(seed): \(text)")
      }
    }
    #expect(read > 50, "some are expressions")
  }

  @Test func aPatternIsMatchedInLinearTime() throws {
    let pattern = try Pattern("(a|a)*(a|a)*(a+)+b")
    #expect(!pattern.matches(String(repeating: "a", count: 20_000)))
    for (text, problem) in [
      ("a{1000}{1000}", PatternFault.Problem.unsupported("{")), ("(a{1000}){1000}", .tooLarge),
      ("((((){1000}){1000}){1000}){1000}", .tooLarge), ("(", .unclosed("(")), ("[a", .unclosed("[")),
      ("a{2,1}", .invalidRange), ("[z-a]", .invalidRange), ("\\bx", .unsupported("\\b")),
      ("(?<n>a)", .unsupported("(?<")),
      ("\\1", .unsupported("\\1")), ("\\p{L}", .unsupported("\\p")), ("a++", .unsupported("+")),
      ("*", .unexpected("*")),
      (")", .unexpected(")")), ("a^b", .unsupported("^")), ("\\", .unexpected("\\")),
      ("[[:alpha:]]", .unsupported("[")),
    ] {
      do throws(PatternFault) {
        _ = try Pattern(text)
        Issue.record("\(text) is read")
      } catch {
        #expect(error.problem == problem, "\(text)")
      }
    }
  }

  /// Against the standard library's own engine, on patterns that both read alike.
  @Test func patternsMatchAsTheStandardLibrarysDo() throws {
    let parts = ["a", "b", "[ab]", "[^a]", "\\d", ".", "(a|b)", "(?:ab)?", "a*", "b+", "c{1,2}", "|", "(a(b|c))"]
    var matched = 0
    for seed in UInt64(0)..<300 {
      var random = SeededNumbers(seed: seed)
      let pattern = (0...random.below(5)).map { _ in random.pick(parts) }.joined()
      let own = try Pattern(pattern)
      let regex = try Regex(pattern)
      for _ in 0..<20 {
        let text = String((0..<random.below(7)).map { _ in random.pick(["a", "b", "c", "1"]) as Character })
        let expected = try regex.wholeMatch(in: text) != nil
        #expect(own.matches(text) == expected, "seed \(seed): \(pattern) on \(text)")
        if expected { matched += 1 }
      }
    }
    #expect(matched > 100)
  }

  @Test func aTextThatGrowsIsCutOff() throws {
    let long = ExpressionValue.text(String(repeating: "ñ", count: 90_000))
    let vector = ExpressionVector("", .blank, ["a": long])
    let tree = try ExpressionTree(parsing: "string-length(concat(${a}, ${a}, concat(${a}, ${a})))")
    #expect(tree.value(in: Context(vector: vector)) == .number(Double(QuestionnaireLimits.text)))
  }
}
