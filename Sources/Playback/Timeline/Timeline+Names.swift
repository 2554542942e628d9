// Whether the names in a condition are those of the lesson. Read first: PointPredicate.swift.
//
// A search for `stage look-pu` would go on to the end of the lesson and find nothing; better to say so at once.

import Basics
import HostStack
import Scenarios
import Wire

extension Timeline {
    /// Throws when `predicate` compares with a host, a link, a stage, a letter or a kind of change that there is not.
    package func checkNames(in predicate: PointPredicate) throws(PointPredicateError) {
        switch predicate {
        case .and(let a, let b), .or(let a, let b):
            try checkNames(in: a)
            try checkNames(in: b)
        case .not(let a): try checkNames(in: a)
        case .field(let field, .equal, let value), .field(let field, .notEqual, let value):
            guard let known = known(field), !known.contains(where: { $0.lowercased() == value.lowercased() }) else {
                return
            }
            // Packets may come from addresses that are nobody's, letters from elsewhere have Message-IDs.
            if field == .host && IPAddress(value) != nil || field == .message && value.hasPrefix("<") { return }
            throw Self.unknown(field, value, known)
        case .event, .frame, .flag, .lost, .field: return
        }
    }

    /// All values that a field can have; nil when nobody can tell.
    private func known(_ field: PointPredicate.Field) -> [String]? {
        switch field {
        case .host: lesson.topology.hosts.map(\.name) + lesson.topology.switches.map(\.name)
        case .link: lesson.topology.links.map(\.name)
        case .stage: lesson.stages.map(\.id)
        case .message:
            branches.flatMap { $0.tape.letters.letters.map(\.id) }.filter { !$0.hasPrefix("<") }.reduce(
                into: lesson.letters.map(\.id)
            ) {
                if !$0.contains($1) { $0.append($1) }
            }
        case .change: ChangeKind.allCases.map(\.rawValue)
        case .tcpState: TCPState.allCases.map(\.name)
        case .line, .time, .frame, .smtpCommand, .smtpReply, .pop3Command, .pop3Status, .imapCommand, .imapStatus,
            .dnsName,
            .dnsType, .dnsCode, .mailbox, .ipSource, .ipDestination, .ipAddress, .tcpPort, .tcpSourcePort,
            .tcpDestinationPort, .udpPort,
            .udpSourcePort, .udpDestinationPort:
            nil
        }
    }

    private static func unknown(_ field: PointPredicate.Field, _ value: String, _ known: [String])
        -> PointPredicateError
    {
        let name = field == .message ? "letter" : field.rawValue
        if let near = Suggestion.meant(by: value, in: known) {
            return PointPredicateError(
                message: "there is no \(name) “\(value.shortened)”; did you mean “\(near)”?",
                ja: "\(field.rawValue) に「\(value.shortened)」はありません。「\(near)」のことですか")
        }
        let list = Suggestion.narrowed(known, by: value).prefix(20).joined(separator: ", ")
        return PointPredicateError(
            message: "there is no \(name) “\(value.shortened)”; there are: \(list.isEmpty ? "none" : list)",
            ja: "\(field.rawValue) に「\(value.shortened)」はありません。使えるのは次のとおりです："
                + "\(list.isEmpty ? "なし" : list)")
    }
}
