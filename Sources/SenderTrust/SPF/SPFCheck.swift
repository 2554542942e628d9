// check_host(): whether a client may send mail in the name of a domain (RFC 7208 §4).
// Read first: SPFRequest.swift, SPFRecord.swift. Then SPFCheck+Mechanisms.swift.
//
// A check needs DNS in the middle, and nothing in this program waits. So the check is a value that stops at each
// question and goes on with the answer:
//
//     start()                ->  ask sender.example TXT
//     resume("v=spf1 mx -all")  ->  ask sender.example MX
//     resume(10 mail...)     ->  ask mail.sender.example A
//     resume(192.0.2.25)     ->  done: pass
//
// Left out: the record type SPF (99), which RFC 7208 abolished, and a limit of time for a whole check
// (RFC 7208 §4.6.4): each question has a limit of its own.

import DNSProtocol
import Wire

/// An SPF check on its way.
package struct SPFCheck: Equatable, Sendable {
    /// What a check does next.
    package enum Step: Equatable, Sendable {
        /// It needs the answer to this question.
        case ask(DNSQuestion)
        /// It is over.
        case done(SPFVerdict)
    }

    package let request: SPFRequest
    /// The records being evaluated: that of the domain, and those included from it.
    var frames: [Frame] = []
    var state = State.idle
    /// How many terms have asked DNS (RFC 7208 §4.6.4).
    var lookups = 0
    /// How many of the answers were empty (RFC 7208 §4.6.4).
    var voids = 0
    /// The client's names that its address confirms (RFC 7208 §5.5); nil until they are needed.
    var confirmedNames: [DNSName]?

    /// RFC 7208 §4.6.4: no more than ten terms may ask DNS.
    static let mostLookups = 10
    /// RFC 7208 §4.6.4: no more than two of them may be answered with nothing.
    static let mostVoids = 2
    /// RFC 7208 §4.6.4: no more than ten names of an MX or PTR answer are looked at.
    static let mostNames = 10

    /// One record and how far its evaluation has come.
    struct Frame: Equatable {
        var domain: [UInt8]
        var name: DNSName
        var record: SPFRecord
        /// The directive that is being evaluated; after the last one, the redirect.
        var index = 0
        /// Whether that one is among the `lookups` already.
        var isCounted = false

        mutating func next() {
            index += 1
            isCounted = false
        }
    }

    /// Which answer is awaited.
    enum State: Equatable {
        /// None.
        case idle
        /// The record of a domain.
        case record([UInt8], DNSName, Purpose)
        /// The addresses of a name, for the mechanism a.
        case addresses(prefixLength: Int)
        /// The mail hosts, for the mechanism mx.
        case mailHosts(prefixLength: Int)
        /// The addresses of a mail host, with the hosts left to try.
        case mailHostAddresses(ArraySlice<DNSName>, prefixLength: Int)
        /// Whether a name exists, for the mechanism exists.
        case existence
        /// The client's names.
        case clientNames(Continuation)
        /// The addresses of one of the client's names, with those left to try.
        case clientNameAddresses(DNSName, [DNSName], Continuation)
        /// The explanation of this verdict.
        case explanation(SPFVerdict)
    }

    /// What the client's names are needed for.
    enum Continuation: Equatable {
        /// For the directive that is being evaluated, or the redirect.
        case directive
        /// To find the explanation of this verdict.
        case explanationName(SPFVerdict)
        /// To fill in the explanation of this verdict.
        case explanationText(SPFVerdict, SPFMacroString)
    }

    /// Why a record is fetched.
    enum Purpose: Equatable {
        case initial
        case include
        case redirect
    }

    package init(_ request: SPFRequest) { self.request = request }

    /// Begins the check.
    package mutating func start() -> Step {
        // RFC 7208 §4.3: a domain that cannot have a record has none.
        guard let name = request.domainName else { return .done(SPFVerdict(.none)) }
        return fetch(Array(request.domain.utf8), name, .initial)
    }

    /// Goes on with the answer to the question asked last.
    package mutating func resume(with answer: DNSAnswer) -> Step {
        let waiting = state
        state = .idle
        switch waiting {
        case .idle: preconditionFailure("no answer is awaited")
        case .record(let domain, let name, let purpose): return begin(domain, name, purpose, answer)
        case .addresses(let length): return matchAddresses(answer, length)
        case .mailHosts(let length): return matchMailHosts(answer, length)
        case .mailHostAddresses(let rest, let length): return matchMailHostAddresses(answer, rest, length)
        case .existence: return matchExistence(answer)
        case .clientNames(let continuation): return takeClientNames(answer, continuation)
        case .clientNameAddresses(let name, let rest, let continuation):
            return confirm(name, rest, answer, continuation)
        case .explanation(let verdict): return takeExplanation(verdict, answer)
        }
    }

    /// Asks for the record of a domain.
    mutating func fetch(_ domain: [UInt8], _ name: DNSName, _ purpose: Purpose) -> Step {
        state = .record(domain, name, purpose)
        return .ask(DNSQuestion(name, .txt))
    }

    /// Takes the record of a domain and begins to evaluate it.
    private mutating func begin(_ domain: [UInt8], _ name: DNSName, _ purpose: Purpose, _ answer: DNSAnswer) -> Step {
        // RFC 7208 §4.4: a DNS error makes temperror.
        if answer.isTemporaryFailure { return temporaryError(answer) }
        let records = answer.texts.filter(SPFRecord.isVersion1)
        // RFC 7208 §4.5: no record is none, more than one is permerror.
        guard let text = records.first else {
            switch purpose {
            case .initial: return .done(SPFVerdict(.none))
            // RFC 7208 §5.2 and §6.1: to include or redirect to a domain without a record is an error.
            case .include, .redirect: return permanentError("\(name) has no SPF record")
            }
        }
        guard records.count == 1 else { return permanentError("\(name) has \(records.count) SPF records") }
        do throws(SPFSyntaxError) {
            let frame = Frame(domain: domain, name: name, record: try SPFRecord(parsing: text))
            switch purpose {
            case .initial, .include: frames.append(frame)
            case .redirect: frames[frames.count - 1] = frame
            }
        } catch {
            return permanentError("\"\(error.term)\" in the record of \(name) cannot be understood")
        }
        return evaluate()
    }

    /// Evaluates the directives of the innermost record until DNS is needed or the check is over.
    mutating func evaluate() -> Step {
        while let frame = frames.last {
            if frame.index < frame.record.directives.count {
                if let step = evaluate(frame.record.directives[frame.index], frame) { return step }
                frames[frames.count - 1].next()
            } else if let redirect = frame.record.redirect {
                // RFC 7208 §6.1: when no mechanism matches, the other record takes this one's place.
                if let step = prepare(redirect) { return step }
                guard let (text, name) = expansion.expandDomain(redirect) else {
                    return permanentError("the target of redirect is no domain name")
                }
                return fetch(text, name, .redirect)
            } else if let step = leave(SPFVerdict(.neutral)) {
                // RFC 7208 §4.7: the default is neutral.
                return step
            }
        }
        preconditionFailure("the outermost record ends the check")
    }

    /// The innermost record has come to a verdict: the check is over, or its include goes on. Nil when the record that
    /// included it has to go on with the next directive.
    mutating func leave(_ verdict: SPFVerdict) -> Step? {
        guard frames.count > 1 else { return finish(verdict) }
        frames.removeLast()
        let frame = frames[frames.count - 1]
        let directive = frame.record.directives[frame.index]
        // RFC 7208 §5.2: pass matches; fail, softfail and neutral do not. Errors and none never come here.
        if verdict.result == .pass { return leave(SPFVerdict(directive.result, term: directive.text)) }
        frames[frames.count - 1].next()
        return nil
    }

    /// A directive matched.
    mutating func match() -> Step {
        let frame = frames[frames.count - 1]
        let directive = frame.record.directives[frame.index]
        return leave(SPFVerdict(directive.result, term: directive.text)) ?? evaluate()
    }

    /// A directive did not match: the next one.
    mutating func mismatch() -> Step {
        frames[frames.count - 1].next()
        return evaluate()
    }

    func permanentError(_ problem: String) -> Step { .done(SPFVerdict(.permerror, problem: problem)) }

    func temporaryError(_ answer: DNSAnswer) -> Step {
        .done(SPFVerdict(.temperror, problem: "\(answer.question): \(answer.codeDescription)"))
    }

    /// What macros stand for now.
    var expansion: SPFMacroExpansion {
        let domain = frames.last?.name ?? .root
        // RFC 7208 §7.3: of several names the domain's own is taken, then one under it, then any.
        let names = confirmedNames ?? []
        let name = names.first { $0 == domain } ?? names.first { $0.isSubdomain(of: domain) } ?? names.first
        return SPFMacroExpansion(
            request: request, domain: frames.last?.domain ?? Array(request.domain.utf8), clientName: name)
    }

    // MARK: Explanations, RFC 7208 §6.2

    private mutating func finish(_ verdict: SPFVerdict) -> Step {
        guard verdict.result == .fail, let explanation = frames[0].record.explanation else { return .done(verdict) }
        if explanation.usesClientName && confirmedNames == nil { return askClientNames(.explanationName(verdict)) }
        guard let (_, name) = expansion.expandDomain(explanation) else { return .done(verdict) }
        state = .explanation(verdict)
        return .ask(DNSQuestion(name, .txt))
    }

    private mutating func takeExplanation(_ verdict: SPFVerdict, _ answer: DNSAnswer) -> Step {
        // RFC 7208 §6.2: anything but exactly one well-formed record is as if there were no exp.
        guard answer.texts.count == 1, let text = SPFMacroString(answer.texts[0], in: .explanation) else {
            return .done(verdict)
        }
        if text.usesClientName && confirmedNames == nil { return askClientNames(.explanationText(verdict, text)) }
        return explain(verdict, text)
    }

    private func explain(_ verdict: SPFVerdict, _ text: SPFMacroString) -> Step {
        var verdict = verdict
        verdict.explanation = String(decoding: expansion.expand(text), as: UTF8.self)
        return .done(verdict)
    }

    /// The client's names are known now.
    mutating func proceed(_ continuation: Continuation) -> Step {
        switch continuation {
        case .directive: evaluate()
        case .explanationName(let verdict): finish(verdict)
        case .explanationText(let verdict, let text): explain(verdict, text)
        }
    }
}
