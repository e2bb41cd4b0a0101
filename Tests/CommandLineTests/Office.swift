import Foundation
import Subprocess
import Testing

/// LibreOffice, which reads Word files back as a reader of the redline would: one process for all files of a test.
enum Office {
  /// The words of each file after accepting or rejecting all its changes: paragraphs, cells and footnotes, in order.
  static func words(of files: [(path: String, accepting: Bool)], at desk: Desk) async throws -> [[String]] {
    try await settled(files.map { ($0.accepting ? "accept" : "reject", $0.path) }, at: desk)
  }

  /// The same after accepting the changes that a party is among the authors of, one by one, and rejecting the others.
  static func words(of files: [(path: String, party: String)], at desk: Desk) async throws -> [[String]] {
    try await settled(files.map { ("of:" + $0.party, $0.path) }, at: desk)
  }

  private static func settled(_ files: [(action: String, path: String)], at desk: Desk) async throws -> [[String]] {
    let script = try desk.write("office.py", source)
    let names = files.flatMap { [$0.action, desk.path($0.path)] }
    let run = try await Program(
      path: "/usr/bin/python3", words: [script, desk.folder] + names, folder: desk.folder,
      environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
    let texts = run.output.split(separator: "\u{0}", omittingEmptySubsequences: false).dropLast()
    try #require(texts.count == files.count, "\(run.said)")
    return texts.map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
  }

  /// What python-docx, another reader of the format, finds in a file: its paragraphs' styles and the sizes of its
  /// tables.
  static func outline(of file: String, at desk: Desk) async throws -> String {
    let line = """
      import docx, sys
      file = docx.Document(sys.argv[1])
      print(" ".join(p.style.name for p in file.paragraphs))
      print([(len(t.rows), len(t.columns)) for t in file.tables])
      """
    let run = try await Program(
      path: "/usr/bin/python3", words: ["-c", line, desk.path(file)], folder: desk.folder,
      environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
    return run.output
  }

  /// The faults that a validator of the transitional schema (ECMA-376, part 4) finds in Word files, one per line.
  static func schemaFaults(in files: [String], at desk: Desk) async throws -> [String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let checkers = root.appending(path: ".build/checkers").path
    try #require(
      FileManager.default.fileExists(atPath: checkers + "/openxml_audit"),
      """
      The validator of Word files is missing. Install it: \
      python3 -m pip install --no-deps --target .build/checkers openxml-audit==0.8.0
      """)
    // That a document needs parts for fonts and a theme is a rule neither of the schema nor of Word.
    let script = """
      import sys
      sys.path.insert(0, sys.argv[1])
      from openxml_audit import FileFormat, OpenXmlValidator
      for file in sys.argv[2:]:
          # One that has met another file remembers its notes.
          validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
          for fault in validator.validate(file).errors:
              if "required relationship" not in fault.description:
                  print(file, fault.part_uri, fault.path, fault.description)
      """
    let run = try await Program(
      path: "/usr/bin/python3", words: ["-c", script, checkers] + files.map(desk.path), folder: desk.folder,
      environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
    return run.output.split(separator: "\n").map(String.init)
  }

  /// Starts LibreOffice with a profile of its own, opens each file, and prints its words.
  private static let source = #"""
    import os, pathlib, re, signal, subprocess, sys, time, uno, zipfile
    from com.sun.star.beans import PropertyValue

    folder, jobs = sys.argv[1], sys.argv[2:]
    pipe = f"gcmrepo{os.getpid()}"
    office = subprocess.Popen(
        ["soffice", f"-env:UserInstallation={pathlib.Path(folder, 'office-profile').as_uri()}", "--headless",
         "--norestore", f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)

    def property(name, value):
        made = PropertyValue()
        made.Name, made.Value = name, value
        return made

    # It crashes on some files with a comment when nothing is shown.
    def without_comments(path):
        copy = path + ".plain.docx"
        with zipfile.ZipFile(path) as given, zipfile.ZipFile(copy, "w") as made:
            for name in given.namelist():
                part = given.read(name)
                made.writestr(name, re.sub(rb"<w:comment(RangeStart|RangeEnd|Reference)[^>]*/>", b"", part))
        return copy

    def settle(document, party):
        frame, cursor = document.CurrentController.Frame, document.CurrentController.ViewCursor
        for attempt in range(10000):
            changes = document.Redlines.createEnumeration()
            if not changes.hasMoreElements():
                return
            change = changes.nextElement()
            cursor.gotoRange(change.getPropertyValue("RedlineStart"), False)
            cursor.gotoRange(change.getPropertyValue("RedlineEnd"), True)
            is_theirs = party in change.getPropertyValue("RedlineAuthor").split(", ")
            command = ".uno:AcceptTrackedChange" if is_theirs else ".uno:RejectTrackedChange"
            dispatcher.executeDispatch(frame, command, "", 0, ())

    def words(text):
        parts = []
        paragraphs = text.createEnumeration()
        while paragraphs.hasMoreElements():
            part = paragraphs.nextElement()
            if part.supportsService("com.sun.star.text.TextTable"):
                for name in part.getCellNames():
                    parts.append(words(part.getCellByName(name)))
            else:
                parts.append(part.getString())
        return "\n".join(parts)

    try:
        resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        for attempt in range(300):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.2)
        make = context.ServiceManager.createInstanceWithContext
        desktop = make("com.sun.star.frame.Desktop", context)
        dispatcher = make("com.sun.star.frame.DispatchHelper", context)
        for action, path in zip(jobs[::2], jobs[1::2]):
            if action.startswith("of:"):
                path = without_comments(path)
            url = pathlib.Path(path).as_uri()
            document = desktop.loadComponentFromURL(url, "_blank", 0, (property("Hidden", True),))
            if action.startswith("of:"):
                settle(document, action[3:])
            else:
                command = ".uno:AcceptAllTrackedChanges" if action == "accept" else ".uno:RejectAllTrackedChanges"
                dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
            notes = document.getFootnotes()
            parts = [words(document.Text)] + [notes.getByIndex(i).getString() for i in range(notes.getCount())]
            sys.stdout.write("\n".join(parts) + "\0")
            document.close(True)
    finally:
        try:
            os.killpg(office.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        office.wait(20)
    # The bridge to a program that is gone may crash while Python takes itself apart.
    sys.stdout.flush()
    os._exit(0)
    """#
}
