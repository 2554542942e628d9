// Commands, literals, sets and dates (RFC 3501 §4 and §9).

import IMAPProtocol
import TestSupport
import Testing

private func parse(_ text: String, literals: [String] = []) throws -> IMAPCommand.Verb {
    try IMAPCommand(IMAPSentence(text: Array(text.utf8), literals: literals.map { Array($0.utf8) })).verb
}

@Suite struct IMAPCommandTests {
    @Test func tagsAndVerbs() throws {
        #expect(try IMAPCommand(IMAPSentence("a.1 nOOp")) == IMAPCommand(tag: "a.1", .noOperation))
        #expect(try parse("a1 CAPABILITY ") == .capability)
        #expect(try parse("a1 UID EXPUNGE 3:5") == .expunge(uids: SequenceSet(ranges: [.init(3, 5)])))
        #expect(try parse("a1 ID (\"name\" \"x\")") == .id)
        #expect(try parse("a1 ID NIL") == .id)
    }

    @Test func stringsComeInThreeShapes() throws {
        let login = IMAPCommand.Verb.login(user: "kenji", password: "a \"fox\" \\")
        #expect(try parse(#"a1 LOGIN kenji "a \"fox\" \\""#) == login)
        #expect(try parse("a1 LOGIN \u{0} \u{0}", literals: ["kenji", "a \"fox\" \\"]) == login)
        #expect(try parse("a1 LOGIN kenji]x y") == .login(user: "kenji]x", password: "y"))
    }

    @Test func mailboxCommands() throws {
        #expect(try parse("a1 SELECT \"Work 1\"") == .select("Work 1", isReadOnly: false))
        #expect(try parse("a1 EXAMINE inbox") == .select("inbox", isReadOnly: true))
        #expect(try parse("a1 LIST \"\" %") == .list(reference: "", pattern: "%", onlySubscribed: false))
        #expect(try parse("a1 LSUB \"\" \"*\"") == .list(reference: "", pattern: "*", onlySubscribed: true))
        #expect(try parse("a1 STATUS INBOX (MESSAGES unseen)") == .status("INBOX", [.messages, .unseen]))
        #expect(try parse("a1 RENAME a b") == .rename("a", to: "b"))
    }

    @Test func fetchItems() throws {
        #expect(try parse("a1 FETCH 1 FAST") == .fetch(SequenceSet(1), [.flags, .internalDate, .size], byUID: false))
        #expect(try parse("a1 UID FETCH 1:* (FLAGS UID)") == .fetch(.all, [.flags, .uid], byUID: true))
        let section = BodySection(part: [2, 1], .headerFieldsNot(["From", "To"]))
        #expect(
            try parse("a1 FETCH 2 BODY.PEEK[2.1.HEADER.FIELDS.NOT (From To)]<5.20>")
                == .fetch(
                    SequenceSet(2), [.section(section, partial: .init(start: 5, count: 20), isPeek: true)], byUID: false
                ))
        #expect(
            try parse("a1 FETCH 2 (BODY[] BODY[TEXT] BODY[3.MIME] BODY)")
                == .fetch(
                    SequenceSet(2),
                    [
                        .section(.init(), partial: nil, isPeek: false),
                        .section(.init(.text), partial: nil, isPeek: false),
                        .section(.init(part: [3], .mime), partial: nil, isPeek: false), .body,
                    ], byUID: false))
    }

    @Test func storeCopyAndSearch() throws {
        #expect(
            try parse("a1 STORE 1,3 +FLAGS.SILENT (\\Seen blue)")
                == .store(
                    SequenceSet(ranges: [.init(1, 1), .init(3, 3)]), .init(.add, ["\\Seen", "blue"], isSilent: true),
                    byUID: false))
        #expect(
            try parse("a1 STORE 1 FLAGS \\Seen \\Draft")
                == .store(SequenceSet(1), .init(.replace, ["\\Seen", "\\Draft"]), byUID: false))
        #expect(
            try parse("a1 UID COPY * Trash") == .copy(SequenceSet(ranges: [.init(nil, nil)]), to: "Trash", byUID: true))
        #expect(
            try parse("a1 SEARCH CHARSET UTF-8 OR (SEEN FROM hana) NOT SINCE 1-Feb-2026 2:4")
                == .search(
                    .and([
                        .or(
                            .and([.flag("\\Seen"), .header(field: "FROM", contains: "hana")]),
                            .not(.received(.since, day: 20_485))),
                        .messages(SequenceSet(ranges: [.init(2, 4)])),
                    ]), byUID: false))
    }

    @Test func appendTakesALiteral() throws {
        #expect(
            try parse("a1 APPEND Sent (\\Seen) \"23-Nov-2026 20:57:31 +0200\" \u{0}", literals: ["x"])
                == .append("Sent", flags: ["\\Seen"], date: 1_795_460_251, message: [UInt8(ascii: "x")]))
        #expect(throws: IMAPCommandError.self) { try parse("a1 APPEND Sent \"x\"") }
    }

    @Test(arguments: [
        "", " ", "+ x", "a1", "a1 ", "a1 FOO", "a1 UID", "a1 UID NOOP", "a1 NOOP x", "a1 LOGIN a", "a1 LOGIN \"a b",
        "a1 FETCH 0 FLAGS", "a1 FETCH 1: FLAGS", "a1 FETCH 1", "a1 FETCH 1 ()", "a1 FETCH 1 BODY[",
        "a1 FETCH 1 BODY[0]",
        "a1 FETCH 1 BODY[MIME]", "a1 FETCH 1 BODY[]<1>", "a1 FETCH 99999999999 FLAGS", "a1 STORE 1 FLOGS x",
        "a1 SEARCH", "a1 SEARCH CHARSET KOI8-R ALL", "a1 SEARCH ON 32-Jan-2026", "a1 STATUS INBOX ()",
        "a1 STATUS INBOX (X)",
    ])
    func whatIsNoCommand(_ text: String) {
        #expect(throws: IMAPCommandError.self) { try parse(text) }
    }

    @Test func nestingHasALimit() {
        let deep = "a1 SEARCH " + String(repeating: "NOT ", count: 20_000) + "ALL"
        #expect(throws: IMAPCommandError.self) { try parse(deep) }
        let parentheses = "a1 SEARCH " + String(repeating: "(", count: 20_000)
        #expect(throws: IMAPCommandError.self) { try parse(parentheses) }
    }

    @Test func setsAreMergedAndStarIsTheLargest() throws {
        let set = SequenceSet(ranges: [.init(nil, 3), .init(2, 1), .init(9, 9)])
        #expect(set.description == "*:3,2:1,9")
        #expect(set.resolved(largest: 5) == [1...2, 3...5, 9...9])
        #expect(set.resolved(largest: 2) == [1...3, 9...9])
    }
}

// RFC 3501 §4.3, RFC 7888.
@Suite struct IMAPSentenceReaderTests {
    private static func events(_ pieces: [[UInt8]], _ speaker: IMAPSentenceReader.Speaker) -> [IMAPSentenceReader.Event]
    {
        var reader = IMAPSentenceReader(speaker, .init(text: 1_000, literals: 100, messages: 5_000))
        var events: [IMAPSentenceReader.Event] = []
        for piece in pieces {
            reader.append(piece)
            while let event = reader.next() { events.append(event) }
        }
        return events
    }

    private static func events(_ text: String, _ speaker: IMAPSentenceReader.Speaker = .client) -> [IMAPSentenceReader
        .Event]
    {
        events([Array(text.utf8)], speaker)
    }

    @Test func aLiteralIsAnnouncedAndBelongsToItsSentence() {
        #expect(
            Self.events("a LOGIN {5}\r\nkenji {3+}\r\nfox\r\nb NOOP\r\n") == [
                .literalAnnounced,
                .sentence(
                    IMAPSentence(
                        text: Array("a LOGIN \u{0} \u{0}".utf8), literals: [Array("kenji".utf8), Array("fox".utf8)])),
                .sentence(IMAPSentence("b NOOP")),
            ])
    }

    @Test func piecesOfASentenceAreThoseOfTheWire() {
        let sentence = IMAPSentence(text: Array("a LOGIN \u{0} x".utf8), literals: [Array("kenji".utf8)])
        #expect(sentence.pieces == [.line("a LOGIN {5}"), .literal(Array("kenji".utf8)), .line(" x")])
    }

    @Test(arguments: [
        "a LOGIN {99999999999}", "a LOGIN {101}", "a LOGIN {18446744073709551616}", "a APPEND x {5001}",
    ])
    func hostileLengthsAreRefusedBeforeTheyCostAnything(_ line: String) {
        let beginning = Array(line.prefix { $0 != "{" }.utf8)
        #expect(Self.events(line + "\r\n") == [.literalTooLarge(beginning: beginning, isSynchronizing: true)])
        #expect(
            Self.events(line.dropLast() + "+}\r\n") == [.literalTooLarge(beginning: beginning, isSynchronizing: false)])
    }

    @Test func onlyAppendMayBeLong() {
        #expect(Self.events("a APPEND x {5000}\r\n") == [.literalAnnounced])
    }

    @Test func manySmallLiteralsAreTogetherTooLarge() {
        let text = "a X" + String(repeating: " {30+}\r\n" + String(repeating: "y", count: 30), count: 3) + " {30+}\r\n"
        #expect(
            Self.events(text) == [
                .literalTooLarge(beginning: Array("a X \u{0} \u{0} \u{0} ".utf8), isSynchronizing: false)
            ])
    }

    @Test func longLinesAreThrownAway() {
        #expect(
            Self.events(String(repeating: "x", count: 5_000) + "\r\na NOOP\r\n") == [
                .lineTooLong, .sentence(IMAPSentence("a NOOP")),
            ])
    }

    @Test func aZeroByteIsNoLiteral() {
        #expect(Self.events("a\u{0}b\r\n") == [.sentence(IMAPSentence(text: [0x61, 0xFF, 0x62]))])
    }

    @Test func wordsForPeopleMayEndInBraces() {
        #expect(Self.events("* OK hello {5}\r\n", .server) == [.sentence(IMAPSentence("* OK hello {5}"))])
        #expect(Self.events("a1 NO {5}\r\n", .server) == [.sentence(IMAPSentence("a1 NO {5}"))])
        #expect(
            Self.events("* 1 FETCH (BODY[] {2}\r\nhi)\r\n", .server) == [
                .sentence(IMAPSentence(text: Array("* 1 FETCH (BODY[] \u{0})".utf8), literals: [Array("hi".utf8)]))
            ])
    }

    @Test func piecesDoNotMatter() throws {
        let checks = StreamChecks<[IMAPSentenceReader.Event]> { Self.events($0, .client) }
        let text = "a LOGIN {5}\r\nkenji {0+}\r\n\r\nb APPEND x {12}\r\nhello\r\nhello\r\nc NOOP\r\nd X {500}\r\n"
        try checks.everySplit(of: Array(text.utf8))
        checks.mutations(of: Array(text.utf8), count: 2_000)
    }
}

// RFC 3501 §7.
@Suite struct IMAPResponseTests {
    private func parse(_ text: String, _ literals: String...) throws -> IMAPResponse {
        try IMAPResponse(IMAPSentence(text: Array(text.utf8), literals: literals.map { Array($0.utf8) }))
    }

    @Test func responsesAreRead() throws {
        #expect(try parse("a1 OK [READ-WRITE] Done.") == .tagged("a1", .init(.ok, code: "READ-WRITE", "Done.")))
        #expect(try parse("* BYE") == .condition(.init(.bye, "")))
        #expect(try parse("+ idling") == .continuation("idling"))
        #expect(try parse("+") == .continuation(""))
        #expect(try parse("* 23 EXISTS") == .exists(23))
        #expect(try parse("* 4 expunge") == .expunge(4))
        #expect(try parse("* SEARCH 2 4") == .search([2, 4]))
        #expect(try parse("* SEARCH") == .search([]))
        #expect(
            try parse("* LIST (\\HasNoChildren \\Junk) \".\" Junk")
                == .list(attributes: ["\\HasNoChildren", "\\Junk"], name: "Junk"))
        #expect(try parse("* CAPABILITY IMAP4rev1 Idle") == .capability(["IMAP4REV1", "IDLE"]))
        #expect(try parse("* FLAGS (\\Seen \\*)") == .flags(["\\Seen", "\\*"]))
        #expect(try parse("* STATUS INBOX (MESSAGES 1)") == .other("STATUS INBOX (MESSAGES 1)"))
    }

    @Test func fetchedData() throws {
        #expect(
            try parse(
                "* 2 FETCH (UID 7 FLAGS (\\Seen) BODY[HEADER.FIELDS (FROM TO)]<0> \u{0} ENVELOPE (NIL \"s\"((NIL))))",
                "hi")
                == .fetch(
                    2,
                    [
                        .init(name: "UID", value: .atom("7")), .init(name: "FLAGS", value: .list([.atom("\\Seen")])),
                        .init(name: "BODY[HEADER.FIELDS (FROM TO)]<0>", value: .string(Array("hi".utf8))),
                        .init(
                            name: "ENVELOPE",
                            value: .list([.nil, .string(Array("s".utf8)), .list([.list([.nil])])])),
                    ]))
    }

    @Test(arguments: [
        "", "*", "* ", "a1", "a1 MAYBE x", "* 5", "* 4294967296 EXISTS", "* 9999999 EXISTS", "* 1 FETCH FLAGS",
        "* 1 FETCH (FLAGS)",
    ])
    func whatIsNoResponse(_ text: String) {
        #expect(throws: IMAPSyntaxError.self) {
            let response = try parse(text)
            if case .other = response { throw IMAPSyntaxError("") }
        }
    }

    @Test func deepListsAreRefused() {
        #expect(throws: IMAPSyntaxError.self) { try parse("* 1 FETCH " + String(repeating: "(", count: 100_000)) }
    }
}
