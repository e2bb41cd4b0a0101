import Questionnaires
import RecordRendering

/// Expressions as the page's script evaluates them: a literal is itself, all else an array of its kind and its parts.
enum ExpressionJSON {
  static func value(of tree: ExpressionTree) -> JSONValue {
    switch tree {
    case .number(let number): .double(number)
    case .text(let text): .string(text)
    case .question(let name): ["question", .string(name)]
    case .answer: ["answer"]
    case .fact(let name): ["fact", .string(name)]
    case .negation(let value): ["negation", self.value(of: value)]
    case .operation(let sign, let left, let right):
      ["operation", .string(sign.rawValue), value(of: left), value(of: right)]
    case .call(.regex, let arguments):
      .array(
        ["call", "regex"]
          + zip(arguments, 0...).map { argument, place in
            guard place == 1, case .text(let pattern) = argument else { return value(of: argument) }
            return .string(ScriptPattern.source(of: pattern))
          })
    case .call(let function, let arguments):
      .array(["call", .string(function.rawValue)] + arguments.map(value(of:)))
    }
  }
}

/// Patterns of `regex` as a browser's engine takes them with the flag `u` (ECMA-262, section 22.2), with the same meaning
/// as ``Pattern``: white space is that of ASCII, and a line break more ends a line.
enum ScriptPattern {
  /// - Parameter pattern: one that ``Pattern`` accepts. Cost: linear.
  static func source(of pattern: String) -> String {
    let scalars = Array(pattern.unicodeScalars)
    var (result, place, isInSet) = ("", 0, false)
    while place < scalars.count {
      let scalar = scalars[place]
      place += 1
      switch scalar {
      case "\\":
        guard place < scalars.count else { break }
        result += escape(scalars[place], isInSet: isInSet)
        place += 1
      case "[" where !isInSet:
        isInSet = true
        result += "["
        if place < scalars.count, scalars[place] == "^" {
          result += "^"
          place += 1
        }
        // A bracket that comes first is a member.
        if place < scalars.count, scalars[place] == "]" {
          result += "\\]"
          place += 1
        }
      case "]" where isInSet:
        isInSet = false
        result += "]"
      case "." where !isInSet: result += #"[^\n\r\u0085\u2028\u2029]"#
      case "^" where !isInSet, "$" where !isInSet: break
      // In a set these have no meaning of their own here, and one in some engines.
      case "(", ")", "{", "}", "/", "|", "^", "$", "[":
        result += isInSet ? "\\" + String(scalar) : String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func escape(_ scalar: Unicode.Scalar, isInSet: Bool) -> String {
    switch scalar {
    case "s": isInSet ? #"\t-\r "# : #"[\t-\r ]"#
    case "S": isInSet ? #"\0-\x08\x0e-\x1f!-\u{10ffff}"# : #"[^\t-\r ]"#
    case "d", "D", "w", "W", "t", "n", "r": "\\" + String(scalar)
    default: "\\u{" + String(scalar.value, radix: 16) + "}"
    }
  }
}
