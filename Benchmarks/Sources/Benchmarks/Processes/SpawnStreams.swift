/// What `posix_spawn` does to a child before its program begins: its three streams and its signals.
struct SpawnStreams {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #endif

  init() {
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    // This process ignores SIGPIPE; a program that is measured should find it as a shell gives it.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
  }

  /// Standard input from an open descriptor.
  mutating func connect(_ input: Int32) {
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
  }

  mutating func open(_ descriptor: Int32, _ file: String, _ flags: Int32) {
    posix_spawn_file_actions_addopen(&actions, descriptor, file, flags, 0o600)
  }

  mutating func destroy() {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
}
