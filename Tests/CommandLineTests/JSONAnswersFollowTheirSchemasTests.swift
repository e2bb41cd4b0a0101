import Foundation
import Testing

/// The JSON Schemas beside `JSONAnswers.md` describe all that the commands print, and nothing else.
@Suite struct JSONAnswersFollowTheirSchemasTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let documentation = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/GCMRepo/GCMRepo.docc")

  /// The validator's result.
  private struct Verdict: Decodable {
    /// Each with the output's schema and the position in it.
    var faults: [String]
    /// Wrong outputs, derived from the right ones, that were not rejected.
    var taken: [String]
    /// How many wrong outputs were tried.
    var tried: Int
    /// Schemas that no output names.
    var unused: [String]
  }

  @Test func everyAnswerIsOfItsSchema() async throws {
    let verdict = try await validate(try await JSONAnswers.of(desk))
    #expect(verdict.faults == [])
    #expect(verdict.taken == [])
    #expect(verdict.tried > 300)
    #expect(verdict.unused == [])
  }

  @Test func whatIsNotOfItsSchemaIsRefused() async throws {
    let zeros = String(repeating: "0", count: 40)
    let verdict = try await validate([
      #"{"schema":"gcmrepo.withdrawal/1","contribution":"CL/inputs/a","commit":"abc"}"#,
      #"{"schema":"gcmrepo.withdrawal/1","contribution":"CL/inputs/a"}"#,
      #"{"schema":"gcmrepo.withdrawal/2"}"#,
      #"{"schema":"gcmrepo.withdrawal/1","contribution":"CL/inputs/a","commit":"\#(zeros)","reason":"x"}"#,
    ])
    try #require(verdict.faults.count == 4, "\(verdict.faults)")
    for (fault, words) in zip(
      verdict.faults, ["does not match", "'commit' is a required", "no schema", "'reason' was unexpected"])
    { #expect(fault.contains(words), "\(fault)") }
  }

  @Test func theArticleNamesEverySchema() throws {
    let article = try String(contentsOf: Self.documentation.appending(path: "JSONAnswers.md"), encoding: .utf8)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Self.documentation.appending(path: "Schemas").path)
    #expect(files.count > 15)
    for file in files { #expect(article.contains("`Schemas/\(file)`"), "\(file)") }
  }

  /// One run of a validator over all of them.
  private func validate(_ answers: [String]) async throws -> Verdict {
    let run = try await Program(
      path: "/usr/bin/python3", words: ["-c", Self.validator, Self.documentation.appending(path: "Schemas").path],
      folder: desk.folder, environment: desk.environment(), input: Array("[\(answers.joined(separator: ","))]".utf8)
    ).run()
    try #require(run.status == 0, "python3-jsonschema is needed: \(run.said)")
    return try JSONDecoder().decode(Verdict.self, from: Data(run.bytes))
  }

  /// The schemas allow keys that later versions add. Here additional keys are forbidden, so that a key missing in the
  /// schemas is a fault.
  private static let validator = """
    import copy, glob, json, os, sys
    from jsonschema import Draft202012Validator

    def closed(schema):
        if isinstance(schema, list): return [closed(part) for part in schema]
        if not isinstance(schema, dict): return schema
        return {key: False if key == "additionalProperties" and part is True else closed(part)
                for key, part in schema.items()}

    checks = {}
    for path in glob.glob(os.path.join(sys.argv[1], "*.json")):
        schema = json.load(open(path, encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        name = schema["properties"]["schema"]["const"]
        assert os.path.basename(path) == name.removeprefix("gcmrepo.").replace("/", "-") + ".json", path
        checks[name] = (Draft202012Validator(schema), Draft202012Validator(closed(schema)))

    faults, taken, seen, tried = [], [], set(), 0
    for answer in json.load(sys.stdin):
        name = answer["schema"]
        if name not in checks:
            faults.append(f"{name}: there is no schema of it")
            continue
        seen.add(name)
        published, strict = checks[name]
        faults += [f"{name} at {'/'.join(map(str, e.absolute_path))}: {e.message}" for e in strict.iter_errors(answer)]
        # A wrong answer for each key at the top: without it where it is required, and of a type that no key is of.
        for key in answer:
            wrong = copy.deepcopy(answer)
            wrong[key] = {"": 1.5}
            cases = [(f"{name} with another {key}", wrong)]
            if key in published.schema["required"]:
                wrong = copy.deepcopy(answer)
                del wrong[key]
                cases.append((f"{name} without {key}", wrong))
            tried += len(cases)
            taken += [what for what, case in cases if published.is_valid(case)]
        # And of each row that has a commit.
        for key, rows in answer.items():
            if isinstance(rows, list) and rows and isinstance(rows[0], dict) and rows[0].get("commit"):
                wrong = copy.deepcopy(answer)
                wrong[key][0]["commit"] = "main"
                tried += 1
                if published.is_valid(wrong): taken.append(f"{name} with a wrong commit in {key}")
    print(json.dumps({"faults": faults, "taken": taken, "tried": tried, "unused": sorted(set(checks) - seen)}))
    """
}
