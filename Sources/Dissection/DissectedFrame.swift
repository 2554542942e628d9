// A frame taken apart: a list of fields that is a tree by their depths. Read first: FieldInfo.swift.
//
// Nothing is written out until somebody asks: a field knows where its bytes are, and what it looks like is made of them
// when it is shown. That is what makes a dissector quick enough for large captures.

import Basics
import Wire

/// A field of one frame.
package struct DissectedField: Equatable, Sendable {
    package var id: FieldID
    /// 0 for the fields of a protocol, one more for each level below.
    package var depth: UInt8
    /// Not in the frame: worked out by the dissector.
    package var isGenerated: Bool
    /// The value is a number taken out of bits, not the bytes themselves.
    package var isMasked: Bool
    /// Which of the frame's buffers the bytes are in; 0 is the frame itself.
    package var buffer: UInt8
    /// Which of the frame's layers found it.
    var layer: UInt8
    package var offset: Int32
    package var length: Int32
    /// The number that is shown, or the place of a text that was made.
    package var number: UInt64

    private static let ipVersion = FieldID("ip.version")
    /// Another protocol's name: Wireshark has IPv6's version as ip.version once more, taken out of the byte, as IPv4's
    /// is not.
    package var isAnothers: Bool { isMasked && id == Self.ipVersion }
}

/// Bytes that a frame completes: a message put together from several of them.
package struct DissectedBuffer: Equatable, Sendable {
    /// `Reassembled TCP`, ...
    package var name: String
    package var bytes: [UInt8]
}

/// All that was found in one frame.
package struct DissectedFrame: Sendable {
    /// Counted from 1.
    package var number: Int
    /// Nanoseconds since 1970-01-01 00:00 UTC.
    package var time: UInt64
    /// Nanoseconds since the first frame of the capture, and since the frame before; below 0 when clocks were set.
    var sinceFirst = 0
    var sincePrevious = 0
    /// How long it was on the wire, and how much of it was captured.
    package var length: Int
    package var captured: Int
    /// The name of the interface; empty when the capture has none.
    package var interface: String
    /// What pcapng says besides.
    package var origin: FrameOrigin?
    /// The dissectors that worked on it, in the order in which they began.
    package internal(set) var layers: [DissectedLayer] = []
    package internal(set) var fields: [DissectedField] = []
    /// The frame's bytes first, then what it completes.
    package internal(set) var buffers: [DissectedBuffer]
    var texts: [String] = []
    /// The highest protocol that was found: `SMTP`.
    package internal(set) var protocolName = "Ethernet"
    private var depth: UInt8 = 0
    /// The layer that is at work.
    private var layer: UInt8 = 0
    /// How many packets stand in one another.
    var tunnels = 0

    init(_ frame: CapturedFrame, number: Int) {
        self.number = number
        (time, length, captured, interface) = (frame.time, frame.length, frame.bytes.count, frame.interface)
        origin = frame.origin
        buffers = [DissectedBuffer(name: "Frame", bytes: frame.bytes)]
        fields.reserveCapacity(96)
        layers.reserveCapacity(8)
    }

    // MARK: Adding

    /// Adds a field; its bytes must lie inside of the buffer.
    mutating func add(
        _ id: FieldID, _ offset: Int, _ length: Int, _ number: UInt64 = 0, masked: Bool = false,
        generated: Bool = false,
        buffer: Int = 0
    ) {
        fields.append(
            DissectedField(
                id: id, depth: depth, isGenerated: generated, isMasked: masked,
                buffer: UInt8(truncatingIfNeeded: buffer), layer: layer,
                offset: Int32(truncatingIfNeeded: offset), length: Int32(truncatingIfNeeded: length), number: number))
    }

    /// Adds a field with a text of its own.
    mutating func add(
        _ id: FieldID, _ offset: Int, _ length: Int, text: String, generated: Bool = false, buffer: Int = 0
    ) {
        texts.append(text)
        add(id, offset, length, UInt64(texts.count - 1), generated: generated, buffer: buffer)
    }

    /// What is added from here on was found by this dissector.
    /// - Returns: the layer around it, for `leave`.
    mutating func enter(_ name: DissectedLayer) -> UInt8 {
        let outer = layer
        // So deep nothing real is nested.
        guard layers.count < 250 else { return outer }
        layers.append(name)
        layer = UInt8(layers.count - 1)
        return outer
    }

    mutating func leave(to outer: UInt8) { layer = outer }

    /// The same for a dissector that has found nothing: it did not work on the frame.
    mutating func withdraw(to outer: UInt8) {
        if layer != outer && Int(layer) == layers.count - 1 { layers.removeLast() }
        layer = outer
    }

    /// What is added until `close` belongs below the last field.
    mutating func open() { depth += 1 }
    mutating func close() { depth -= 1 }

    /// Shortens fields from the place `first` on, which were read as if the bytes behind `end` were there.
    /// - Parameter isWhole: fields behind the first that is not there are kept when they have no bytes.
    mutating func cut(from first: Int, at end: Int, buffer: Int, isWhole: Bool) {
        func isGone(_ field: DissectedField) -> Bool {
            Int(field.buffer) == buffer && field.length > 0 && Int(field.offset) + Int(field.length) > end
        }
        guard let gone = fields[first...].firstIndex(where: isGone) else { return }
        if !isWhole { return fields.removeSubrange(gone...) }
        var kept = Array(fields[..<first])
        var hiddenDepth: UInt8?
        for var field in fields[first...] {
            if let depth = hiddenDepth, field.depth > depth { continue }
            hiddenDepth = nil
            if Int(field.buffer) == buffer && field.length > 0 && Int(field.offset) + Int(field.length) > end {
                // What holds others goes as far as it is there; below the top it has to begin with a kind and a length.
                let needed =
                    field.depth == fields[first].depth ? 0 : field.depth == fields[first].depth + 1 ? 2 : Int.max
                if field.id.info.format == .bytes && needed < 3 && Int(field.offset) + needed <= end {
                    field.length = Int32(end - Int(field.offset))
                } else {
                    hiddenDepth = field.depth
                    continue
                }
            }
            kept.append(field)
        }
        fields = kept
    }

    /// Shortens fields from the place `first` on that reach behind `end`.
    mutating func shorten(from first: Int, to end: Int, buffer: Int) {
        for i in fields.indices.dropFirst(first) where Int(fields[i].buffer) == buffer {
            fields[i].length = min(fields[i].length, Int32(max(0, end - Int(fields[i].offset))))
        }
    }

    /// Adds a buffer that this frame completes; nil when there are too many of them.
    mutating func addBuffer(_ name: String, _ bytes: [UInt8]) -> Int? {
        guard buffers.count < 250 else { return nil }
        buffers.append(DissectedBuffer(name: name, bytes: bytes))
        return buffers.count - 1
    }

    // MARK: Looking

    /// Whether one of these dissectors found a field.
    func isIn(_ names: [DissectedLayer], _ field: DissectedField) -> Bool {
        Int(field.layer) < layers.count && names.contains(layers[Int(field.layer)])
    }

    /// Of how many dissectors with its name the one that found `field` is: 2 for what is found in a packet of IP that
    /// stands in a packet of IP.
    func layerNumber(of field: DissectedField) -> Int {
        guard Int(field.layer) < layers.count else { return 1 }
        let name = layers[Int(field.layer)]
        return layers[...Int(field.layer)].count { $0 == name }
    }

    /// The bytes of a field.
    package func bytes(of field: DissectedField) -> ArraySlice<UInt8> {
        let bytes = buffers[Int(field.buffer)].bytes
        let start = min(max(0, Int(field.offset)), bytes.count)
        return bytes[start..<min(bytes.count, start + max(0, Int(field.length)))]
    }

    /// What Wireshark calls "show": the value as people read it.
    package func show(_ field: DissectedField) -> String {
        switch field.id.info.format {
        case .decimal: return "\(field.number)"
        case .boolean: return field.number == 0 ? "0" : "1"
        case .hexadecimal(let digits):
            let text = String(field.number, radix: 16)
            return "0x" + String(repeating: "0", count: max(0, digits - text.count)) + text
        case .seconds:
            let nanoseconds = Int64(bitPattern: field.number)
            let fraction = String(nanoseconds.magnitude % 1_000_000_000)
            let zeros = String(repeating: "0", count: 9 - fraction.utf8.count)
            return "\(nanoseconds < 0 ? "-" : "")\(nanoseconds.magnitude / 1_000_000_000).\(zeros)\(fraction)"
        case .date: return Self.date(field.number)
        case .moment:
            return Self.date(field.number / 1_000_000_000, nanoseconds: field.number % 1_000_000_000)
        case .mac, .bytes: return Self.hex(bytes(of: field), separator: UInt8(ascii: ":"))
        case .ipv4:
            // Shortened addresses (RFC 7871 §6) end in zeros.
            return (bytes(of: field) + [0, 0, 0, 0]).prefix(4).map { "\($0)" }.joined(separator: ".")
        case .ipv6: return Self.ipv6(Array(bytes(of: field)))
        // A text ends at a NUL, as in Wireshark; the value has all of it.
        case .text: return String(decoding: bytes(of: field).prefix { $0 != 0 }, as: UTF8.self)
        case .made: return texts.indices.contains(Int(field.number)) ? texts[Int(field.number)] : ""
        case .none, .heading: return ""
        }
    }

    /// An address as RFC 5952 writes it; what is missing at its end is zero. One that holds an address of IPv4 ends
    /// like that (RFC 4291 §2.5.5).
    static func ipv6(_ bytes: [UInt8]) -> String {
        let value = Array((bytes + [UInt8](repeating: 0, count: 16)).prefix(16))
        func half(_ start: Int) -> UInt64 { value[start..<(start + 8)].reduce(0) { $0 << 8 | UInt64($1) } }
        let (high, low) = (half(0), half(8))
        let front = low >> 32 == 0xFFFF ? "::ffff:" : low >> 32 == 0 && low >> 16 != 0 ? "::" : nil
        if high == 0, let front { return "\(front)\(IPAddress(v4: UInt32(truncatingIfNeeded: low)))" }
        return "\(IPAddress(high: high, low: low))"
    }

    /// The raw value in hexadecimal digits: the bytes, or the number that was taken out of bits. Empty for what was
    /// worked out.
    package func value(_ field: DissectedField) -> String {
        var text: [UInt8] = []
        writeValue(field, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    func writeValue(_ field: DissectedField, to out: inout [UInt8]) {
        if field.isMasked {
            out += String(field.number, radix: 16, uppercase: true).utf8
        } else if field.length > 0 && field.id.info.format != .heading {
            Self.hex(bytes(of: field), separator: nil, to: &out)
        }
    }

    /// `Nov 14, 2023 22:13:20.000000000 UTC`.
    static func date(_ seconds: UInt64, nanoseconds: UInt64 = 0) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        // Counted in years that begin in March, so that a leap day is the last one.
        let days = Int(seconds / 86_400) + 719_468
        let (era, dayOfEra) = (days / 146_097, days % 146_097)
        let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        func two(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let clock = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60].map(two).joined(separator: ":")
        let dayText = day < 10 ? " \(day)" : "\(day)"
        let digits = "\(nanoseconds)"
        let fraction = String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits
        return
            "\(months[(month + 2) % 12]) \(dayText), \(era * 400 + year + (month > 9 ? 1 : 0)) \(clock).\(fraction) UTC"
    }

    private static func hex(_ bytes: ArraySlice<UInt8>, separator: UInt8?) -> String {
        var text: [UInt8] = []
        hex(bytes, separator: separator, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    static func hex(_ bytes: ArraySlice<UInt8>, separator: UInt8?, to out: inout [UInt8]) {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value }
        var isFirst = true
        for byte in bytes {
            if let separator, !isFirst { out.append(separator) }
            isFirst = false
            out.append(digit(byte >> 4))
            out.append(digit(byte & 15))
        }
    }
}
