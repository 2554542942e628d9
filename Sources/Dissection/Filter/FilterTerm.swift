// What has values in a display filter: fields, parts of them, what is worked out of them. Read first:
// FilterValue.swift.

import Wire

/// Which bytes of a value: from a place on, so many or to the end. Places below 0 count from the end.
struct FilterSlice: Equatable, Sendable {
    var start: Int
    /// Nil: all that follow.
    var length: Int?

    /// Whether it means the layer with this number, counted from 1, of `count`.
    func means(layer number: Int, of count: Int) -> Bool {
        let first = start < 0 ? count + start + 1 : start
        guard number >= first else { return false }
        return length.map { number - first < $0 } ?? true
    }

    /// Those of `bytes`; nil when they are not there.
    func taken(from bytes: [UInt8]) -> ArraySlice<UInt8>? {
        let first = start < 0 ? bytes.count + start : start
        guard first >= 0, first <= bytes.count else { return nil }
        guard let length else { return first < bytes.count ? bytes[first...] : nil }
        return first + length <= bytes.count ? bytes[first..<(first + length)] : nil
    }

    /// Reads `3`, `0:2`, `1-2`, `:4`, `4:`, and several of them with commas between; nil for anything else.
    static func slices(_ text: String) -> [FilterSlice]? {
        var slices: [FilterSlice] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let part = String(part.filter { !$0.isWhitespace })
            func number(_ text: Substring) -> Int? { Int32(text).map(Int.init) }
            if let colon = part.firstIndex(of: ":") {
                let (from, count) = (part[..<colon], part[part.index(after: colon)...])
                guard let start = from.isEmpty ? 0 : number(from) else { return nil }
                if count.isEmpty {
                    slices.append(FilterSlice(start: start))
                } else {
                    guard let length = number(count), length > 0 else { return nil }
                    slices.append(FilterSlice(start: start, length: length))
                }
            } else if let hyphen = part.dropFirst().firstIndex(of: "-") {
                guard let first = number(part[..<hyphen]), let last = number(part[part.index(after: hyphen)...]),
                    first >= 0, last >= first
                else { return nil }
                slices.append(FilterSlice(start: first, length: last - first + 1))
            } else {
                guard let start = number(part[...]) else { return nil }
                slices.append(FilterSlice(start: start, length: 1))
            }
        }
        return slices
    }
}

/// What Wireshark works out of values.
enum FilterFunction: String, CaseIterable, Sendable {
    case lower, upper, len, count, string, abs, max, min
}

/// A field that a filter names.
struct FilterField: Equatable, Sendable {
    var name: String
    var kind: FilterKind
    /// Its rows in the catalogue: a name may have two.
    private let numbers: [UInt16]
    /// Only what these layers found: `ip.src#2`. Nil: all of it.
    var layers: [FilterSlice]?

    init(_ info: FieldInfo) {
        (name, kind) = (info.name, FilterKind(info))
        numbers = FieldCatalogue.all.indices.filter { FieldCatalogue.all[$0].name == info.name }.map { UInt16($0) }
    }

    /// Those of a frame.
    func found(in frame: DissectedFrame) -> [DissectedField] {
        frame.fields.filter { numbers.contains($0.id.rawValue) }.of(layers, in: frame)
    }

    func isThere(in frame: DissectedFrame) -> Bool {
        if layers != nil { return !found(in: frame).isEmpty }
        return frame.fields.contains { numbers.contains($0.id.rawValue) }
    }
}

extension [DissectedField] {
    /// What the layers found that `layers` mean; all of it when that is nil.
    fileprivate func of(_ layers: [FilterSlice]?, in frame: DissectedFrame) -> [DissectedField] {
        guard let layers else { return self }
        let numbers = map(frame.layerNumber)
        let count = numbers.max() ?? 0
        return zip(self, numbers).filter { _, number in
            layers.contains { $0.means(layer: number, of: count) }
        }.map(\.0)
    }
}

/// Something with values.
indirect enum FilterTerm: Equatable, Sendable {
    case field(FilterField)
    /// Of the frame itself: `frame.number`.
    case frame(FrameField)
    /// - Parameter layers: only these of several, one in the other; nil means all.
    case proto(String, layers: [FilterSlice]? = nil)
    case constant(FilterValue)
    case slice(FilterTerm, [FilterSlice])
    case function(FilterFunction, [FilterTerm])
    case arithmetic(String, FilterTerm, FilterTerm)

    /// What is known of a frame before it is taken apart.
    enum FrameField: String, CaseIterable, Sendable {
        case number = "frame.number"
        case length = "frame.len"
        case captured = "frame.cap_len"
        case section = "frame.section_number"
        case interface = "frame.interface_id"
        case interfaceName = "frame.interface_name"
        case interfaceDescription = "frame.interface_description"
        case time = "frame.time"
        case epoch = "frame.time_epoch"
        case sinceFirst = "frame.time_relative"
        case sincePrevious = "frame.time_delta"
        /// Wireshark can put clocks right, mark frames and leave them out; none of it is done here.
        case shift = "frame.offset_shift"
        case isMarked = "frame.marked"
        case isIgnored = "frame.ignored"
        case protocols = "frame.protocols"
        case comment = "frame.comment"
        case flags = "frame.packet_flags"
        case direction = "frame.packet_flags_direction"
        case packetID = "frame.packet_id"

        var kind: FilterKind {
            switch self {
            case .number, .length, .captured, .section, .interface, .flags, .direction, .packetID: .number
            case .interfaceName, .interfaceDescription, .protocols, .comment: .text
            case .time: .date
            case .epoch, .sinceFirst, .sincePrevious, .shift: .seconds
            case .isMarked, .isIgnored: .boolean
            }
        }

        /// What a frame has of it: only comments may be several.
        func values(in frame: DissectedFrame) -> [FilterValue] {
            let origin = frame.origin
            func number(_ number: (some BinaryInteger)?) -> [FilterValue] {
                number.map { [.number(Int(clamping: $0))] } ?? []
            }
            func text(_ text: String?) -> [FilterValue] { text.map { $0.isEmpty ? [] : [.text($0)] } ?? [] }
            switch self {
            case .number: return [.number(frame.number)]
            case .length: return [.number(frame.length)]
            case .captured: return [.number(frame.captured)]
            // A pcap file is one section.
            case .section: return [.number(origin?.section ?? 1)]
            case .interface: return number(origin?.interface)
            case .interfaceName:
                guard let origin else { return text(frame.interface) }
                // As in Wireshark, which knows each by some name.
                return [.text([origin.name, origin.description, "unknown"].first { !$0.isEmpty } ?? "")]
            case .interfaceDescription: return text(origin?.description)
            case .time, .epoch: return [.number(Int(clamping: frame.time))]
            case .sinceFirst: return [.number(frame.sinceFirst)]
            case .sincePrevious: return [.number(frame.sincePrevious)]
            case .shift, .isMarked, .isIgnored: return [.number(0)]
            case .protocols: return [.text(frame.layers.map(\.rawValue).joined(separator: ":"))]
            case .comment: return origin?.comments.flatMap(text) ?? []
            case .flags: return number(origin?.flags)
            case .direction: return number(origin?.flags.map { $0 & 3 })
            case .packetID: return number(origin?.packetID)
            }
        }
    }

    /// The protocols that a filter can name: those of the catalogue's fields, and some that have none of their own.
    static let protocols: Set<String> = Set(
        FieldCatalogue.names.compactMap { $0.split(separator: ".").first.map(String.init) } + [
            "frame", "pkt_comment", "mdns", "llmnr",
        ])
    /// All that a filter can begin with.
    static let names = protocols.sorted() + FrameField.allCases.map(\.rawValue) + FieldCatalogue.names

    var kind: FilterKind {
        switch self {
        case .field(let field): field.kind
        case .frame(let field): field.kind
        case .proto: .proto
        case .constant(.number): .number
        case .constant(.real): .real
        case .constant(.address(let address)): address.isIPv4 ? .ipv4 : .ipv6
        case .constant(.bytes): .bytes
        case .constant(.text): .text
        case .slice: .bytes
        case .function(.lower, _), .function(.upper, _), .function(.string, _): .text
        case .function(.len, _), .function(.count, _): .number
        case .function(_, let terms): terms.first?.kind ?? .nothing
        case .arithmetic(_, let left, _): left.kind
        }
    }

    /// Whether it is written down in the filter, in whatever kind was wanted there.
    var isFixed: Bool {
        switch self {
        case .constant: true
        case .arithmetic(_, let left, let right): left.isFixed && right.isFixed
        case .field, .frame, .proto, .slice, .function: false
        }
    }

    /// The same of these layers alone; nil for what has none.
    func of(_ layers: [FilterSlice]) -> FilterTerm? {
        switch self {
        case .field(var field):
            field.layers = layers
            return .field(field)
        case .proto(let name, _): return .proto(name, layers: layers)
        case .frame, .constant, .slice, .function, .arithmetic: return nil
        }
    }

    /// As it was written, for messages.
    var text: String {
        switch self {
        case .field(let field): field.name
        case .proto(let name, _): name
        case .frame(let field): field.rawValue
        case .constant(let value): String(decoding: value.content, as: UTF8.self)
        case .slice(let term, _): "\(term.text)[...]"
        case .function(let function, let terms): "\(function)(\(terms.map(\.text).joined(separator: ", ")))"
        case .arithmetic(let sign, let left, let right): "\(left.text) \(sign) \(right.text)"
        }
    }

    /// Whether the frame has it at all.
    func isThere(in frame: DissectedFrame) -> Bool {
        switch self {
        case .field(let field): field.isThere(in: frame)
        case .constant: true
        case .proto("frame", _): true
        case .proto("pkt_comment", _): FrameField.comment.values(in: frame).isEmpty == false
        case .proto(let name, let layers): Self.has(name, layers, frame)
        case .frame, .slice: !values(in: frame).isEmpty
        case .function, .arithmetic: values(in: frame).contains(where: \.isSomething)
        }
    }

    private static func has(_ name: String, _ layers: [FilterSlice]?, _ frame: DissectedFrame) -> Bool {
        func isOwn(_ field: DissectedField) -> Bool {
            guard !field.isAnothers else { return false }
            // Multicast DNS and LLMNR are protocols of their own that have DNS's fields.
            if name == "dns", frame.isIn([.mdns, .llmnr], field) { return false }
            let full = field.id.info.name
            return full == name || full.hasPrefix(name) && full.utf8.dropFirst(name.utf8.count).first == 0x2E
        }
        if layers != nil { return !frame.fields.filter(isOwn).of(layers, in: frame).isEmpty }
        return frame.protocolName.lowercased() == name || frame.fields.contains(where: isOwn)
    }

    /// All values that it has in a frame.
    func values(in frame: DissectedFrame) -> [FilterValue] {
        switch self {
        case .field(let field):
            return field.found(in: frame).map { Self.value($0, field.kind, frame) }
        case .frame(let field): return field.values(in: frame)
        case .proto(let name, let layers):
            return Self.stretches(name, layers, frame).map { .bytes(Array($0.bytes)) }
        case .constant(let value): return [value]
        case .slice(let term, let slices):
            return term.contents(in: frame).compactMap { content in
                let parts = slices.compactMap { $0.taken(from: content) }
                return parts.count == slices.count ? .bytes(parts.flatMap(\.self)) : nil
            }
        case .function(.len, let terms): return terms[0].contents(in: frame).map { .number($0.count) }
        case .function(let function, let terms): return Self.worked(function, terms.map { $0.values(in: frame) })
        case .arithmetic("&", let left, let right):
            let others = right.values(in: frame)
            return left.values(in: frame).flatMap { a in others.compactMap { a.masked(by: $0) } }
        case .arithmetic(let sign, let left, let right):
            let others = right.values(in: frame).compactMap(\.number)
            return left.values(in: frame).compactMap(\.number).flatMap { a in
                others.compactMap { b in Self.calculated(a, sign, b).map { .number($0) } }
            }
        }
    }

    /// The bytes that its values have of their own: `contains` looks into what a protocol carries, slices do not.
    private func contents(in frame: DissectedFrame) -> [[UInt8]] {
        if case .proto(let name, let layers) = self {
            return Self.stretches(name, layers, frame).map { Array($0.bytes.prefix(max(0, $0.own))) }
        }
        return values(in: frame).map(\.content)
    }

    private static func value(_ field: DissectedField, _ kind: FilterKind, _ frame: DissectedFrame) -> FilterValue {
        switch kind {
        case .number where field.id.info.format == .made: return .number(Int(frame.show(field)) ?? 0)
        case .real: return .real(Double(frame.show(field)) ?? 0)
        case .date where field.id.info.format == .date:
            return .number(Int(clamping: field.number.multipliedReportingOverflow(by: 1_000_000_000).partialValue))
        case .number, .boolean, .date: return .number(Int(clamping: field.number))
        case .seconds: return .number(Int(Int64(bitPattern: field.number)))
        case .bytes where field.id.info.format == .made: return .bytes(FilterValue.bytes(frame.show(field)) ?? [])
        case .bytes: return .bytes(Array(frame.bytes(of: field)))
        case .ipv4, .ipv6:
            return IPAddress(frame.show(field)).map { .address($0) } ?? .bytes(Array(frame.bytes(of: field)))
        case .text, .proto, .nothing: return .text(frame.show(field))
        }
    }

    /// The bytes of a protocol.
    private struct Stretch {
        /// From its first one to the end of the frame, or of the message that frames were put together to.
        var bytes: ArraySlice<UInt8>
        /// How many of them are its own: a header's length, where a header is all that it has.
        var own: Int
    }

    /// The fields that protocols begin with which can be in a frame more than once, or that carry others.
    private static let firstFields = [
        "eth": "eth.dst", "vlan": "vlan.priority", "arp": "arp.hw.type", "ip": "ip.version", "ipv6": "ipv6.version",
        "icmp": "icmp.type", "udp": "udp.srcport", "tcp": "tcp.srcport",
    ]

    private static func stretches(_ name: String, _ layers: [FilterSlice]?, _ frame: DissectedFrame) -> [Stretch] {
        if name == "frame" { return [Stretch(bytes: frame.buffers[0].bytes[...], own: frame.captured)] }
        var stretches: [Stretch] = []
        if let first = firstFields[name] {
            let begins = frame.fields.enumerated().filter { _, field in
                field.id.info.name == first && field.length > 0 && !field.isAnothers
            }
            let numbers = begins.map { frame.layerNumber(of: $0.element) }
            for (number, (place, field)) in zip(numbers, begins)
            where layers?.contains(where: { $0.means(layer: number, of: numbers.max() ?? 0) }) ?? true {
                let bytes = stretch(from: Int(field.offset), field.buffer, frame)
                let fields = frame.fields[place...]
                func number(_ name: String) -> Int {
                    fields.first { $0.id.info.name == name }.map { Int(clamping: $0.number) } ?? 0
                }
                let own =
                    switch name {
                    case "eth": 14
                    case "vlan": 4
                    case "arp": 8 + 2 * (number("arp.hw.size") + number("arp.proto.size"))
                    case "ip": number("ip.hdr_len")
                    case "ipv6": 40
                    case "udp": 8
                    case "tcp": number("tcp.hdr_len")
                    default: packetEnd(before: place, frame) - Int(field.offset)
                    }
                stretches.append(Stretch(bytes: bytes, own: own))
            }
            return stretches
        }
        for buffer in frame.buffers.indices {
            let fields = frame.fields.enumerated().filter {
                Int($0.element.buffer) == buffer && $0.element.length > 0
                    && $0.element.id.info.name.hasPrefix(name + ".")
            }
            guard var start = fields.map({ Int($0.element.offset) }).min(), let place = fields.first?.offset else {
                continue
            }
            if name == "imf" {
                // The names of its fields stand before their values.
                let whole = frame.buffers[buffer].bytes
                start = whole[..<min(start, whole.count)].lastIndex(of: 10).map { $0 + 1 } ?? 0
            }
            let bytes = stretch(from: start, UInt8(buffer), frame)
            stretches.append(Stretch(bytes: bytes, own: buffer == 0 ? packetEnd(before: place, frame) - start : .max))
        }
        return stretches
    }

    private static func stretch(from start: Int, _ buffer: UInt8, _ frame: DissectedFrame) -> ArraySlice<UInt8> {
        let whole = frame.buffers[Int(buffer)].bytes
        return whole[min(max(0, start), whole.count)...]
    }

    /// Where the packet ends that the field at `place` is in: padding of the frame may follow.
    private static func packetEnd(before place: Int, _ frame: DissectedFrame) -> Int {
        let fields = frame.fields[..<place]
        guard let length = fields.last(where: { $0.id.info.name == "ip.len" && $0.buffer == 0 }) else {
            return .max / 2
        }
        return Int(length.offset) - 2 + Int(clamping: length.number)
    }

    private static func worked(_ function: FilterFunction, _ values: [[FilterValue]]) -> [FilterValue] {
        let first = values.first ?? []
        func text(_ value: FilterValue) -> String {
            switch value {
            case .address(let address): "\(address)"
            default: String(decoding: value.content, as: UTF8.self)
            }
        }
        switch function {
        case .len: return first.map { .number($0.content.count) }
        case .lower: return first.map { .text(text($0).lowercased()) }
        case .upper: return first.map { .text(text($0).uppercased()) }
        case .string: return first.map { .text(text($0)) }
        case .count: return first.isEmpty ? [] : [.number(first.count)]
        case .abs: return first.compactMap(\.number).map { .number(Int(clamping: $0.magnitude)) }
        case .max: return values.joined().compactMap(\.number).max().map { [.number($0)] } ?? []
        case .min: return values.joined().compactMap(\.number).min().map { [.number($0)] } ?? []
        }
    }

    /// Nil where there is no result: nothing can be divided by zero.
    private static func calculated(_ a: Int, _ sign: String, _ b: Int) -> Int? {
        switch sign {
        case "+": a &+ b
        case "-": a &- b
        case "*": a &* b
        case "/": b == 0 ? nil : a.dividedReportingOverflow(by: b).partialValue
        case "%": b == 0 ? nil : a.remainderReportingOverflow(dividingBy: b).partialValue
        // `&` is not for numbers alone: FilterValue.masked.
        default: nil
        }
    }
}
