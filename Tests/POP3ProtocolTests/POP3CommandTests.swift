// Command and reply lines (RFC 1939 §3, RFC 2449 §8).

import POP3Protocol
import TestSupport
import Testing

private let commands: [POP3Command] = [
    .capabilities, .user("kenji"), .password("a pass word "), .status, .list(nil), .list(3), .uniqueIDs(nil),
    .uniqueIDs(7),
    .retrieve(1), .top(1, lines: 0), .delete(999_999_999), .reset, .noOperation, .quit,
]

@Suite struct POP3CommandTests {
    private let checks = ParserChecks<POP3Command>(
        parse: { try POP3Command(line: $0) }, serialize: { Array($0.line.utf8) })

    @Test(arguments: commands) func roundTrip(_ command: POP3Command) throws { try checks.roundTrip(command) }

    @Test(arguments: commands) func mutations(_ command: POP3Command) throws {
        try checks.mutations(of: Array(command.line.utf8), count: 300, rewrites: false)
    }

    @Test func keywordsIgnoreCase() throws {
        #expect(try POP3Command(line: Array("rEtR 4".utf8)) == .retrieve(4))
        #expect(try POP3Command(line: Array("quit  ".utf8)) == .quit)
    }

    @Test(arguments: [
        "RETR", "RETR x", "RETR -1", "RETR +1", "RETR 1 2", "RETR 99999999999", "TOP 1", "LIST 1 2", "STAT 1", "USER",
    ])
    func badArguments(_ line: String) {
        #expect(throws: POP3CommandError.badArguments(String(line.prefix { $0 != " " }))) {
            try POP3Command(line: Array(line.utf8))
        }
    }

    @Test func unknownKeywords() {
        #expect(throws: POP3CommandError.unknown("XYZ")) { try POP3Command(line: Array("xyz 1".utf8)) }
        #expect(throws: POP3CommandError.unknown("")) { try POP3Command(line: []) }
        #expect(throws: POP3CommandError.self) { try POP3Command(line: [0xFF, 0, 0x80]) }
    }
}

@Suite struct POP3ReplyTests {
    @Test(arguments: [
        POP3Reply.ok(), .ok("1 1897"), .error("Authentication failed.", code: .authentication),
        .error("Busy.", code: .inUse), .error("No."),
    ]) func roundTrip(_ reply: POP3Reply) {
        #expect(POP3Reply(line: Array(reply.line.utf8)) == reply)
    }

    @Test(arguments: ["", "OK", "+OKAY", "-ER", "ok", "* OK"]) func whatIsNoReply(_ line: String) {
        #expect(POP3Reply(line: Array(line.utf8)) == nil)
    }
}
