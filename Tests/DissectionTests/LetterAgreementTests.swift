// Letters beside sharkd, which says in which buffer each field stands: PDML does not. Read first: AgreementTests.swift.

import Dissection
import Foundation
import Scenarios
import TestSupport
import Testing

@Suite(.enabled(if: ExternalTool.sharkdIsThere, "needs sharkd: sudo apt-get install -y wireshark-common"))
struct LetterAgreementTests {
    /// A field with the buffer that it stands in.
    private struct Placed: Hashable {
        var name: String
        var buffer: String
        var offset: Int
        var length: Int
    }

    private static let prefixes = ["imf.", "mime_multipart.", "media.", "smtp.data.fragment", "tcp.segment"]

    private static func counts(_ name: String) -> Bool { prefixes.contains { name.hasPrefix($0) } }

    @Test(
        .enabled(if: WiresharkVersion.installed == .followed, Comment(rawValue: WiresharkVersion.hint)),
        arguments: ["first-letter", "try-again", "collect-it"])
    func fieldsStandInTheSameBytes(_ lesson: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("lesson.pcapng")
        try Captures.capture(lesson, to: path)
        let frames = try Captures.dissected([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
        let letters = frames.filter { $0.fields.contains { $0.id.info.name.hasPrefix("imf.") } }.prefix(12)
        #expect(!letters.isEmpty)
        let theirs = try Self.ask(path, letters.map(\.number))
        for frame in letters {
            let fields = frame.fields.filter { Self.counts($0.id.info.name) && $0.length > 0 }
            let ours = Set(
                fields.map { field in
                    let buffer = field.buffer == 0 ? "" : frame.buffers[Int(field.buffer)].name
                    return Placed(
                        name: field.id.info.name, buffer: buffer, offset: Int(field.offset), length: Int(field.length))
                })
            let other = try #require(theirs[frame.number])
            // Where it says that nothing was put together, a heading has the frame's bytes with us.
            let missing = other.subtracting(ours).filter {
                !$0.name.hasSuffix("fragments") && !$0.name.hasSuffix("segments")
            }
            let surplus = ours.subtracting(other).filter {
                !$0.name.hasSuffix("fragments") && !$0.name.hasSuffix("segments")
            }
            #expect(missing.isEmpty, "\(lesson), frame \(frame.number): sharkd has besides \(missing)")
            #expect(surplus.isEmpty, "\(lesson), frame \(frame.number): only we have \(surplus)")
        }
    }

    /// What sharkd says of some frames.
    private static func ask(_ path: String, _ numbers: [Int]) throws -> [Int: Set<Placed>] {
        // Numbers of questions begin at 1, and frames have theirs.
        var lines = [#"{"jsonrpc":"2.0","id":1000000,"method":"load","params":{"file":"\#(path)"}}"#]
        for number in numbers {
            lines.append(
                #"{"jsonrpc":"2.0","id":\#(number),"method":"frame","params":{"frame":\#(number),"proto":true,"bytes":true}}"#
            )
        }
        let output = try ExternalTool.sharkd.run(["-"], input: lines.joined(separator: "\n") + "\n").output
        var answers: [Int: Set<Placed>] = [:]
        for line in output.split(separator: "\n") {
            guard let answer = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let number = answer["id"] as? Int, let result = answer["result"] as? [String: Any],
                let tree = result["tree"] as? [[String: Any]]
            else { continue }
            let sources = (result["ds"] as? [[String: Any]] ?? []).map { source in
                // "Reassembled SMTP (406 bytes)"
                String((source["name"] as? String ?? "").prefix { $0 != "(" }).trimmingCharacters(in: .whitespaces)
            }
            var fields: Set<Placed> = []
            collect(tree, sources, &fields)
            answers[number] = fields
        }
        return answers
    }

    private static func collect(_ nodes: [[String: Any]], _ sources: [String], _ fields: inout Set<Placed>) {
        for node in nodes {
            let filter = node["f"] as? String ?? ""
            let name = String(filter.prefix { $0 != " " })
            if counts(name), let place = node["h"] as? [Int], place.count == 2, place[1] > 0,
                node["t"] as? String != "proto"
            {
                let source = node["ds"] as? Int ?? 0
                let buffer = source == 0 || source > sources.count ? "" : sources[source - 1]
                fields.insert(Placed(name: name, buffer: buffer, offset: place[0], length: place[1]))
            }
            collect(node["n"] as? [[String: Any]] ?? [], sources, &fields)
        }
    }
}
