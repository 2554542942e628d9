// Question or answer (IANA "ARP Parameters"). Read first: nothing. Then ARPView.swift.

/// What an ARP packet wants. Unknown operations are kept.
public struct ARPOperation: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let request = ARPOperation(rawValue: 1)
    public static let reply = ARPOperation(rawValue: 2)
}
