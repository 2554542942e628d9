// The mistakes of a POP3 client against a real server (Dovecot 2.3), command by command: ours answers in the same way,
// in words of its own. Read first: POP3TestBench.swift.

import Basics
import POP3Protocol
import Testing

@Suite("POP3 as a real server speaks it") struct POP3ReferenceTests {
    @Test("Each mistake has the same status and the same response code (RFC 3206)")
    func mistakes() {
        var bench = POP3TestBench(letters: 1)
        var session = bench.session()
        func say(_ line: String) -> [String] { bench.say(line, to: &session) }
        #expect(say("CAPA").first == "+OK")
        #expect(say("STAT")[0].hasPrefix("-ERR "))
        #expect(say("PASS x")[0].hasPrefix("-ERR "))
        #expect(say("USER kenji") == ["+OK"])
        // The reply to a wrong password is held back.
        #expect(say("PASS wrong") == [])
        #expect(bench.wait(.seconds(3), &session) == ["-ERR [AUTH] Authentication failed."])
        #expect(say("USER kenji") == ["+OK"])
        #expect(say("PASS fox") == ["+OK Logged in."])
        #expect(say("STAT") == ["+OK 1 \(POP3TestBench.letter.count)"])
        #expect(say("RETR 9") == ["-ERR There is no message 9."])
        #expect(say("DELE 1")[0].hasPrefix("+OK "))
        #expect(say("RETR 1") == ["-ERR Message 1 is deleted."])
        #expect(say("LIST 1") == ["-ERR Message 1 is deleted."])
        #expect(say("RSET")[0].hasPrefix("+OK"))
        // TOP n 0: the header, the empty line behind it, nothing of the body.
        #expect(say("TOP 1 0") == ["+OK", "From: hana@tanuki.example", "Subject: dots", "", "."])
        let unique = say("UIDL 1")[0].split(separator: " ")
        #expect(unique.prefix(2) == ["+OK", "1"] && unique.count == 3)
        // 16 digits of 8 bytes, as Dovecot's.
        #expect(unique[2].count == 16 && unique[2].allSatisfy(\.isHexDigit))
        #expect(say("XYZ") == ["-ERR Unknown command: XYZ"])
        #expect(say("NOOP")[0].hasPrefix("+OK"))
        #expect(say("QUIT")[0].hasPrefix("+OK "))
    }
}
