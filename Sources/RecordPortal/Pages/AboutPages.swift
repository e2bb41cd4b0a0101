import GCMRepo
import RecordLocalization

/// What the portal is, the state that it shows, and how anybody verifies it with git alone.
struct AboutPages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let record = record
    return [
      try record.section("about", inputs: ["about", record.state.commit.description]) {
        PageFrame.Place.about.path($0)
      } parts: { (language) throws(RecordError) in
        .init(title: PageFrame.Place.about.words(language), place: .about)
      } content: { (page) throws(RecordError) in
        page.element("h1", PageFrame.Place.about.words)
        page.element(
          "p",
          Message(
            "This portal shows a record: an ordinary git repository in which each submission is one commit. Nothing here is true only here."
          ), group: "lead")
        let time = try record.state.time()
        page.facts { page in
          page.fact(Message("State of the record (commit)")) { $0.element("code", record.state.commit.description) }
          page.fact(Message("Date")) { $0.day(time) }
          page.fact(Message("For whom it was made")) { page in
            page.text(record.options.audience == .parties ? Message("the parties") : Message("the public"))
          }
        }
        try Self.verification(record, to: &page)
        Self.citing(record, to: &page)
      }
    ]
  }

  private static func verification(_ record: PortalRecord, to page: inout Page) throws(RecordError) {
    page.element("h2", Message("Verify it with git"))
    page.element(
      "p", Message("Whoever has a clone of the record can verify every page with git and standard programs:"))
    page.markup("<ol>\n")
    func step(_ message: Message, _ command: String, to page: inout Page) {
      page.markup("<li>")
      page.text(message)
      page.element("pre", command)
      page.markup("</li>\n")
    }
    step(Message("The repository is whole: every object has the content that its name says."), "git fsck --full", to: &page)
    step(
      Message("The state that this portal shows, with everything that happened before it."),
      "git log \(record.state.commit.description)", to: &page)
    if let last = try record.drafts().last {
      step(
        Message("A draft is a tag that names its commit; a signed one is verified with the record's keys."),
        "git show \(last.name)\ngit -c gpg.ssh.allowedSignersFile=keys/allowed_signers verify-tag \(last.name)", to: &page)
      step(
        Message("The manifest of a draft proves all its files, also outside git: this prints the digest that its page shows."),
        "git worktree add --detach ../\(last.name) \(last.name) && cd ../\(last.name)\n"
          + "find . -name .git -prune -o -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum",
        to: &page)
    }
    step(
      Message("An original file is the one that was submitted: this prints the digest that its page and its receipt show."),
      "sha256sum FILE", to: &page)
    page.markup("</ol>\n")
  }

  private static func citing(_ record: PortalRecord, to page: inout Page) {
    page.element("h2", Message("Cite it"))
    page.element(
      "p",
      Message(
        "The address of a page does not change. A paragraph of a draft has one by its number, such as d/draft-1/es/index.html#p-7, and one by its words, which leads to every draft in which it has them."
      ))
    page.markup("<p>")
    page.link(PageFrame.Place.drafts.path(page.language), Message("All drafts and comparisons"))
    page.markup("</p>\n")
  }
}
