import Foundation
import OfficeOpenXML
import Questionnaires
import RecordValues
import Testing

@testable import QuestionnaireForms

/// Word forms that people have filled in otherwise than they should.
struct RoughWordFormsTests {
  private static let form = QuestionnaireForm(SampleQuestionnaire.questionnaire)
  private static let document = FormDocument(
    SampleQuestionnaire.questionnaire, language: "es", countries: SampleQuestionnaire.countries)

  /// Changes the markup of the body, and reads the form.
  private func read(_ change: (inout String) throws -> Void) throws -> FilledForm {
    let archive = try OfficeArchive(try WordForm.document(Self.document))
    var parts: [(name: String, bytes: [UInt8])] = []
    for name in archive.names {
      var bytes = try archive.bytes(of: name)
      if name == "word/document.xml" {
        var text = String(decoding: bytes, as: UTF8.self)
        try change(&text)
        bytes = Array(text.utf8)
      }
      parts.append((name, bytes))
    }
    return try WordForm.read(try ArchiveWriter.archive(parts), for: Self.form, countries: SampleQuestionnaire.countries)
  }

  /// The control with a tag, from `<w:sdt>` to `</w:sdt>`.
  private func control(_ tag: String, in text: String) throws -> Range<String.Index> {
    let place = try #require(text.range(of: "w:val=\"\(tag)\"")).lowerBound
    let start = try #require(text.range(of: "<w:sdt>", options: .backwards, range: text.startIndex..<place)).lowerBound
    let end = try #require(text.range(of: "</w:sdt>", range: place..<text.endIndex)).upperBound
    return start..<end
  }

  private func fill(_ tag: String, with answer: String, in text: inout String) throws {
    let range = try control(tag, in: text)
    let filled = text[range].replacing("<w:showingPlcHdr/>", with: "")
      .replacing(
        /<w:sdtContent>.*<\/w:sdtContent>/, with: "<w:sdtContent><w:r><w:t>\(answer)</w:t></w:r></w:sdtContent>")
    text.replaceSubrange(range, with: filled)
  }

  private func kinds(_ filled: FilledForm) -> [FormRemark.Kind] { filled.remarks.map(\.kind) }

  @Test func placeholdersAreNoAnswers() throws {
    let filled = try read { _ in }
    #expect(filled.values.isEmpty && filled.faults.isEmpty && filled.remarks.isEmpty)
    #expect(filled.identity == FormIdentity(questionnaire: "aplicacion-2027", version: 2, country: nil, language: "es"))
    // Word's own, where somebody has deleted an answer.
    let cleared = try read { text in
      try fill("q:authority", with: "Haga clic o pulse aquí para escribir texto.", in: &text)
    }
    #expect(cleared.values.isEmpty)
  }

  @Test func aFilledControlGivesItsAnswer() throws {
    let filled = try read { text in
      try fill("q:authority", with: "Ministerio &lt;b&gt; &amp; Cía", in: &text)
      try fill("q:law", with: "Sí", in: &text)
      try fill("q:law_date", with: "31/12/2025", in: &text)
      try fill("form:country", with: "México (MX)", in: &text)
    }
    #expect(
      filled.values == [
        .init(question: "authority", value: .text("Ministerio <b> & Cía")),
        .init(question: "law", value: .boolean(true)),
        .init(question: "law_date", value: .time("2025-12-31")),
      ])
    #expect(filled.identity.country == "MX" && filled.faults.isEmpty && filled.remarks.isEmpty)
  }

  @Test func textInAnUnfilledControlIsAnAnswerBesideItsPlaceholder() throws {
    let filled = try read { text in
      let range = try control("q:authority", in: text)
      text.replaceSubrange(range, with: text[range].replacing("Escriba aquí", with: "Migración Escriba aquí"))
    }
    #expect(filled.values == [.init(question: "authority", value: .text("Migración"))])
  }

  @Test func anAnswerInPlaceOfADeletedControlCounts() throws {
    let filled = try read { text in
      text.replaceSubrange(try control("q:authority", in: text), with: "<w:r><w:t>Interior</w:t></w:r>")
    }
    #expect(filled.values == [.init(question: "authority", value: .text("Interior"))])
    #expect(kinds(filled) == [.besideField("Interior")])
  }

  @Test func anAnswerBesideItsControlCounts() throws {
    let filled = try read { text in
      let range = try control("q:authority", in: text)
      text.insert(contentsOf: "<w:r><w:t>Interior</w:t></w:r>", at: range.upperBound)
    }
    #expect(filled.values == [.init(question: "authority", value: .text("Interior"))])
    #expect(kinds(filled) == [.besideField("Interior")])
    let both = try read { text in
      try fill("q:authority", with: "Ministerio", in: &text)
      text.insert(
        contentsOf: "<w:r><w:t> del Interior</w:t></w:r>", at: try control("q:authority", in: text).upperBound)
    }
    #expect(both.values == [.init(question: "authority", value: .text("Ministerio del Interior"))])
    #expect(kinds(both) == [.besideField("del Interior")])
  }

  /// Also where the copy is beside the field, in its cell.
  @Test func aControlCopiedInItsCellCountsOnceOrIsAFault() throws {
    func copied(_ other: String) throws -> FilledForm {
      try read { text in
        try fill("q:authority", with: "Interior", in: &text)
        let control = try control("q:authority", in: text)
        let copy = text[control].replacing("Interior", with: other)
        text.insert(contentsOf: copy, at: control.upperBound)
      }
    }
    let same = try copied("Interior")
    #expect(same.values == [.init(question: "authority", value: .text("Interior"))])
    #expect(kinds(same) == [.duplicated] && same.faults.isEmpty)
    let different = try copied("Exterior")
    #expect(different.values.isEmpty)
    #expect(different.faults.map(\.problem) == [.severalAnswers(["Interior", "Exterior"])])
  }

  @Test func aCopiedControlCountsOnceOrIsAFault() throws {
    func copied(_ other: String) throws -> FilledForm {
      try read { text in
        try fill("q:authority", with: "Interior", in: &text)
        let copy = text[try control("q:authority", in: text)].replacing("Interior", with: other)
        let place = try #require(text.range(of: "<w:sectPr>")).lowerBound
        text.insert(contentsOf: "<w:p>\(copy)</w:p>", at: place)
      }
    }
    let same = try copied("Interior")
    #expect(same.values == [.init(question: "authority", value: .text("Interior"))])
    #expect(kinds(same).contains(.duplicated) && same.faults.isEmpty)
    let different = try copied("Exterior")
    #expect(different.values.isEmpty)
    #expect(different.faults.map(\.problem) == [.severalAnswers(["Interior", "Exterior"])])
    #expect(different.faults.first?.place.number == "1.1")
    #expect(different.faults.first?.place.label == "¿Qué autoridad dirige la política migratoria?")
  }

  @Test func aMovedControlKeepsItsQuestion() throws {
    let filled = try read { text in
      try fill("q:authority", with: "Interior", in: &text)
      let range = try control("q:authority", in: text)
      let moved = String(text[range])
      text.removeSubrange(range)
      text.insert(contentsOf: moved, at: try control("q:description", in: text).upperBound)
      try fill("q:description", with: "Texto", in: &text)
    }
    #expect(
      filled.values == [
        .init(question: "authority", value: .text("Interior")), .init(question: "description", value: .text("Texto")),
      ])
    #expect(kinds(filled) == [.moved])
  }

  @Test func aQuestionWhoseTableWasDeletedIsTold() throws {
    let filled = try read { text in
      let place = try control("q:authority", in: text).lowerBound
      let start = try #require(text.range(of: "<w:tbl>", options: .backwards, range: text.startIndex..<place))
        .lowerBound
      let end = try #require(text.range(of: "</w:tbl>", range: place..<text.endIndex)).upperBound
      text.removeSubrange(start..<end)
    }
    #expect(filled.remarks.map(\.place?.question) == ["authority"] && kinds(filled) == [.missingField])
  }

  @Test func marksCountByBoxAndBySign() throws {
    func marked(_ state: String, _ sign: String) throws -> FilledForm {
      try read { text in
        let range = try control("q:instruments=decree", in: text)
        text.replaceSubrange(
          range,
          with: text[range].replacing("<w14:checked w14:val=\"0\"/>", with: "<w14:checked w14:val=\"\(state)\"/>")
            .replacing("☐", with: sign))
      }
    }
    for (state, sign) in [("1", "☒"), ("1", "☐"), ("0", "☒"), ("0", "X ")] {
      let filled = try marked(state, sign)
      #expect(filled.values == [.init(question: "instruments", value: .choices(["decree"]))], "\(state) \(sign)")
      #expect(kinds(filled) == (state == "1" && sign == "☒" ? [] : [.boxDiffers(choice: "decree")]), "\(state) \(sign)")
    }
  }

  @Test func anotherAnswerNeedsNoMark() throws {
    let filled = try read { text in try fill("q:instruments=+text", with: "Circular; y otros", in: &text) }
    #expect(filled.values == [.init(question: "instruments", value: .other([], "Circular; y otros"))])
  }

  @Test func choicesAndAnotherAnswerAreSeveralAnswers() throws {
    let filled = try read { text in
      try fill("q:region", with: "Andes", in: &text)
      try fill("q:region=+text", with: "Pacífico", in: &text)
    }
    #expect(filled.faults.map(\.problem) == [.severalAnswers(["Andes", "Pacífico"])])
  }

  @Test func placesOfARankingMustDiffer() throws {
    let filled = try read { text in
      for (id, place) in [("law", "2"), ("decree", "1"), ("plan", "3"), ("none", "4")] {
        try fill("q:priorities=" + id, with: place, in: &text)
      }
    }
    #expect(filled.values == [.init(question: "priorities", value: .choices(["decree", "law", "plan", "none"]))])
    let twice = try read { text in
      for id in ["law", "decree"] { try fill("q:priorities=" + id, with: "1", in: &text) }
    }
    #expect(twice.faults.count == 1)
  }

  /// The fields of Word before 2007 (ECMA-376, part 1, 17.16.17), as ministries still use them.
  @Test func oldFormFieldsAreRead() throws {
    func field(_ data: String, _ code: String, _ result: String) -> String {
      "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"x\"/><w:enabled/>\(data)</w:ffData></w:fldChar></w:r>"
        + "<w:r><w:instrText xml:space=\"preserve\"> \(code) </w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(result)<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    }
    let filled = try read { text in
      text.replaceSubrange(
        try control("q:authority", in: text),
        with: field("<w:textInput/>", "FORMTEXT", "<w:r><w:t>Interior</w:t></w:r>"))
      text.replaceSubrange(
        try control("q:description", in: text),
        with: field("<w:textInput/>", "FORMTEXT", "<w:r><w:t>\u{2002}\u{2002}\u{2002}</w:t></w:r>"))
      text.replaceSubrange(
        try control("q:law", in: text),
        with: field(
          "<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"Sí\"/><w:listEntry w:val=\"No\"/></w:ddList>",
          "FORMDROPDOWN", ""))
      for (id, state) in [("law", "<w:checked/>"), ("decree", "<w:default w:val=\"0\"/>")] {
        text.replaceSubrange(
          try control("q:instruments=" + id, in: text),
          with: field("<w:checkBox><w:sizeAuto/>\(state)</w:checkBox>", "FORMCHECKBOX", ""))
      }
    }
    #expect(
      filled.values == [
        .init(question: "authority", value: .text("Interior")), .init(question: "law", value: .boolean(false)),
        .init(question: "instruments", value: .choices(["law"])),
      ])
    #expect(kinds(filled).contains(.legacyFields))
  }

  @Test func whatIsNoAnswerIsAFaultWithItsNumber() throws {
    let filled = try read { text in
      try fill("q:staff", with: "doce", in: &text)
      try fill("q:arrivals/men/y2026", with: "1.5.2", in: &text)
      try fill("q:agreements(2).signed", with: "30/02/2026", in: &text)
    }
    #expect(filled.faults.map(\.place.number) == ["2.1", "2.9.2", "3.1(2).2"])
    #expect(filled.faults.map(\.place.label) == ["Personal consular", "2026", "Fecha de firma"])
    #expect(filled.faults.map(\.place.places) == [[], [.row("men")], [.entry(2)]])
  }

  @Test func trackedDeletionsAreNoAnswers() throws {
    let filled = try read { text in
      text.replaceSubrange(
        try control("q:authority", in: text),
        with: "<w:del w:id=\"9\" w:author=\"a\"><w:r><w:delText>Exterior</w:delText></w:r></w:del>"
          + "<w:ins w:id=\"10\" w:author=\"a\"><w:r><w:t>Interior</w:t></w:r></w:ins>")
    }
    #expect(filled.values == [.init(question: "authority", value: .text("Interior"))])
  }

  @Test func anyBytesAreRefusedOrRead() throws {
    let bytes = try WordForm.document(Self.document)
    for seed in 0..<60 {
      var broken = bytes
      for step in 0..<(1 + seed % 5) {
        let place = (seed * 7_919 + step * 104_729) % broken.count
        broken[place] = UInt8(truncatingIfNeeded: seed &* 31 &+ step)
      }
      _ = try? WordForm.read(broken, for: Self.form)
      _ = try? WordForm.identity(of: Array(broken.prefix(broken.count - seed * 10)))
    }
    #expect(throws: WordForm.Failure.self) { try WordForm.read([1, 2, 3], for: Self.form) }
  }
}
