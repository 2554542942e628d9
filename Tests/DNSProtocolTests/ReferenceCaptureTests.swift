// DNS messages of real servers, out of captures that somebody has put where this test finds them.

import DNSProtocol
import Foundation
import Testing

@Suite("Messages of real servers")
struct ReferenceCaptureTests {
    static let hint: Comment = """
        There are no reference captures here. Set YUBIN_REFERENCE_CAPTURES to a folder of pcapng files (Ethernet, DNS \
        on port 53).
        """

    static let files: [String] = {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folders: [String?] = [
            ProcessInfo.processInfo.environment["YUBIN_REFERENCE_CAPTURES"],
            package.appending(path: "../shared/reference/captures").path,
        ]
        for case let folder? in folders {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            let captures = names.filter { $0.hasSuffix(".pcapng") }.sorted().map { folder + "/" + $0 }
            if !captures.isEmpty { return captures }
        }
        return []
    }()

    /// The payloads of UDP datagrams from or to port 53 in the enhanced packet blocks of a little-endian pcapng file.
    static func messages(in path: String) -> [[UInt8]] {
        guard let file = FileManager.default.contents(atPath: path) else { return [] }
        let bytes = [UInt8](file)
        func number(_ offset: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) } }
        var (result, position): ([[UInt8]], Int) = ([], 0)
        while position + 12 <= bytes.count {
            let length = number(position + 4)
            guard length >= 12, position + length <= bytes.count else { break }
            if number(position) == 6 {
                let frame = Array(bytes[(position + 28)..<(position + 28 + number(position + 20))])
                // Ethernet, IPv4 without options, UDP.
                if frame.count > 42, frame[12] == 8, frame[13] == 0, frame[14] == 0x45, frame[23] == 17,
                    (frame[34], frame[35]) == (0, 53) || (frame[36], frame[37]) == (0, 53)
                {
                    let size = Int(frame[38]) << 8 | Int(frame[39])
                    result.append(Array(frame[42..<min(34 + size, frame.count)]))
                }
            }
            position += length
        }
        return result
    }

    @Test("Each is read, and what is written reads the same", .enabled(if: !files.isEmpty, hint), arguments: files)
    func decode(_ file: String) throws {
        let messages = Self.messages(in: file)
        for bytes in messages {
            let message = try DNSMessage(bytes)
            let again = message.encoded()
            #expect(try DNSMessage(again) == message)
            // Ours are never longer than theirs: the same suffixes are compressed.
            #expect(again.count <= bytes.count)
        }
    }
}
