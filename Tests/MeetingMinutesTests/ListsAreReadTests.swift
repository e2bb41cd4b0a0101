import MeetingMinutes
import RecordValues
import Testing

/// The list of agreements is found and read in each of its shapes, and nothing of it is dropped.
@Suite struct ListsAreReadTests {
  @Test func theMinutesOfTheJointMeetingSayWhoAndWhen() throws {
    let list = try Sample.read(
      """
      # Minuta

      ## Lo tratado

      1. Se revisó el acta final de la reunión celebrada el 30 de marzo de 2017.

      ## Lo acordado

      1. La CRM envía a la CSM su cuestionario, para recoger aportes.

      3. Las Secretarías Técnicas intercambian las listas de puntos focales.

      4. El grupo ad hoc, integrado por Panamá y Chile, se reúne el 8 de junio de 2017 en la Cancillería de Panamá, antes de la reunión del Parlatino.

      5. Ambas conferencias se reúnen un día antes del Foro Mundial sobre Migración y Desarrollo, que tiene lugar en Berlín del 28 al 30 de junio de 2017.

      6. Las troikas de ambas conferencias se reúnen el 30 y 31 de agosto de 2017 en Santiago, antes de la consulta regional de la CEPAL, y al menos una vez al año.

      7. Las Secretarías Técnicas, con la Organización Internacional para las Migraciones (OIM), mantienen actualizado un cronograma. Figura en él la reunión preparatoria de la primera semana de diciembre de 2017 en México.

      8. Se construye un portal de información.

      ## Firmas

      1. Panamá
      """)
    #expect(list.language == .es && list.headings == ["Lo acordado"])
    #expect(list.agreements.map(\.number) == ["1", "3", "4", "5", "6", "7", "8"])
    #expect(
      list.agreements.map(\.responsible) == [
        ["RCM-TS"], ["RCM-TS", "SACM-TS"], ["AD-HOC", "PA", "CL"], ["RCM-TS", "SACM-TS"], ["RCM-PPT", "SACM-PPT"],
        ["RCM-TS", "SACM-TS", "IOM"], [],
      ])
    #expect(
      list.agreements.map { $0.due?.description } == [nil, nil, "2017-06-08", nil, "2017-08-31", nil, nil])
    #expect(list.agreements[3].when?.hasPrefix("un día antes del Foro Mundial") == true)
    #expect(list.agreements[6].remarks == [.nobody])
    #expect(list.agreements[6].text == "Se construye un portal de información.")
  }

  @Test(arguments: [
    ("## Agreements", MinutesLanguage.en), ("**ACUERDOS**", .es), ("3. **Acuerdos**", .es), ("IV. ACORDOS", .pt),
    ("# 5. Conclusions et accords", .fr), ("Compromisos asumidos:", .es), ("## Acuerdos de la reunión", .es),
  ])
  func theHeadingIsFoundHoweverItIsMade(heading: String, language: MinutesLanguage) throws {
    let list = try Sample.read(
      "# Acta\n\nAsistieron todos.\n\n\(heading)\n\n1. Panamá envía el acta.\n\n2. Chile la revisa.\n")
    #expect(list.agreements.map(\.text) == ["Panamá envía el acta.", "Chile la revisa."])
    #expect(list.agreements.map(\.responsible) == [["PA"], ["CL"]])
    #expect(list.language == language)
  }

  @Test(arguments: ["**Accords** :", "**Accords**", "Accords :", "ACCORDS"])
  func aTypedHeadingEndsTheList(heading: String) throws {
    let list = try Sample.read("\(heading)\n\n1) Le Chili va.\n\n2) Le Mexique va.\n\n**Divers**\n\nNéant.\n")
    #expect(list.agreements.map(\.text) == ["Le Chili va.", "Le Mexique va."])
  }

  @Test func otherHeadingsAreNoLists() {
    for text in [
      "# Minuta\n\n1. Algo\n", "# Acuerdos anteriores\n\n1. Algo\n", "", "Se firmaron acuerdos de cooperación.\n",
      "## Seguimiento de los acuerdos\n\n- Algo\n",
    ] {
      #expect(throws: MinutesFault.noHeading, "\(text)") { try Sample.read(text) }
    }
    #expect(throws: MinutesFault.emptyList(line: 3)) { try Sample.read("# M\n\n## Acuerdos\n\n## Firmas\n\n- Chile\n") }
  }

  @Test func subItemsArePartsOfTheirItem() throws {
    let list = try Sample.read(
      """
      ## Acuerdos

      Las delegaciones acordaron:

      1. Las Secretarías Técnicas, antes del 30 de junio:

         (a) intercambian las listas;

         (b) publican el cronograma a más tardar el 15 de julio.

      2. México presenta un informe.

         Lo hace en español.
      """)
    #expect(list.agreements.map(\.number) == ["1", "1(a)", "1(b)", "2"])
    #expect(list.agreements.map(\.parent) == [nil, "1", "1", nil])
    #expect(list.agreements[1].responsible == ["RCM-TS", "SACM-TS"])
    #expect(
      list.agreements.map { $0.due?.description } == ["2017-06-30", "2017-06-30", "2017-07-15", nil])
    #expect(list.agreements[3].text == "México presenta un informe. Lo hace en español.")
  }

  @Test func aTableIsReadByItsColumns() throws {
    let list = try Sample.read(
      """
      ## Acuerdos

      | N.º | Acuerdo | Responsable | Plazo | Lugar |
      | --- | --- | --- | --- | --- |
      | 1 | Enviar el cuestionario | ST de la CRM | 30/06/2017 | |
      | 2 | Revisar el glosario | PA, CL y el Comité Técnico | próxima reunión | Lima |
      | 3 | Publicar la lista | Los países miembros | cuanto antes | |
      """)
    #expect(list.agreements.map(\.number) == ["1", "2", "3"])
    #expect(list.agreements[0].responsible == ["RCM-TS"] && list.agreements[0].due?.description == "2017-06-30")
    #expect(list.agreements[1].responsible == ["PA", "CL"] && list.agreements[1].who == "Comité Técnico")
    #expect(list.agreements[1].isDueAtNextMeeting && list.agreements[1].when == "próxima reunión")
    #expect(list.agreements[1].remarks == [.unknownParty("Comité Técnico")])
    #expect(list.agreements[1].text == "Revisar el glosario (Lugar: Lima)")
    #expect(list.agreements[2].responsible == ["CR", "MX", "PA", "US", "BR", "CL"])
    #expect(list.agreements[2].who == "países miembros")
    #expect(list.agreements[2].remarks == [.unknownDay("cuanto antes")])
  }

  @Test func bulletsAndParagraphsAreNumberedByTheirPlace() throws {
    let bullets = try Sample.read("## Accords\n\n- Le Mexique envoie la liste.\n- Le Chili et le Brésil répondent.\n")
    #expect(bullets.agreements.map(\.number) == ["1", "2"])
    #expect(bullets.agreements.map(\.responsible) == [["MX"], ["CL", "BR"]])
    let plain = try Sample.read("## Agreements\n\nPanama sends the list.\n\nThe list is published by Mexico.\n")
    #expect(plain.agreements.map(\.number) == ["1", "2"])
    #expect(plain.agreements.map(\.responsible) == [["PA"], ["MX"]])
    let twice = try Sample.read("## Acuerdos\n\n1. Chile va.\n\n## Tema 2\n\n## Acuerdos\n\n1. México va.\n")
    #expect(twice.agreements.map(\.number) == ["1", "2.1"])
  }

  @Test func labelsInAnItemSayWhoAndWhen() throws {
    let list = try Sample.read(
      """
      ## Acuerdos

      - Actualizar el directorio (Responsable: Secretarías Técnicas de la CRM y la CSM; plazo: 15 de julio de 2017).
      - Preparar la nota. Responsables: México, OIM y la Red Vecinal. Fecha límite: cuando se pueda.
      """)
    #expect(list.agreements[0].responsible == ["RCM-TS", "SACM-TS"])
    #expect(list.agreements[0].due?.description == "2017-07-15")
    #expect(list.agreements[1].responsible == ["MX", "IOM"] && list.agreements[1].who == "Red Vecinal")
    #expect(list.agreements[1].when == "cuando se pueda")
  }

  @Test(arguments: [
    ("Chile lo envía antes del 30 de junio.", MinutesLanguage.es, "2017-06-30"),
    ("Chile lo envía a más tardar el 1.º de julio de 2018.", .es, "2018-07-01"),
    ("Chile lo envía a fines de junio.", .es, "2017-06-30"), ("Chile lo envía en marzo.", .es, "2018-03-31"),
    ("Chile lo envía en un plazo de 30 días.", .es, "2017-06-10"),
    ("Chile lo envía dentro de dos meses.", .es, "2017-07-11"),
    ("Chile sends it by June 30, 2017.", .en, "2017-06-30"),
    ("Chile sends it no later than 15 July.", .en, "2017-07-15"),
    ("Chile sends it within two weeks.", .en, "2017-05-25"), ("It meets on 28-30 June 2017.", .en, "2017-06-30"),
    ("O Chile envia até 30 de setembro de 2017.", .pt, "2017-09-30"),
    ("O Chile envia no início, até 1º de março.", .pt, "2018-03-01"),
    ("Le Chili l'envoie avant le 1er août 2017.", .fr, "2017-08-01"),
    ("Le Chili l'envoie d'ici au 15 décembre.", .fr, "2017-12-15"),
    ("Chile lo envía antes del 2017-07-01.", .es, "2017-07-01"), ("Chile sends it by 07/20/2017.", .en, "2017-07-20"),
  ])
  func daysAreReadInWords(sentence: String, language: MinutesLanguage, day: String) throws {
    let list = try Sample.read("## Acuerdos\n\n1. \(sentence)\n", language)
    #expect(list.agreements[0].due?.description == day)
    #expect(list.agreements[0].text == sentence)
  }

  @Test(arguments: [
    ("Chile sends it by 31 February 2018.", MinutesLanguage.en, "by 31 February 2018"),
    ("Chile sends it by the end of next month.", .en, "by the end of next month"),
    ("Chile sends it by 12/11/2018.", .en, "by 12/11/2018"), ("Chile sends it by 12/11/18.", .en, "by 12/11/18"),
    ("Chile sends it by the third quarter of 2018.", .en, "by the third quarter of 2018"),
    ("Chile lo envía el 31 de junio de 2017.", .es, "31 de junio de 2017"),
    ("Chile lo envía hasta el 31/06/2017.", .es, "hasta el 31/06/2017"),
    ("Chile lo envía antes del 2017-06-31.", .es, "antes del 2017-06-31"),
    ("Chile lo envía para fines del próximo mes.", .es, "para fines del próximo mes"),
    ("O Chile envia até 31 de junho de 2017.", .pt, "até 31 de junho de 2017"),
    ("Le Chili l'envoie d'ici la fin du mois prochain.", .fr, "ici la fin du mois prochain"),
    ("Chile informs on 8 June 2017 of it, by 31 February 2018.", .en, "by 31 February 2018"),
  ])
  func aDayThatCannotBeReadIsKeptInWordsAndNamed(sentence: String, language: MinutesLanguage, words: String) throws {
    let written = try Sample.read("## Acuerdos\n\n1. \(sentence)\n", language).agreements[0]
    #expect(written.due == nil && written.when == words)
    #expect(written.remarks.contains(.unknownDay(words)))
  }

  @Test func theSecondOfTwoDeadlinesIsNamed() throws {
    let written = try Sample.read(
      "## Agreements\n\n1. Chile sends it by 2018-02-01 and Panama by 2018-03-01 at noon.\n", .en
    ).agreements[0]
    #expect(written.due?.description == "2018-02-01" && written.when == "by 2018-03-01")
    #expect(written.remarks == [.anotherDay("by 2018-03-01")])
  }

  @Test(arguments: [
    ("Panama hosts the next meeting.", MinutesLanguage.en, false),
    ("Panama proposes the place of the next meeting.", .en, false),
    ("Panamá será sede de la próxima reunión.", .es, false), ("The list is published by Mexico.", .en, false),
    ("Panama sends it by the next meeting.", .en, true), ("Panama sends it before the next meeting.", .en, true),
    ("Panama prepares a note for the next meeting.", .en, true),
    ("Panamá lo presenta en la próxima reunión.", .es, true),
    ("Panamá lo envía antes de la próxima reunión.", .es, true),
  ])
  func aMeetingThatIsOnlyMentionedIsNoDeadline(sentence: String, language: MinutesLanguage, isDue: Bool) throws {
    let written = try Sample.read("## Acuerdos\n\n1. \(sentence)\n", language).agreements[0]
    #expect(written.isDueAtNextMeeting == isDue && written.due == nil)
    #expect((written.when == nil) == !isDue && written.remarks.isEmpty)
  }

  @Test(arguments: [
    "Chile lo envía en un plazo de 10 días hábiles.", "Chile lo envía un día antes del 30 de junio.",
    "Chile informa sobre la reunión del 30 de marzo de 2017.", "Chile sends it by 06/07/2017.",
    "Chile participa en la conferencia, que se celebra el 5 de julio de 2017.",
  ])
  func daysThatAreNotSureAreNotGuessed(sentence: String) throws {
    let isEnglish = sentence.contains("sends")
    let list = try Sample.read("## Acuerdos\n\n1. \(sentence)\n", isEnglish ? .en : .es)
    #expect(list.agreements[0].due == nil && list.agreements[0].text == sentence)
  }
}
