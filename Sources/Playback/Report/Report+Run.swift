// Fills the report from a run. Read first: Report.swift, Story/StoryRecorder.swift.

import Scenarios

extension Report {
    /// The report of a run that is over.
    package init(_ run: LessonRun) {
        let judge = ExpectationJudge(run)
        let recorder = run.recorder
        let waiting = run.network.waitingLetters()
        self.init(
            lesson: run.lesson.id, seed: run.seed, endedAt: run.network.world.now.seconds,
            frames: recorder.frames.count,
            messages: run.letters.map { Message($0, isQueued: $0.waits(among: waiting)) },
            dns: recorder.dns.exchanges.map { exchange in
                DNS(
                    at: exchange.at.seconds, client: exchange.client, server: exchange.server, name: exchange.name,
                    type: exchange.type, rcode: exchange.rcode ?? "TIMEOUT", answers: exchange.answers)
            },
            stages: recorder.stages.begun.map { begun in
                Stage(id: run.lesson.stages[begun.stage].id, at: begun.at.seconds, frame: begun.frame)
            },
            conversations: recorder.conversations.conversations.map { conversation in
                Conversation(
                    protocol: conversation.textProtocol.rawValue, client: conversation.client,
                    server: conversation.server, port: Int(conversation.port),
                    lines: conversation.lines.map {
                        Conversation.Line(at: $0.at.seconds, from: $0.speaker.rawValue, text: $0.text)
                    })
            },
            expectations: run.lesson.expectations.map {
                Expectation(text: $0.sentence(in: run.writtenLanguage), met: judge.isMet($0.condition))
            },
            tasks: run.lesson.tasks.map {
                Task(
                    id: $0.id, text: $0.text[run.writtenLanguage], points: $0.points,
                    met: judge.isMet($0.goal.condition))
            })
    }
}

extension Report.Message {
    init(_ letter: LetterTrace, isQueued: Bool) {
        self.init(
            id: letter.id, from: letter.from, to: letter.recipients, subject: letter.subject,
            outcome: letter.outcome(isQueued: isQueued).rawValue, mailbox: letter.mailboxes.first,
            hops: letter.hops.map {
                Hop(host: $0.host, from: $0.from, at: $0.at.seconds, protocol: $0.transport)
            },
            authentication: Authentication(ptr: letter.ptr, spf: letter.spf),
            readBy: letter.readings.map {
                Reading(client: $0.client, protocol: $0.transport, removedFromServer: $0.removedFromServer)
            })
    }
}
