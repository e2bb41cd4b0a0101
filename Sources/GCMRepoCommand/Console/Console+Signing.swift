import GCMRepo
import GitStore
import RecordLocalization
import SSHKeys

extension Console {
  /// The command's record, to write to: what is written is signed if git's configuration names an SSH key.
  func openRecordToWrite(branch: String?) throws(CommandFailure) -> Record {
    let record = try openRecord(branch: branch)
    guard let signer = try signer(in: record) else { return record }
    return record.signing(with: signer)
  }

  /// The key of git's configuration; `nil` if it names none.
  ///
  /// A key that is named and cannot be used is a failure: nothing is then written without a signature.
  func signer(in record: Record?) throws(CommandFailure) -> (any SigningBackend)? {
    let configuration: SigningConfiguration
    do throws(GitError) {
      configuration =
        if let record { try record.repository.signingConfiguration() } else {
          try Repository.userSigningConfiguration()
        }
    } catch {
      throw CommandFailure(.git(error))
    }
    guard configuration.format == "ssh" else {
      if configuration.isAskedFor {
        warn(
          Message(
            """
            Git's configuration asks for signatures (commit.gpgSign), but gcmrepo signs with SSH keys only, so this is \
            not signed. Set gpg.format to ssh, and user.signingKey to your key.
            """))
      }
      return nil
    }
    guard let key = configuration.key else {
      if configuration.isAskedFor { throw CommandFailure(.signingKeyNeeded) }
      return nil
    }
    do throws(SigningError) {
      return try SigningKey.open(
        configured: key, program: configuration.program, home: Self.environment("HOME") ?? "")
    } catch {
      throw CommandFailure(.notSigned(error))
    }
  }
}
