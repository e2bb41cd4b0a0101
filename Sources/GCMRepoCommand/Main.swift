import ArgumentParser
import GCMRepo
import Documents
import Rendering
@main struct GCM: ParsableCommand { func run() { print(templateCount()) } }
