// Captures to take apart, and what tshark says about them. Read first: Tests/TestSupport/ExternalTool.swift.

import Basics
import Capture
import Dissection
import Foundation
import FoundationXML
import Playback
import Scenarios
import TestSupport

/// A field as both dissectors tell it.
struct ToldField: Hashable, CustomStringConvertible {
    var name: String
    var offset: Int
    var length: Int
    var value: String

    var description: String { "\(name) at \(offset), \(length) B: \(value.prefix(60))" }
}

/// Reads frames and fields.
enum Captures {
    /// Plays a lesson and writes its capture to `path`.
    static func capture(_ id: String, to path: String) throws {
        let lesson = try LessonLibrary().lesson(id)
        let network = try EmulatedTopology(lesson.topology, seed: lesson.seed)
        var options = FrameRecorder.Options()
        options.destination = .path(path, replacing: true)
        let frames = try FrameRecorder(options, of: network, comment: id)
        var run = try LessonRun(
            lesson, in: network, seed: lesson.seed, until: nil, language: .english, frames: frames)
        _ = run.play()
        try frames.finish()
    }

    /// The frames of a capture.
    static func frames(_ bytes: [UInt8]) throws -> [CapturedFrame] {
        var reader = CaptureReader()
        reader.append(bytes)
        var frames: [CapturedFrame] = []
        while let frame = try reader.next() {
            frames.append(
                CapturedFrame(bytes: frame.bytes, length: frame.originalLength, time: frame.time, interface: frame.interface))
        }
        try reader.finish()
        return frames
    }

    /// The fields of each frame, as our dissector tells them.
    static func ours(_ bytes: [UInt8]) throws -> [[ToldField]] {
        var dissector = Dissector()
        return try frames(bytes).map { frame in
            let dissected = dissector.dissect(frame)
            let tcp = dissected.fields.first { $0.id.info.name == "tcp.srcport" }
            return dissected.fields.filter { !$0.id.info.name.isEmpty }.map { field in
                let name = field.id.info.name
                // PDML adds the place of the protocol to that of a field that would stand in front of it. This one stands
                // in a buffer of its own, but under TCP.
                let ahead = name == "tcp.pdu.size" && field.buffer != 0 ? tcp?.offset ?? 0 : 0
                return ToldField(
                    name: name, offset: Int(field.offset + ahead), length: Int(field.length), value: dissected.value(field))
            }
        }
    }

    /// The same as tshark tells them (PDML), by frame number, without what it works out about the whole capture. Of long
    /// captures the first frames and all letters: the XML parser does not take more at once.
    static func tshark(_ path: String) throws -> [Int: [ToldField]] {
        let some = "frame.number < 600 || smtp.data.fragments || imf"
        let text = try ExternalTool.tshark.run(["-r", path, "-T", "pdml", "-n", "-Y", some]).output
        let reader = PDMLReader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        guard parser.parse() else { throw PDMLFailure(text: "tshark's PDML cannot be read: \(String(describing: parser.parserError))") }
        return reader.packets
    }
}

struct PDMLFailure: Error {
    var text: String
}

private final class PDMLReader: NSObject, XMLParserDelegate {
    var packets: [Int: [ToldField]] = [:]
    private var number = 0
    private var skipped = 0

    private static let wholeProtocols: Set<String> = ["geninfo", "frame", "pkt_comment"]
    private static let workedOut = [
        "_ws.", "tcp.analysis", "tcp.time", "tcp.completeness", "tcp.connection", "udp.time", "dns.time", "dns.response_",
        "dns.retransmi", "udp.possible", "imap.time", "imap.response_to", "smtp.base64_decode",
    ]

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if attributes["name"] == "num", let text = attributes["show"], let number = Int(text) {
            self.number = number
            packets[number] = []
        }
        if skipped > 0 || name == "proto" && Self.wholeProtocols.contains(attributes["name"] ?? "") {
            skipped += 1
            return
        }
        guard name == "field", let field = attributes["name"], !field.isEmpty, !Self.workedOut.contains(where: field.hasPrefix)
        else { return }
        packets[number, default: []].append(
            ToldField(
                name: field, offset: Int(attributes["pos"] ?? "") ?? 0, length: Int(attributes["size"] ?? "") ?? 0,
                value: attributes["value"] ?? ""))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if skipped > 0 { skipped -= 1 }
    }
}
