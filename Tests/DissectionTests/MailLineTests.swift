// Where lines end that are short, long, or not over yet. Read first: WrittenConversation.swift.

import Dissection
import Testing

@Suite("Lines, RFC 5321 §2.3.8") struct MailLineTests {
    /// The lengths of the command lines in each of the client's segments.
    private func lines(_ segments: [String]) -> [[Int]] {
        var dissector = Dissector()
        let turns = segments.map { (isServer: false, bytes: Array($0.utf8)) }
        return WrittenConversation(port: 25, turns: turns).frames.map { frame in
            dissector.dissect(frame).fields.filter { $0.id.info.name == "smtp.command_line" }.map { Int($0.length) }
        }
    }

    @Test("Of any length, with any end", arguments: ["\r\n", "\n"])
    func lengths(_ end: String) {
        for length in Array(1...40) + [250...260, 505...520, 760...775, 1785...1800].joined() {
            let line = "NOOP" + String(repeating: "x", count: length) + end
            #expect(lines([line + line + "QUIT\r\n"]) == [[line.utf8.count, line.utf8.count, 6]], "\(length)")
        }
    }

    @Test("A line in two segments, wherever it is cut")
    func cuts() {
        let line = "NOOP " + String(repeating: "y", count: 600) + "\r\n"
        for cut in 1..<line.utf8.count - 1 {
            let parts = [String(line.prefix(cut)), String(line.utf8.dropFirst(cut)) ?? ""]
            #expect(lines(parts) == [[], [line.utf8.count]], "\(cut)")
        }
    }
}
