#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Word redlines of many texts into a folder, compared with the last build that walked the history once per text.
enum RedlinesIntoFolder {
  private static let texts = 200

  static var benchmark: Benchmark {
    Benchmark(
      name: "redlines-folder",
      promise:
        "Word redlines of \(texts) texts of 20,000 revisions are made at least 20 times faster than by the earlier build",
      limits: [.ratio(0.05), Catalogue.peak], isOfGCMRepo: false, mostPairs: 1
    ) { workbench in
      guard let before = workbench.before else { throw ProcessFailure.missing(program: "an earlier build (--before)") }
      let record = try workbench.recordOfWordTexts(texts)
      func workload(_ program: String, _ label: String) -> Workload {
        let folder = workbench.folder.file("redlines-\(label)")
        let invocation = Invocation(
          program, ["diff", "draft-1", "main", "--as", "docx", "-o", folder + "/", "--quiet", "-C", record.path])
        return Workload("\(texts) texts, \(label)", invocation, launcher: workbench.launcher) {
          try? FileManager.default.removeItem(atPath: folder)
        }
      }
      return Contest(
        subject: workload(workbench.gcmrepo, "now"), peer: workload(before, "before"),
        aftermath: {
          let made = try FileManager.default.subpathsOfDirectory(atPath: workbench.folder.file("redlines-now"))
            .count { $0.hasSuffix(".docx") }
          return Aftermath(lost: made == texts ? nil : "\(made) of \(texts) redlines were made")
        })
    }
  }
}
