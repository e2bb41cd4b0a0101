import RecordComparison
import RecordLocalization
import SeededRandom
import Testing

@testable import RecordRendering
@testable import TextDiff

struct TerminalTextTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("ñandú", 5), ("n\u{303}", 1), ("日本語", 6), ("ｱ", 1), ("Ａ", 2), ("한국", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👨‍👩‍👧‍👦", 2), ("🇨🇱", 2), ("❤️", 2), ("❤", 1), ("שלום", 4),
    ("e\u{301}\u{302}\u{303}", 1), ("a\u{200D}", 1), ("…", 1), ("─", 1), ("－", 2),
  ])
  func aTextTakesItsColumns(text: String, columns: Int) {
    #expect(TerminalText.columns(text) == columns)
  }

  @Test(arguments: [
    ("\u{1B}[31m", "␛[31m"), ("\u{7}", "␇"), ("\u{0}", "␀"), ("\u{7F}", "␡"), ("\u{9B}2J", "\\u{9b}2J"),
    ("a\u{202E}b", "a\\u{202e}b"), ("\u{2066}\u{2069}", "\\u{2066}\\u{2069}"), ("\u{200E}", "\\u{200e}"),
    ("\u{200F}", "\\u{200f}"), ("\u{61C}", "\\u{61c}"), ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
    ("\u{FEFF}", "\\u{feff}"), ("\u{200B}", "\\u{200b}"), ("a\nb\tc", "a b c"), ("\r\n", "␍ "), ("é", "é"),
    ("👨‍👩‍👧", "👨‍👩‍👧"), ("می‌خواهم", "می‌خواهم"), ("\u{E0041}", "\\u{e0041}"),
  ])
  func whatIsNotSeenIsShown(text: String, shown: String) {
    #expect(TerminalText.neutralised(text) == shown)
  }

  @Test func lineEndsAndTabsStayOnDemand() {
    #expect(TerminalText.neutralised("a\n\tb\u{1B}", keepingLayout: true) == "a\n\tb␛")
  }

  @Test func whatIsCutShortFits() {
    for limit in 1..<20 {
      #expect(
        TerminalText.columns(TerminalText.shortened("Los Estados 日本語 reafirman", to: limit)) <= max(limit, 1))
    }
    #expect(TerminalText.shortened("a  b\nc", to: 20) == "a b\nc")
  }
}

struct WrappedTextTests {
  @Test(arguments: 2...40) func noLineIsWiderThanTheWidth(width: Int) {
    var generator = SeededGenerator(seed: UInt64(width))
    let letters = ["a", "ñ", "日", " ", " ", "👍", "\n", "e\u{301}", "/", "x"]
    for _ in 0..<100 {
      let runs = (0..<5).map { number in
        let text = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
          letters.randomElement(using: &generator)!
        }
        return WrappedText.Run(text: text.joined(), ink: number.isMultiple(of: 2) ? .plain : .inserted)
      }
      let lines = WrappedText(runs, width: width).lines
      #expect(lines.allSatisfy { WrappedText.columns($0) <= width }, "width \(width): \(runs)")
      let kept = lines.joined().map(\.text).joined().filter { !$0.isWhitespace }
      #expect(kept == runs.map(\.text).joined().filter { !$0.isWhitespace }, "width \(width): \(runs)")
    }
  }

  @Test func linesBreakBetweenWords() {
    let lines = WrappedText([.init(text: "uno dos tres cuatro", ink: .plain)], width: 8).lines
    #expect(lines.map { $0.map(\.text).joined() } == ["uno dos", "tres", "cuatro"])
  }

  @Test func aPathBreaksAfterASlash() {
    let lines = WrappedText([.init(text: "countries/CL/inputs/aportes", ink: .plain)], width: 16).lines
    #expect(lines.map { $0.map(\.text).joined() } == ["countries/CL/", "inputs/aportes"])
  }
}

struct RedlineTerminalTests {
  static let hostileWords = "\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31m\u{202E}abc\u{2028}\r\u{0}\u{7F}\u{85}"

  @Test(arguments: [true, false], RedlineTerminal.Layout.allCases)
  func noControlCharacterButOurOwnReachesTheTerminal(color: Bool, layout: RedlineTerminal.Layout) {
    for width in [0, 20, 60, 80] {
      let text = withoutInk(terminal(hostile(Self.hostileWords), color: color, width: width, layout: layout))
      #expect(!text.contains("\u{1B}"))
      for scalar in text.unicodeScalars where scalar != "\n" {
        #expect(scalar.value >= 0x20 && scalar.value != 0x7F && !isHidden(scalar))
      }
    }
  }

  @Test(arguments: [8, 20, 40, 60, 61, 80, 100, 133], RedlineTerminal.Layout.allCases)
  func noLineIsWiderThanTheTerminal(width: Int, layout: RedlineTerminal.Layout) {
    for language in InterfaceLanguage.allCases {
      for redline in [Sample.declaration, hostile("palabras y 日本語 muylargapalabrasinespacios")] {
        let text = withoutInk(
          terminal(redline, color: true, width: width, language: language, layout: layout))
        for line in text.split(separator: "\n") {
          #expect(TerminalText.columns(String(line)) <= width, "\(width): \(line)")
        }
      }
    }
  }

  @Test func withoutColourChangesStandBetweenMarks() {
    let text = terminal(Sample.declaration, width: 0)
    #expect(text.contains("Los Estados {+Miembros +}reafirman su [-pleno-]{+firme+} compromiso"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test func withColourEveryAttributeEndsOnItsLine() {
    for line in terminal(Sample.declaration, color: true, width: 40).split(separator: "\n") {
      let starts = line.matches(of: /\u{1B}\[[1-9][0-9;]*m/).count
      #expect(starts == line.matches(of: /\u{1B}\[0m/).count)
    }
    #expect(terminal(Sample.declaration, color: true, width: 0).contains("\u{1B}[4;32mMiembros \u{1B}[0m"))
  }

  @Test func aMovedParagraphTellsBothItsPlaces() {
    let text = terminal(Sample.declaration, width: 0)
    #expect(text.contains("moved from after old ¶6 “Se propone un mecanismo"))
    #expect(text.contains("↓ “Un glosario de términos que facilite"))
    #expect(text.contains("moved to ¶5"))
  }

  @Test func farFromAChangeParagraphsAreCounted() {
    let text = terminal(Sample.declaration, width: 0)
    #expect(text.contains("… 12 unchanged paragraphs"))
    #expect(!text.contains("Compromiso número 7"))
    #expect(terminal(Sample.declaration, width: 0, context: 20).contains("Compromiso número 7"))
  }

  @Test func aFileThatIsNoTextSaysSo() {
    #expect(terminal(Sample.declaration, width: 0).contains("The file itself was not compared"))
  }

  @Test func changedWhiteSpaceIsSeen() {
    #expect(terminal(Sample.declaration, width: 0).contains("Firmado en{+↵↵↵+}\n"))
  }

  @Test func aLongUnchangedRunIsCutInTheMiddle() {
    let long = (0..<5_000).map { "palabra\($0)" }.joined(separator: " ")
    let text = terminal(
      state(TextRedline(from: Array("a \(long) b\n".utf8), to: Array("a \(long) c\n".utf8))))
    #expect(
      text.contains("unchanged words …") && text.contains("palabra4999") && !text.contains("palabra2500"))
    #expect(text.contains("[-b-]") && text.contains("{+c+}"))
    #expect(text.utf8.count < 4_000)
  }

  @Test func blankLinesDoNotFillTheScreen() {
    let old = "```\na\n" + String(repeating: "\n", count: 50_000) + "b\n```\n"
    let new = "```\na\nb\n```\n"
    let text = terminal(state(TextRedline(from: Array(old.utf8), to: Array(new.utf8))))
    #expect(text.contains("[-↵×50000-]"))
    #expect(text.split(separator: "\n").count < 20)
  }

  @Test func noDifferenceIsSaid() {
    let same = StateRedline(
      from: .init(name: "a", commit: nil), to: .init(name: "b", commit: nil), documents: [])
    #expect(terminal(same).contains("There is no difference."))
  }

  @Test func sideBySideNeedsRoom() {
    #expect(
      terminal(Sample.declaration, width: 50, layout: .sideBySide) == terminal(Sample.declaration, width: 50))
  }
}

struct ProgressTests {
  @Test func nothingIsWrittenWhereNobodyWatches() {
    var written = ""
    var progress = Progress(
      "Reading", isTerminal: false, style: .init(color: false, width: 80, language: .en), interval: .zero,
      write: { written += $0 })
    progress.update(1)
    progress.finish()
    #expect(written.isEmpty)
  }

  @Test func theLineIsWipedAtTheEnd() {
    var written = ""
    var progress = Progress(
      "Reading", total: 20_000, isTerminal: true, style: .init(color: false, width: 80, language: .en),
      interval: .zero, write: { written += $0 })
    progress.update(1_204)
    #expect(written == "\rReading 1,204 / 20,000")
    written = ""
    progress.finish()
    #expect(written == "\r" + String(repeating: " ", count: 22) + "\r")
  }

  @Test func linesComeNoOftenerThanTheInterval() {
    var written = 0
    var time = ContinuousClock.now
    var progress = Progress(
      "Reading", isTerminal: true, style: .init(color: false, width: 80, language: .en),
      interval: .seconds(1), now: { time }, write: { _ in written += 1 })
    for count in 0..<1_000 {
      progress.update(count)
      time = time.advanced(by: .milliseconds(10))
    }
    #expect((9...10).contains(written))
  }
}
