// Paths taken apart. Read first: Sources/Scenarios/Loading/FilePath.swift.

import Scenarios
import Testing

@Suite struct FilePathTests {
    @Test(arguments: [
        ("", "", ""), ("a", "", "a"), ("-", "", "-"), ("/", "/", ""), ("//", "/", ""), ("/a", "/", "a"),
        ("a/", "", "a"),
        ("a/b", "a", "b"), ("a/b/", "a", "b"), ("/a/b", "/a", "b"), ("a//b", "a", "b"), ("./a", ".", "a"),
        ("..", "", ".."),
        ("町/花.yaml", "町", "花.yaml"),
    ])
    func folderAndName(_ path: String, _ folder: String, _ name: String) {
        #expect(FilePath.folder(of: path) == folder)
        #expect(FilePath.name(of: path) == name)
    }

    @Test(arguments: [
        ("a", "a", ""), ("a.yaml", "a", "yaml"), ("x.y/a", "x.y/a", ""), ("x/a.key.yml", "x/a.key", "yml"),
        (".a", ".a", ""),
        ("a.", "a", ""),
    ])
    func suffix(_ path: String, _ stem: String, _ suffix: String) {
        #expect(FilePath.parts(of: path) == (stem, suffix))
    }

    /// Foundation traps there.
    @Test(arguments: ["?", "-", "", "/", "é", "/?"])
    func aFileThatIsNotThereIsNoTrap(_ path: String) {
        #expect(throws: Diagnostic.self) { try InputFile.read(path) }
    }
}
