import Foundation
import Scenarios
import Testing

/// `yubin schema`: what an editor is told about the formats.
@Suite struct JSONSchemaTests {
    @Test(arguments: ["topology", "lesson", "glossary", "key"])
    func aSchemaIsJSONWithTheKeysOfTheFormat(_ name: String) throws {
        let files = [TopologySchema.file, LessonSchema.file, GlossaryFile.schema, KeySchema.file]
        let file = try #require(files.first { $0.name == name })
        let text = JSONSchemaWriter.text(file)
        let value = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(value["type"] as? String == "object")
        let keys = try #require(value["properties"] as? [String: Any])
        #expect(Set(keys.keys) == Set(file.root.keys.map(\.name)))
        #expect(value["required"] as? [String] == file.root.keys.filter(\.isRequired).map(\.name))
    }

    /// What must be said may not be left empty: the choices of a prediction, unlike the letters of a lesson.
    @Test func aRequiredMapIsNotNothing() throws {
        let text = JSONSchemaWriter.text(LessonSchema.file)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        func types(_ path: String...) -> [String] {
            var value: Any? = root
            for step in path {
                value = (value as? [String: Any])?["properties"].flatMap { ($0 as? [String: Any])?[step] }
                let kinds = (value as? [String: Any])?["anyOf"] as? [[String: Any]] ?? []
                if step == path.last { return kinds.compactMap { $0["type"] as? String } }
                value = kinds.first
                if let items = kinds.first?["items"] { value = items }
            }
            return []
        }
        #expect(types("stages", "predict", "choices") == ["object"])
        #expect(types("letters") == ["object", "null"])
    }

    /// What an editor is told about a text is what the check says of it, as far as an expression can know.
    @Test(arguments: [
        (ScalarFormat.identifier, ["a", "_x-1", String(repeating: "x", count: 100)], ["", "-a", "a b", "é"]),
        (.nodeName, ["hana-pc", "mail.kita.example", "007"], ["-a", "a-", "a..b", "a_b", ".a"]),
        (.domainName, ["kita.example", "test", "a-b.c.test"], ["Kita.example", "kita.jp", "-a.test", "example.", ""]),
        (.domainPattern, ["*", "kita.example"], ["*.kita.example", "kita"]),
        (.zoneName, [".", "kita.example.", "2.0.192.in-addr.arpa."], ["kita.example", "com.", "Kita.example."]),
        (.localPart, ["hana", "h.b+c", "a/b", "no"], ["", ".a", "a..b", "ha na", "健二", "a@b"]),
        (.mailAddress, ["hana@kita.example", "Kenji@Kita.EXAMPLE"], ["hana", "a..b@kita.example", "a@kita.jp"]),
        (.recipient, ["\"a b\"@kita.example", "健二@Kita.Example"], ["kenji", "a@kita.jp"]),
        (.mailTarget, ["hana", "hana@kita.example"], ["ha na", "a@b@kita.example", ""]),
        (.duration, ["10 s", "1.5h", "0", "20 µs"], ["10", "-1 s", "5 weeks", ""]),
        (.bandwidth, ["64 kbit/s", "1Gbps"], ["64", "64 kB/s"]),
        (.chance, ["5%", "0", "20 ppm"], ["5", "-1%"]),
        (.byteCount, ["4096", "10 MB", "0.5 kB"], ["10 MiB", "-1", ""]),
        (.moment, ["2026-04-06T09:00:00Z", "2026-04-06 09:00:00+09:00"], ["2026-04-06", "6 April 2026"]),
        (.address, ["192.0.2.1", "10.255.0.1", "172.31.0.9", "192.168.7.7"], ["8.8.8.8", "172.32.0.1", "192.0.2.01"]),
        (
            .addressWithPrefix, ["192.0.2.25/24", "10.0.0.1/30"],
            ["192.0.2.25", "10.0.0.1/31", "8.8.8.8/24", "10.0.0.1/0"]
        ),
        (.hostNetwork, ["192.0.2.0/24", "10.0.0.0/8"], ["8.8.8.0/24", "10.0.0.0/31"]),
        (.network, ["0.0.0.0/0", "198.18.0.0/15", "10.0.0.1/32"], ["10.0.0.0", "10.0.0.0/33", "256.0.0.0/8"]),
        (.macAddress, ["02:00:c0:00:02:19", "02-00-C0-00-02-19"], ["02:00:c0:00:02", "0:1:2:3:4:5"]),
        (
            .record,
            ["www A 192.0.2.80", "@ 1h IN mx 10 mail", "  @\tTXT \"a b\" \"c\"", "_dmarc TXT x"],
            ["www A", "a CNAM b", "@ MX", "www"]
        ),
        (.recordSet, ["@ MX", "a.b.  txt"], ["@", "@ SPF", "@ MX 10"]),
        (.linkEnd, ["hana-pc", "router:eth1", "switch:3"], ["a:", "a:b:c", "a b"]),
    ])
    func aPatternIsLikeTheCheck(_ format: ScalarFormat, _ right: [String], _ wrong: [String]) throws {
        let pattern = try Regex(try #require(format.pattern))
        for text in right {
            #expect(format.accepts(text), "\(text)")
            #expect(text.firstMatch(of: pattern) != nil, "\(text)")
        }
        for text in wrong {
            #expect(!format.accepts(text), "\(text)")
            #expect(text.firstMatch(of: pattern) == nil, "\(text)")
        }
    }
}
