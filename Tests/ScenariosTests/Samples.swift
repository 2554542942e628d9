// Short files that the tests change in one place. Read first: nothing.

import Foundation
import Scenarios

enum Samples {
    /// The folder of the project.
    static let project = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    static let library = LessonLibrary(resources: project)

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: project + "/" + path)))
    }

    /// The lines of a topology file below its head.
    static func topology(_ body: String) throws(DiagnosticList) -> Topology {
        try TopologyFile.topology(Array(("format: 1\nid: t\n" + body).utf8), file: "t.yaml")
    }

    /// What is wrong with a topology file; empty when nothing is.
    static func mistakes(_ body: String) -> String {
        do {
            _ = try topology(body)
            return ""
        } catch {
            return error.description
        }
    }

    /// The patterns in the messages about a topology file that nobody has translated.
    static func untranslated(_ body: String) -> [String] {
        do {
            _ = try topology(body)
            return []
        } catch {
            return error.found.flatMap(\.untranslated)
        }
    }

    /// Two domains with one person each.
    static let twoDomains = """
        domains:
          minami.example:
            people:
              hana: {machines: {hana-pc: imap}}
          kita.example:
            people:
              kenji: {machines: {kenji-pc: pop3}}

        """

    /// Two hosts on one cable, everything stated.
    static let cable = """
        hosts:
          a: {interfaces: {eth0: 192.0.2.1/24}}
          b: {interfaces: {eth0: 192.0.2.2/24}}
        links:
          ab: {between: [a, b]}

        """
}
