import GCMRepo
import RecordLocalization

extension SharedDemo {
  private typealias Command = ShownStep.Command

  private static let (chilean, canadian) = ("alternativas-a-la-detencion", "regular-pathways")
  private static let host = "host.git"
  /// The folder of the one who forges.
  static let forger = "forger"

  /// The steps up to the host's own key, whose fingerprint the others name.
  static func beginning(_ cast: SharedDemoCast) -> [ShownStep] {
    [
      ShownStep(
        Message("Both secretariats and Chile's focal point make a key each."),
        key(cast.rcm), key(cast.sacm), key(cast.chile)),
      ShownStep(
        Message("The host's keeper makes the shared record and admits the secretariats' keys."),
        Command(
          "gcmrepo", "host", "init", host, "--admin", admin(cast.rcm), "--admin", admin(cast.sacm), lines: 2)),
    ]
  }

  /// The steps of those who share the record.
  ///
  /// - Parameter root: the fingerprint of the host's key.
  static func sharing(_ cast: SharedDemoCast, root: String) -> [ShownStep] {
    let (rcm, sacm, chile) = (cast.rcm, cast.sacm, cast.chile)
    return [
      ShownStep(
        Message("Each secretariat makes its copy. The host's keeper told it the fingerprint of the host's key."),
        copy(for: rcm, root), copy(for: sacm, root)),
      ShownStep(
        Message("SACM's secretariat admits the key of Chile's focal point, who makes a copy."),
        Command(
          "gcmrepo", "keys", "add", chile.key + ".pub", "--party", chile.party, "--person", chile.name, "-C",
          sacm.folder),
        copy(for: chile, root)),
      ShownStep(
        Message("Chile submits a Word file. It is signed and shared at once."),
        submit(cast.chilean, of: chile, id: chilean, in: chile)),
      ShownStep(
        Message("RCM's secretariat sends in what Canada mailed to it: the record says who did so."),
        submit(cast.canadian, of: cast.canada, id: canadian, in: rcm, lines: 8)),
      forgery(cast),
      ShownStep(
        Message("RCM's secretariat sets the declaration and makes a draft of it, which is only proposed."),
        Command("gcmrepo", "declare", cast.declaration[0], "--lang", "es", "-m", "Primera lectura", "-C", rcm.folder),
        Command("gcmrepo", "tag", "draft-1", "-m", "Primera lectura", "-C", rcm.folder),
        Command("gcmrepo", "tags", "-C", rcm.folder)),
      ShownStep(
        Message("SACM's secretariat takes it, looks at it and signs it too: the draft is agreed."),
        Command("gcmrepo", "sync", "-C", sacm.folder),
        Command("gcmrepo", "show", "declaration", "--at", "draft-1", "--lang", "es", "-C", sacm.folder, lines: 3),
        Command("gcmrepo", "approve", "draft-1", "-C", sacm.folder),
        Command("gcmrepo", "tags", "-C", sacm.folder)),
      ShownStep(
        Message("Chile takes all that, and checks the whole record and everything that was signed."),
        Command("gcmrepo", "sync", "-C", chile.folder), Command("gcmrepo", "verify", "-C", chile.folder)),
      ShownStep(
        Message("The host's receipt is proof by itself: it is checked without a copy of the record."),
        Command("gcmrepo", "receipt", "CL/inputs/" + chilean, "-o", "receipt.json", "-C", chile.folder),
        Command("gcmrepo", "verify", "receipt.json", "--host-key", host + "/gcmrepo/host_key.pub")),
    ]
  }

  /// What to try next in the folder.
  static let suggestions = [
    "gcmrepo status -C cl", "gcmrepo audit -C rcm-ts", "gcmrepo receipt CL/inputs/\(chilean) --at draft-1 -C cl",
    "gcmrepo rules explain tag --as CL -C cl", "gcmrepo withdraw CL/inputs/\(chilean) -m 'Por error' -C cl",
    "gcmrepo sync -C rcm-ts",
  ]

  /// With git, a key of the record, and everything right but whose key it is.
  private static func forgery(_ cast: SharedDemoCast) -> ShownStep {
    let (folder, contribution, person) = (forger, "CA/inputs/" + canadian, cast.canada)
    return ShownStep(
      Message(
        """
        With git and Chile's key, somebody withdraws Canada's contribution in Canada's name. The host refuses it, in the \
        record's first language.
        """),
      Command(
        "git", "clone", "-q", "-c", "user.name=" + person.name, "-c", "user.email=" + person.email, "-c",
        "gpg.format=ssh", "-c", "user.signingkey=../" + cast.chile.key, "-c", "commit.gpgsign=true", host, folder),
      Command("git", "-C", folder, "rm", "-r", "-q", ContributionID(contribution)?.folder ?? ""),
      Command(
        "git", "-C", folder, "commit", "-q", "-m", "Withdraw " + contribution, "--trailer", "Party: CA", "--trailer",
        "Contribution: " + contribution, "--trailer", "Action: withdraw"),
      Command("git", "-C", folder, "push", "-q", isRefused: true))
  }

  private static func key(_ person: SharedDemoCast.Person) -> Command {
    Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", person.party, "-f", person.key)
  }

  private static func admin(_ person: SharedDemoCast.Person) -> String {
    "\(person.party)=\(person.key).pub:\(person.author)"
  }

  private static func copy(for person: SharedDemoCast.Person, _ root: String) -> Command {
    Command(
      "gcmrepo", "clone", host, person.folder, "--key", person.key, "--root", root, "--author", person.author)
  }

  private static func submit(
    _ files: [String], of party: SharedDemoCast.Person, id: String, in sender: SharedDemoCast.Person,
    lines: Int? = nil
  ) -> Command {
    Command(
      words: ["gcmrepo", "submit"] + files
        + ["--country", party.party, "--kind", "input", "--id", id, "-C", sender.folder], lines: lines)
  }
}
