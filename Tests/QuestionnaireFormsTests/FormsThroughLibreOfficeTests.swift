import Foundation
import Questionnaires
import RecordValues
import Testing

@testable import QuestionnaireForms

/// Forms that LibreOffice has opened and saved.
struct FormsThroughLibreOfficeTests {
  @Test(arguments: [UInt64(21), 22, 23]) func aWordFormComesBackWhole(seed: UInt64) throws {
    let sample = FilledFormsComeBackTests.Sample(seed: seed)
    let saved = try ExternalTools.savedByLibreOffice(
      try WordForm.document(sample.document), "docx", filter: "MS Word 2007 XML")
    sample.expectSame(try WordForm.read(saved, for: sample.form), seed)
  }
}

/// A form that somebody fills in with LibreOffice, by the keyboard: what is protected would refuse the keys.
struct FormsAreFilledInWithLibreOfficeTests {
  /// Opens a document, types two letters at the beginning of each field for text, and saves. LibreOffice 7.4 without a
  /// screen crashes where a key is refused.
  private static let script = #"""
    import os, pathlib, subprocess, sys, time, uno
    from com.sun.star.beans import PropertyValue

    office, folder, source, target = sys.argv[1:5]
    pipe = "form%d" % os.getpid()
    process = subprocess.Popen(
        [office, "-env:UserInstallation=" + pathlib.Path(folder, "profile").as_uri(), "--headless", "--norestore",
         "--accept=pipe,name=%s;urp;" % pipe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def named(name, value):
        made = PropertyValue()
        made.Name, made.Value = name, value
        return made

    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(300):
        try:
            context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            break
        except Exception:
            time.sleep(0.2)
    desktop = context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
    toolkit = context.ServiceManager.createInstance("com.sun.star.awt.Toolkit")
    document = desktop.loadComponentFromURL(pathlib.Path(source).as_uri(), "_blank", 0, ())
    frame, cursor = document.CurrentController.Frame, document.CurrentController.ViewCursor
    window = frame.getComponentWindow()
    frame.activate()
    window.setFocus()

    def write(place, text):
        cursor.gotoRange(place, False)
        for letter in text:
            key = uno.createUnoStruct("com.sun.star.awt.KeyEvent")
            key.Source, key.KeyChar, key.KeyCode = window, uno.Char(letter), 512 + ord(letter) - 97
            toolkit.keyPress(key)
            toolkit.keyRelease(key)
            time.sleep(0.1)

    def each(container):
        parts = container.createEnumeration()
        while parts.hasMoreElements():
            yield parts.nextElement()

    written = 0
    for index in range(document.TextTables.Count):
        table = document.TextTables.getByIndex(index)
        for name in table.CellNames:
            for paragraph in each(table.getCellByName(name)):
                for portion in each(paragraph):
                    if portion.TextPortionType != "ContentControl" or portion.ContentControl.Checkbox:
                        continue
                    if paragraph.String == "Escriba aquí":
                        written += 1
                        first = next(iter(each(portion.ContentControl)))
                        write(first.Start, "z" + chr(96 + written))
    document.storeToURL(pathlib.Path(target).as_uri(), (named("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    desktop.terminate()
    process.wait(30)
    print(written)
    """#

  @Test func fieldsTakeKeys() throws {
    let document = FormDocument(SampleQuestionnaire.questionnaire, language: "es", country: FormCountry(code: "CL"))
    let (bytes, count) = try ExternalTools.inFolder { folder in
      let (source, target) = (folder.appending(path: "form.docx"), folder.appending(path: "filled.docx"))
      try Data(try WordForm.document(document)).write(to: source)
      let said = try ExternalTools.run(
        try ExternalTools.python(with: "uno"),
        ["-c", Self.script, try ExternalTools.office(), folder.path, source.path, target.path])
      let number = String(decoding: said, as: UTF8.self).split(separator: "\n").last ?? ""
      return (Array(try Data(contentsOf: target)), Int(number))
    }
    let filled = try WordForm.read(bytes, for: QuestionnaireForm(SampleQuestionnaire.questionnaire))
    #expect(filled.faults.isEmpty, "\(filled.faults)")
    let texts = filled.values.flatMap { answer -> [AnswerValue] in
      guard case .entries(let entries) = answer.value else { return [answer.value] }
      return entries.flatMap { $0.map(\.value) }
    }
    let typed = "abcdefghijklmnopqrstuvwxyz".prefix(count ?? 0).map { AnswerValue.text("z\($0)") }
    #expect(typed.count > 5 && Set(texts) == Set(typed), "\(texts)")
  }
}
