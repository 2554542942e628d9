// Captures to take apart, and what both dissectors say about them. Read first: ToldField.swift, PDMLReader.swift.

import Basics
import Capture
import Dissection
import Foundation
import Playback
import Scenarios
import TestSupport

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

    /// The frames of a capture, and the type of the link of each.
    private static func linked(_ bytes: [UInt8]) throws -> [(frame: CapturedFrame, linkType: UInt16)] {
        var reader = CaptureReader()
        reader.append(bytes)
        var frames: [(CapturedFrame, UInt16)] = []
        while let frame = try reader.next() {
            let captured = CapturedFrame(
                bytes: frame.bytes, length: frame.originalLength, time: frame.time, interface: frame.interface,
                origin: frame.origin)
            frames.append((captured, frame.linkType))
        }
        try reader.finish()
        return frames
    }

    /// The frames of a capture.
    static func frames(_ bytes: [UInt8]) throws -> [CapturedFrame] { try linked(bytes).map(\.frame) }

    /// The frames of a capture, taken apart.
    static func dissected(_ bytes: [UInt8]) throws -> [DissectedFrame] {
        var dissector = Dissector()
        return try linked(bytes).map { dissector.dissect($0.frame, linkType: $0.linkType) }
    }

    /// The fields of each frame, as our dissector tells them.
    static func ours(_ bytes: [UInt8]) throws -> [[ToldField]] { try dissected(bytes).map(told) }

    private static func told(_ frame: DissectedFrame) -> [ToldField] {
        var names: [String] = []
        var fields: [ToldField] = []
        for field in frame.fields {
            names = Array(names.prefix(Int(field.depth)))
            let name = field.id.info.name
            let counts = !name.isEmpty && !ToldField.isLeftOut(name)
            if counts {
                let show = name == "imap.request.password" ? "" : ToldField.plain(frame.show(field))
                fields.append(
                    ToldField(
                        name: name, offset: Int(field.offset) + displacement(of: field, in: frame),
                        length: Int(field.length),
                        value: frame.value(field), show: show, parent: names.last { !$0.isEmpty } ?? ""))
            }
            names.append(counts ? name : "")
        }
        return fields
    }

    /// PDML gives places relative to the protocol's bytes plus where these lie in the frame. Of a few fields that
    /// stand in other bytes than their protocol, this leads astray.
    private static func displacement(of field: DissectedField, in frame: DissectedFrame) -> Int {
        func place(_ name: String) -> Int { frame.fields.first { $0.id.info.name == name }.map { Int($0.offset) } ?? 0 }
        switch field.id.info.name {
        case "tcp.pdu.size": return field.buffer == 0 ? 0 : place("tcp.srcport")
        case "ip.fragments": return place("ip.version")
        case "dns.dnskey.key_id", "dns.key.key_id":
            // It stands at the beginning of the message, before the record that it is in.
            let at = frame.fields.firstIndex(of: field) ?? 0
            return Int(frame.fields[..<at].last { $0.depth < field.depth }?.offset ?? 0)
        case "tls.app_data_proto":
            let first = place("tls.record")
            return Int(field.offset) == first ? 0 : field.buffer == 0 ? first : 0
        default: return 0
        }
    }

    /// The same as tshark tells them (PDML), by frame number. Of long captures the first frames and all letters: the
    /// XML parser does not take more at once.
    static func tshark(_ path: String) throws -> [Int: [ToldField]] {
        let some = "frame.number < 600 || smtp.data.fragments || imf"
        return try PDMLReader.read(try ExternalTool.tshark.run(["-r", path, "-T", "pdml", "-n", "-Y", some]).output)
    }
}
