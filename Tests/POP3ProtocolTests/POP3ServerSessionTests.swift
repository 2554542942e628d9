// The server's session, by the states of RFC 1939.

import Basics
import MailStore
import POP3Protocol
import TestSupport
import Testing

// §4 and RFC 2449 §5.
@Suite struct POP3AuthorizationTests {
    @Test func theGreetingIsPositive() {
        var session = POP3ServerSession(hostName: "mail.kitsune.example", number: 1, at: .start)
        #expect(POP3TestBench.text(session.opened()) == ["+OK mail.kitsune.example is ready to hand out mail."])
    }

    @Test func capaListsWhatThereIs() {
        var bench = POP3TestBench()
        var session = bench.session()
        #expect(
            bench.say("CAPA", to: &session) == [
                "+OK", "CAPA", "TOP", "UIDL", "RESP-CODES", "PIPELINING", "AUTH-RESP-CODE", "USER", ".",
            ])
    }

    @Test func userAndPassOpenTheMaildrop() {
        var bench = POP3TestBench(letters: 1)
        var session = bench.session()
        #expect(bench.say("USER kenji", to: &session) == ["+OK"])
        #expect(bench.say("PASS fox", to: &session) == ["+OK Logged in."])
        #expect(session.account == bench.kenji)
    }

    @Test func passNeedsUserAndOtherCommandsNeedLogin() {
        var bench = POP3TestBench()
        var session = bench.session()
        #expect(bench.say("PASS x", to: &session) == ["-ERR Say USER first."])
        #expect(bench.say("STAT", to: &session) == ["-ERR Log in first."])
        #expect(bench.say("XYZ", to: &session) == ["-ERR Unknown command: XYZ"])
        #expect(bench.say("QUIT", to: &session) == ["+OK Goodbye.", "(closed)"])
    }

    @Test func aWrongPasswordIsAnsweredLate() {
        var bench = POP3TestBench()
        var session = bench.session()
        _ = bench.say("USER kenji", to: &session)
        #expect(bench.say("PASS badger", to: &session) == [])
        #expect(bench.say("USER kenji", to: &session) == [], "what is said meanwhile waits")
        #expect(session.nextDeadline == bench.now + POP3ServerSession.penalty)
        #expect(bench.wait(POP3ServerSession.penalty, &session) == ["-ERR [AUTH] Authentication failed.", "+OK"])
        #expect(bench.say("PASS fox", to: &session) == ["+OK Logged in."])
    }

    @Test func aSecondSessionFindsTheMaildropInUse() {
        var bench = POP3TestBench()
        var first = bench.loggedIn(1)
        var second = bench.session(2)
        _ = bench.say("USER kenji", to: &second)
        #expect(bench.say("PASS fox", to: &second) == ["-ERR [IN-USE] Another session has this maildrop open."])
        _ = bench.say("QUIT", to: &first)
        _ = bench.say("USER kenji", to: &second)
        #expect(bench.say("PASS fox", to: &second) == ["+OK Logged in."])
    }
}

// §5 and §7.
@Suite struct POP3TransactionTests {
    @Test func statListAndUidl() {
        var bench = POP3TestBench(letters: 2)
        var session = bench.loggedIn()
        let size = POP3TestBench.letter.count
        #expect(bench.say("STAT", to: &session) == ["+OK 2 \(2 * size)"])
        #expect(bench.say("LIST", to: &session) == ["+OK 2 messages:", "1 \(size)", "2 \(size)", "."])
        #expect(bench.say("LIST 2", to: &session) == ["+OK 2 \(size)"])
        #expect(bench.say("UIDL", to: &session) == ["+OK", "1 000000016b048c94", "2 000000026b048c94", "."])
        #expect(bench.say("UIDL 1", to: &session) == ["+OK 1 000000016b048c94"])
    }

    @Test func theNumberOfOctetsTravelsOnItsOwn() {
        var bench = POP3TestBench(letters: 1)
        var session = bench.loggedIn()
        let outputs = session.receive(Array("RETR 1\r\n".utf8), store: &bench.store, at: bench.now)
        let stuffed = "From: hana@tanuki.example\r\nSubject: dots\r\n\r\nfirst\r\n..\r\n...second\r\nthird\r\n.\r\n"
        #expect(
            POP3TestBench.said(outputs) == [
                Array("+OK \(POP3TestBench.letter.count) octets\r\n".utf8), Array(stuffed.utf8),
            ])
    }

    @Test func topGivesTheHeaderAndSomeLines() {
        var bench = POP3TestBench(letters: 1)
        var session = bench.loggedIn()
        let header = ["+OK", "From: hana@tanuki.example", "Subject: dots", ""]
        #expect(bench.say("TOP 1 0", to: &session) == header + ["."])
        #expect(bench.say("TOP 1 2", to: &session) == header + ["first", "..", "."])
        #expect(bench.say("TOP 1 99", to: &session) == header + ["first", "..", "...second", "third", "."])
    }

    @Test func deletedMessagesAreOutOfReachUntilRset() {
        var bench = POP3TestBench(letters: 2)
        var session = bench.loggedIn()
        #expect(bench.say("DELE 1", to: &session) == ["+OK Marked to be deleted."])
        for command in ["RETR 1", "LIST 1", "UIDL 1", "DELE 1", "TOP 1 0"] {
            #expect(bench.say(command, to: &session) == ["-ERR Message 1 is deleted."])
        }
        #expect(bench.say("STAT", to: &session) == ["+OK 1 \(POP3TestBench.letter.count)"])
        #expect(bench.say("RSET", to: &session) == ["+OK"])
        #expect(bench.say("STAT", to: &session) == ["+OK 2 \(2 * POP3TestBench.letter.count)"])
    }

    @Test func unknownNumbersAreErrors() {
        var bench = POP3TestBench(letters: 1)
        var session = bench.loggedIn()
        #expect(bench.say("RETR 9", to: &session) == ["-ERR There is no message 9."])
        #expect(bench.say("DELE 0", to: &session) == ["-ERR There is no message 0."])
    }

    @Test func lettersThatArriveMeanwhileAreForTheNextSession() {
        var bench = POP3TestBench(letters: 1)
        var session = bench.loggedIn()
        bench.deliver()
        #expect(bench.say("STAT", to: &session) == ["+OK 1 \(POP3TestBench.letter.count)"])
    }

    @Test func aMessageThatIMAPExpungedIsGone() {
        var bench = POP3TestBench(letters: 1)
        var session = bench.loggedIn()
        bench.store[bench.kenji].remove([1], from: bench.store[bench.kenji].inbox.id)
        #expect(bench.say("RETR 1", to: &session) == ["-ERR [SYS/TEMP] Message 1 is gone."])
    }
}

// §6.
@Suite struct POP3UpdateTests {
    @Test func quitRemovesWhatIsMarked() {
        var bench = POP3TestBench(letters: 2)
        var session = bench.loggedIn()
        _ = bench.say("DELE 1", to: &session)
        #expect(bench.store[bench.kenji].inbox.messages.count == 2)
        let removed = bench.store[bench.kenji].inbox.messages[0]
        let outputs = session.receive(Array("QUIT\r\n".utf8), store: &bench.store, at: bench.now)
        #expect(outputs.contains(.event(.removed(bench.kenji, [removed]))))
        #expect(POP3TestBench.text(outputs) == ["+OK Goodbye, messages removed.", "(closed)"])
        #expect(bench.store[bench.kenji].inbox.messages.map(\.uid) == [2])
    }

    @Test func aBrokenConnectionRemovesNothing() {
        var bench = POP3TestBench(letters: 1)
        var session = bench.loggedIn()
        _ = bench.say("DELE 1", to: &session)
        session.disconnected(store: &bench.store)
        #expect(bench.store[bench.kenji].inbox.messages.count == 1)
        #expect(bench.loggedIn(2).account == bench.kenji, "the lock is gone")
    }

    @Test func silenceEndsTheSessionWithoutUpdate() {
        var bench = POP3TestBench(letters: 1)
        var session = bench.loggedIn()
        _ = bench.say("DELE 1", to: &session)
        #expect(bench.wait(.seconds(599), &session) == [])
        #expect(bench.wait(.seconds(1), &session) == ["(closed)"])
        #expect(session.nextDeadline == .never)
        #expect(bench.store[bench.kenji].inbox.messages.count == 1)
    }
}

@Suite struct POP3ServerInputTests {
    private let conversation = Array(
        ("CAPA\r\nUSER kenji\r\nPASS fox\r\nSTAT\r\nLIST\r\nUIDL\r\nRETR 1\r\nTOP 1 1\r\nDELE 1\r\nRSET\r\nNOOP\r\nDELE "
            + "2\r\nQUIT\r\n").utf8)

    private var checks: StreamChecks<[[UInt8]]> {
        StreamChecks { pieces in
            var bench = POP3TestBench(letters: 2)
            var session = bench.session()
            return pieces.flatMap {
                POP3TestBench.said(session.receive($0, store: &bench.store, at: bench.now))
            }
        }
    }

    @Test func piecesDoNotMatter() throws { try checks.everySplit(of: conversation) }
    @Test func nothingTraps() { checks.mutations(of: conversation) }

    @Test func aClientThatAsksWithoutReadingHasToWait() {
        var bench = POP3TestBench(letters: 1)
        var session = bench.loggedIn()
        let greedy = Array(String(repeating: "RETR 1\r\n", count: 30_000).utf8)
        var answers = 0
        var rounds = 0
        var outputs = session.receive(greedy, store: &bench.store, at: bench.now)
        while true {
            let said = POP3TestBench.said(outputs)
            #expect(said.reduce(0) { $0 + $1.count } < 2 * POP3ServerSession.outputLimit)
            answers += said.count
            rounds += 1
            guard session.isFull else { break }
            outputs = session.drained(store: &bench.store, at: bench.now)
        }
        #expect(rounds > 1 && answers == 60_000)
    }

    @Test func anEndlessLineIsOneErrorAndNoMemory() {
        var bench = POP3TestBench()
        var session = bench.session()
        for _ in 0..<1_000 {
            let junk = [UInt8](repeating: UInt8(ascii: "x"), count: 1_000)
            #expect(session.receive(junk, store: &bench.store, at: bench.now) == [])
        }
        #expect(bench.say("", to: &session) == ["-ERR That line is too long."])
        #expect(bench.say("QUIT", to: &session) == ["+OK Goodbye.", "(closed)"])
    }

    @Test func aFloodDuringThePenaltyEndsTheSession() {
        var bench = POP3TestBench()
        var session = bench.session()
        let flood = "USER kenji\r\nPASS badger\r\n" + String(repeating: "NOOP\r\n", count: 10_000)
        #expect(bench.say(flood, to: &session).last == "(closed)")
    }
}
