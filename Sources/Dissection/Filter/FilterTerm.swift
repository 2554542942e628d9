// What has values in a display filter: fields, parts of them, what is worked out of them. Read first:
// FilterValue.swift.

import Wire

/// Which bytes of a value: from a place on, so many or to the end. Places below 0 count from the end.
struct FilterSlice: Equatable, Sendable {
    var start: Int
    /// Nil: all that follow.
    var length: Int?

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

    init(_ info: FieldInfo) {
        (name, kind) = (info.name, FilterKind(info))
        numbers = FieldCatalogue.all.indices.filter { FieldCatalogue.all[$0].name == info.name }.map { UInt16($0) }
    }

    func isMeant(_ field: DissectedField) -> Bool { numbers.contains(field.id.rawValue) }
}

/// Something with values.
indirect enum FilterTerm: Equatable, Sendable {
    case field(FilterField)
    /// Of the frame itself: `frame.number`.
    case frame(FrameField)
    case proto(String)
    case constant(FilterValue)
    case slice(FilterTerm, [FilterSlice])
    case function(FilterFunction, [FilterTerm])
    case arithmetic(String, FilterTerm, FilterTerm)

    /// What is known of a frame before it is taken apart.
    enum FrameField: String, CaseIterable, Sendable {
        case number = "frame.number"
        case length = "frame.len"
        case captured = "frame.cap_len"
        case interface = "frame.interface_name"
        case time = "frame.time_epoch"
        case sinceFirst = "frame.time_relative"
        case sincePrevious = "frame.time_delta"
    }

    /// The protocols that a filter can name: those of the catalogue's fields, and two that have none of their own.
    static let protocols: Set<String> = Set(
        FieldCatalogue.names.compactMap { $0.split(separator: ".").first.map(String.init) } + ["frame", "mdns"])
    /// All that a filter can begin with.
    static let names = protocols.sorted() + FrameField.allCases.map(\.rawValue) + FieldCatalogue.names

    var kind: FilterKind {
        switch self {
        case .field(let field): field.kind
        case .frame(.interface): .text
        case .frame(.time), .frame(.sinceFirst), .frame(.sincePrevious): .seconds
        case .frame: .number
        case .proto: .proto
        case .constant(.number): .number
        case .constant(.address(let address)): address.isIPv4 ? .ipv4 : .ipv6
        case .constant(.bytes): .bytes
        case .constant(.text): .text
        case .slice: .bytes
        case .function(.lower, _), .function(.upper, _), .function(.string, _): .text
        case .function(.len, _), .function(.count, _): .number
        case .function(_, let terms): terms.first?.kind ?? .nothing
        case .arithmetic(_, let left, _): left.kind == .seconds ? .seconds : .number
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

    /// As it was written, for messages.
    var text: String {
        switch self {
        case .field(let field): field.name
        case .proto(let name): name
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
        case .field(let field): frame.fields.contains(where: field.isMeant)
        case .frame, .constant: true
        case .proto("frame"): true
        case .proto(let name): Self.has(name, frame)
        case .slice: !values(in: frame).isEmpty
        case .function, .arithmetic: values(in: frame).contains { $0.number ?? 1 != 0 }
        }
    }

    private static func has(_ name: String, _ frame: DissectedFrame) -> Bool {
        if frame.protocolName.lowercased() == name { return true }
        return frame.fields.contains { field in
            guard !field.isAnothers else { return false }
            let full = field.id.info.name
            return full == name || full.hasPrefix(name) && full.utf8.dropFirst(name.utf8.count).first == 0x2E
        }
    }

    /// All values that it has in a frame.
    func values(in frame: DissectedFrame) -> [FilterValue] {
        switch self {
        case .field(let field):
            return frame.fields.filter(field.isMeant).map { Self.value($0, field.kind, frame) }
        case .frame(.number): return [.number(frame.number)]
        case .frame(.length): return [.number(frame.length)]
        case .frame(.captured): return [.number(frame.captured)]
        case .frame(.interface): return [.text(frame.interface)]
        case .frame(.time): return [.number(Int(clamping: frame.time))]
        case .frame(.sinceFirst): return [.number(frame.sinceFirst)]
        case .frame(.sincePrevious): return [.number(frame.sincePrevious)]
        case .proto(let name): return Self.stretches(name, frame).map { .bytes(Array($0)) }
        case .constant(let value): return [value]
        case .slice(let term, let slices):
            return term.values(in: frame).compactMap { value in
                let content = value.content
                let parts = slices.compactMap { $0.taken(from: content) }
                return parts.count == slices.count ? .bytes(parts.flatMap(\.self)) : nil
            }
        case .function(let function, let terms): return Self.worked(function, terms.map { $0.values(in: frame) })
        case .arithmetic(let sign, let left, let right):
            let others = right.values(in: frame).compactMap(\.number)
            return left.values(in: frame).compactMap(\.number).flatMap { a in
                others.compactMap { b in Self.calculated(a, sign, b).map { .number($0) } }
            }
        }
    }

    private static func value(_ field: DissectedField, _ kind: FilterKind, _ frame: DissectedFrame) -> FilterValue {
        switch kind {
        case .number, .boolean: return .number(Int(clamping: field.number))
        case .seconds: return .number(Int(Int64(bitPattern: field.number)))
        case .bytes: return .bytes(Array(frame.bytes(of: field)))
        case .ipv4, .ipv6:
            return IPAddress(frame.show(field)).map { .address($0) } ?? .bytes(Array(frame.bytes(of: field)))
        case .text, .proto, .nothing: return .text(frame.show(field))
        }
    }

    /// The bytes of a protocol: from its first one to the end of the frame.
    private static func stretches(_ name: String, _ frame: DissectedFrame) -> [ArraySlice<UInt8>] {
        let whole = frame.buffers[0].bytes
        if name == "frame" { return [whole[...]] }
        let places = frame.fields.filter {
            $0.buffer == 0 && $0.length > 0 && $0.id.info.name.hasPrefix(name + ".")
        }.map { max(0, Int($0.offset)) }
        return places.min().map { [whole[min($0, whole.count)...]] } ?? []
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
        case .lower: return first.map { .text(text($0).lowercased()) }
        case .upper: return first.map { .text(text($0).uppercased()) }
        case .string: return first.map { .text(text($0)) }
        case .len: return first.map { .number($0.content.count) }
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
        default: a & b
        }
    }
}
