import Foundation
import RecordRendering
import Testing

/// `gcmrepo glossary export` and `import`, with the programs of others.
@Suite struct GlossaryIsExchangedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func record() async throws -> String {
    let record = try await desk.record()
    try await desk.keep(
      "glossary", "add", "2030-agenda", "--term", "es==Agenda \"2030\" & <más>", "--term", "en=2030 Agenda",
      "--admitted",
      "en=Agenda 2030", "--deprecated", "es=Agenda del milenio", "--agreed", "en=It, agreed.", "--status", "agreed",
      "--by",
      "IOM; UNHCR", "--definition", "en=-1; =cmd", "--source", "en=UN, 2015", "--note", "es=Nota: 1.º", "--related",
      "unaccompanied-child", at: record)
    try await desk.keep(
      "glossary", "add", "old", "--term", "es=viejo", "--status", "deprecated", "--use", "2030-agenda", at: record)
    return record
  }

  private func python(_ script: String, _ words: String..., input: String = "") async throws -> String {
    let run = try await Program(
      path: "/usr/bin/python3", words: ["-c", script] + words, folder: desk.folder, environment: desk.environment(),
      input: Array(input.utf8)
    ).run()
    try #require(run.status == 0, "\(run.said)")
    return run.output
  }

  private static let formats = ["tbx", "tbx-2008", "skos-ttl", "skos-xml", "csv"]

  @Test(arguments: formats) func exportAndImportAgainIsTheIdentity(format: String) async throws {
    let record = try await record()
    let file = desk.path("glossary.\(format)")
    let answer = try await desk.done(
      "glossary", "export", "--as", format, "-o", file, "--format", "json", at: record
    ).json()
    #expect(answer["losses"]?.array == [] && answer["terms"]?.int == 5)
    let same = try await desk.keep("glossary", "import", file, at: record).json()
    #expect(same["unchanged"]?.bool == true && same["same"]?.array?.count == 5)
    // Into another record, and out again.
    let other = try desk.copy(try await SampleRecord.begun.value, as: "other")
    let taken = try await desk.keep("glossary", "import", file, at: other).json()
    #expect(taken["added"]?.array?.compactMap(\.string).sorted() == ["2030-agenda", "old"])
    #expect(
      try await desk.lastCommit(of: other) == [
        "Record 2 terms", "Party: RCM-TS", "Action: record", "glossary/2030-agenda.yml", "glossary/old.yml",
      ])
    #expect(try desk.read(other + "/glossary/old.yml") == desk.read(record + "/glossary/old.yml"))
    let out = try await desk.done("glossary", "export", "--as", "csv", at: other).output
    let own = try await desk.done("glossary", "export", "--as", "csv", at: record).output
    #expect(Set(out.split(separator: "\n")) == Set(own.split(separator: "\n")))
    try await desk.expectSound(other)
  }

  @Test func rdflibReadsBothFormsOfSKOSAsTheSame() async throws {
    let record = try await record()
    for format in ["skos-ttl", "skos-xml"] {
      try await desk.done("glossary", "export", "--as", format, "-o", desk.path(format), at: record)
    }
    let said = try await python(
      """
      import rdflib, sys
      from rdflib.compare import isomorphic
      from rdflib.namespace import SKOS, RDF
      a = rdflib.Graph().parse(sys.argv[1], format="turtle")
      b = rdflib.Graph().parse(sys.argv[2], format="xml")
      print(isomorphic(a, b), len(set(a.subjects(RDF.type, SKOS.Concept))))
      print(sorted(str(l) for l in a.objects(None, SKOS.hiddenLabel)))
      a.serialize("again.ttl", format="turtle")
      a.serialize("again.rdf", format="pretty-xml")
      b.serialize("flat.rdf", format="xml")
      """, desk.path("skos-ttl"), desk.path("skos-xml"))
    #expect(said == "True 5\n['Agenda del milenio']\n")
    for file in ["again.ttl", "again.rdf", "flat.rdf"] {
      let same = try await desk.keep("glossary", "import", desk.path(file), "--update", at: record).json()
      #expect(same["unchanged"]?.bool == true, "\(file)")
    }
  }

  /// The content models of TBX's core structure and the data categories of TBX-Basic, as ISO 30042 has them.
  @Test(arguments: ["tbx", "tbx-2008"]) func termbasesAreValid(format: String) async throws {
    let record = try await record()
    let text = try await desk.done("glossary", "export", "--as", format, at: record).output
    let said = try await python(
      """
      import re, sys
      import xml.etree.ElementTree as E
      LANG = "{http://www.w3.org/XML/1998/namespace}lang"
      AUX = "(admin |adminGrp |descrip |descripGrp |note |ref |transacGrp |xref )*"
      models = {
        "tbx": "tbxHeader text ", "martif": "martifHeader text ", "tbxHeader": "fileDesc (encodingDesc )?(revisionDesc )?",
        "martifHeader": "fileDesc (encodingDesc )?(revisionDesc )?", "fileDesc": "(titleStmt )?(publicationStmt )?(sourceDesc )+",
        "titleStmt": "title (note )*", "sourceDesc": "(p )+", "encodingDesc": "(p )+", "text": "(body )?(back )?",
        "body": "(conceptEntry )+|(termEntry )+", "conceptEntry": AUX + "(langSec )+", "termEntry": AUX + "(langSet )+",
        "langSec": AUX + "(termSec )+", "langSet": AUX + "(tig |ntig )+", "termSec": "term (termNote |termNoteGrp )*" + AUX,
        "tig": "term (termNote )*" + AUX,
        "descripGrp": "descrip (admin |adminGrp |descripNote |note |ref |transacGrp |xref )*"}
      types = {"descrip": {"definition"}, "admin": {"source"}, "ref": {"crossReference"}, "termNote": {"administrativeStatus"}}
      levels = {"source": {"descripGrp"}, "definition": {"descripGrp"}, "crossReference": {"conceptEntry", "termEntry"}}
      root = E.fromstring(sys.stdin.read())
      local = lambda e: e.tag.split("}")[-1]
      ids = {e.get("id") for e in root.iter() if e.get("id")}
      faults = []
      def walk(e, parent):
          name, inner = local(e), "".join(local(c) + " " for c in e)
          if not re.fullmatch(models.get(name, ""), inner): faults.append((name, inner))
          if name in types and e.get("type") not in types[name]: faults.append((name, e.attrib))
          if e.get("type") in levels and parent not in levels[e.get("type")]: faults.append((name, parent))
          if e.get("target") and e.get("target") not in ids: faults.append(e.attrib)
          if e.get("id") and not re.fullmatch("[A-Za-z_][A-Za-z0-9_.-]*", e.get("id")): faults.append(e.attrib)
          if name in ("langSec", "langSet") and not e.get(LANG): faults.append(name)
          for c in e: walk(c, name)
      walk(root, None)
      first = [next(t.text for t in s.iter() if local(t) == "term") for s in root.iter() if local(s) in ("langSec", "langSet")]
      print(local(root), root.get("type"), root.get("style"), faults, "Agenda del milenio" in first)
      """, input: text)
    #expect(said == (format == "tbx" ? "tbx TBX-Basic dca [] False\n" : "martif TBX None [] False\n"))
  }

  @Test func aLanguagePairHasItsTwoLanguages() async throws {
    let record = try await record()
    let run = try await desk.done("glossary", "export", "--as", "tbx-2008", "--lang", "en,es", at: record)
    #expect(run.output.contains("xml:lang=\"en\"") && !run.output.contains("xml:lang=\"fr\""))
    let first = run.output.split(separator: "\n").first { $0.contains("langSet") }
    #expect(first?.contains("\"en\"") == true)
  }

  @Test func aSpreadsheetRunsNoFormula() async throws {
    let record = try await record()
    let csv = try await desk.done("glossary", "export", "--as", "csv", at: record).output
    #expect(csv.contains("\"'=Agenda") && csv.contains("'-1;'"))
    let cells = try await python(
      "import csv, sys\nprint(any(c[:1] in '=+-@' and c for r in csv.reader(sys.stdin) for c in r))", input: csv)
    #expect(cells == "False\n")
  }

  @Test func termsOfOthersAreTakenWithTheirOwner() async throws {
    let record = try await desk.record()
    let file = try desk.write(
      "iom.tbx",
      """
      <martif type="TBX"><text><body>
        <termEntry id="C1"><langSet xml:lang="en"><descripGrp><descrip type="definition">Protection.</descrip></descripGrp>
          <tig><term>asylum</term></tig></langSet></termEntry>
        <termEntry><langSet xml:lang="es"><tig><term>Niña, niño o adolescente no acompañado</term></tig>
          <tig><term>menor solo</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
          </langSet></termEntry>
      </body></text></martif>
      """)
    let refused = try await desk.refuse("glossary", "import", file, "--by", "IOM", at: record)
    expectRefusal(refused, status: 3, naming: "unaccompanied-child")
    let answer = try await desk.keep("glossary", "import", file, "--by", "IOM", "--update", at: record).json()
    #expect(answer["added"]?.array?.map(\.string) == ["c1"])
    #expect(answer["changed"]?.array?.map(\.string) == ["unaccompanied-child"])
    #expect(try desk.read(record + "/glossary/c1.yml").contains("- by: IOM\n"))
    let child = try desk.read(record + "/glossary/unaccompanied-child.yml")
    #expect(child.contains("text: menor solo") && child.contains("# One entry for each definition"))
    try await desk.expectSound(record)
  }

  @Test func aFileOpensInExcelWithItsAccents() async throws {
    let record = try await record()
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    for words in [["glossary", "export", "--as", "csv"], ["directory", "export", "--as", "csv"]] {
      let file = desk.path(words[0] + ".csv")
      try await desk.done(words[0], more: words.dropFirst() + ["-o", file], at: record)
      #expect(try Data(contentsOf: URL(fileURLWithPath: file)).starts(with: mark), "\(words[0])")
      // Programs read what goes to standard output.
      let out = try await desk.done(words[0], more: Array(words.dropFirst()), at: record)
      #expect(!out.bytes.starts(with: mark) && !out.bytes.isEmpty)
    }
    let same = try await desk.keep("glossary", "import", desk.path("glossary.csv"), at: record).json()
    #expect(same["unchanged"]?.bool == true)
  }

  @Test(arguments: [[], ["--as", "csv"]]) func columnsInAnotherLanguageAreTold(form: [String]) async throws {
    let record = try await desk.record()
    let file = try desk.write("términos.csv", "término,definición\nasilo,Protección.\n")
    let run = try await desk.gcmrepo("glossary", "import", file, "--party", "RCM-TS", more: form, at: record)
    expectRefusal(
      run, status: 3, naming: "término,definición", "es,en", "id,part,language,definition,text", "--as")
  }

  @Test func whatCannotBeReadIsRefusedAndNamed() async throws {
    let record = try await desk.record()
    let before = try await desk.git("rev-parse", "HEAD", in: record)
    let cases: [(name: String, text: String, said: String)] = [
      ("bomb.tbx", "<!DOCTYPE tbx [<!ENTITY a \"x\">]><tbx>&a;</tbx>", "entities"),
      ("broken.tbx", "<tbx>\n<text></tbx>", "Line 2"), ("other.tbx", "<?xml version=\"1.0\"?><html/>", "html"),
      ("broken.ttl", "@prefix : <http://a/> .\n:a :b :c\n:d", "Line 3"), ("other.csv", "a;b\n1;2\n", "--as"),
      ("two.csv", "id,es\nRefugio,refugio\nrefugio,asilo\n", "“Refugio” and “refugio”"),
      ("parts.csv", "id,part,language,definition,text\na,name,es,,x\na,nothing,es,,x\n", "Line 3"),
      ("noname.csv", "id,part,language,definition,text\na,status,,,agreed\n", "no name"),
      ("tongue.csv", "id,part,language,definition,text\na,name,español,,x\n", "español"),
      ("use.csv", "id,part,language,definition,text\na,name,es,,x\na,use,,,b\nb,name,es,,y\nb,use,,,a\n", "lead back"),
      ("related.csv", "id,part,language,definition,text\na,name,es,,x\na,related,,,nowhere\n", "nowhere"),
      ("status.csv", "id,part,language,definition,text\na,name,es,,x\na,status,,,maybe\n", "maybe"),
    ]
    for (name, text, said) in cases {
      let run = try await desk.refuse("glossary", "import", desk.write(name, text), at: record)
      #expect(run.status == 3 && run.said.contains(said), "\(name): \(run.said)")
    }
    #expect(try await desk.gcmrepo("glossary", "export", "--as", "skos-ttl", "--base", "x y", at: record).status == 2)
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == before)
  }
}
