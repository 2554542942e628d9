// Reads what tshark -T pdml writes. Read first: ToldField.swift.

import Foundation
import FoundationXML

struct PDMLFailure: Error {
    var text: String
}

/// Collects the fields of each packet.
final class PDMLReader: NSObject, XMLParserDelegate {
    private(set) var packets: [Int: [ToldField]] = [:]
    private var number = 0
    private var skipped = 0
    /// The names of the elements around, empty where one has none that counts.
    private var names: [String] = []

    private static let wholeProtocols: Set<String> = ["geninfo", "frame", "pkt_comment"]

    static func read(_ text: String) throws -> [Int: [ToldField]] {
        let reader = PDMLReader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        guard parser.parse() else {
            throw PDMLFailure(text: "tshark's PDML cannot be read: \(String(describing: parser.parserError))")
        }
        return reader.packets
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if attributes["name"] == "num", let text = attributes["show"], let number = Int(text) {
            self.number = number
            packets[number] = []
        }
        if skipped > 0 || name == "proto" && Self.wholeProtocols.contains(attributes["name"] ?? "") {
            skipped += 1
            return
        }
        let field = name == "field" ? attributes["name"] ?? "" : ""
        // A protocol that is wrapped into a field.
        let counts = !field.isEmpty && field != "data" && !ToldField.isLeftOut(field)
        let parent = names.last { !$0.isEmpty } ?? ""
        names.append(counts ? field : "")
        guard counts else { return }
        // tshark 4.0 takes the first and the last letter off a password, as if they were quotes.
        let told = WiresharkVersion.installed.show(attributes["show"] ?? "")
        let show = field == "imap.request.password" ? "" : ToldField.plain(told)
        packets[number, default: []].append(
            ToldField(
                name: field, offset: Int(attributes["pos"] ?? "") ?? 0, length: Int(attributes["size"] ?? "") ?? 0,
                value: attributes["value"] ?? "", show: show, parent: parent))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if skipped > 0 { skipped -= 1 } else { _ = names.popLast() }
    }
}
