// What a text in a file may look like. Read first: Schema.swift. Then ScalarFormat+Check.swift.

/// The kinds of single values.
package enum ScalarFormat: Equatable, Sendable {
    /// Any text of at most so many bytes.
    case text(maximum: Int)
    /// The name of a lesson, topology, letter, stage, ...: letters, digits, hyphens, underscores.
    case identifier
    /// The name of a host, switch or link: a host name, of one label or several.
    case nodeName
    /// A name under .example or .test.
    case domainName
    /// A name under .example or .test, or `*` for all of them.
    case domainPattern
    /// A zone's name with the final dot: `kita.example.`, `2.0.192.in-addr.arpa.`, `.`.
    case zoneName
    /// The part of a mail address before the @.
    case localPart
    /// A mail address at a reserved domain.
    case mailAddress
    /// A mail address of any form at a reserved domain, as a letter may go to: `"a b"@kita.example`,
    /// `健二@kita.example`; or at an address literal, `kenji@[198.51.100.25]`.
    case recipient
    /// A mail address or, in an alias, only its local part.
    case mailTarget
    /// One of these words.
    case word([String])
    /// yes or no.
    case boolean
    case integer(ClosedRange<Int>)
    /// Any number that a seed can be.
    case seed
    case duration
    case bandwidth
    case chance
    case byteCount
    /// A number of bytes, or the word `none`.
    case byteLimit
    /// A date with time of day.
    case moment
    case address
    /// `192.0.2.25/24`
    case addressWithPrefix
    /// A network for machines: of a documentation range or a private one.
    case hostNetwork
    /// Any network, as routes name them.
    case network
    case macAddress
    /// `www 3600 A 192.0.2.80`
    case record
    /// `@ MX`: the records of one name and type.
    case recordSet
    /// `router:eth1`, `switch:3` or only the node.
    case linkEnd
    /// The name of something that exists.
    case reference(ReferenceKind)
    /// The name of a file.
    case path
}
