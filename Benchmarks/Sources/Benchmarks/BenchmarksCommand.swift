import ArgumentParser

@main
struct BenchmarksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "Measure what gcmrepo costs against its peers, as whole processes in one run.",
    discussion: "The benchmarks are:\n"
      + Catalogue.all(submissions: 10).map { "  \($0.name): \($0.promise)." }.joined(separator: "\n"))

  @Argument(help: "Which ones, by name or by the beginning of it (`redline`); else all.")
  var names: [String] = []

  @Option(help: "How many pairs each benchmark runs.")
  var runs = 9

  @Option(help: "How many revisions each of the 8 parallel processes submits in a run.")
  var submissions = 10

  @Option(help: "The gcmrepo to measure; else GCMREPO, else ../.build/release/gcmrepo.")
  var executable: String?

  @Option(
    help: ArgumentHelp(
      "An earlier gcmrepo; each benchmark is then measured beside it too, and must take at most 1.05× its time.",
      discussion: "`build` builds that of \(EarlierBuild.commit) first, which takes minutes.", valueName: "path|build"))
  var before: String?

  @Option(help: "How the rows are printed.")
  var format = Format.table

  @Flag(help: "End with status 1 where a limit is exceeded.")
  var check = false

  @Flag(help: "Leave the temporary folder, and say where it is.")
  var keep = false

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  func validate() throws {
    guard runs > 0, submissions > 0 else { throw ValidationError("--runs and --submissions are at least 1.") }
    let known = Catalogue.all(submissions: submissions)
    for name in names where !known.contains(where: { $0.answers(to: name) }) {
      throw ValidationError(
        "There is no benchmark '\(name)'. There are: \(known.map(\.name).joined(separator: ", ")).")
    }
  }

  func run() throws {
    let program = try GCMRepoExecutable.find(given: executable)
    Interruption.watch()
    let folder = try ScratchFolder()
    defer {
      if keep { Console.say("all is kept in \(folder.path)") } else { folder.remove() }
    }
    do {
      let rows = try measure(program, in: folder)
      switch format {
      case .table: print(TableReport(rows: rows, pairs: runs).text)
      case .json: print(try JSONReport(rows: rows, pairs: runs).text())
      }
      if check, rows.contains(where: \.isBroken) { throw ExitCode(1) }
    } catch ProcessFailure.interrupted(let signal) {
      throw ExitCode(128 + signal)
    }
  }

  private func measure(_ program: String, in folder: ScratchFolder) throws -> [Row] {
    let before = try before.map { try EarlierBuild.find(given: $0, in: folder, progress: Console.say) }
    let workbench = try Workbench(folder: folder, gcmrepo: program, before: before, progress: Console.say)
    let chosen = Catalogue.all(submissions: submissions).filter { benchmark in
      names.isEmpty || names.contains(where: benchmark.answers(to:))
    }
    var rows = try chosen.map { try Row(of: $0, on: workbench, pairs: runs) }
    guard let before else { return rows }
    let earlier = try Workbench(
      folder: ScratchFolder("before", in: folder), gcmrepo: before, progress: Console.say)
    for benchmark in chosen {
      guard let beside = BesideEarlierBuild.benchmark(benchmark, on: earlier) else { continue }
      rows.append(try Row(of: beside, on: workbench, pairs: runs))
    }
    return rows
  }
}
