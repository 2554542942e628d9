// The server's session, by the chapters of RFC 3501 and the manner of real servers' answers.

import Basics
import IMAPProtocol
import MailStore
import TestSupport
import Testing

// §6.1 and §6.2.
@Suite struct IMAPLoginTests {
    private static let before = "IMAP4rev1 SASL-IR ID IDLE LITERAL+ AUTH=PLAIN"
    private static let after = "IMAP4rev1 SASL-IR ID IDLE LITERAL+ UNSELECT CHILDREN NAMESPACE UIDPLUS MOVE SPECIAL-USE"

    @Test func theGreetingTellsTheCapabilities() {
        var session = IMAPServerSession(hostName: "mail.kitsune.example", at: .start)
        #expect(
            IMAPTestBench.text(session.opened()) == [
                "* OK [CAPABILITY \(Self.before)] mail.kitsune.example keeps your mail."
            ])
    }

    @Test func moreCapabilitiesAfterLogin() {
        var bench = IMAPTestBench()
        var session = bench.session()
        #expect(
            bench.say("1 CAPABILITY", to: &session) == ["* CAPABILITY \(Self.before)", "1 OK Capability completed."])
        #expect(bench.say("2 LOGIN \"kenji\" \"fox\"", to: &session) == ["2 OK [CAPABILITY \(Self.after)] Logged in."])
        #expect(
            bench.say("3 CAPABILITY", to: &session) == ["* CAPABILITY \(Self.after)", "3 OK Capability completed."])
        #expect(bench.say("4 LOGIN kenji fox", to: &session) == ["4 BAD You are logged in already."])
    }

    @Test func aWrongPasswordIsAnsweredLate() {
        var bench = IMAPTestBench()
        var session = bench.session()
        #expect(bench.say("a1 LOGIN kenji badger", to: &session) == [])
        #expect(bench.say("a2 NOOP", to: &session) == [])
        #expect(bench.wait(.milliseconds(1_999), &session) == [])
        #expect(
            bench.wait(.milliseconds(1), &session) == [
                "a1 NO [AUTHENTICATIONFAILED] Authentication failed.", "a2 OK NOOP completed.",
            ])
    }

    @Test func authenticatePlain() {
        var bench = IMAPTestBench()
        var session = bench.session()
        #expect(bench.say("a1 AUTHENTICATE PLAIN", to: &session) == ["+ "])
        #expect(bench.say("*", to: &session) == ["a1 BAD Called off."])
        #expect(bench.say("a2 AUTHENTICATE CRAM-MD5", to: &session) == ["a2 NO [CANNOT] Only PLAIN is spoken here."])
        #expect(
            bench.say("a3 AUTHENTICATE PLAIN AGtlbmppAGZveA==", to: &session) == [
                "a3 OK [CAPABILITY \(Self.after)] Logged in."
            ])
    }

    @Test func commandsOutOfPlace() {
        var bench = IMAPTestBench()
        var session = bench.session()
        #expect(bench.say("a2 SELECT INBOX", to: &session) == ["a2 BAD Log in first."])
        #expect(bench.say("a3 FOO", to: &session) == ["a3 BAD Unknown command FOO."])
        #expect(bench.say("a4", to: &session) == ["a4 BAD A command is missing."])
        #expect(bench.say("", to: &session) == ["* BAD A command begins with a tag."])
        _ = bench.say("a5 LOGIN kenji fox", to: &session)
        #expect(bench.say("a6 FETCH 1 FLAGS", to: &session) == ["a6 BAD Select a mailbox first."])
    }

    @Test func logoutSaysBye() {
        var bench = IMAPTestBench()
        var session = bench.session()
        #expect(bench.say("a9 LOGOUT", to: &session) == ["* BYE Logging out.", "a9 OK Logout completed.", "(closed)"])
        #expect(session.nextDeadline == .never)
    }

    @Test func idAndNamespace() {
        var bench = IMAPTestBench()
        var session = bench.loggedIn()
        #expect(bench.say("a ID NIL", to: &session) == ["* ID (\"name\" \"Yubin\")", "a OK ID completed."])
        #expect(
            bench.say("b NAMESPACE", to: &session) == [
                "* NAMESPACE ((\"\" \".\")) NIL NIL", "b OK Namespace completed.",
            ])
    }

    @Test func silenceEndsTheSession() {
        var bench = IMAPTestBench()
        var session = bench.loggedIn()
        #expect(bench.wait(.seconds(1_800), &session) == ["* BYE You have been silent for too long.", "(closed)"])
    }

    @Test func tooMuchNonsenseEndsTheSession() {
        var bench = IMAPTestBench()
        var session = bench.session()
        let answers = bench.say((1...30).map { "x\($0) FOO" }.joined(separator: "\r\n"), to: &session)
        #expect(answers.suffix(2) == ["* BYE Too many commands that make no sense.", "(closed)"])
    }
}

// §6.3.1, §6.3.2, §6.3.8 to §6.3.10.
@Suite struct IMAPMailboxTests {
    @Test func selectTellsWhatIsInThere() {
        var bench = IMAPTestBench()
        bench.deliver()
        var session = bench.loggedIn()
        #expect(
            bench.say("8 SELECT \"INBOX\"", to: &session) == [
                "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)",
                "* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*)] These flags are kept.",
                "* 1 EXISTS", "* 1 RECENT", "* OK [UNSEEN 1] The first unseen message.",
                "* OK [UIDVALIDITY 1795460251] UIDs are valid.", "* OK [UIDNEXT 2] The next UID.",
                "8 OK [READ-WRITE] Select completed.",
            ])
    }

    @Test func examineLooksAndTouchesNothing() {
        var bench = IMAPTestBench()
        bench.deliver()
        var session = bench.loggedIn()
        let answers = bench.say("a6 EXAMINE INBOX", to: &session)
        #expect(answers.contains("* OK [PERMANENTFLAGS ()] This mailbox is read-only."))
        #expect(answers.last == "a6 OK [READ-ONLY] Examine completed.")
        #expect(
            bench.say("a8 STORE 1 +FLAGS (\\Seen)", to: &session) == ["a8 OK Store ignored: this mailbox is read-only."]
        )
        _ = bench.say("a9 FETCH 1 BODY[]", to: &session)
        #expect(bench.store[bench.kenji].inbox.messages[0].flags == [])
        #expect(bench.store[bench.kenji].inbox.recentCount == 1, "the next session still finds it recent")
        #expect(bench.say("b EXPUNGE", to: &session) == ["b NO This mailbox is read-only."])
    }

    @Test func aFailedSelectClosesTheMailboxBefore() {
        var bench = IMAPTestBench()
        var session = bench.selected()
        #expect(bench.say("a5 SELECT Nope", to: &session) == ["a5 NO [NONEXISTENT] There is no mailbox Nope."])
        #expect(bench.say("a6 CHECK", to: &session) == ["a6 BAD Select a mailbox first."])
    }

    @Test func listWithWildcardsAndSpecialUses() {
        var bench = IMAPTestBench()
        var session = bench.loggedIn()
        _ = bench.say("c CREATE Work.2026", to: &session)
        #expect(
            bench.say("a LIST \"\" *", to: &session) == [
                "* LIST (\\HasNoChildren) \".\" INBOX", "* LIST (\\HasNoChildren \\Drafts) \".\" Drafts",
                "* LIST (\\HasNoChildren \\Junk) \".\" Junk", "* LIST (\\HasNoChildren \\Sent) \".\" Sent",
                "* LIST (\\HasNoChildren \\Trash) \".\" Trash", "* LIST (\\HasChildren) \".\" Work",
                "* LIST (\\HasNoChildren) \".\" Work.2026", "a OK List completed.",
            ])
        #expect(
            bench.say("a LIST \"\" W%", to: &session) == [
                "* LIST (\\HasChildren) \".\" Work", "a OK List completed.",
            ])
        #expect(bench.say("a LIST Work. %", to: &session).count == 2)
        #expect(bench.say("a LIST \"\" inbox", to: &session).first == "* LIST (\\HasNoChildren) \".\" INBOX")
        #expect(
            bench.say("a LIST \"\" \"\"", to: &session) == ["* LIST (\\Noselect) \".\" \"\"", "a OK List completed."])
        #expect(bench.say("a LSUB \"\" Work*", to: &session) == ["a OK Lsub completed."])
        _ = bench.say("b SUBSCRIBE Work.2026", to: &session)
        #expect(bench.say("a LSUB \"\" Work*", to: &session).first == "* LSUB () \".\" Work.2026")
    }

    // §6.3.3, §6.3.4, §6.3.8, §6.3.9.
    @Test func levelsAreCreatedAndListedForWhatLiesBelow() {
        var bench = IMAPTestBench()
        var session = bench.loggedIn()
        _ = bench.say("c CREATE a.b.c", to: &session)
        _ = bench.say("d SUBSCRIBE a.b.c", to: &session)
        #expect(bench.say("e DELETE a.b", to: &session) == ["e OK Delete completed."])
        #expect(
            bench.say("f LIST \"\" a*", to: &session) == [
                "* LIST (\\HasChildren) \".\" a", "* LIST (\\Noselect \\HasChildren) \".\" a.b",
                "* LIST (\\HasNoChildren) \".\" a.b.c", "f OK List completed.",
            ])
        #expect(bench.say("g LIST a. %", to: &session).first == "* LIST (\\Noselect \\HasChildren) \".\" a.b")
        #expect(bench.say("h SELECT a.b", to: &session).first?.hasPrefix("h NO [NONEXISTENT]") == true)
        #expect(bench.say("i LSUB \"\" %", to: &session).contains("* LSUB (\\Noselect) \".\" a"))
        #expect(bench.say("j LSUB \"\" *", to: &session).filter { $0.contains(" a") } == ["* LSUB () \".\" a.b.c"])
        // §6.3.6: nobody but the client takes a name off that list.
        _ = bench.say("m DELETE a.b.c", to: &session)
        #expect(bench.say("n LSUB \"\" a*", to: &session).first == "* LSUB () \".\" a.b.c")
        #expect(bench.say("o UNSUBSCRIBE a.b.c", to: &session) == ["o OK Unsubscribe completed."])
        #expect(bench.say("p LSUB \"\" a*", to: &session) == ["p OK Lsub completed."])
        #expect(bench.say("q SUBSCRIBE a.b.c", to: &session).first?.hasPrefix("q NO [NONEXISTENT]") == true)
        _ = bench.say("r CREATE a.b.c", to: &session)
        #expect(bench.say("k RENAME a.b.c x.y", to: &session) == ["k OK Rename completed."])
        #expect(bench.say("l LIST \"\" x*", to: &session).count == 3)
    }

    @Test func aHostilePatternIsSoonAnswered() {
        var bench = IMAPTestBench()
        var session = bench.loggedIn()
        _ = bench.say("c CREATE \(String(repeating: "a", count: 200))", to: &session)
        let pattern = String(repeating: "*a", count: 500) + "b"
        #expect(bench.say("a LIST \"\" \"\(pattern)\"", to: &session) == ["a OK List completed."])
    }

    @Test func status() {
        var bench = IMAPTestBench()
        bench.deliver()
        var session = bench.loggedIn()
        #expect(
            bench.say("7 STATUS \"INBOX\" (MESSAGES UNSEEN UIDNEXT UIDVALIDITY RECENT)", to: &session) == [
                "* STATUS INBOX (MESSAGES 1 UNSEEN 1 UIDNEXT 2 UIDVALIDITY 1795460251 RECENT 1)",
                "7 OK Status completed.",
            ])
        #expect(bench.say("8 STATUS x (MESSAGES)", to: &session) == ["8 NO [NONEXISTENT] There is no such mailbox."])
    }

    @Test func createRenameDelete() {
        var bench = IMAPTestBench()
        var session = bench.loggedIn()
        #expect(bench.say("a CREATE Work.", to: &session) == ["a OK Create completed."])
        #expect(bench.say("a CREATE Work", to: &session) == ["a NO [ALREADYEXISTS] A mailbox has this name."])
        #expect(bench.say("a RENAME Work \"My Work\"", to: &session) == ["a OK Rename completed."])
        #expect(bench.say("a LIST \"\" My*", to: &session).first == "* LIST (\\HasNoChildren) \".\" \"My Work\"")
        #expect(bench.say("a DELETE \"My Work\"", to: &session) == ["a OK Delete completed."])
        #expect(bench.say("a DELETE INBOX", to: &session) == ["a NO [CANNOT] INBOX cannot be deleted."])
    }

    // §6.3.11.
    @Test func appendWithASynchronizingLiteral() {
        var bench = IMAPTestBench()
        var session = bench.loggedIn()
        #expect(bench.say("a APPEND Sent (\\Seen) {18}", to: &session) == ["+ Go ahead."])
        #expect(bench.say("Subject: x\n\nHello\n", to: &session) == ["a OK [APPENDUID 1795460254 1] Append completed."])
        let sent = bench.store[bench.kenji].mailbox(named: "Sent")?.messages
        #expect(sent?.map(\.bytes) == [Array("Subject: x\r\n\r\nHello\r\n".utf8)])
        #expect(sent?.map(\.flags) == [.seen])
        #expect(bench.say("a APPEND Nope {1+}\r\nx", to: &session) == ["a NO [TRYCREATE] There is no such mailbox."])
    }

    @Test func appendKeepsToTheQuota() {
        var bench = IMAPTestBench(quota: 10)
        var session = bench.loggedIn()
        #expect(
            bench.say("a APPEND Sent {11+}\r\nSubject: xy", to: &session) == ["a NO [OVERQUOTA] The account is full."])
    }

    @Test func aLiteralTooLargeIsRefused() {
        var bench = IMAPTestBench()
        var session = bench.loggedIn()
        #expect(bench.say("a APPEND Sent {99999999999}", to: &session) == ["a BAD [TOOBIG] That literal is too large."])
        #expect(bench.say("b NOOP", to: &session) == ["b OK NOOP completed."])
        #expect(
            bench.say("c APPEND Sent {99999999999+}", to: &session) == [
                "c BAD [TOOBIG] That literal is too large.", "* BYE Lost track of what you say.", "(closed)",
            ])
    }
}

// §6.4.6, §6.4.3, §6.4.2, §6.4.7.
@Suite struct IMAPMessageTests {
    private func filled(_ count: Int = 3) -> IMAPTestBench {
        var bench = IMAPTestBench()
        for _ in 0..<count { bench.deliver() }
        return bench
    }

    @Test func storeAnswersWithTheFlags() {
        var bench = filled()
        var session = bench.selected()
        #expect(
            bench.say("14 UID STORE 1 +FLAGS (\\Seen)", to: &session) == [
                "* 1 FETCH (UID 1 FLAGS (\\Seen \\Recent))", "14 OK Store completed.",
            ])
        #expect(
            bench.say("15 STORE 2:3 FLAGS (blue)", to: &session) == [
                "* 2 FETCH (FLAGS (blue \\Recent))", "* 3 FETCH (FLAGS (blue \\Recent))", "15 OK Store completed.",
            ])
        #expect(bench.say("16 STORE 1 -FLAGS.SILENT (\\Seen)", to: &session) == ["16 OK Store completed."])
        #expect(bench.store[bench.kenji].inbox.messages[0].flags == [])
    }

    @Test func messageNumbersMustExistAndUIDsNeedNot() {
        var bench = filled()
        var session = bench.selected()
        #expect(bench.say("a7 FETCH 9 FLAGS", to: &session) == ["a7 BAD Error in command FETCH: no such message."])
        #expect(bench.say("a8 UID FETCH 9 FLAGS", to: &session) == ["a8 OK Fetch completed."])
        #expect(
            bench.say("a8 UID FETCH 9:* FLAGS", to: &session) == [
                "* 3 FETCH (UID 3 FLAGS (\\Recent))", "a8 OK Fetch completed.",
            ])
        #expect(bench.say("a9 SEARCH 9", to: &session) == ["a9 BAD Error in command SEARCH: no such message."])
        #expect(bench.say("b UID COPY 9 Trash", to: &session) == ["b OK Copy completed."])
    }

    @Test func expungeRenumbersAsItGoes() {
        var bench = filled(4)
        var session = bench.selected()
        _ = bench.say("a STORE 1,2,4 +FLAGS.SILENT (\\Deleted)", to: &session)
        #expect(bench.say("b UID EXPUNGE 1", to: &session) == ["* 1 EXPUNGE", "b OK Expunge completed."])
        #expect(bench.say("c EXPUNGE", to: &session) == ["* 1 EXPUNGE", "* 2 EXPUNGE", "c OK Expunge completed."])
        #expect(bench.store[bench.kenji].inbox.messages.map(\.uid) == [3])
    }

    @Test func closeExpungesInSilence() {
        var bench = filled()
        var session = bench.selected()
        _ = bench.say("a STORE 2 +FLAGS.SILENT (\\Deleted)", to: &session)
        #expect(bench.say("b CLOSE", to: &session) == ["b OK Close completed."])
        #expect(bench.store[bench.kenji].inbox.messages.map(\.uid) == [1, 3])
        var other = bench.selected()
        _ = bench.say("a STORE 1 +FLAGS.SILENT (\\Deleted)", to: &other)
        #expect(bench.say("b UNSELECT", to: &other) == ["b OK Unselect completed."])
        #expect(bench.store[bench.kenji].inbox.messages.count == 2)
    }

    @Test func otherSessionsHearWhatACloseRemoves() {
        var bench = filled()
        var idle = bench.selected()
        _ = bench.say("i IDLE", to: &idle)
        var session = bench.selected()
        _ = bench.say("a STORE 2 +FLAGS.SILENT (\\Deleted)", to: &session)
        let outputs = session.receive(
            Array("b CLOSE\r\n".utf8), store: &bench.store, at: bench.now, clock: IMAPTestBench.clock)
        #expect(outputs.contains(.event(.changed(bench.kenji))))
        idle.mailboxChanged(store: bench.store, at: bench.now)
        #expect(bench.wait(IMAPServerSession.pushDelay, &idle).first == "* 2 EXPUNGE")
        // A mailbox that was only looked at, or from which nothing goes, is no news.
        var other = bench.selected("EXAMINE INBOX")
        let quiet = other.receive(
            Array("c CLOSE\r\n".utf8), store: &bench.store, at: bench.now, clock: IMAPTestBench.clock)
        #expect(!quiet.contains(.event(.changed(bench.kenji))))
    }

    @Test func copyAndMove() {
        var bench = filled()
        var session = bench.selected()
        #expect(bench.say("a COPY 1,3 Trash", to: &session) == ["a OK [COPYUID 1795460255 1,3 1:2] Copy completed."])
        #expect(bench.say("b COPY 1 Nope", to: &session) == ["b NO [TRYCREATE] There is no such mailbox."])
        #expect(
            bench.say("c UID MOVE 2 Trash", to: &session) == [
                "* OK [COPYUID 1795460255 2 3] Moved.", "* 2 EXPUNGE", "c OK Move completed.",
            ])
        #expect(bench.store[bench.kenji].mailbox(named: "Trash")?.messages.count == 3)
    }

    @Test("RFC 3501 §6.4.7, RFC 2180 §4.4.1: when one of the messages is gone, none is copied or moved")
    func copyOfWhatIsGone() {
        var bench = filled()
        var session = bench.selected()
        for command in ["COPY", "MOVE"] {
            var other = bench.selected()
            _ = bench.say("o STORE 1 +FLAGS.SILENT (\\Deleted)", to: &other)
            _ = bench.say("o EXPUNGE", to: &other)
            #expect(
                bench.say("a \(command) 1:2 Trash", to: &session).suffix(2) == [
                    "* 1 EXPUNGE", "a NO [EXPUNGEISSUED] Some of these messages are gone.",
                ])
            #expect(bench.store[bench.kenji].mailbox(named: "Trash")?.messages.count == 0)
        }
        // A UID that is not in use is no error (RFC 3501 §6.4.8).
        #expect(bench.say("b UID COPY 1:9 Trash", to: &session) == ["b OK [COPYUID 1795460255 3 1] Copy completed."])
    }
}

// §7.3, §7.4.1 and RFC 2177: two sessions on one mailbox.
@Suite struct IMAPUpdateTests {
    @Test func newsComeWithTheNextAnswer() {
        var bench = IMAPTestBench()
        var session = bench.selected()
        bench.deliver()
        #expect(bench.say("a NOOP", to: &session) == ["* 1 EXISTS", "* 1 RECENT", "a OK NOOP completed."])
    }

    @Test func otherSessionsFlagsAreTold() {
        var bench = IMAPTestBench()
        bench.deliver()
        var first = bench.selected()
        var second = bench.selected()
        _ = bench.say("a STORE 1 +FLAGS (\\Flagged)", to: &second)
        #expect(
            bench.say("b NOOP", to: &first) == ["* 1 FETCH (UID 1 FLAGS (\\Flagged \\Recent))", "b OK NOOP completed."])
        #expect(bench.say("b NOOP", to: &first) == ["b OK NOOP completed."])
    }

    @Test func numbersDoNotMoveDuringFetchStoreAndSearch() {
        var bench = IMAPTestBench()
        for _ in 0..<3 { bench.deliver() }
        var session = bench.selected()
        bench.store[bench.kenji].remove([1], from: bench.store[bench.kenji].inbox.id)
        #expect(bench.say("a FETCH 2 UID", to: &session) == ["* 2 FETCH (UID 2)", "a OK Fetch completed."])
        #expect(bench.say("b FETCH 1 UID", to: &session) == ["b NO [EXPUNGEISSUED] Some of these messages are gone."])
        #expect(bench.say("c SEARCH ALL", to: &session) == ["* SEARCH 2 3", "c OK Search completed."])
        #expect(
            bench.say("d STORE 3 +FLAGS (\\Seen)", to: &session) == [
                "* 3 FETCH (FLAGS (\\Seen \\Recent))", "d OK Store completed.",
            ])
        #expect(bench.say("e NOOP", to: &session) == ["* 1 EXPUNGE", "e OK NOOP completed."])
        #expect(bench.say("f FETCH 1 UID", to: &session) == ["* 1 FETCH (UID 2)", "f OK Fetch completed."])
    }

    @Test func idlePushesAfterAMoment() {
        var bench = IMAPTestBench()
        bench.deliver()
        var session = bench.selected()
        #expect(bench.say("15 IDLE", to: &session) == ["+ idling"])
        bench.deliver()
        session.mailboxChanged(store: bench.store, at: bench.now)
        bench.deliver()
        session.mailboxChanged(store: bench.store, at: bench.now)
        #expect(session.nextDeadline == bench.now + IMAPServerSession.pushDelay)
        #expect(bench.wait(.milliseconds(500), &session) == ["* 3 EXISTS", "* 3 RECENT"])
        bench.store[bench.kenji].remove([2], from: bench.store[bench.kenji].inbox.id)
        #expect(bench.say("DONE", to: &session) == ["* 2 EXPUNGE", "15 OK Idle completed."])
    }

    @Test func onlyDoneEndsIdle() {
        var bench = IMAPTestBench()
        var session = bench.selected()
        _ = bench.say("a IDLE", to: &session)
        #expect(bench.say("b NOOP", to: &session) == ["a BAD DONE was expected."])
    }

    @Test func aSecondSessionDoesNotFindThemRecent() {
        var bench = IMAPTestBench()
        bench.deliver()
        _ = bench.selected()
        var second = bench.selected()
        #expect(bench.say("a FETCH 1 FLAGS", to: &second) == ["* 1 FETCH (FLAGS ())", "a OK Fetch completed."])
    }

    @Test func aDeletedMailboxEndsTheSession() {
        var bench = IMAPTestBench()
        try? bench.store[bench.kenji].createMailbox("Work", at: 0)
        var session = bench.selected("SELECT Work")
        try? bench.store[bench.kenji].deleteMailbox("Work")
        #expect(bench.say("a CHECK", to: &session) == ["* BYE The selected mailbox has been deleted.", "(closed)"])
    }
}

// §6.4.4.
@Suite struct IMAPSearchTests {
    @Test(arguments: [
        ("ALL", "1 2 3"), ("SEEN", "2"), ("UNSEEN", "1 3"), ("NOT SEEN", "1 3"), ("KEYWORD blue", "3"),
        ("UNKEYWORD blue", "1 2"),
        ("NEW", "1 3"), ("OLD", ""), ("FROM hana", "1 3"), ("FROM HANA@", "1 3"), ("SUBJECT \"こんにちは\"", "2"),
        ("TO kenji SUBJECT hello", "1 3"), ("HEADER Message-ID \"\"", "1 3"), ("BODY \"my box\"", "1 3"),
        ("TEXT tanuki", "1 3"),
        ("BODY tanuki", ""), ("OR SEEN KEYWORD blue", "2 3"), ("2:*", "2 3"), ("UID 3", "3"), ("1,3 UNSEEN", "1 3"),
        ("SINCE 23-Nov-2026", "1 2 3"), ("BEFORE 23-Nov-2026", ""), ("ON 23-Nov-2026", "1 2 3"),
        ("SENTON 23-Nov-2026", "1 3"),
        ("SENTBEFORE 1-Jan-2000", "2"), ("LARGER 200", "1 3"), ("SMALLER 200", "2"), ("BODY \"größe\"", "2"),
    ])
    func keys(_ key: String, _ found: String) {
        var bench = IMAPTestBench()
        bench.deliver()
        bench.deliver(
            IMAPTestBench.lines(
                "Date: Fri, 31 Dec 1999 23:59:59 +0000", "Subject: =?utf-8?B?44GT44KT44Gr44Gh44Gv?=",
                "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
                "Gr=C3=B6=C3=9Fe"))
        bench.deliver()
        var session = bench.selected()
        _ = bench.say("s STORE 2 +FLAGS.SILENT (\\Seen)", to: &session)
        _ = bench.say("s STORE 3 +FLAGS.SILENT (blue)", to: &session)
        let literal = "a SEARCH CHARSET UTF-8 " + key
        #expect(
            bench.say(literal, to: &session) == [
                found.isEmpty ? "* SEARCH" : "* SEARCH " + found, "a OK Search completed.",
            ])
    }

    @Test func aWrongSearchIsToldWhatIsMissing() {
        var bench = IMAPTestBench()
        var session = bench.selected()
        #expect(
            bench.say("a SEARCH FOO", to: &session) == ["a BAD Error in command SEARCH: a search key is missing here."])
        #expect(
            bench.say("b SEARCH NOT", to: &session) == [
                "b BAD Error in command SEARCH: one more argument is missing here."
            ])
    }

    // §6.4.4: "a tagged NO response (not a BAD)".
    @Test func anUnknownCharsetIsNo() {
        var bench = IMAPTestBench()
        var session = bench.selected()
        #expect(
            bench.say("a SEARCH CHARSET KOI8-R TEXT x", to: &session).first?
                .hasPrefix("a NO [BADCHARSET (US-ASCII UTF-8)] ") == true)
        #expect(bench.say("b SEARCH CHARSET utf-8 TEXT x", to: &session) == ["* SEARCH", "b OK Search completed."])
    }

    @Test func uidSearchAnswersUIDs() {
        var bench = IMAPTestBench()
        for _ in 0..<3 { bench.deliver() }
        bench.store[bench.kenji].remove([1], from: bench.store[bench.kenji].inbox.id)
        var session = bench.selected()
        #expect(bench.say("a UID SEARCH UNSEEN", to: &session) == ["* SEARCH 2 3", "a OK Search completed."])
    }
}

@Suite struct IMAPServerInputTests {
    private let conversation = Array(
        ("a1 LOGIN {5}\r\nkenji fox\r\na2 SELECT INBOX\r\na3 FETCH 1:* (FLAGS ENVELOPE BODYSTRUCTURE BODY[HEADER.FIELDS (From)])\r\n"
            + "a4 APPEND INBOX {10+}\r\nSubject: x\r\na5 UID SEARCH OR SEEN TEXT \"x\"\r\na6 STORE 1:2 +FLAGS "
            + "(\\Deleted)\r\n"
            + "a7 IDLE\r\nDONE\r\na8 EXPUNGE\r\na9 LIST \"\" *\r\nb1 COPY 1:* Trash\r\nb2 LOGOUT\r\n").utf8)

    private var checks: StreamChecks<[UInt8]> {
        StreamChecks { pieces in
            var bench = IMAPTestBench()
            for _ in 0..<3 { bench.deliver() }
            var session = bench.session()
            return pieces.flatMap {
                IMAPTestBench.said(session.receive($0, store: &bench.store, at: bench.now, clock: IMAPTestBench.clock))
            }
        }
    }

    @Test func piecesDoNotMatter() throws { try checks.everySplit(of: conversation) }

    @Test func aClientThatAsksWithoutReadingHasToWait() {
        var bench = IMAPTestBench()
        bench.deliver([UInt8](repeating: UInt8(ascii: "x"), count: 300_000))
        var session = bench.selected()
        let greedy = Array(String(repeating: "a FETCH 1 BODY.PEEK[]\r\n", count: 50).utf8)
        let first = IMAPTestBench.said(
            session.receive(greedy, store: &bench.store, at: bench.now, clock: IMAPTestBench.clock))
        #expect(session.isFull && first.count < 2 * IMAPServerSession.outputLimit)
        var answers = first.count
        for _ in 0..<12 {
            answers +=
                IMAPTestBench.said(
                    session.drained(store: &bench.store, at: bench.now, clock: IMAPTestBench.clock)
                ).count
        }
        #expect(!session.isFull && answers > 50 * 300_000)
    }
    @Test func nothingTraps() { checks.mutations(of: conversation, count: 1_000) }

    @Test func aClientIsNotHarmedByAStrangeServer() throws {
        let script = Array(
            ("* OK [CAPABILITY IMAP4rev1 IDLE] hi\r\n* CAPABILITY IMAP4rev1 IDLE\r\na1 OK x\r\na2 OK x\r\n* LIST () \".\" INBOX\r\na3 OK\r\n"
                + "* 2 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\na4 OK [READ-WRITE] x\r\n* 1 FETCH (UID 3 FLAGS ())\r\n* 2 "
                + "FETCH (UID 5 FLAGS (\\Seen))\r\n"
                + "a5 OK\r\n* 1 FETCH (UID 3 BODY[] {4}\r\nabcd)\r\na6 OK\r\n* 1 FETCH (UID 3 FLAGS (\\Seen))\r\na7 "
                + "OK\r\n* 1 EXPUNGE\r\na8 OK\r\n"
                + "+ idling\r\n* 3 EXISTS\r\na9 OK\r\n* 3 FETCH (UID 9 FLAGS ())\r\na10 OK\r\n").utf8)
        let checks = StreamChecks<[IMAPClientOutput]> { pieces in
            var session = IMAPClientSession(.init(login: "kenji", password: "fox", watches: true), at: .start)
            return pieces.flatMap { session.receive($0, at: .start) }
        }
        try checks.everySplit(of: script)
        checks.mutations(of: script, count: 2_000)
    }
}
