// Conversations that no lesson has, beside Wireshark. Read first: AgreementTests.swift, WrittenConversation.swift.

import Foundation
import TestSupport
import Testing

@Suite(WiresharkVersion.followedOnly)
struct ConversationAgreementTests {
    /// `S:` and `C:` lines; each is one segment, and `|` inside it ends a line.
    private func compare(_ port: UInt8, _ name: String, _ lines: [String]) throws {
        let turns = lines.map { line in
            let text = String(line.dropFirst(3)).replacing("|", with: "\r\n")
            return (isServer: line.hasPrefix("S:"), bytes: Array(text.utf8))
        }
        let folder = try TemporaryFolder()
        let path = folder.file("conversation.pcap")
        try Data(WrittenConversation(port: port, turns: turns).capture).write(to: URL(fileURLWithPath: path))
        try AgreementTests.compare(path, name)
    }

    private static let smtp: [(String, [String])] = [
        ("PLAIN", ["S: 334 |", "C: AUTH PLAIN AGFsaWNlAHNlY3JldA==|", "S: 235 ok|"]),
        (
            "PLAIN in two steps",
            ["C: AUTH PLAIN|", "S: 334 |", "C: AGFsaWNlAHNlY3JldA==|", "S: 535 no|", "C: NOOP|", "S: 250 |"]
        ),
        (
            "LOGIN",
            [
                "C: AUTH LOGIN|", "S: 334 VXNlcm5hbWU6|", "C: YWxpY2U=|", "S: 334 UGFzc3dvcmQ6|", "C: c2VjcmV0|",
                "S: 235 ok|",
                "C: RSET|", "S: 250 ok|",
            ]
        ),
        ("LOGIN with the name", ["C: AUTH LOGIN YWxpY2U=|", "S: 334 UGFzc3dvcmQ6|", "C: c2VjcmV0|", "S: 235 ok|"]),
        (
            "CRAM-MD5",
            ["C: AUTH CRAM-MD5|", "S: 334 PDE4OTYuNjk3MTcwOTUyQD4=|", "C: dGltIGI5MTNhNjAyYzdl|", "S: 235 ok|"]
        ),
        (
            "replies of all kinds",
            [
                "S: 220-one|220-two|220 three|", "C: HELP|", "S: 5|", "S: garbage|", "S: 214|", "S: 214-|214 |",
                "S: 214-first|broken line|214 last|", "S: 99|250-a|251 b|", "S: |", "S: 421 bye|",
            ]
        ),
        (
            "commands in one segment",
            ["C: MAIL FROM:<a@b>|RCPT TO:<c@d>|NOOP|", "S: 250 ok|250 ok|250 ok|", "C: quit|", "S: 221 ok|"]
        ),
        ("words that are no commands", ["C: FOO bar|", "S: 500 what|", "C: |", "S: 500 what|"]),
        (
            "a letter whose dot comes alone",
            ["C: DATA|", "S: 354 go|", "C: From: a@b|Subject: x||Hello|", "C: .|", "S: 250 ok|"]
        ),
        ("an empty line before the dot", ["C: DATA|", "S: 354 go|", "C: From: a@b||Hello||.|", "S: 250 ok|"]),
        ("the same over two segments", ["C: DATA|", "S: 354 go|", "C: From: a@b||Hello|", "C: |.|", "S: 250 ok|"]),
        ("dots that are doubled", ["C: DATA|", "S: 354 go|", "C: From: a@b||..dot|..|.|", "S: 250 ok|"]),
        (
            "lines that end in LF alone",
            ["C: DATA|", "S: 354 go|", "C: From: a@b\nSubject: x\n\nHello\n|.|", "S: 250 ok|"]
        ),
        ("a letter in chunks", ["C: BDAT 12|", "C: From: a@b|", "S: 250 ok|", "C: BDAT 0 LAST|", "S: 250 ok|"]),
        (
            "fields with nothing in them",
            ["C: DATA|", "S: 354 go|", "C: From: a@b|Subject:|X-Empty: |To:  c@d  ||Hello|.|", "S: 250 ok|"]
        ),
        ("a header without an end", ["C: DATA|", "S: 354 go|", "C: From: a@b|no colon here|.|", "S: 250 ok|"]),
        (
            "lines of a letter without their ends",
            [
                "C: DATA|", "S: 354 go|", "C: From: a@b|Subj", "C: ect: x||Hel", "C: l", "C: o", "C:  there|and",
                "C:  more||", "C: .|",
                "S: 250 ok|",
            ]
        ),
        (
            "one of several commands is refused, but not the last one",
            [
                "C: MAIL FROM:<a@b>|RCPT TO:<c@d>|RCPT TO:<e@f>|DATA|", "S: 250 ok|250 ok|", "S: 550 no|354 go|",
                "C: From: a@b||Hello|.|",
                "S: 250 ok|",
            ]
        ),
        (
            "a letter that is nothing but a header",
            ["C: DATA|", "S: 354 go|", "C: From: a@b|Subject: x|.|", "S: 250 ok|"]
        ),
        (
            "members of lists that are not there",
            [
                "C: DATA|", "S: 354 go|",
                "C: From: a@b|To:|Cc: |Bcc: ,|Reply-To: a@b,,c@d|Sender: <a@b> <c@d>|Precedence: bulk||x|.|",
                "S: 250 ok|",
            ]
        ),
        ("TLS is refused", ["C: STARTTLS|", "S: 454 no|", "C: NOOP|", "S: 250 ok|"]),
        (
            "what stands behind a letter in its segment",
            [
                "C: DATA|", "S: 354 go|", "C: From: a@b||Hello|.|QUIT|", "S: 250 ok|221 bye|", "C: DATA|",
                "S: 354 go|", "C: From: a@b||one|.|MAIL FROM:<a@b>|DATA|From: c@d||two|.|",
            ]
        ),
        (
            "letters behind their commands",
            [
                "C: DATA|From: a@b||Hello|.|", "S: 354 go|250 ok|", "C: MAIL FROM:<a@b>|BDAT 12 LAST|From: a@b|",
                "S: 250 ok|250 ok|", "C: BDAT 4|ab|", "C: BDAT 4 LAST|", "C: cd|", "S: 250 ok|250 ok|",
                "C: BDAT 0 LAST|NOOP|", "S: 503 no|250 ok|",
            ]
        ),
        (
            "DATA is refused",
            ["C: DATA|", "S: 554 no|", "C: RSET|", "S: 250 ok|", "C: From: a@b||Hello|.|", "C: QUIT|", "S: 221 ok|"]
        ),
        (
            "a dot over two segments",
            [
                "C: DATA|", "S: 354 go|", "C: From: a@b||Hello|.", "C: |", "S: 250 ok|", "C: DATA|", "S: 354 go|",
                "C: .|", "S: 250 ok|", "C: DATA|", "C: .|", "S: 354 go|", "C: .|QU", "C: IT|",
            ]
        ),
        (
            "lines without their ends, and none of a letter",
            [
                "C: NOO", "C: P|VRFY a", "C: b|", "C: DATA|", "S: 354 go|", "C: a: b||x|.|", "C: FOO|", "C: dGl=|",
                "C: NOOP|bar|", "S: 250-a|250", "S:  b|", "C: a\rb|", "C: X-EXPS a|X-LINK2STATE b|xexch50 c|",
            ]
        ),
        (
            "log-ins that fail",
            [
                "C: EHLO x|AUTH LOGIN|", "S: 334 a|", "C: *|", "S: 501 no|", "C: AUTH PLAIN|", "S: 334 |", "C: bad|",
                "S: 535 no|", "C: foo|", "C: AUTH NTLM TlRMTVNTUAAB|", "S: 334 TlRMTVNTUAAC|", "C: TlRMTVNTUAAD|",
                "S: 235 ok|", "C: auth login YQ==|", "S: 334 b|", "C: Yg==|", "S: 235 ok|", "C: AUTH PLAIN =|",
            ]
        ),
        (
            "lists of addresses as Wireshark cuts them",
            [
                "C: DATA|", "S: 354 go|",
                "C: Sender: Hana  M  <x@y>, z|From: \"A, B\" <a@b> x, <c@d>|To: Team: x@y, z@w;|Cc: \"a:b\" <c@d>, G:;|"
                    + "Reply-To: G : <x@y> , n  <z@w>;, [1:2]|Bcc:  , ,a<b|Resent-To: <a@[1:2]>,n<x@y>, >a<b@c>|"
                    + "Resent-Cc: G: \"P, Q\" <p@q>;|Resent-Bcc:  G1:x@y ; |Resent-From: a <b> <c>|"
                    + "Resent-Sender: G: x@y;|Delivered-To: A:B:c@d;, :x|",
                "C: |x|.|", "S: 250 ok|",
            ]
        ),
    ]

    /// A segment ends between CR and LF: `$` is CR, `%` is LF.
    private static let cutLineEnds: [(String, [String])] = [
        ("DATA behind commands", ["C: MAIL FROM:<a@b>|RCPT TO:<c@d>|DATA$", "C: %", "S: 354 go|", "C: a: b||x|.|"]),
        ("STARTTLS behind a command", ["C: EHLO x|STARTTLS$", "S: 250 ok|", "C: %", "S: 454 no|", "C: NOOP|"]),
        ("DATA alone", ["C: DATA$", "C: %", "S: 354 go|", "C: a: b||x|.|", "S: 250 ok|"]),
        ("AUTH behind a command", ["C: NOOP|AUTH LOGIN$", "C: %", "S: 334 a|", "C: YQ==|", "S: 334 b|"]),
        ("answers", ["S: 250-a|250-b$", "S: %250 c|", "C: NOOP|X$", "S: 250 d$", "S: %"]),
    ]

    @Test("SMTP whose line ends are cut", arguments: cutLineEnds) func cut(_ name: String, _ lines: [String]) throws {
        try compare(25, name, lines.map { $0.replacing("$", with: "\r").replacing("%", with: "\n") })
    }

    @Test("SMTP, RFC 5321", arguments: smtp) func mail(_ name: String, _ lines: [String]) throws {
        try compare(25, name, lines)
    }

    private static let pop: [(String, [String])] = [
        (
            "lengths with a sign",
            [
                "C: RETR 1|", "S: +OK +7 octets|", "S: Hello||", "C: RETR 2|", "S: +OK - octets|", "S: x|.|",
                "C: RETR 3|", "S: +OK -5 octets|", "S: abc|.|", "C: RETR 4|", "S: +OK 0 octets|", "S: .|", "C: NOOP|",
                "S: +OK|",
            ]
        ),
        (
            "a session",
            [
                "S: +OK ready <1@x>|", "C: CAPA|", "S: +OK list|TOP|UIDL|.|", "C: APOP mrose c4c9334b|",
                "S: -ERR [AUTH] no|",
                "C: USER a|", "S: +OK|", "C: PASS two words|", "S: +OK  hi  there |", "C: LIST 1|", "S: +OK 1 120|",
                "C:    STAT|",
                "S: -ERR what|", "C: QUIT|", "S: +OK bye|",
            ]
        ),
        (
            "a letter in one piece",
            ["C: RETR 1|", "S: +OK 17 octets|", "S: From: a@b||Hello|.|", "C: QUIT|", "S: +OK|"]
        ),
        (
            "a letter of unknown length",
            ["C: RETR 1|", "S: +OK message follows|", "S: From: a@b||Hello|.|", "C: QUIT|", "S: +OK|"]
        ),
        (
            "a letter in three",
            ["C: RETR 1|", "S: +OK 27 octets|", "S: From: a@b||He", "S: llo|more", "S: ||.|", "C: QUIT|", "S: +OK|"]
        ),
        (
            "letters that begin behind their +OK",
            [
                "C: RETR 1|", "S: +OK 30|From: a@b||He", "S: llo|", "S: .|", "C: RETR 2|DELE 1|", "S: +OK 20|",
                "S: From: a@b||Hello|.|", "C: RETR 3|", "S: +OK 17|From: a@b||Hello|.|",
            ]
        ),
        (
            "answers of many kinds",
            [
                "C: RETR 2|", "S: +OK  x|+OK", "S: +OK", "C:  foo|bar| baz", "C: TOPX 1|", "S: +OK foo +7|", "S: abc",
                "S: defg", "C: |", "S: |x||", "S: +ok x|", "S: -ERR|+OK|", "C: RETR 9|", "S: -ERR 7|", "S: x|",
                "C: LIST|UIDL|", "S: +OK|", "S: 1 2|2 3|.|", "C: AUTH PLAIN|", "S: + |", "C: AGE=|", "C: STLS|",
                "S: +OK|", "C: NOOP|",
            ]
        ),
    ]

    @Test("POP3, RFC 1939", arguments: pop) func post(_ name: String, _ lines: [String]) throws {
        try compare(110, name, lines)
    }

    private static let imap: [(String, [String])] = [
        (
            "a session",
            [
                "S: * OK ready|", "C: a1 CAPABILITY|", "S: * CAPABILITY IMAP4rev1|a1 OK done|",
                "C: a2 LOGIN alice \"secret\"|",
                "S: a2 OK in|", "C: a3 SELECT INBOX|", "S: * 1 EXISTS|* FLAGS (\\Seen)|a3 OK [READ-WRITE] done|",
                "C: a4 UID SEARCH UNSEEN|", "S: * SEARCH 1|a4 OK|", "C: a5 UID STORE 1 +FLAGS (\\Seen)|",
                "S: * 1 FETCH (FLAGS (\\Seen) UID 1)|a5 OK|", "C: a6 UID COPY 1 Trash|",
                "S: a6 OK [COPYUID 1 1 1] done|",
                "C: a7 IDLE|", "S: + idling|", "S: * 2 EXISTS|", "C: DONE|", "S: a7 OK over|", "C: a8 RENAME a b|",
                "S: a8 NO|",
                "C: b1 CREATE x|b2 SUBSCRIBE x|", "S: b1 OK|b2 OK|", "C: b3  NOOP|", "S: * BAD|", "C: b4|",
                "S: b4 BAD what|",
                "C: b5 UID|", "S: b5 BAD what|", "C: |", "S: * BAD empty|", "C: b6 STARTTLS|", "S: b6 BAD no|",
                "C: b7 LOGOUT|",
                "S: * BYE|b7 OK|",
            ]
        ),
        (
            "letters",
            [
                "C: a1 FETCH 1 BODY[]|", "S: * 1 FETCH (BODY[] {23}|From: a@b||Hello there|)|a1 OK|",
                "C: a2 FETCH 1:2 BODY[]|",
                "S: * 1 FETCH (BODY[] {23}|From: a@b||Hello there|)|* 2 FETCH (UID 5 BODY[] {23}|From: a@b||Hello "
                    + "there| FLAGS ())|a2 OK|",
                "C: a3 FETCH 1 BODY[]|", "S: * 1 FETCH (BODY[] {0}|)|a3 OK|", "C: a4 FETCH 1 BODY[]|",
                "S: * 1 FETCH (BODY[] {23}|From: a@b|", "S: |Hello there|)|a4 OK|",
            ]
        ),
        (
            "a letter in many segments",
            [
                "C: a1 FETCH 1 BODY[]|", "S: * 1 FETCH (BODY[] {36}|From: a@b|", "S: |Hello there|and", "S:  more",
                "S:  text|)|a1 OK|",
                "C: a2 NOOP|", "S: * 1 EXISTS|* 0 RE", "S: CENT|a2 OK do", "S: ne|",
            ]
        ),
        ("a command that waits", ["C: a1 APPEND Sent (\\Seen) {23}|", "S: + go ahead|"]),
        ("half a line", ["C: a1", "C:  NOOP|", "S: a1 OK", "S:  done|"]),
        (
            "log-ins",
            [
                "S: * OK hi|", "C: a0 CAPABILITY|", "C: a1 LOGIN bob secret|", "C: a2 LOGIN \"b o\" \"s e\"|",
                "C: a3 LOGIN b|a4 NOOP|", "C: a5 LOGIN b x|", "C: a6 LOGIN|", "C: a7 LOGIN |", "C: a8 LOGIN {3}|",
                "S: + |", "C: bob {3}|", "S: a3 OK|a4 OK|",
            ]
        ),
        (
            "letters that are stored",
            [
                "S: * OK hi|", "C: a1 APPEND Sent (\\Seen) {25}|", "S: + go|", "C: From: a@b||Hello", "C:  there|||",
                "S: a1 OK|", "C: a2 APPEND Sent {12+}|From: a@b||", "S: from: OK|a2 OK|",
            ]
        ),
        (
            "what looks like a command or a letter",
            [
                "S: * OK hi|", "C: a1 CAPABILITY|", "C: a4|b",
                "C: x|a5 UID|a6 UID |a7 UID F a b|a8 COPY 1|a9 COPY 1 2 3|", "C: b1 s foo|b2 U x y|",
                "S: * 1 FETCH (A {3}| :)", "S: )|a2 OK|", "S: * F (x|", "S: * X Y F (x| * 1 fetch {|",
                "S: x|", "S: )(x|",
            ]
        ),
        (
            "parts of a letter",
            [
                "C: a1 FETCH 1 (BODY[1] BODY[2])|",
                "S: * 1 FETCH (BODY[1] {5}|a: b| BODY[2] {14}|a1 looks|x{2}||)|a1 OK|", "S: * 1 FETCH oops|",
                "S: * 2 EXISTS|", "S: a1 OK no literal (x|", "S: * 3 EXISTS|* 1 FETCH (X {9}|", "S: short)", "S: |)|",
            ]
        ),
        (
            "a capture that begins with too little text to tell it from TLS",
            ["C: DONE|", "S: a7 OK over|", "C: a8 NOOP|", "C: .|", "S: x|", "C: a9 NOOP|", "S: a9 OK|", "S: |more|"]
        ),
        ("two short lines", ["S: + |x|", "C: a OK|", "S: * OK|", "C: b1 NOOP|"]),
        ("neither text nor TLS", ["S: * OK hi|", "C: a\tNOOP|", "S: a OK|"]),
    ]

    @Test("IMAP4rev1, RFC 3501", arguments: imap) func access(_ name: String, _ lines: [String]) throws {
        try compare(143, name, lines)
    }
}
