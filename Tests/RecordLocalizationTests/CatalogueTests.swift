import Testing

@testable import RecordLocalization

@Suite struct CatalogueTests {
  private let catalogue = Catalogue(
    po: #"""
      # A comment.
      msgid ""
      msgstr ""
      "Language: es\n"
      "Plural-Forms: nplurals=2; plural=(n != 1);\n"

      #: Sources/Say.swift
      #, python-brace-format
      msgid "{count} draft"
      msgid_plural "{count} drafts"
      msgstr[0] "{count} borrador"
      msgstr[1] "{count} borradores"

      msgctxt "of a document"
      msgid "Status"
      msgstr "Situación"

      msgid "Status"
      msgstr "Estado"

      msgid ""
      "Two\n"
      "lines of \"words\" \\ and\ta tab"
      msgstr ""
      "Dos\n"
      "líneas de \"palabras\" \\ y\tun tabulador"
      #, fuzzy
      msgid "Doubtful"
      msgstr "Dudoso"

      msgid "Untranslated"
      msgstr ""

      #~ msgid "Gone"
      #~ msgstr "Ido"
      """#)

  private func said(_ id: String, context: String? = nil, form: Int = 0) -> String? {
    catalogue.translation(of: id, context: context, form: form)
  }

  @Test func entriesAreFoundByTheirEnglishAndContext() {
    #expect(said("Status") == "Estado")
    #expect(said("Status", context: "of a document") == "Situación")
    #expect(said("{count} draft", form: 1) == "{count} borradores")
    #expect(said("Two\nlines of \"words\" \\ and\ta tab") == "Dos\nlíneas de \"palabras\" \\ y\tun tabulador")
    #expect(catalogue.header.contains("Language: es\n"))
  }

  @Test func whatIsDoubtfulMissingOrGoneIsNotSaid() {
    for id in ["Doubtful", "Untranslated", "Gone", ""] { #expect(said(id) == nil) }
  }

  @Test func anyBytesAreRead() {
    for text in ["", "msgid", "msgstr \"", "msgid \"a\\", "\"x\"", "msgstr[9] \"b\"", "\u{0}\n#,"] {
      _ = Catalogue(po: text)
    }
  }
}
