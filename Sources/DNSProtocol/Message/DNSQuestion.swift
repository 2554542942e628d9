// What a message asks (RFC 1035 §4.1.2). Read first: DNSName.swift, DNSType.swift.

/// A name and the type of records wanted of it.
package struct DNSQuestion: Hashable, Sendable {
    package var name: DNSName
    package var type: DNSType
    package var `class`: DNSClass

    package init(_ name: DNSName, _ type: DNSType, class: DNSClass = .internet) {
        self.name = name
        self.type = type
        self.class = `class`
    }
}

extension DNSQuestion: CustomStringConvertible {
    package var description: String { "\(name) \(type)" }
}
