// Puts addresses in the place of the emulated hosts' names in a filter, before libpcap sees it.
// Read first: FilterWord.swift, then PacketFilter.swift.
//
//     host mail.kita.example and port smtp   ->   host 192.0.2.25 and port 25
//     src host router or icmp                ->   src host (192.0.2.1 or 198.51.100.1) or icmp
//
// libpcap would ask the real resolver of this machine for every name that it meets. An emulated host does not exist
// there, and a question about it must not leave the machine: whatever is left after this and is neither a number nor a
// word of the language is refused here.

import Wire

/// The names that a filter may use, and how they are replaced.
struct FilterTranslator {
    /// Each address with its name; a name may have several.
    var names: [CapturedName]

    /// The expression with all names replaced.
    func translate(_ expression: String) throws(FilterError) -> String {
        var result = ""
        var qualifier = Qualifier.none
        var rest = expression[...]
        while let first = rest.first {
            if first == "\\" {
                // An escaped keyword: `ip proto \tcp`.
                let word = rest.dropFirst().prefix { Self.isWordCharacter($0) }
                result += protocolNumber(String(word), qualifier) ?? "\\\(word)"
                rest = rest.dropFirst(1 + word.count)
            } else if !Self.isWordCharacter(first) {
                // tcp[13], ip[2:2]: what is in brackets is arithmetic and has no names of hosts.
                if first == "[" { qualifier = .none }
                result.append(first)
                rest = rest.dropFirst()
            } else {
                let word = String(rest.prefix { Self.isWordCharacter($0) })
                result += try replacement(of: word, &qualifier)
                rest = rest.dropFirst(word.count)
            }
        }
        return result
    }

    private enum Qualifier { case none, host, net, port, proto }

    private func replacement(of word: String, _ qualifier: inout Qualifier) throws(FilterError) -> String {
        let lower = word.lowercased()
        if FilterWord.unavailable.contains(word) { throw .needsInterface(word) }
        if FilterWord.hostQualifiers.contains(word) { qualifier = .host }
        if FilterWord.portQualifiers.contains(word) { qualifier = .port }
        if FilterWord.protocolQualifiers.contains(word) { qualifier = .proto }
        if word == "net" { qualifier = .net }
        if FilterWord.keywords.contains(word) || Self.isNumeric(word) { return word }
        switch qualifier {
        case .port: return try port(lower)
        case .proto: return protocolNumber(lower, qualifier) ?? word
        case .net: throw .networkName(word)
        case .none, .host:
            let addresses = names.filter { $0.name.lowercased() == lower }.map(\.address.description)
            if addresses.isEmpty {
                let known = names.map(\.name)
                if qualifier == .host { throw .unknownHost(word, known: known) }
                throw .unknownWord(word, known: known + FilterWord.keywords.sorted())
            }
            let text = addresses.count == 1 ? addresses[0] : "(\(addresses.joined(separator: " or ")))"
            // libpcap takes a bare name, but not a bare address.
            return qualifier == .none ? "host \(text)" : text
        }
    }

    /// One service, or two with a hyphen between them.
    private func port(_ word: String) throws(FilterError) -> String {
        if let number = FilterWord.services[word] { return String(number) }
        let ends = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let numbers = ends.map { Self.isNumeric($0) ? $0 : FilterWord.services[$0].map(String.init) }
        guard ends.count == 2, let first = numbers[0], let second = numbers[1] else {
            throw .unknownService(word, known: FilterWord.services.keys.sorted() + FilterWord.keywords.sorted())
        }
        return "\(first)-\(second)"
    }

    private func protocolNumber(_ word: String, _ qualifier: Qualifier) -> String? {
        qualifier == .proto ? FilterWord.protocols[word].map(String.init) : nil
    }

    private static func isWordCharacter(_ c: Character) -> Bool {
        c.isLetter || c.isNumber || c == "." || c == "-" || c == "_" || c == ":"
    }

    /// Numbers, addresses of all kinds, ranges of ports, slices: nothing but digits and separators, or an address.
    private static func isNumeric(_ word: String) -> Bool {
        if IPAddress(word) != nil || MACAddress(word) != nil { return true }
        if word.hasPrefix("0x") { return word.dropFirst(2).allSatisfy(\.isHexDigit) }
        return word.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 || $0 == 45 || $0 == 58 }
    }
}
