import GCMRepo
import RecordLocalization

/// The sentences about keys that do not sign.
extension RecordError {
  var notSignedSentence: Message {
    let (path, fingerprint) = (fact(.path), fact(.fingerprint))
    return switch SigningProblem(rawValue: fact(.problem)) {
    case .keyNeeded:
      Message(
        """
        Git's configuration asks for signatures (commit.gpgSign) and names no key. Nothing was written; name the file of \
        your key: git config --global user.signingKey FILE
        """)
    case .programMissing:
      Message(
        """
        The program \(fact(.given), "program"), which signs with your key, is not installed. Nothing was written; install \
        OpenSSH, or name the program in git's configuration (gpg.ssh.program).
        """)
    case .keyUnreadable:
      Message(
        """
        Your signing key cannot be read at \(path, "path"): \(systemReason(Int32(clamping: number(.errno))), "reason"). \
        Nothing was written; name your key: git config --global user.signingKey FILE
        """)
    case .notAKey:
      Message(
        """
        “\(fact(.given), "given")”, which git's configuration names as your signing key, is not an SSH key that can \
        sign. Nothing was written; name your key: git config --global user.signingKey FILE
        """)
    case .keyExposed:
      Message(
        """
        Other people can read your private key, so it was not used. Nothing was written; run: chmod 600 \
        \(path.asShellWord, "path")
        """)
    case .publicKeyMissing:
      Message(
        """
        Your public key is not at \(path, "path"), beside the private one. Nothing was written; make it with: \
        ssh-keygen -y -f KEY > \(path.asShellWord, "path2")
        """)
    case .wrongPassphrase:
      Message(
        """
        The passphrase of your key \(fingerprint, "key") was not right, or there was nobody to ask for it. Nothing was \
        written; try again, or add the key to the agent with `ssh-add FILE`.
        """)
    case .refused:
      Message(
        """
        The signature with your key \(fingerprint, "key") was refused, by the agent or at the security key. Nothing was \
        written; confirm it there and try again.
        """)
    case .notInAgent:
      Message(
        """
        Your private key \(fingerprint, "key") was found neither in a file nor in the agent. Nothing was written; add it \
        with `ssh-add FILE` and try again.
        """)
    case .timedOut:
      Message(
        """
        Your key \(fingerprint, "key") did not sign within \(number(.limit), "seconds") seconds. Nothing was written; \
        look whether a program waits for your answer, and try again.
        """)
    case .failed, nil:
      Message(
        """
        Your key \(fingerprint, "key") did not sign: \(fact(.detail), "reason"). Nothing was written.
        """)
    }
  }
}
