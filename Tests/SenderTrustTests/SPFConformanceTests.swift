// The public test suite of RFC 7208, as far as somebody has put it where this test finds it.

import DNSProtocol
import Foundation
import SenderTrust
import Testing
import Wire
import Yams

/// One case of the suite with the names that it is asked in.
struct SuiteCase: CustomTestStringConvertible, Sendable {
    var section: String
    var name: String
    var client: String
    var helo: String
    var sender: String
    var results: [String]
    /// What the sender must be told; "DEFAULT" when the domain's own explanation must not be used.
    var explanation: String?
    var zone: [Entry]

    struct Entry: Sendable {
        var name: String
        /// Nil for "does not answer".
        var type: String?
        var values: [String]
    }

    var testDescription: String { "\(section): \(name)" }

    /// The names of the case. The suite writes policies under the abolished type SPF; they are meant for TXT, unless
    /// there is a TXT record at the name as well.
    var names: TestNames {
        var names = TestNames()
        for entry in zone {
            guard let name = Self.name(entry.name) else { continue }
            guard let type = entry.type else {
                names.silent.insert(name)
                continue
            }
            names.add(name)
            let hasText = zone.contains { $0.name == entry.name && $0.type == "TXT" }
            let target = entry.values.last.flatMap { Self.name($0) } ?? .root
            switch type {
            case "SPF" where hasText: continue
            case "SPF", "TXT":
                if entry.values == ["NONE"] { continue }
                names.add(name, .txt(entry.values.map(Self.bytes)))
            case "A": if let address = IPAddress(entry.values[0]) { names.add(name, .a(address)) }
            case "AAAA": if let address = IPAddress(entry.values[0]) { names.add(name, .aaaa(address)) }
            case "MX": names.add(name, .mx(preference: UInt16(entry.values[0]) ?? 0, exchange: target))
            case "PTR": names.add(name, .ptr(target))
            case "CNAME": names.add(name, .cname(target))
            default: continue
            }
        }
        return names
    }

    /// The suite writes bytes above 127 as characters of Latin-1.
    private static func bytes(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    private static func name(_ text: String) -> DNSName? {
        var labels = bytes(text).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(Array.init)
        if labels.last?.isEmpty == true { labels.removeLast() }
        return try? DNSName(labels: labels)
    }
}

enum Suite7208 {
    static let hint: Comment = """
        The RFC 7208 test suite is not here. Get rfc7208-tests.yml (of openspf.org, release 2014.04; for instance from \
        the test folder of pyspf) and set YUBIN_SPF_SUITE to its path.
        """

    static let path: String? = {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let places: [String?] = [
            ProcessInfo.processInfo.environment["YUBIN_SPF_SUITE"],
            package.appending(path: "../shared/conformance/spf/rfc7208-tests.yml").path,
        ]
        return places.compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0) }
    }()

    static let cases: [SuiteCase] = {
        guard let path, let text = try? String(contentsOfFile: path, encoding: .utf8),
            let documents = try? Array(Yams.load_all(yaml: text))
        else { return [] }
        var cases: [SuiteCase] = []
        for case let document as [String: Any] in documents {
            let section = document["description"] as? String ?? ""
            let zone = entries(document["zonedata"] as? [String: Any] ?? [:])
            let tests = document["tests"] as? [String: [String: Any]] ?? [:]
            for (name, test) in tests.sorted(by: { $0.key < $1.key }) {
                cases.append(
                    SuiteCase(
                        section: section, name: name, client: "\(test["host"] ?? "")", helo: "\(test["helo"] ?? "")",
                        sender: "\(test["mailfrom"] ?? "")",
                        results: test["result"] as? [String] ?? ["\(test["result"] ?? "")"],
                        explanation: test["explanation"] as? String, zone: zone))
            }
        }
        return cases
    }()

    private static func entries(_ zone: [String: Any]) -> [SuiteCase.Entry] {
        zone.sorted { $0.key < $1.key }.flatMap { name, value -> [SuiteCase.Entry] in
            (value as? [Any] ?? []).flatMap { item -> [SuiteCase.Entry] in
                guard let pairs = item as? [String: Any] else { return [.init(name: name, type: nil, values: [])] }
                return pairs.map { type, value in
                    let values = value as? [Any] ?? [value]
                    return .init(name: name, type: type, values: values.map { "\($0)" })
                }
            }
        }
    }
}

@Suite("The public test suite of RFC 7208")
struct SPFConformanceTests {
    @Test("The suite is where the tests find it", .enabled(if: Suite7208.path != nil, Suite7208.hint))
    func present() {
        #expect(Suite7208.cases.count > 150)
    }

    @Test("Case", .enabled(if: Suite7208.path != nil, Suite7208.hint), arguments: Suite7208.cases)
    func run(_ test: SuiteCase) throws {
        let client = try #require(IPAddress(test.client))
        var names = test.names
        let verdict = names.run(
            SPFRequest(
                mailFrom: test.sender, helo: test.helo, client: client, receiver: "receiver.example.net"))
        #expect(test.results.contains(verdict.result.rawValue), "\(verdict), asked \(names.log)")
        if let explanation = test.explanation, verdict.result == .fail {
            #expect(verdict.explanation ?? "DEFAULT" == explanation)
        }
    }
}
