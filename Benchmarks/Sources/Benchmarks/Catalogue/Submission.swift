/// Submitting a Markdown file, each time with another text.
enum Submission {
  static func workload(in record: Record) -> Workload {
    let workbench = record.workbench
    let file = workbench.folder.file("submission.md")
    return Workload(
      "submit", record.submission(of: file, state: "CL", slug: "propuesta"), launcher: workbench.launcher,
      prepare: { _ = try workbench.folder.write(workbench.newText(), to: "submission.md") })
  }
}
