// The names in a record, which may be too long. Read first: RecordPlan.swift, Sources/DNSProtocol/Names/DNSName.swift.
//
// A name in a file is short enough by itself; with the name of its zone behind it, it may not be any more.

import DNSProtocol

extension RecordPlan {
    /// The full names of its owner and in its data.
    private var names: [String] {
        let words = data.split(separator: " ").map(String.init)
        switch type {
        case "CNAME", "NS", "PTR": return [name] + words.prefix(1)
        case "MX": return [name] + words.dropFirst().prefix(1)
        case "SOA": return [name] + words.prefix(2)
        default: return [name]
        }
    }

    /// What is to be said of its names, which stand at `position`. RFC 1035 §2.3.4: a name has at most 255 bytes, that
    /// is 254 characters with the final dot.
    func lengthMistakes(at position: SourcePosition) -> DiagnosticList {
        var diagnostics = DiagnosticList()
        for name in names where DNSName(name) == nil {
            diagnostics.add(
                "`\(name.shortened)` has \(name.utf8.count) characters with its zone", at: position,
                expected: "a name of at most 254")
        }
        return diagnostics
    }
}
