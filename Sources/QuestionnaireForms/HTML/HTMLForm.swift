import Crypto
import Questionnaires
import RecordRendering
import RecordValues

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A form as one page that needs nothing but a browser: it asks in each language of the questionnaire, checks while
/// somebody types, keeps a draft in the browser until it is deleted there, and saves the answers as one JSON file, which
/// ``FormJSON`` reads.
///
/// Its content security policy forbids the browser to fetch or send anything and to use any style or script but the
/// page's own, which it names by their hashes (W3C, Content Security Policy Level 3). All that the questionnaire and the
/// answers say is data of the script, which never makes markup of it.
public enum HTMLForm {
  /// The page in UTF-8. The same form gives the same bytes. Cost: linear in the form.
  public static func page(_ form: FormDocument) -> String {
    let words = form.words
    let (sheet, script) = (PageFile.sheet, PageFile.script)
    let policy =
      "default-src 'none'; style-src 'sha256-\(hash(sheet))'; script-src 'sha256-\(hash(script))'; base-uri 'none'; "
      + "form-action 'none'"
    // `<` ends a script element wherever it stands; in JSON it may be written as an escape.
    let plan = FormPlanJSON(form: form).value.serialized().replacing("<", with: "\\u003c")
    return """
      <!DOCTYPE html>
      <html lang="\(escaped(form.language.description))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <meta name="questionnaire" content="\(escaped(form.questionnaire.id))">
      <title>\(escaped(form.title))</title>
      <style>\(sheet)</style>
      </head>
      <body>
      <noscript><p>\(escaped(words[.noScript]))</p></noscript>
      <div id="page" hidden>
      <a class="skip" href="#questions" data-say="skipToQuestions"></a>
      <header>
      <h1 id="title"></h1>
      <p id="facts"></p>
      <div id="introduction"></div>
      <p class="note-line" id="draft-note"></p>
      <p class="note-line" id="save-hint" data-say="saveHint"></p>
      <p class="choose" id="country-choice"><label for="country" data-say="country"></label> <select id="country"></select></p>
      </header>
      <div class="bar" role="region" aria-labelledby="progress"><div class="bar-content">
      <span class="choose" id="language-choice"><label for="language" data-say="language"></label>
      <select id="language"></select></span>
      <p id="progress"></p>
      <button type="button" class="strong" id="save" data-say="save"></button>
      </div></div>
      <main>
      <nav id="navigation" aria-labelledby="navigation-title"><h2 id="navigation-title" data-say="sections"></h2>
      <ul id="contents"></ul></nav>
      <div class="content">
      <div id="problem-box" hidden><h2 id="problem-title" tabindex="-1" data-say="problems"></h2><p id="no-problems"></p>
      <ul id="problems"></ul></div>
      <div id="questions" tabindex="-1"></div>
      <div class="finish">
      <p id="status" role="status"></p>
      <div class="actions">
      <button type="button" id="load" data-say="load"></button>
      <button type="button" id="print" data-say="print"></button>
      <button type="button" id="delete-draft" data-say="deleteDraft"></button>
      </div>
      <input type="file" class="chooser" id="file" accept=".json,application/json" tabindex="-1" aria-hidden="true">
      </div>
      </div>
      </main>
      <dialog id="dialog" aria-labelledby="dialog-question"><p id="dialog-question" data-say="deleteDraftQuestion"></p>
      <div class="actions"><button type="button" class="strong" id="keep" data-say="keep"></button>
      <button type="button" id="delete" data-say="delete"></button></div></dialog>
      </div>
      <script type="application/json" id="plan">\(plan)</script>
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  /// SHA-256 in Base64.
  private static func hash(_ source: String) -> String {
    Data(SHA256.hash(data: Data(source.utf8))).base64EncodedString()
  }

  /// Text for an element or a quoted attribute.
  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}

/// The files that the page is made of, which are embedded when the module is built.
enum PageFile {
  static let sheet = text("form.css")
  private static let names = [
    "expressions.js", "answers.js", "numbers.js", "filling.js", "exchange.js", "controls.js", "questions.js", "form.js",
    "draft.js",
  ]
  /// One function around the scripts, so that none of their names is the page's.
  static let script =
    "(function () {\n\"use strict\";\n"
    + names.map(text).joined(separator: "\n") + "})();\n"

  static func text(_ name: String) -> String {
    guard let file = EmbeddedFormPage.files.first(where: { $0.path == name }),
      let data = Data(base64Encoded: file.base64)
    else { preconditionFailure("\(name) is not embedded") }
    return String(decoding: data, as: UTF8.self)
  }
}
