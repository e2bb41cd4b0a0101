import Foundation
import Questionnaires
import RecordRendering
import RecordValues
import Testing

@testable import QuestionnaireForms

/// The page in a browser, filled in with clicks and keys.
struct PageIsFilledInTests {
  typealias Step = [String: Any]

  /// The clicks and keys that give an answer.
  private struct Steps {
    var list: [Step] = []

    private func selector(_ id: String) -> String { "[id=\"\(id)\"]" }

    mutating func answers(_ items: [FormItem], _ values: FormValues, _ path: String, _ display: AnswerDisplay) {
      for item in items {
        switch item {
        case .group(_, _, let items): answers(items, values, path, display)
        case .repeated(let repetition):
          let path = path + "." + repetition.group.id
          for (index, entry) in values.entries(of: repetition.group.id).enumerated() {
            list.append(["click": selector(path + "-question") + " > button"])
            answers(repetition.items(ofEntry: index + 1), entry, path + "(\(index + 1))", display)
          }
        case .question(let question):
          let path = path + "." + question.question.id
          if case .table(let rows, let columns) = question.question.type {
            let found = values.rows(of: question.question.id)
            for row in rows {
              for column in columns {
                guard let value = found[row.id]?[column.id] else { continue }
                answer(value, column, "\(path)/\(row.id)/\(column.id)", display, isCell: true)
              }
            }
          } else if let value = values[question.question.id] {
            answer(value, question.question, path, display, isCell: false)
          }
        }
      }
    }

    private mutating func type(_ text: String, _ id: String) {
      list += [["click": selector(id), "at": "start"], ["type": text], ["key": "Tab"]]
    }

    private mutating func answer(
      _ value: AnswerValue, _ question: Question, _ path: String, _ display: AnswerDisplay, isCell: Bool
    ) {
      let options = display.options(of: question) ?? []
      switch (question.type, value) {
      case (.many, .choices(let ids)): for id in ids { list.append(["click": selector("\(path)=\(id)")]) }
      case (.many, .other(let ids, let words)):
        for id in ids + ["+other"] { list.append(["click": selector("\(path)=\(id)")]) }
        type(words, path + "-other")
      case (.ranking, .choices(let ids)):
        for (place, id) in ids.enumerated() { choose(place + 1, path + "=" + id) }
      case (.one, .other(_, let words)):
        if isCell || options.count > 10 {
          choose(options.count + 1, path)
        } else {
          list.append(["click": selector(path + "=+other")])
        }
        type(words, path + "-other")
      case (.one, _), (.yesNo, _), (.status, _):
        let id: String
        switch value {
        case .boolean(let isTrue): id = isTrue ? "yes" : "no"
        case .unknown: id = "unknown"
        case .choice(let choice): id = choice
        default: return
        }
        let place = (options.firstIndex { $0.id == id } ?? -1) + 1
        if isCell || (options.count > 10 && question.type.choices != nil) {
          choose(place, path)
        } else {
          list.append(["click": selector("\(path)=\(id)")])
        }
      case (.date, .time(let text)): type(Self.day(text), path)
      case (.time, .time(let text)): type(Self.clock(text), path)
      case (.dateTime, .time(let text)):
        list += [
          ["click": selector(path), "at": "start"], ["type": Self.day(String(text.prefix(10)))], ["key": "Tab"],
          ["type": Self.clock(String(text.suffix(5)))], ["key": "Tab"],
        ]
      default: type(display.text(value, of: question) ?? "", path)
      }
    }

    /// With the arrow keys, from the first item of the list.
    private mutating func choose(_ place: Int, _ id: String) {
      list.append(["focus": selector(id)])
      for _ in 0..<place { list.append(["key": "ArrowDown"]) }
    }

    /// As an English browser takes it: month, day, year; hours to twelve.
    private static func day(_ text: String) -> String {
      let parts = text.split(separator: "-")
      return String(parts[1] + parts[2] + parts[0])
    }

    private static func clock(_ text: String) -> String {
      let hour = Int(text.prefix(2)) ?? 0
      let shown = hour % 12 == 0 ? 12 : hour % 12
      return (shown < 10 ? "0\(shown)" : "\(shown)") + text.suffix(2) + (hour < 12 ? "a" : "p")
    }
  }

  /// 120 questions: the draft survives the browser's end, the language stays, and the saved file gives the same answers as
  /// the forms of Word and Excel.
  @Test func aHundredAndTwentyQuestions() throws {
    let sample = FilledFormsComeBackTests.Sample(seed: 44)
    let blank = FormDocument(
      sample.questionnaire, language: "en", countries: [FormCountry(code: "BR"), FormCountry(code: "CL")])
    var filling = Steps()
    let display = AnswerDisplay(form: sample.document)
    filling.answers(
      sample.document.sections.flatMap(\.items), FormValues(sample.answers.values), "q", display)
    // The middle of the form is where a number of whole steps has been made: after a field was left.
    let half =
      filling.list.indices.filter { $0 > filling.list.count / 2 && filling.list[$0]["click"] != nil }.first ?? 0
    let page = HTMLForm.page(blank)
    let saved = try Browser.withPage(page) { address in
      var steps: [Step] = [
        ["open": address], ["focus": "#language"], ["key": "ArrowUp"], ["run": "document.documentElement.lang"],
        ["focus": "#country"], ["key": "ArrowDown"], ["key": "ArrowDown"],
      ]
      steps += filling.list[..<half]
      steps += [
        ["run": "new Promise((done) => setTimeout(done, 400))"],
        ["run": "document.getElementById('progress').textContent"], ["restart": true], ["open": address],
        ["run": "document.documentElement.lang + ' ' + document.getElementById('country').value"],
        ["run": "document.getElementById('progress').textContent"],
        ["run": "document.getElementById('status').textContent"],
      ]
      let place = steps.count
      steps += filling.list[half...]
      steps += [
        ["click": "#save"], ["downloaded": sample.questionnaire.id + ".CL.json"], ["complaints": true],
      ]
      let results = try Browser.run(steps)
      #expect(results[3] as? String == "es")
      let (before, after) = (results[place - 6] as? String, results[place - 2] as? String)
      #expect(results[place - 3] as? String == "es CL")
      #expect(before == after && before?.hasPrefix("0") == false, "\(before ?? "") \(after ?? "")")
      #expect((results[place - 1] as? String)?.hasPrefix("Se recuperó el borrador") == true)
      #expect((results.last as? [String]) == [])
      return try #require(results[results.count - 2] as? String)
    }
    let fromPage = try FormJSON.read(Array(saved.utf8), for: sample.form)
    sample.expectSame(fromPage, 44)
    let fromWord = try WordForm.read(try WordForm.document(sample.document), for: sample.form)
    let fromWorkbook = try WorkbookForm.read(try WorkbookForm.workbook(sample.document), for: sample.form)
    let files = [fromPage, fromWord, fromWorkbook].map {
      AnswerCheck($0.answers(of: "CL"), for: sample.form, isPartial: true, now: RandomQuestionnaire.now).answers.yaml
    }
    #expect(Set(files).count == 1)
  }
}
