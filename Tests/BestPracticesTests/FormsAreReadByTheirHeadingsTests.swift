import BestPractices
import Testing

/// A practice is found space by space, however a ministry arranged its form.
struct FormsAreReadByTheirHeadingsTests {
  @Test(arguments: FormLanguage.allCases)
  func everyHeadingOfTheFormIsFoundInEachLanguage(_ language: FormLanguage) {
    let text = PracticeSpace.allCases.map { "## \($0.heading(in: language))\n\nWords of \($0.rawValue).\n" }
    let read = PracticeText(Array(text.joined(separator: "\n").utf8))
    #expect(read.entries.map(\.space) == PracticeSpace.allCases)
    #expect(read.missing.isEmpty)
    #expect(read.duplicates.isEmpty)
    #expect(read.language == language)
    for space in PracticeSpace.allCases where ![.themes, .objectives, .criteria].contains(space) {
      #expect(read.words(space) == "Words of \(space.rawValue).")
    }
  }

  @Test(arguments: [
    "## 11. Por qué es una buena práctica", "### III) POR QUÉ ES UNA BUENA PRÁCTICA",
    "# 3.1 Por que es una buena practica:",
    "**Por qué es una buena práctica**", "**7. ¿Por qué es una buena práctica?**",
    "7. **Por qué es una buena práctica:**",
    "## (iv) Por qué es una «buena práctica»", "## Sección 4: Por qué es una buena práctica",
    "Por qué es una buena práctica:",
    "## Why is this a good practice?", "__Pourquoi c'est une bonne pratique__", "## Porque é uma boa prática",
    "Por qué es una buena práctica\n=====", "## N.º 5 – Por qué es una buena práctica (máximo 200 palabras)",
    "## Por qué es una buena práctica para la región", "***Por qué es una buena práctica***",
    "b) Por qué es una buena práctica",
  ])
  func aHeadingIsTheSameHoweverItIsNumberedAndPrinted(_ heading: String) {
    let read = PracticeText(Array("# Ventanilla\n\n\(heading)\n\nPorque funciona.\n".utf8))
    #expect(read.words(.whyBestPractice) == "Porque funciona.")
    #expect(read.title == "Ventanilla")
  }

  @Test func aLabelWithAColonHoldsItsAnswerOnTheSameLine() {
    let read = PracticeText(
      Array(
        "**País:** Chile\n**Período**: 2015–2017\n- **Contacto:** Dirección Consular\nPoblación: 1.200 niñas\n".utf8))
    #expect(read.words(.country) == "Chile")
    #expect(read.words(.period) == "2015–2017")
    #expect(read.words(.contact) == "Dirección Consular")
    #expect(read.words(.population) == "1.200 niñas")
  }

  @Test func aFormInATableIsReadByItsLeftCells() {
    let read = PracticeText(
      Array(
        """
        | **1. Título** | Ventanilla única \\| de puertas abiertas |
        |---|---|
        | **2. Resumen** *En tres o cuatro oraciones, para quien no lea nada más.* | Atiende a todas las personas. |
        | Por qué es una buena práctica |   |
        | Porque une las oficinas. |   |
        | Otros datos | sin encabezado |
        | Cómo contribuye al Pacto Mundial | Facilita la regularización. |

        """.utf8))
    #expect(read.title == "Ventanilla única | de puertas abiertas")
    #expect(read.words(.summary) == "Atiende a todas las personas.")
    #expect(read.words(.whyBestPractice)?.contains("Porque une las oficinas.") == true)
    // An unknown heading stays in the space above.
    #expect(read.words(.whyBestPractice)?.contains("Otros datos") == true)
    #expect(read.words(.contributionToGCM) == "Facilita la regularización.")
  }

  @Test func factsSideBySideAreReadPairByPair() {
    let read = PracticeText(
      Array("| Country | Chile | Period | 2015 |\n|---|---|---|---|\n| Population | All | Contact | X |\n".utf8))
    #expect(read.words(.country) == "Chile")
    #expect(read.words(.period) == "2015")
    #expect(read.words(.population) == "All")
    #expect(read.words(.contact) == "X")
  }

  @Test func aTableOfDataIsNotAForm() {
    let read = PracticeText(
      Array(
        """
        ## Results

        | Country | Population |
        |---|---|
        | Chile | 200 |
        | Peru | 300 |

        ## Sources

        A law.
        """.utf8))
    #expect(read[.country] == nil)
    #expect(read.words(.results)?.contains("Peru · 300") == true)
  }

  @Test func aLabelWithinASpaceIsNoHeadingWhereTheTextHasOne() {
    let read = PracticeText(Array("## Results\n\nGood.\n\n## What was done\n\nResults: see above.\n".utf8))
    #expect(read.words(.results) == "Good.")
    #expect(read.words(.actions) == "Results: see above.")
    #expect(read.duplicates.isEmpty)
  }

  @Test func headingsThatAreThereTwiceAreJoinedAndTold() {
    let read = PracticeText(Array("## Summary\n\nOne.\n\n## Sources\n\nS.\n\n## Resumen\n\nDos.\n".utf8))
    #expect(read.words(.summary) == "One.\n\nDos.")
    #expect(read.duplicates.map(\.space) == [.summary])
    #expect(read.duplicates.first?.lines == [1, 9])
  }

  @Test func emptyAndMissingSpacesAreDistinguished() {
    let read = PracticeText(Array("## Summary\n\n\u{A0}\n\n## Sources\n\nS.\n".utf8))
    #expect(read.empty == [.summary])
    #expect(read.missing.contains(.whyBestPractice))
    #expect(!read.missing.contains(.summary))
  }

  @Test func codeAndNotesAreNoHeadings() {
    let read = PracticeText(
      Array("## Summary\n\nSo[^1].\n\n```\n## Results\n```\n\n[^1]: A note.\n\n    ## Contact\n".utf8))
    #expect(read.entries.map(\.space) == [.summary])
    #expect(read.notes == "[^1]: A note.\n\n    ## Contact")
    #expect(read.words(.summary) == "So.\n\n## Results")
  }

  @Test func headingsBelowASpaceStayBelowIt() {
    let read = PracticeText(Array("### Results\n\nA.\n\n#### In the north\n\nB.\n".utf8))
    #expect(read[.results]?.markdown == "A.\n\n# In the north\n\nB.")
  }
}
