import Foundation
import Testing

/// The JSON Schemas beside `JSONAnswers.md`, and a validator for what they describe.
enum JSONSchemas {
  static let documentation = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/GCMRepo/GCMRepo.docc")

  /// The validator's result.
  struct Verdict: Decodable {
    /// Each with the output's schema and the position in it.
    var faults: [String]
    /// Wrong outputs, derived from the right ones, that were not rejected.
    var taken: [String]
    /// How many wrong outputs were tried.
    var tried: Int
    /// Schemas that no output names.
    var unused: [String]
  }

  /// One run of a validator over all of them.
  ///
  /// - Parameter printed: whether the command printed them; what the library encodes has no sentences.
  static func validate(
    on desk: Desk, _ answers: [String], printed: Bool = true
  ) async throws -> Verdict {
    let run = try await Program(
      path: "/usr/bin/python3",
      words: ["-c", validator, documentation.appending(path: "Schemas").path, printed ? "printed" : "encoded"],
      folder: desk.folder, environment: desk.environment(), input: Array("[\(answers.joined(separator: ","))]".utf8)
    ).run()
    try #require(run.status == 0, "python3-jsonschema is needed: \(run.said)")
    return try JSONDecoder().decode(Verdict.self, from: Data(run.bytes))
  }

  /// The schemas allow keys that later versions add. Here additional keys are forbidden, so that a key missing in the
  /// schemas is a fault, and so is one that the command always prints (`x-printed`).
  private static let validator = """
    import copy, glob, json, os, sys
    from jsonschema import Draft202012Validator

    def closed(schema):
        if isinstance(schema, list): return [closed(part) for part in schema]
        if not isinstance(schema, dict): return schema
        if sys.argv[2] == "printed" and "x-printed" in schema:
            schema = schema | {"required": schema["required"] + schema["x-printed"]}
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
