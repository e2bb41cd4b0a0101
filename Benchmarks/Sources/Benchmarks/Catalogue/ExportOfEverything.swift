#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// All texts of a record of 2,000 documents as files in a folder, beside the program that would otherwise be started for
/// each.
enum ExportOfEverything {
  /// How many documents the other program makes, so that a run ends soon; its time counts as many times as there are more
  /// documents.
  private static let sample = 50

  static var benchmarks: [Benchmark] {
    [
      benchmark("html", atMost: 0.25), benchmark("docx", atMost: 0.35),
      Benchmark(
        name: "export-md",
        promise: "exporting 2,000 documents as Markdown takes at most 2× the time of git's checkout of the same record",
        limits: [.ratio(2), Catalogue.peak], mostPairs: 3
      ) { workbench in
        let record = try workbench.recordOfDocuments()
        let tree = workbench.folder.file("checkout")
        return Contest(
          subject: subject("md", of: record),
          peer: Workload(
            "git checkout",
            Invocation(workbench.git, ["--work-tree", tree, "-C", record.path, "checkout", "-f", "HEAD", "--", "."]),
            launcher: workbench.launcher, prepare: { try empty(tree) }))
      },
    ]
  }

  private static func benchmark(_ form: String, atMost ratio: Double) -> Benchmark {
    Benchmark(
      name: "export-\(form)",
      promise: "exporting 2,000 documents as \(form) takes at most \(ratio)× the time of a pandoc for each",
      limits: [.ratio(ratio), Catalogue.peak], mostPairs: 3
    ) { workbench in
      let record = try workbench.recordOfDocuments()
      let pandoc = try ProgramSearch.path(of: "pandoc")
      let texts = DocumentText(vocabulary: workbench.vocabulary)
      let files = try (0..<sample).map { try workbench.folder.write(texts.text(number: $0), to: "document-\($0).md") }
      let made = workbench.folder.file("document." + form)
      return Contest(
        subject: subject(form, of: record),
        peer: Workload("2,000 × pandoc") {
          var sum = Sample(seconds: 0, peakBytes: 0)
          for file in files {
            let one = try Workload(
              "pandoc", Invocation(pandoc, ["-f", "commonmark_x", "-t", form, "-o", made, file]),
              launcher: workbench.launcher
            ).run()
            sum.seconds += one.seconds
            sum.peakBytes = max(sum.peakBytes, one.peakBytes)
          }
          sum.seconds *= Double(RecordSize.unrevised.contributions) / Double(sample)
          return sum
        })
    }
  }

  /// Each run writes all files anew.
  private static func subject(_ form: String, of record: Record) -> Workload {
    let folder = record.workbench.folder.file("exported-" + form)
    return Workload(
      "export --all --as \(form)", record.gcmrepo("export", "--all", "--as", form, "-o", folder, "--quiet"),
      launcher: record.workbench.launcher, prepare: { try empty(folder) })
  }

  private static func empty(_ folder: String) throws {
    if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }
}
