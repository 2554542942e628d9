// A name space small enough to write down in a test, asked directly: no servers, no packets.

import DNSProtocol
import SenderTrust
import Wire

/// Records by name, and the answers that a resolver would give.
struct TestNames {
    private var records: [DNSName: [RecordData]] = [:]
    /// Names whose questions are never answered, unless there are records of the type.
    var silent: Set<DNSName> = []
    /// The questions that were asked, in order.
    private(set) var log: [String] = []

    init(_ lines: String...) {
        for line in lines {
            guard let record = try? ResourceRecord(parsing: line, origin: .root) else { preconditionFailure(line) }
            add(record.name, record.data)
        }
    }

    mutating func add(_ name: DNSName, _ data: RecordData) { records[name, default: []].append(data) }
    mutating func add(_ name: DNSName) { records[name] = records[name] ?? [] }

    mutating func answer(_ question: DNSQuestion) -> DNSAnswer {
        log.append("\(question)")
        var chain: [ResourceRecord] = []
        var name = question.name
        while chain.count < 10 {
            let here = records[name] ?? []
            let found = here.filter { $0.type == question.type }
            if !found.isEmpty {
                return DNSAnswer(question, .records(chain + found.map { ResourceRecord(name, ttl: 60, $0) }))
            }
            if silent.contains(name) { return DNSAnswer(question, .timeout) }
            guard let alias = here.first(where: { $0.type == .cname }), case .cname(let target) = alias else {
                return DNSAnswer(question, records[name] == nil ? .nonexistent : .noData)
            }
            chain.append(ResourceRecord(name, ttl: 60, alias))
            name = target
        }
        return DNSAnswer(question, .failure(.serverFailure))
    }

    mutating func run(_ request: SPFRequest) -> SPFVerdict {
        var check = SPFCheck(request)
        var step = check.start()
        while case .ask(let question) = step { step = check.resume(with: answer(question)) }
        guard case .done(let verdict) = step else { preconditionFailure("a check asks or is done") }
        return verdict
    }

    mutating func run(_ check: SPFSessionCheck) -> SPFFindings {
        var check = check
        var step = check.start()
        while case .ask(let question) = step { step = check.resume(with: answer(question)) }
        guard case .done(let findings) = step else { preconditionFailure("a check asks or is done") }
        return findings
    }

    mutating func run(_ check: ClientNameCheck) -> ClientNameFinding {
        var check = check
        var step = check.start()
        while case .ask(let question) = step { step = check.resume(with: answer(question)) }
        guard case .done(let finding) = step else { preconditionFailure("a check asks or is done") }
        return finding
    }
}
