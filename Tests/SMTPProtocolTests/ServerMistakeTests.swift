// What a server says to clients that make mistakes: codes and status of the servers that were watched.
// Read first: ServerDialogueTests.swift.

import Basics
import SMTPProtocol
import Testing

@Suite("RFC 5321: the server and clients' mistakes") struct ServerMistakeTests {
    private static let hello = ["EHLO [198.51.100.10]"]
    private static let envelope = hello + ["MAIL FROM:<a@b.example>"]

    /// A line, what came before it, and the beginning of the reply to it.
    private static let relay: [([String], String, String)] = [
        ([], "HELO", "501 "), ([], "EHLO", "501 "),
        (hello, "RCPT TO:<kenji@kyoto.example>", "503 5.5.1"), (hello, "DATA", "503 5.5.1"),
        (envelope, "MAIL FROM:<a@b.example>", "503 5.5.1"), (envelope, "DATA", "554 5.5.1"),
        (hello, "MAIL FROM:a b", "555 5.5.4"), (hello, "MAIL FROM:<a@b.example> FOO=1", "555 5.5.4"),
        (hello, "MAIL FROM:<a@b.example> SIZE=99999999", "552 5.3.4"),
        (hello, "MAIL FROM:<a@b.example> SIZE=abc", "501 5.5.4"),
        (hello, "MAIL FROM:<a@b.example> BODY=9BIT", "555 5.5.4"), (hello, "MAIL", "501 5.5.4"),
        (hello, "MAIL FROM", "501 5.5.4"), (hello, "MAIL FROM:", "501 5.5.4"),
        (envelope, "RCPT TO:<>", "501 5.1.3"), (envelope, "RCPT TO:kenji", "250 2.1.5"),
        (envelope, "RCPT TO:<kenji@kyoto.example", "501 5.1.3"),
        (envelope, "RCPT TO:<\"odd user\"@kyoto.example>", "550 5.1.1"),
        (envelope, "RCPT TO:<kenji@kyoto.example> FOO=BAR", "555 5.5.4"),
        (envelope, "RCPT TO:<x@elsewhere.example>", "454 4.7.1"),
        (envelope + ["RCPT TO:<kenji@kyoto.example>"], "DATA x", "501 5.5.4"),
        (envelope + ["RCPT TO:<kenji@kyoto.example>"], "BDAT 0", "551 5.7.1"),
        (envelope + ["RCPT TO:<nobody@kyoto.example>"], "DATA", "554 5.5.1"),
        (hello, "MAIL FROM:<a@b.example> SIZE=1 size=1", "501 5.5.4"),
        (hello, "MAIL FROM:<a@b.example> BODY=7BIT BODY=8BITMIME", "501 5.5.4"),
        (hello, "MAIL FROM:<a@b.example> RET=HDRS ENVID=a RET=FULL", "501 5.5.4"),
        (envelope, "RCPT TO:<kenji@kyoto.example> NOTIFY=NEVER NOTIFY=SUCCESS", "501 5.5.4"),
        (envelope, "RCPT TO:<kenji@kyoto.example> ORCPT=rfc822;a ORCPT=rfc822;b", "501 5.5.4"),
        (hello, "MAIL FROM:<a@[192.0.2.1]>", "250 2.1.0"), (hello, "MAIL FROM:<a@[IPv6:2001:db8::1]>", "250 2.1.0"),
        (hello, "MAIL FROM:<a@[192.0.2]>", "501 5.1.7"), (hello, "MAIL FROM:<a@[2001:db8::1]>", "501 5.1.7"),
        (hello, "MAIL FROM:<a@[IPv6:192.0.2.1]>", "501 5.1.7"), (envelope, "RCPT TO:<a@[x:y]>", "501 5.1.3"),
        (hello, "VRFY kenji", "252 2.0.0"), (hello, "VRFY nobody", "550 5.1.1"), (hello, "VRFY", "501 5.5.4"),
        (hello, "EXPN list", "500 5.5.2"), (hello, "HELP", "500 5.5.2"), (hello, "NOOP hello", "250 2.0.0"),
        (hello, "QUIT now", "221 2.0.0"), ([], "GET / HTTP/1.1", "221 2.7.0"),
    ]

    @Test(arguments: relay) func onPort25(_ before: [String], _ line: String, _ reply: String) {
        expect(reply, to: line, after: before, .relay)
    }

    private static let submission: [([String], String, String)] = [
        (envelope, "RCPT TO:<x@elsewhere.example>", "554 5.7.1"), (hello, "AUTH", "501 5.5.4"),
        (hello, "AUTH PLAIN AGFsaWNlAHdyb25n", "535 5.7.8"),
        // RFC 4954 §4 against those servers, which say 535 to these two as well.
        (hello, "AUTH FOO", "504 5.5.4"), (hello, "AUTH PLAIN !!!", "501 5.5.2"),
        (hello, "MAIL FROM:<a@b.example> AUTH=<> AUTH=<>", "501 5.5.4"),
    ]

    @Test(arguments: submission) func onPort587(_ before: [String], _ line: String, _ reply: String) {
        expect(reply, to: line, after: before, .submission)
    }

    private func expect(
        _ reply: String, to line: String, after before: [String], _ role: SMTPServerConfiguration.Role
    ) {
        var server = ScriptedServer(role)
        for line in before { server.receive(line + "\r\n") }
        _ = server.takeLines()
        server.receive(line + "\r\n")
        let lines = server.takeLines()
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix(reply) == true, "\(line): \(lines)")
    }
}
