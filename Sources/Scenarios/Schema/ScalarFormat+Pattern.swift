// What texts of each kind look like, as a regular expression of ECMAScript for JSON Schema.
// Read first: ScalarFormat+Check.swift.
//
// Every text that the check accepts matches; some that it refuses do as well: an expression does not know how many
// bytes a letter has, or whether a network's last bits are zero.

extension ScalarFormat {
    /// What all texts of this kind match; nil when any text may be one.
    package var pattern: String? {
        switch self {
        case .text, .word, .boolean, .integer, .seed, .reference, .path: nil
        case .identifier: "^[A-Za-z0-9_][A-Za-z0-9_-]{0,99}$"
        case .nodeName: "^\(Self.hostName)$"
        case .domainName: "^\(Self.reservedName)$"
        case .domainPattern: "^\\*$|^\(Self.reservedName)$"
        case .zoneName: "^\\.$|^(\(Self.smallLabel)\\.)*(example|test|in-addr\\.arpa)\\.$"
        case .localPart: "^\(Self.dotAtom)$"
        case .mailAddress: "^\(Self.dotAtom)@\(Self.anyCase(Self.reservedName))$"
        case .recipient: "@(\(Self.anyCase(Self.reservedName))|\\[\(Self.allowedAddress)\\])$"
        case .mailTarget: "^\(Self.dotAtom)(@\(Self.anyCase(Self.reservedName)))?$"
        case .duration:
            "^[0-9]+(\\.[0-9]+)? *(ns|us|µs|μs|ms|s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)$|^0+(\\.0+)?$"
        case .bandwidth: "^[0-9]+(\\.[0-9]+)? *[kMG]?(bit/s|bps)$"
        case .chance: "^[0-9]+(\\.[0-9]+)? *(%|ppm)$|^0+(\\.0+)?$"
        case .byteCount: "^[0-9]+(\\.[0-9]+)? *(B|bytes|kB|KB|MB|GB)?$"
        case .byteLimit: "^[0-9]+(\\.[0-9]+)? *(B|bytes|kB|KB|MB|GB)?$|^none$"
        case .moment:
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$"
        case .address: "^\(Self.allowedAddress)$"
        case .addressWithPrefix, .hostNetwork: "^\(Self.allowedAddress)/0*([1-9]|[12][0-9]|30)$"
        case .network: "^\(Self.byte)(\\.\(Self.byte)){3}/0*([0-9]|[12][0-9]|3[0-2])$"
        case .macAddress: "^[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}$"
        case .record:
            "^\(Self.blank)*\(Self.word)\(Self.blank)+(([0-9][0-9SMHDWsmhdw]*|[Ii][Nn])\(Self.blank)+){0,2}"
                + "\(Self.recordType)\(Self.blank)"
        case .recordSet: "^\(Self.blank)*\(Self.word)\(Self.blank)+\(Self.recordType)\(Self.blank)*$"
        case .linkEnd: "^\(Self.hostName)(:[A-Za-z0-9.-]{1,15})?$"
        }
    }

    /// The most characters that a text of this kind has; nil when the pattern says it, or nothing does.
    var longest: Int? {
        switch self {
        case .text(let maximum): maximum
        case .nodeName, .domainName, .domainPattern: 253
        case .localPart: 64
        case .reference: 320
        case .path: 1024
        case .identifier, .zoneName, .mailAddress, .recipient, .mailTarget, .word, .boolean, .integer, .seed, .duration,
            .bandwidth, .chance, .byteCount, .byteLimit, .moment, .address, .addressWithPrefix, .hostNetwork, .network,
            .macAddress,
            .record, .recordSet, .linkEnd:
            nil
        }
    }

    private static let label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    private static let smallLabel = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
    private static let hostName = "\(label)(\\.\(label))*"
    private static let reservedName = "(\(smallLabel)\\.)*(example|test)"
    private static let atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
    private static let dotAtom = "\(atom)(\\.\(atom))*"
    private static let byte = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
    /// The networks of `DomainText.allowedNetworks`.
    private static let allowedAddress =
        "((192\\.0\\.2|198\\.51\\.100|203\\.0\\.113|192\\.168\\.\(byte)|172\\.(1[6-9]|2[0-9]|3[01])\\.\(byte)"
        + "|10\\.\(byte)\\.\(byte))\\.\(byte))"
    private static let blank = "[ \\t]"
    private static let word = "[^ \\t]+"
    private static let recordType = "(" + RecordText.types.map(anyCase).joined(separator: "|") + ")"

    /// The expression `pattern` for letters of either case; its classes of letters must have both already, or be small.
    private static func anyCase(_ pattern: String) -> String {
        var result = ""
        var isInClass = false
        for character in pattern {
            switch character {
            case "[": isInClass = true
            case "]": isInClass = false
            default: break
            }
            if isInClass {
                result += String(character)
            } else if character.isLetter {
                result += "[\(character.uppercased())\(character.lowercased())]"
            } else {
                result += String(character)
            }
        }
        return result.replacing("a-z0-9", with: "A-Za-z0-9")
    }
}
