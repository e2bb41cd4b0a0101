import Testing

@testable import GCMRepo

/// The title and the language that a person would read from a file's name.
@Suite struct FileNamesGiveTitlesTests {
  private static let names: [(name: String, title: String, language: LanguageTag?)] = [
    ("Nota No. 12 sobre detención.docx", "Nota No. 12 sobre detención", nil),
    ("Nota No. 15 sobre remesas.docx", "Nota No. 15 sobre remesas", nil),
    ("J. Pérez - aportes.docx", "J. Pérez - aportes", nil),
    ("Aportes de Chile FINAL v3 (2).docx", "Aportes de Chile FINAL v3 (2)", nil),
    ("Copia de Aportes Perú.docx", "Copia de Aportes Perú", nil),
    ("aportes.es.docx", "aportes", "es"),
    ("Aportes_ES.docx", "Aportes", "es"),
    ("Statement by Canada-en.pdf", "Statement by Canada", "en"),
    ("Nota verbal 2017-11-03 (port.).odt", "Nota verbal 2017-11-03", "pt"),
    ("Declaración_Conjunta_ES_FINAL v3 (2).docx", "Declaración Conjunta FINAL v3 (2)", "es"),
    ("2017.05.11 Nota del MRREE.pdf", "2017.05.11 Nota del MRREE", nil),
    ("11-05-2017 Oficio N° 345-DGAC.doc", "11-05-2017 Oficio N° 345-DGAC", nil),
    ("OF. RE (DIGECO) N.º 7.docx", "OF. RE (DIGECO) N.º 7", nil),
    ("Aportes S.R.E. México.docx", "Aportes S.R.E. México", nil),
    ("Respuesta EE.UU..docx", "Respuesta EE.UU.", nil),
    ("Resolución 70.1 (A_RES_70_1).pdf", "Resolución 70.1 (A RES 70 1)", nil),
    ("Informe v1.2.docx", "Informe v1.2", nil),
    ("Informe v1.2_EN.docx", "Informe v1.2", "en"),
    ("Contribuição do Brasil - português.docx", "Contribuição do Brasil", "pt"),
    ("Contribuição_do_Brasil_pt-BR.docx", "Contribuição do Brasil", "pt"),
    ("Position du Canada (version française).docx", "Position du Canada", "fr"),
    ("Aportes - versión en inglés.docx", "Aportes", "en"),
    ("Aportes_version_en_espanol.docx", "Aportes", "es"),
    ("[EN] Written statement.docx", "Written statement", "en"),
    ("ES_Aportes Colombia.docx", "Aportes Colombia", "es"),
    ("Aportes Colombia ES.docx", "Aportes Colombia", "es"),
    ("Lo que la migración es.docx", "Lo que la migración es", nil),
    ("LO QUE EL PACTO ES.docx", "LO QUE EL PACTO ES", nil),
    ("Curso de español.docx", "Curso de español", nil),
    ("Curso_de_español.docx", "Curso de español", nil),
    ("Acuerdo bilateral CL-ES.docx", "Acuerdo bilateral CL-ES", nil),
    ("Acuerdo con ES.docx", "Acuerdo con ES", nil),
    ("nota-verbal-no-12.docx", "nota verbal no 12", nil),
    ("agenda-post-2015.md", "agenda post 2015", nil),
    ("Agenda post-2015.md", "Agenda post-2015", nil),
    ("Nota%20verbal%20N%C2%BA%203.pdf", "Nota verbal Nº 3", nil),
    ("Reducción 50%.docx", "Reducción 50%", nil),
    ("aportes.docx.pdf", "aportes", nil),
    ("APORTES HONDURAS.DOCX", "APORTES HONDURAS", nil),
    ("Anexo (1).docx", "Anexo (1)", nil),
    (
      "Memo - Dir. Gral. de Migración y Extranjería, 3 nov. 2017.docx",
      "Memo - Dir. Gral. de Migración y Extranjería, 3 nov. 2017", nil
    ),
    ("Carta_al_Sr._Ministro__14.11.17.doc", "Carta al Sr. Ministro 14.11.17", nil),
    ("Aportes (traducción de cortesía al inglés).rtf", "Aportes", "en"),
    ("Aportes (firmado).pdf", "Aportes (firmado)", nil),
    ("Nota (ES) - copia.docx", "Nota - copia", "es"),
    ("De\u{301}claration commune_FR.docx", "Déclaration commune", "fr"),
    ("Propuesta art. 3.2 bis", "Propuesta art. 3.2 bis", nil),
    ("Acuerdo (texto sin cerrar.docx", "Acuerdo (texto sin cerrar", nil),
    ("ES.docx", "ES", nil),
    (".docx", "docx", nil),
    ("___.docx", "", nil),
    ("carpeta/Nota No. 3.docx", "Nota No. 3", nil),
  ]

  @Test(arguments: names.indices)
  func aNameGivesItsTitleAndLanguage(_ number: Int) {
    let (name, title, language) = Self.names[number]
    let read = FileName(name)
    #expect(read.title == title)
    #expect(read.language == language, "\(name)")
  }

  @Test func aLanguageThatTheRecordDoesNotHaveIsPartOfTheTitle() {
    let read = FileName("Aportes_FR.docx", languages: ["es", "en"])
    #expect(read.title == "Aportes FR" && read.language == nil)
    #expect(FileName("Aportes_pt-BR.docx", languages: ["pt-BR", "pt"]).language == "pt-BR")
  }

  @Test func anyNameIsReadWithoutAFault() {
    let names = [
      "", ".", "..", "(", ")", "()", "[]", "((a)", "a(", "%", "%4", "%C3", "-", "_", "es", "(es)", "\u{202E}a", "a.es",
      "_es",
    ]
    for name in names {
      let read = FileName(name)
      #expect(!read.title.unicodeScalars.contains { $0 == "\u{202E}" })
    }
  }
}
