// How the value of a field is shown. Read first: nothing. Then FieldInfo.swift.

/// What a field's bytes or number look like to people, and to whoever compares with Wireshark.
package enum FieldFormat: Equatable, Sendable {
    /// A number, in decimal.
    case decimal
    /// A number, `0x` and at least so many digits.
    case hexadecimal(Int)
    /// 0 or 1.
    case boolean
    /// `02:00:c0:00:02:0a`.
    case mac
    /// `192.0.2.25`.
    case ipv4
    /// As RFC 5952 writes it.
    case ipv6
    /// A number of nanoseconds, as seconds with nine digits behind the point; it may be below zero.
    case seconds
    /// A number of seconds since 1970-01-01 00:00 UTC, as a date.
    case date
    /// The same of a number of nanoseconds.
    case moment
    /// Bytes with colons between them.
    case bytes
    /// The bytes as text.
    case text
    /// A text of its own, made by the dissector.
    case made
    /// Nothing: the name says it all.
    case none
    /// Nothing, and no value either: a heading over other fields.
    case heading
}
