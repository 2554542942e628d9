// Sources/RFCs.md names every RFC that the code cites, once, and says honestly how much of it is obeyed.

import Foundation
import Testing

@Suite struct RFCIndexTests {
    private static let sources =
        URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path + "/Sources"

    /// The numbers after "RFC " in all Swift files of Sources.
    private func cited() throws -> Set<Int> {
        let files = try #require(FileManager.default.enumerator(atPath: Self.sources))
        var numbers: Set<Int> = []
        for case let name as String in files where name.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(Self.sources)/\(name)", encoding: .utf8)
            for piece in text.components(separatedBy: "RFC ").dropFirst() {
                let digits = piece.prefix { $0.isASCII && $0.isNumber }
                if let number = Int(digits) { numbers.insert(number) }
            }
        }
        return numbers
    }

    @Test func everyCitedRFCIsInTheIndexOnceAndInOrder() throws {
        let text = try String(contentsOfFile: Self.sources + "/RFCs.md", encoding: .utf8)
        let rows = text.components(separatedBy: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
            .map { $0.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        let numbers = rows.compactMap { Int($0[1]) }
        #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
        let cited = try cited()
        let missing = cited.subtracting(numbers)
        #expect(missing.isEmpty)
        let uncited = Set(numbers).subtracting(cited)
        #expect(uncited.isEmpty)
        for row in rows {
            #expect(row.count == 6 && !row[2].isEmpty && !row[4].isEmpty, "\(row)")
            #expect(["Yes", "Partial", "No"].contains { row[3].hasPrefix($0) }, "\(row)")
        }
    }

    /// README: "to find the line that obeys RFC 5321 §4.5.2, search for exactly that". So a section never stands alone.
    @Test(arguments: [
        "SMTPProtocol", "POP3Protocol", "IMAPProtocol", "MailStore", "MailMessage", "DNSProtocol", "SenderTrust",
        "Emulation/Services",
    ])
    func aSectionHasItsRFCOnTheSameLine(_ module: String) throws {
        let files = try #require(FileManager.default.enumerator(atPath: "\(Self.sources)/\(module)"))
        for case let name as String in files where name.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(Self.sources)/\(module)/\(name)", encoding: .utf8)
            for line in text.components(separatedBy: "\n") {
                guard let sign = line.firstIndex(of: "§") else { continue }
                #expect(line[..<sign].contains("RFC "), "\(name): \(line)")
            }
        }
    }
}
