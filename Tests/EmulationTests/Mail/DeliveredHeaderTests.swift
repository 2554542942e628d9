// What a server takes out of the header of a letter that it is given. Read first: MailTransferTests.swift.

import Basics
import Emulation
import MailMessage
import Testing

@Suite("Fields that a stranger must not have written") struct DeliveredHeaderTests {
    private func delivered(_ header: String) throws -> Message {
        var town = try MailTown()
        let letter = OutgoingLetter(
            id: "a", message: Array(header.utf8) + MailTown.letter("a"), from: "hana@tokyo.example",
            recipients: ["kenji@kyoto.example"])
        town.world.plan(.command(host: town.program, .send(letter)), at: .start + .seconds(1))
        town.run(seconds: 10)
        return try #require(town.inbox(town.kyoto, "kenji@kyoto.example").first)
    }

    @Test("RFC 8601 §5: results in the receiving server's name are its own; those of others stay")
    func forgedResults() throws {
        let letter = try delivered(
            "Authentication-Results: (no!)\r\n\t MAIL.kyoto.example 1; spf=pass smtp.mailfrom=king@castle.example\r\n"
                + "Authentication-Results: mail.osaka.example; spf=pass\r\n"
                + "authentication-results: \"mail.kyoto.example\"; none\r\n")
        let results = letter.fields.filter { letter.isNamed($0, "Authentication-Results") }.map { letter.value(of: $0) }
        #expect(results.count == 2)
        #expect(results[0].contains("smtp.mailfrom=hana@tokyo.example"))
        #expect(results[1] == "mail.osaka.example; spf=pass")
        #expect(letter.bytes.suffix(MailTown.letter("a").count).elementsEqual(MailTown.letter("a")))
    }

    @Test("RFC 5321 §4.4: one Return-Path, from the envelope")
    func returnPath() throws {
        let letter = try delivered("Return-Path: <king@castle.example>\r\nReturn-Path: <>\r\n")
        #expect(letter.count("Return-Path") == 1)
        #expect(letter.value("Return-Path") == "<hana@tokyo.example>")
    }
}
