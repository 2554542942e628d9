// The mistakes of an IMAP client against a real server (Dovecot 2.3), command by command: ours answers in the same way,
// in words of its own. Read first: IMAPTestBench.swift.

import Basics
import IMAPProtocol
import Testing

@Suite("IMAP as a real server speaks it") struct IMAPReferenceTests {
    @Test("Each mistake has the same tagged status and the same response code")
    func mistakes() {
        var bench = IMAPTestBench()
        bench.deliver()
        var session = bench.session()
        func say(_ line: String) -> [String] { bench.say(line, to: &session) }
        // The reply to a wrong password is held back.
        #expect(say("a1 LOGIN kenji wrong") == [])
        #expect(bench.wait(.seconds(3), &session) == ["a1 NO [AUTHENTICATIONFAILED] Authentication failed."])
        #expect(say("a2 SELECT INBOX")[0].hasPrefix("a2 BAD "))
        #expect(say("a3 FOO")[0].hasPrefix("a3 BAD "))
        #expect(say("a4 LOGIN kenji fox")[0].hasPrefix("a4 OK [CAPABILITY IMAP4rev1 "))
        #expect(say("a5 SELECT Nope")[0].hasPrefix("a5 NO "))
        let examined = say("a6 EXAMINE INBOX")
        let expected = [
            "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)", "* OK [PERMANENTFLAGS ()] ", "* 1 EXISTS",
            "* ", "* OK [UNSEEN 1] ", "* OK [UIDVALIDITY \(IMAPTestBench.clock)] ", "* OK [UIDNEXT 2] ",
            "a6 OK [READ-ONLY] Examine completed",
        ]
        #expect(examined.count == expected.count)
        for (line, start) in zip(examined, expected) { #expect(line.hasPrefix(start)) }
        #expect(say("a7 FETCH 9 FLAGS").last?.hasPrefix("a7 BAD ") == true)
        // Dovecot ignores it with OK; RFC 3501 §6.3.2 lets nothing change, and says nothing of the reply.
        let stored = say("a8 STORE 1 +FLAGS (\\Seen)")
        #expect(stored.count == 1 && (stored[0].hasPrefix("a8 NO ") || stored[0].hasPrefix("a8 OK ")))
        let left = say("a9 LOGOUT")
        #expect(left == ["* BYE Logging out.", "a9 OK Logout completed.", "(closed)"])
    }
}
