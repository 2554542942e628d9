// The packet at the cursor, field by field. Read first: Player+Packet.swift, Sources/Dissection/Dissector.swift.

import Basics
import Dissection
import Playback
import Scenarios

extension Player {
    /// The latest frame taken apart, with what the frames before it say about its conversation.
    func dissection() -> DissectedFrame? {
        guard let latest = timeline.latestFrame else { return nil }
        let tape = timeline.tape
        var dissector = Dissector()
        // Each packet once, as in a capture, so that streams are put together from packets and not from their copies.
        // On a later link it takes the place of the packet on its first: beside it, it would look like a
        // retransmission.
        let first = tape.frames[latest].number == nil ? firstCrossing(of: latest) ?? latest : latest
        for number in 0..<first where tape.frames[number].number != nil { _ = dissector.dissect(captured(number)) }
        var frame = dissector.dissect(captured(latest))
        if let number = tape.frames[first].number { frame.number = number }
        return frame
    }

    /// The frame that carried the same packet over its first link; nil when there is none.
    func firstCrossing(of latest: Int) -> Int? {
        let tape = timeline.tape
        let packet = Self.whatRoutersLeave(tape.bytes(ofFrame: latest))
        return (0..<latest).last {
            tape.frames[$0].number != nil && Self.whatRoutersLeave(tape.bytes(ofFrame: $0)) == packet
        }
    }

    /// The packet in a frame without what changes on its way: hardware addresses, time to live and header checksum.
    private static func whatRoutersLeave(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard bytes.count >= 34, bytes[12] == 8, bytes[13] == 0 else { return bytes.dropFirst(12) }
        var packet = bytes
        for place in [22, 24, 25] { packet[place] = 0 }
        return packet.dropFirst(12)
    }

    private func captured(_ number: Int) -> CapturedFrame {
        let frame = timeline.tape.frames[number]
        let clock = UInt64(clamping: timeline.lesson.topology.clockStart) &* 1_000_000_000
        return CapturedFrame(
            bytes: timeline.tape.bytes(ofFrame: number), time: clock &+ frame.at.nanoseconds,
            interface: timeline.names.link(frame.link))
    }

    /// The tree of fields.
    func packet() -> Reply {
        guard let frame = dissection() else { return fail(PlayerWords.nothingYet[language]) }
        return say(DissectionPrinter(language: language, style: style, explains: false).text(frame))
    }

    /// The names of the fields of the latest packet, each once.
    private func namesOfFields() -> [String] {
        var names: [String] = []
        for field in dissection()?.fields ?? [] {
            let name = field.id.info.name
            if !name.isEmpty && !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// The field of the latest packet that people call `word`, in small letters: by the end of its name (`ttl`) or as
    /// Wireshark shows it (`time to live`).
    private func field(named word: String) -> FieldInfo? {
        let known = dissection()?.fields.map(\.id.info) ?? []
        return known.first { $0.name.hasSuffix("." + word) } ?? known.first { $0.label.lowercased() == word }
    }

    /// Whether `word` is the name of a field.
    func isField(_ word: String) -> Bool { FieldCatalogue.field(word) != nil }

    /// What a field means, and what it says here.
    func explain(_ words: [String]) -> Reply {
        let name = words.joined(separator: " ").lowercased()
        if name.isEmpty {
            let names = namesOfFields()
            if names.isEmpty { return fail(PlayerWords.nothingYet[language]) }
            return say(wrapped(names.joined(separator: "  ")) + "\n")
        }
        guard let info = FieldCatalogue.field(name) ?? field(named: name) else {
            // A protocol's name: its fields, of this packet if it has any.
            let own = namesOfFields().filter { $0.hasPrefix(name + ".") }
            let names = own.isEmpty ? FieldCatalogue.names.filter { $0.hasPrefix(name + ".") } : own
            if !names.isEmpty { return say(wrapped(names.joined(separator: "  ")) + "\n") }
            // The end of a name that this packet has not, but others have.
            let others = FieldCatalogue.names.filter { $0.hasSuffix("." + name) }.sorted { $0.count < $1.count }
            if others.count == 1 { return explain(others) }
            if !others.isEmpty { return fail(PlayerWords.severalFields(name.shortened, others)[language]) }
            if glossary.contains(where: { $0.names.contains(name) }) {
                return fail(PlayerWords.inGlossary(name.shortened)[language])
            }
            let near = Suggestion.nearest(to: name, in: FieldCatalogue.names)
            return fail(PlayerWords.noField(name.shortened, near)[language])
        }
        var text = style.paint(info.label, .strong) + "  \(info.name)\n"
        text += wrapped(language == .japanese ? info.ja : info.en, indent: "  ") + "\n"
        if !info.rfc.isEmpty { text += "  \(info.rfc)\n" }
        if let lesson = info.lesson { text += wrapped(labelled(PlayerWords.seeLesson, lesson), indent: "  ") + "\n" }
        if let frame = dissection() {
            for field in frame.fields where field.id.info.name == info.name && !field.isGenerated {
                let bytes = field.length > 0 ? PlayerWords.atBytes(Int(field.offset), Int(field.length))[language] : ""
                text += wrapped(labelled(PlayerWords.here, "\(frame.show(field))  \(bytes)"), indent: "  ") + "\n"
            }
        }
        return say(text)
    }

    /// What a byte of the latest frame belongs to: the innermost field, or the two or three that share the byte.
    func fieldsAt(byte: Int) -> [String] {
        guard let frame = dissection() else { return [] }
        var fields = frame.fields.filter {
            $0.buffer == 0 && $0.length > 0 && $0.offset <= byte && byte < $0.offset + $0.length
                && !$0.id.info.name.isEmpty
                && !["tcp.payload", "udp.payload"].contains($0.id.info.name)
                && !DissectionPrinter.repeated.contains($0.id.info.name)
        }
        // The smallest one says most.
        while let smallest = fields.min(by: { $0.length < $1.length }) {
            let same = fields.filter { $0.length == smallest.length && $0.offset == smallest.offset }
            let outermost = same.filter { $0.depth == smallest.depth }
            if outermost.count == 1 || smallest.length == 1 && outermost.count <= 3 {
                return outermost.map { text(of: $0, in: frame) }
            }
            // Single bits of a longer value, which stands around them.
            fields.removeAll { $0.length == smallest.length && $0.offset == smallest.offset }
        }
        return []
    }

    private func text(of field: DissectedField, in frame: DissectedFrame) -> String {
        let shown = frame.show(field)
        return "\(field.id.info.label)  \(field.id.info.name)"
            + (shown.isEmpty ? "" : ": \(shown.count > 80 ? shown.prefix(80) + "…" : shown)")
    }
}
