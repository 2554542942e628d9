// How each mechanism tells whether it means the client (RFC 7208 §5). Read first: SPFCheck.swift.
// Then SPFCheck+ClientNames.swift.

import DNSProtocol
import Wire

extension SPFCheck {
    /// Evaluates a directive. Nil when it does not match and DNS was not needed to see that.
    mutating func evaluate(_ directive: SPFRecord.Directive, _ frame: Frame) -> Step? {
        switch directive.mechanism {
        case .all:
            return match()
        case .ip(let address, let length):
            return request.client.shares(prefix: length, with: address) ? match() : nil
        case .a(let domain, let prefixes):
            return lookUp(domain, frame, addressType, .addresses(prefixLength: length(prefixes)))
        case .mx(let domain, let prefixes):
            return lookUp(domain, frame, .mx, .mailHosts(prefixLength: length(prefixes)))
        case .exists(let domain):
            // RFC 7208 §5.7: the type is A even when the client's address is IPv6.
            return lookUp(domain, frame, .a, .existence)
        case .include(let domain):
            if let step = prepare(domain) { return step }
            guard let (text, name) = expansion.expandDomain(domain) else {
                return permanentError("the target of include is no domain name")
            }
            return fetch(text, name, .include)
        case .ptr(let domain):
            if let step = prepare(domain) { return step }
            if confirmedNames == nil { return askClientNames(.directive) }
            // RFC 7208 §5.5: a confirmed name that is the target or lies under it.
            guard let target = domain == nil ? frame.name : domain.flatMap({ expansion.expandDomain($0)?.name }) else {
                return nil
            }
            return (confirmedNames ?? []).contains { $0.isSubdomain(of: target) } ? match() : nil
        }
    }

    /// Asks the question of a mechanism. Nil when the name to ask for cannot exist: then nothing matches
    /// (RFC 7208 §4.8).
    private mutating func lookUp(
        _ domain: SPFMacroString?, _ frame: Frame, _ type: DNSType, _ next: State
    ) -> Step? {
        if let step = prepare(domain) { return step }
        guard let name = domain == nil ? frame.name : domain.flatMap({ expansion.expandDomain($0)?.name }) else {
            return nil
        }
        state = next
        return .ask(DNSQuestion(name, type))
    }

    /// Counts the term that is being evaluated, and sees to it that the names that its macros need are known. Nil when
    /// it can go on.
    mutating func prepare(_ domain: SPFMacroString?) -> Step? {
        if !frames[frames.count - 1].isCounted {
            frames[frames.count - 1].isCounted = true
            lookups += 1
            // RFC 7208 §4.6.4: more than ten terms that ask DNS are a permerror.
            if lookups > Self.mostLookups { return permanentError("more than \(Self.mostLookups) terms need DNS") }
        }
        let needsNames = domain?.usesClientName ?? false
        return needsNames && confirmedNames == nil ? askClientNames(.directive) : nil
    }

    /// A question of a mechanism was answered: errors end the check, and so do too many empty answers.
    private mutating func objection(_ answer: DNSAnswer) -> Step? {
        // RFC 7208 §5: a DNS error is a temperror.
        if answer.isTemporaryFailure { return temporaryError(answer) }
        if answer.records.isEmpty {
            voids += 1
            // RFC 7208 §4.6.4: more than two void lookups are a permerror.
            if voids > Self.mostVoids {
                return permanentError("more than \(Self.mostVoids) terms name what is not there")
            }
        }
        return nil
    }

    mutating func matchAddresses(_ answer: DNSAnswer, _ length: Int) -> Step {
        if let step = objection(answer) { return step }
        return contains(answer, length) ? match() : mismatch()
    }

    mutating func matchExistence(_ answer: DNSAnswer) -> Step {
        if let step = objection(answer) { return step }
        return answer.hasAddress { _ in true } ? match() : mismatch()
    }

    mutating func matchMailHosts(_ answer: DNSAnswer, _ length: Int) -> Step {
        if let step = objection(answer) { return step }
        // RFC 7208 §4.6.4: more than ten mail hosts are a permerror.
        let hosts = answer.mailHosts
        guard hosts.count <= Self.mostNames else {
            return permanentError("\(answer.question.name) has more than \(Self.mostNames) mail hosts")
        }
        // RFC 7505: the root as a mail host says that there is none.
        return tryMailHosts(hosts.map(\.exchange).filter { !$0.isRoot }[...], length)
    }

    mutating func matchMailHostAddresses(_ answer: DNSAnswer, _ rest: ArraySlice<DNSName>, _ length: Int) -> Step {
        if answer.isTemporaryFailure { return temporaryError(answer) }
        return contains(answer, length) ? match() : tryMailHosts(rest, length)
    }

    private mutating func tryMailHosts(_ hosts: ArraySlice<DNSName>, _ length: Int) -> Step {
        guard let host = hosts.first else { return mismatch() }
        state = .mailHostAddresses(hosts.dropFirst(), prefixLength: length)
        return .ask(DNSQuestion(host, addressType))
    }

    private func contains(_ answer: DNSAnswer, _ length: Int) -> Bool {
        answer.hasAddress { request.client.shares(prefix: length, with: $0) }
    }

    /// The type of the records that can have the client's address.
    var addressType: DNSType { request.client.isIPv4 ? .a : .aaaa }

    private func length(_ prefixes: SPFRecord.Prefixes) -> Int { request.client.isIPv4 ? prefixes.v4 : prefixes.v6 }
}
